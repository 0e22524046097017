"""Segregation-of-duties rules: read whole or refused, met by words or skills, shown with their sentences."""

from dataclasses import replace
from pathlib import Path

import pytest

from graph.errors import BadQuestion, BadVocabulary
from graph.kinds import EdgeKind, NodeKind
from graph.model import Edge, Evidence, Graph, Node
from graph.stores.memory import NetworkxStore
from graph.stores.store import View
from loaders.connect import connect
from loaders.vocabulary.phrases import phrase_text
from loaders.vocabulary.vocabulary import vocabulary_of
from planning.duties import Question, found_out
from planning.read_rules import read_rules
from planning.rules import Rules
from planning.segregation import violations
from tests.kit.drawn import Named, drawn

FILE = """
duties:
  - name: baking
    phrases: [bak* .. bread]
  - name: tasting
    phrases: [tast* .. (bread | cake*)]
    skills: [palate]
rules:
  - {name: bakers do not taste, between: [baking, tasting], why: taste is blind, source: us}
"""


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "duties.yaml"
    path.write_text(FILE, encoding="utf-8")
    return path


def kitchen(
    says: dict[str, list[str]], inherits: tuple[tuple[str, str, str], ...] = (), **skills: Named
) -> View:
    """Roles with their statements; a role may inherit another's within a scope, and need skills."""
    base = drawn({role: {"technical": skills.get(role, {})} for role in says}, inherits)
    nodes, edges, line = list(base.nodes), list(base.edges), 100
    for role, statements in says.items():
        for text in statements:
            line += 1
            words = Evidence("ladder.txt", line, 0, len(text), text)
            facts = {"section": "role_requirements", "heading": None, "document": "ladder.txt", "line": line}
            nodes.append(Node(f"requirement:{line}", text, facts=facts))
            edges.append(Edge(f"role:{role}", EdgeKind.STATES, f"requirement:{line}", (words,)))
    store = NetworkxStore()
    store.replace(Graph(tuple(nodes), tuple(edges)))
    return store


def broken(store: View, rules: Rules) -> list[tuple[str, list[list[tuple[int, str | None]]]]]:
    """Each violation as its role and, for both sides, the lines with the role that they come from."""
    return [
        (
            v.role.label,
            [[(d.evidence.line, d.via.label if d.via else None) for d in side] for side in v.sides],
        )
        for v in violations(store, rules)
    ]


def test_a_role_that_does_both_sides_is_shown_with_the_sentences_of_each(file: Path) -> None:
    store = kitchen({"cook": ["Bakes the daily bread", "Tastes every cake"], "maid": ["Bakes bread"]})
    assert broken(store, read_rules(file)) == [("cook", [[(101, None)], [(102, None)]])]


def test_words_are_met_whole_and_a_duty_is_not_guessed_from_parts_of_them(file: Path) -> None:
    store = kitchen({"cook": ["Bakes gingerbread", "A tasteful presence, bread in hand"]})
    assert broken(store, read_rules(file)) == []


def test_a_duty_is_inherited_within_its_scope_and_a_circle_of_roles_ends(file: Path) -> None:
    says = {"cook": ["Bakes bread"], "chef": ["Tastes cakes"]}
    handed = kitchen(says, (("chef", "cook", "responsibilities"),))
    assert broken(handed, read_rules(file)) == [("chef", [[(101, "cook")], [(102, None)]])]
    assert broken(kitchen(says, (("chef", "cook", "soft"),)), read_rules(file)) == []
    circle = kitchen(says, (("chef", "cook", "all"), ("cook", "chef", "all")))
    assert [role for role, _ in broken(circle, read_rules(file))] == ["chef", "cook"]


def test_a_duty_is_met_by_a_skill_that_the_role_requires(file: Path) -> None:
    store = kitchen({"cook": ["Bakes bread"]}, cook={"palate": None})
    ((role, (baking, tasting)),) = broken(store, read_rules(file))
    assert (role, baking) == ("cook", [(101, None)])
    assert tasting[0][1] is None


def test_two_skills_may_be_the_sides_and_an_unknown_one_is_refused_with_its_rule(file: Path) -> None:
    file.write_text("rules: [{name: apart, between: [salt, palate]}]", encoding="utf-8")
    store = kitchen({"cook": []}, cook={"palate": 3, "salt": 1})
    assert [role for role, _ in broken(store, read_rules(file))] == ["cook"]
    file.write_text("rules: [{name: apart, between: [salt, pepper]}]", encoding="utf-8")
    with pytest.raises(BadQuestion, match="the rule 'apart': 'pepper' is no duty of the file, and no skill"):
        violations(store, read_rules(file))


def test_a_rule_may_be_written_as_its_pair_alone(file: Path) -> None:
    file.write_text("rules: [[salt, palate]]", encoding="utf-8")
    (rule,) = read_rules(file).rules
    assert (rule.name, rule.sides) == ("salt and palate", ("salt", "palate"))


def test_a_skill_on_both_sides_of_a_rule_is_refused(file: Path) -> None:
    file.write_text(FILE.replace("phrases: [bak* .. bread]", "skills: [palate]"), encoding="utf-8")
    with pytest.raises(BadQuestion, match="has system:palate on both its sides"):
        violations(kitchen({"cook": []}, cook={"palate": 3}), read_rules(file))


@pytest.mark.parametrize(
    ("text", "faults"),
    [
        ("rules: [{name: x, between: [a]}]", ["rules[0].between: List should have at least 2"]),
        ("rules: [[a, b, c]]", ["rules[0].between: List should have at most 2"]),
        ("rules: [{name: x, between: [a, a]}]", ["rules[0].between: 'a' cannot be kept apart from itself"]),
        ("duties: [{name: x}]", ["duties[0]: the duty 'x' has neither phrases nor skills"]),
        (
            "duties: [{name: x, phrases: ['(a', 'b |', ok]}]",
            ["duties[0].phrases[0]: '(a'", "duties[0].phrases[1]: 'b |'"],
        ),
        ("duties: [{name: x, phrases: [<who>]}]", ["duties[0].phrases: '<who>': <who> is not given"]),
        (
            "courses: [{name: c, skills: [a], cost: -1}]\nrules: [{name: x, between: [a, b], y: 1}]",
            ["rules[0].y: Extra inputs", "courses[0].cost: Input should be greater than or equal to 0"],
        ),
        ("duties: [{name: x, skills: [a]}, {name: x, skills: [b]}]", ["the duty 'x' is given 2 times"]),
        ("prerequisites: [{skill: a, after: []}]", ["prerequisites[0].after: List should have at least 1"]),
        ("rules: [", ["is not valid YAML"]),
    ],
)
def test_every_fault_of_a_file_is_told_with_its_place(file: Path, text: str, faults: list[str]) -> None:
    file.write_text(text, encoding="utf-8")
    with pytest.raises(BadVocabulary) as caught:
        read_rules(file)
    lines = str(caught.value).splitlines()
    assert len(lines) == len(faults)
    for line, fault in zip(lines, faults, strict=True):
        assert line.startswith(f"{file}: ")
        assert fault in line


def test_every_shipped_rule_stands_between_two_duties_and_names_its_source() -> None:
    shipped = read_rules()
    names = {duty.name for duty in shipped.duties}
    assert all(set(rule.sides) <= names and rule.why and rule.source for rule in shipped.rules)
    assert names == {side for rule in shipped.rules for side in rule.sides}
    assert len({frozenset(rule.sides) for rule in shipped.rules}) == len(shipped.rules)


@pytest.mark.parametrize(
    ("duty", "said", "not_said"),
    [
        ("vendor set-up", "Maintain supplier master files", "Maintain good vendor relationships"),
        ("vendor payment", "Pays approved supplier bills weekly", "Answers vendors politely"),
        (
            "cash receipts",
            "Applying customer payments to open invoices",
            "Completes the bank reconciliation of cash",
        ),
        ("credits and write-offs", "Approves write-offs below 500", "Writes monthly reports"),
        ("bank reconciliation", "Reconciles all bank accounts", "Works in a bank"),
        ("payroll run", "Processing of bi-weekly payroll", "Knows payroll tax rules"),
        ("billing", "Prepares client invoices", "Processes vendor invoices and supplier bills"),
        ("journal entry approval", "Reviews and approves journal entries", "Prepares journal entries"),
        ("commission calculation", "Calculates sales commissions", "Earns a commission"),
    ],
)
def test_a_shipped_duty_is_met_by_what_says_it_and_not_by_its_like(
    duty: str, said: str, not_said: str
) -> None:
    known = read_rules().duty(duty)
    assert known
    assert any(phrase.is_met_in(phrase_text(said)) for phrase in known.phrases)
    assert not any(phrase.is_met_in(phrase_text(not_said)) for phrase in known.phrases)


def test_the_seeds_show_who_sets_up_and_runs_payroll() -> None:
    store = connect("memory:")
    broken = [
        v for v in violations(store, read_rules()) if v.rule.name == "Payroll set-up and running payroll"
    ]
    stated = [v.role.id for v in broken if all(d.via is None for side in v.sides for d in side)]
    assert stated == ["role:staff-accountant"]
    assert all(side for v in broken for side in v.sides)


def test_a_text_is_matched_by_the_phrases_that_could_meet_it_as_by_all_of_them() -> None:
    said = sorted({n.label for n in connect("memory:").nodes_of_kind(NodeKind.REQUIREMENT)})
    shipped = read_rules()
    told = found_out(Question(shipped.duties, tuple(said), ()))
    for text in said[::7]:
        plain = phrase_text(text)
        stances = vocabulary_of().stances
        naive = tuple(
            duty.name
            for duty in shipped.duties
            if any(
                (parts := phrase.places_in(plain))
                and stances.of_phrase(plain, parts).holds
                and any(not stances.is_reviewed(plain, start) for start, _ in parts[0])
                for phrase in duty.phrases
            )
        )
        assert told.done.get(text, ()) == naive


def test_what_was_matched_once_is_kept_by_the_texts_and_told_alike(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("ATLAS_CACHE", str(tmp_path))
    asked = Question(
        read_rules().duties, ("Pays supplier bills", "Reads the news"), ((("ADP",), "Reviews ADP"),)
    )
    first = found_out(asked)
    assert first.done == {"Pays supplier bills": ("vendor payment",)}
    monkeypatch.setattr("planning.duties._done", None)
    assert found_out(asked) == first
    # Another text, another duty and a damaged file are matched anew.
    for other in (replace(asked, texts=("Pays bills",)), replace(asked, duties=asked.duties[:3])):
        with pytest.raises(TypeError):
            found_out(other)
    (kept,) = (tmp_path / "duties").iterdir()
    kept.write_bytes(b"damaged")
    with pytest.raises(TypeError):
        found_out(asked)
