"""What nobody knew in a graph comes in groups, the largest first, each with examples and a proposal."""

import time
from pathlib import Path

import pytest

from graph.kinds import NodeKind
from graph.stores.memory import NetworkxStore
from loaders.connect import read_graph
from loaders.unknown.answers import Saying, UnknownGroup, Unknowns
from loaders.unknown.groups import unknowns
from loaders.vocabulary.laid_over import with_own
from loaders.vocabulary.own import NO_WORDS, OwnVocabulary, own_of_bytes
from loaders.vocabulary.vocabulary import vocabulary_of

PAYROLL = """# Payroll Clerk

## Responsibilities

- Experience with Wanderdesk
- Helps the CST team with questions of staff
- Answers CST in the morning and CST in the evening
- Tends the orchids in the lobby of the building
- Experience with NetSuit
- Perform additional duties as assigned

# Payroll Lead

## Responsibilities

- Tends orchids in the lobby
- Proficient in Wander-desk
- Tells CST of every delay
"""
# Other kinds of documents, each with a name that nobody knows.
VARIANTS = {
    "kitchen.md": (
        "# Cook\n\n## Duties\n\n- Orders fish in Fishnetter\n- Uses tools such as Fishnetter\n",
        "Fishnetter",
    ),
    "ward.txt": (
        "Ward Nurse\n\nRequirements\n\n- Proficient in Medichart\n- Gives medicine to patients\n",
        "Medichart",
    ),
    "ladder.yaml": (
        "roles:\n- title: Data Engineer\n  skills:\n  - experience with Quarrybase\n  - SQL\n",
        "Quarrybase",
    ),
    "table.md": (
        "# Shop\n\n| Role | Duties |\n|---|---|\n| Shop Clerk | Experience with Tillstream |\n",
        "Tillstream",
    ),
    "html.html": (
        "<h1>Event Planner</h1><h2>Requirements</h2><ul><li>Experience with Tentplanner</li></ul>",
        "Tentplanner",
    ),
}


def grouped(folder: Path, text: str, own: OwnVocabulary = NO_WORDS, name: str = "payroll.md") -> Unknowns:
    file = folder / name
    file.write_text(text, encoding="utf-8")
    held = NetworkxStore()
    held.replace(read_graph([file], own=own))
    return unknowns(held, with_own(vocabulary_of(), own))


def of(told: Unknowns, said: str) -> UnknownGroup:
    return next(group for group in told.groups if said in group.said)


def test_names_come_together_with_the_likeliest_proposal(tmp_path: Path) -> None:
    told = grouped(tmp_path, PAYROLL)
    assert [group.places for group in told.groups] == sorted((g.places for g in told.groups), reverse=True)
    desk = of(told, "Wanderdesk")
    assert (desk.said, desk.places, desk.likely.doing) == (("Wander-desk", "Wanderdesk"), 2, Saying.SYSTEM)
    cst = of(told, "CST")
    assert (cst.places, cst.likely.doing, cst.likely.what) == (3, Saying.IGNORE, "team")
    assert len(cst.examples) == 3
    assert cst.examples[0].text == "Helps the CST team with questions of staff"
    suite = of(told, "NetSuit").likely
    assert (suite.doing, suite.name, suite.kind) == (Saying.ALIAS, "NetSuite", "system")


def test_examples_are_different_lines_of_other_documents_first(tmp_path: Path) -> None:
    tells = "- Tells QZX of every delay\n"
    (tmp_path / "one.md").write_text(
        f"# Payroll Clerk\n\n## Duties\n\n{tells}{tells}- tells QZX of every delay.\n- Asks QZX for help\n"
        f"- Calls QZX at noon\n\n# Payroll Lead\n\n## Duties\n\n{tells}- Writes to QZX once a year\n",
        encoding="utf-8",
    )
    (tmp_path / "two.md").write_text(
        f"# Shop Clerk\n\n## Duties\n\n{tells}{tells}- Visits QZX on Mondays\n", encoding="utf-8"
    )
    held = NetworkxStore()
    held.replace(read_graph([tmp_path]))
    shown = of(unknowns(held, vocabulary_of()), "QZX").examples
    assert [(one.document, one.text) for one in shown] == [
        ("one.md", "Tells QZX of every delay"),
        ("two.md", "Visits QZX on Mondays"),
        ("one.md", "Writes to QZX once a year"),
    ]


def test_a_line_that_stands_everywhere_is_one_example(tmp_path: Path) -> None:
    told = grouped(tmp_path, PAYROLL + "\n# Payroll Aide\n\n## Duties\n\n- Tells CST of every delay\n" * 3)
    assert len({one.text for one in of(told, "CST").examples}) == len(of(told, "CST").examples) == 3


def test_statements_come_together_by_their_words(tmp_path: Path) -> None:
    told = grouped(tmp_path, PAYROLL)
    orchids = of(told, "Tends orchids in the lobby")
    assert (orchids.is_statement, orchids.places) == (True, 2)
    assert orchids.likely.doing == Saying.COMPETENCY
    assert of(told, "Perform additional duties as assigned").likely.doing == Saying.IGNORE
    assert not any("Experience with Wanderdesk" in group.said for group in told.groups)


@pytest.mark.parametrize(
    "words", ["systems: [{name: Wanderdesk, aliases: [Wander-desk]}]", "ignored: [{name: Wanderdesk}]"]
)
def test_what_was_decided_is_asked_no_more(words: str, tmp_path: Path) -> None:
    told = grouped(tmp_path, PAYROLL, own_of_bytes(words.encode(), "own"))
    assert not any("Wanderdesk" in group.said for group in told.groups)
    assert any("CST" in group.said for group in told.groups)


def test_what_was_decided_counts_before_the_documents_are_read_again(tmp_path: Path) -> None:
    (tmp_path / "payroll.md").write_text(PAYROLL, encoding="utf-8")
    held = NetworkxStore()
    held.replace(read_graph([tmp_path / "payroll.md"]))
    own = own_of_bytes(b"ignored: [{name: CST, what: team}]\nsystems: [{name: Wander-desk}]", "own")
    said = {name for group in unknowns(held, with_own(vocabulary_of(), own)).groups for name in group.said}
    assert not {"CST", "Wander-desk"} & said


@pytest.mark.parametrize("name", VARIANTS)
def test_a_name_is_told_in_documents_of_every_kind_and_then_known(name: str, tmp_path: Path) -> None:
    text, unknown = VARIANTS[name]
    group = of(grouped(tmp_path, text, name=name), unknown)
    assert group.likely.doing == Saying.SYSTEM
    own = own_of_bytes(f"systems: [{{name: {unknown}}}]".encode(), "own")
    graph = read_graph([tmp_path / name], own=own)
    assert f"system:{unknown.lower()}" in {node.id for node in graph.nodes}


def test_a_competency_that_was_decided_is_read_in_its_statements(tmp_path: Path) -> None:
    words = "competencies: [{name: Plant care, phrases: ['tend* & orchid*']}]"
    file = tmp_path / "payroll.md"
    file.write_text(PAYROLL, encoding="utf-8")
    graph = read_graph([file], own=own_of_bytes(words.encode(), "own"))
    named = [edge for edge in graph.edges if edge.kind == "NAMES" and edge.target == "competency:plant-care"]
    assert [edge.evidence[0].line for edge in named] == [8, 16]


def test_nothing_is_unknown_in_an_empty_store() -> None:
    assert unknowns(NetworkxStore(), vocabulary_of()) == Unknowns((), 0)


def _grower(words: list[str], first: str, second: str, third: str) -> str:
    at = words.index(first) + 3 * words.index(second) + 7 * words.index(third)
    tends = (f"- Tends the {words[(at + n) % 10]} {words[(at * n) % 10]} beds\n" for n in range(6))
    title = f"{first} {second} {third} Gardener".title()
    return f"# {title}\n\n## Duties\n\n{''.join(tends)}- Experience with Verdan{first}{second}\n"


def test_a_thousand_roles_are_grouped_in_a_second(tmp_path: Path) -> None:
    words = ["amber", "birch", "cedar", "dune", "ember", "fjord", "glade", "heath", "inlet", "jetty"]
    for first in words:
        for second in words:
            roles = (_grower(words, first, second, third) for third in words)
            (tmp_path / f"{first}-{second}.md").write_text("\n".join(roles), encoding="utf-8")
    held = NetworkxStore()
    held.replace(read_graph([tmp_path]))
    assert len(held.nodes_of_kind(NodeKind.ROLE)) == 1000
    unknowns(NetworkxStore(), vocabulary_of())
    begun = time.process_time()
    told = unknowns(held, vocabulary_of())
    assert time.process_time() - begun < 2
    assert len(told.groups) > 50
    assert told.places >= 7000
