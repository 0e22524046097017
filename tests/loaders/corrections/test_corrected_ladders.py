"""What a person puts right in a ladder is how it is read, and what it says itself is left as it is."""

from pathlib import Path
from typing import Any

import pytest

from graph.exchange.codec import text_of
from graph.kinds import EdgeKind
from loaders.connect import read_graph
from tests.kit.put_right import LADDER, Read, corrected, made

NIGHT = {"kind": "title", "text": "Night Shift", "says": "no-role"}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with the ladder of a bakery."""
    (tmp_path / "documents").mkdir()
    (tmp_path / "documents" / "ladder.md").write_text(LADDER)
    return tmp_path / "documents"


def read(folder: Path, *given: dict[str, Any], document: str = "ladder.md") -> Read:
    return Read(folder, corrected(document, *given))


def test_without_corrections_the_graph_is_the_same_to_the_byte(folder: Path) -> None:
    plain = text_of(read_graph([folder]))
    assert text_of(read(folder).graph) == plain
    assert text_of(read_graph([folder], corrections=corrected("other.md", NIGHT))) == plain
    assert "corrected" not in plain


def test_a_title_that_is_no_role_leaves_what_stands_below_to_the_role_above(folder: Path) -> None:
    assert read(folder).roles == ["Baker", "Senior Baker", "Night Shift", "Head Baker"]
    told = read(folder, NIGHT)
    assert told.roles == ["Baker", "Senior Baker", "Head Baker"]
    assert ("Works at night", "technical") in told.statements("Senior Baker")
    assert told.classes()["Night Shift"] == ["noise"]
    assert told.stale == []


def test_a_line_that_is_a_title_begins_a_role(folder: Path) -> None:
    told = read(folder, {"kind": "title", "text": "Kneads dough", "says": "role", "title": "Dough Kneader"})
    assert told.roles[:2] == ["Baker", "Dough Kneader"]
    assert ("Order flour", "role_requirements") in told.statements("Dough Kneader")
    assert told.nodes["role:dough-kneader"].as_role.corrected
    assert told.classes()["Kneads dough"] == ["role_title"]


def test_a_role_may_be_given_another_title(folder: Path) -> None:
    told = read(folder, {"kind": "title", "text": "Senior Baker", "says": "role", "title": "Master Baker"})
    assert told.roles == ["Baker", "Master Baker", "Night Shift", "Head Baker"]
    # Either title means the role from now on.
    both = [
        {"kind": "skill", "role": name, "text": "Advanced Excel", "skill": "Excel", "level": 2}
        for name in ("Senior Baker", "Master Baker")
    ]
    for one in both:
        title = {"kind": "title", "text": "Senior Baker", "says": "role", "title": "Master Baker"}
        again = read(folder, title, one)
        assert again.names("Master Baker", "Advanced Excel")["Excel"][0] == 2
        assert again.stale == []


def test_another_title_gives_its_role_all_that_stands_below(folder: Path) -> None:
    told = read(folder, {"kind": "title", "text": "Night Shift", "says": "other-title", "of": "Baker"})
    assert told.roles == ["Baker", "Senior Baker", "Head Baker"]
    assert "Night Shift" in told.nodes["role:baker"].alt_labels
    assert ("Works at night", "technical") in told.statements("Baker")
    wrong = read(folder, {"kind": "title", "text": "Night Shift", "says": "other-title", "of": "Smith"})
    assert "Night Shift" in wrong.roles
    assert "no other role of this document is called Smith" in wrong.stale[0].message


def test_the_class_and_the_section_of_a_line_are_set(folder: Path) -> None:
    told = read(
        folder,
        {"kind": "line", "role": "Baker", "text": "Duties", "class": "section_heading", "section": "soft"},
        {"kind": "line", "role": "Senior Baker", "text": "order  FLOUR", "occurrence": 2, "class": "noise"},
        {"kind": "line", "role": "Head Baker", "text": "Leads the bakery", "section": "role_requirements"},
    )
    assert ("Order flour", "soft") in told.statements("Baker")
    assert told.statements("Senior Baker") == [("Advanced Excel", "technical"), ("Order flour", "technical")]
    assert told.statements("Head Baker") == [("Leads the bakery", "role_requirements")]
    assert told.classes()["Order flour"] == ["requirement", "requirement", "noise"]
    set_by_hand = [n for n in told.nodes.values() if "corrected" in n.facts]
    assert [node.label for node in set_by_hand] == ["Leads the bakery"]
    assert told.stale == []


def test_a_heading_may_ask_nothing(folder: Path) -> None:
    told = read(folder, {"kind": "line", "role": "Baker", "text": "Duties", "class": "section_heading"})
    assert told.statements("Baker") == [("Basic Excel", "technical"), ("Kneads dough", "technical")]


def test_a_skill_is_asked_at_a_level_or_not_at_all(folder: Path) -> None:
    level = made(
        kind="skill",
        role="Senior Baker",
        text="Advanced Excel",
        skill="MS Excel",
        level="expert",
        necessity="preferred",
    )
    told = Read(folder, corrected("ladder.md").holding("ladder.md", level))
    assert told.names("Senior Baker", "Advanced Excel") == {"Excel": (5, "preferred", level.id)}
    none = read(
        folder, {"kind": "skill", "role": "Baker", "text": "Basic Excel", "skill": "excel", "asked": False}
    )
    assert none.names("Baker", "Basic Excel") == {}
    assert none.stale == []


def test_a_skill_that_nobody_knows_is_taken_by_its_type_and_told_without(folder: Path) -> None:
    oven = {"kind": "skill", "role": "Baker", "text": "Order flour", "skill": "OvenTrack"}
    told = read(folder, {**oven, "type": "system"})
    assert told.names("Baker", "Order flour")["OvenTrack"][:2] == (None, "required")
    assert told.nodes["system:oventrack"].label == "OvenTrack"
    (stale,) = read(folder, oven).stale
    assert "OvenTrack is no skill that is known; say whether it is a system or a competency" in stale.message


def test_every_corrected_edge_has_evidence_in_its_document(folder: Path) -> None:
    told = read(
        folder,
        {"kind": "skill", "role": "Baker", "text": "Order flour", "skill": "OvenTrack", "type": "system"},
        {"kind": "inherits", "role": "Head Baker", "from": "Senior Baker", "scope": "technical"},
        {"kind": "track", "track": "Baking", "roles": ["Baker", "Senior Baker", "Head Baker"]},
    )
    lines = LADDER.splitlines()
    set_by_hand = [edge for edge in told.graph.edges if "corrected" in edge.facts]
    kinds = {EdgeKind.NAMES, EdgeKind.INHERITS, EdgeKind.IN_TRACK, EdgeKind.PROMOTES_TO}
    assert {edge.kind for edge in set_by_hand} == kinds
    for edge in set_by_hand:
        for said in edge.evidence:
            assert lines[said.line - 1][said.start : said.end] == said.text


def test_a_role_takes_over_within_a_scope_or_not(folder: Path) -> None:
    assert read(folder).taken_over() == {("Senior Baker", "Baker", "technical", False)}
    added = {"kind": "inherits", "role": "Head Baker", "from": "senior baker", "scope": "soft"}
    assert ("Head Baker", "Senior Baker", "soft", True) in read(folder, added).taken_over()
    dropped = {"kind": "inherits", "role": "Senior Baker", "from": "Baker", "holds": False}
    assert read(folder, dropped).taken_over() == set()
    part = {**dropped, "scope": "soft"}
    assert read(folder, part).taken_over() == {("Senior Baker", "Baker", "technical", False)}


def test_of_all_that_is_taken_over_one_part_may_be_left_out(tmp_path: Path) -> None:
    (tmp_path / "a.md").write_text("# Baker\n\n## Skills\n\n- Excel\n\n# Head Baker\n\n## Skills\n\n- Word\n")
    every = {"kind": "inherits", "role": "Head Baker", "from": "Baker"}
    no_soft = {**every, "holds": False, "scope": "soft"}
    assert read(tmp_path, every, document="a.md").taken_over() == {("Head Baker", "Baker", "all", True)}
    both = {scope for *_, scope, _ in read(tmp_path, every, no_soft, document="a.md").taken_over()}
    assert both == {"technical", "responsibilities"}


def test_a_line_takes_over_from_the_role_that_a_person_names(folder: Path) -> None:
    line = {"kind": "inherits", "role": "Senior Baker", "text": "Everything the Bakers do, and:"}
    told = read(folder, {**line, "from": "Head Baker"})
    assert told.taken_over() == {("Senior Baker", "Head Baker", "technical", True)}
    # What follows the line stands in the section that it opens, as before.
    assert told.statements("Senior Baker") == read(folder).statements("Senior Baker")
    assert "loose-target" not in {one.code for one in told.findings}
    assert read(folder, {**line, "from": "Baker", "holds": False}).taken_over() == set()


def test_a_statement_may_be_a_line_that_takes_over(folder: Path) -> None:
    told = read(
        folder, {"kind": "inherits", "role": "Head Baker", "text": "Leads the bakery", "from": "Baker"}
    )
    assert told.taken_over() >= {("Head Baker", "Baker", "technical", True)}
    assert told.statements("Head Baker") == []
    assert told.classes()["Leads the bakery"] == ["inheritance"]


def test_a_track_holds_the_roles_that_a_person_names_in_their_order(folder: Path) -> None:
    order = ["Baker", "Head Baker", "Senior Baker"]
    told = read(folder, {"kind": "track", "track": "Baking", "roles": order})
    assert [one for one in told.tracks if one[1]] == [(r, "Baking", n) for n, r in enumerate(order, 1)]
    steps = {
        (told.nodes[e.source].label, told.nodes[e.target].label) for e in told.edges(EdgeKind.PROMOTES_TO)
    }
    assert steps == {("Baker", "Head Baker"), ("Head Baker", "Senior Baker")}
    none = read(folder, {"kind": "track", "roles": ["Baker", "Senior Baker", "Head Baker"]})
    assert all(track is None for _, track, _ in none.tracks)


def test_a_role_that_comes_to_a_track_later_keeps_its_place_beside_those_that_were_named(
    folder: Path,
) -> None:
    order = {"kind": "track", "track": "Baking", "roles": ["Senior Baker", "Baker"]}
    text = "# Roles\n\n## Baking\n\n" + LADDER.partition("\n")[2].replace("## ", "### ").replace(
        "#### ", "##### "
    )
    (folder / "ladder.md").write_text(text)
    told = read(folder, order)
    rungs = [role for role, track, _ in told.tracks if track == "Baking"]
    assert rungs[:2] == ["Senior Baker", "Baker"]
    assert set(rungs) > {"Senior Baker", "Baker"}


def test_another_name_of_a_role_is_met_by_the_lines_that_use_it(folder: Path) -> None:
    alias = {"kind": "alias", "role": "Baker", "alias": "Bakers"}
    told = read(folder, alias)
    assert "Bakers" in told.nodes["role:baker"].alt_labels
    assert "loose-target" not in {one.code for one in told.findings}
    assert "loose-target" in {one.code for one in read(folder).findings}


@pytest.mark.parametrize(
    "given",
    [
        {"kind": "title", "text": "Baker", "says": "role"},
        {"kind": "skill", "role": "Baker", "text": "Basic Excel", "skill": "Excel", "level": 1},
        {"kind": "skill", "role": "Baker", "text": "Order flour", "skill": "Excel", "asked": False},
        {"kind": "inherits", "role": "Senior Baker", "from": "Baker", "scope": "technical"},
        {"kind": "inherits", "role": "Head Baker", "from": "Baker", "holds": False},
        {"kind": "alias", "role": "Baker", "alias": "baker"},
    ],
    ids=str,
)
def test_what_the_document_says_itself_changes_nothing(folder: Path, given: dict[str, Any]) -> None:
    plain, told = read(folder), read(folder, given)
    assert told.stale == []
    assert [edge.facts for edge in told.graph.edges] == [edge.facts for edge in plain.graph.edges]
    assert told.roles == plain.roles


@pytest.mark.parametrize(
    ("given", "why"),
    [
        ({"kind": "title", "text": "Day Shift", "says": "no-role"}, "these words stand there no more"),
        (
            {"kind": "line", "role": "Baker", "text": "Cake", "class": "noise"},
            "these words stand there no more",
        ),
        (
            {"kind": "line", "role": "Baker", "text": "Order flour", "occurrence": 2, "class": "noise"},
            "these words stand there no more",
        ),
        ({"kind": "skill", "role": "Smith", "text": "Excel", "skill": "Excel"}, "called Smith"),
        ({"kind": "inherits", "role": "Baker", "from": "Smith"}, "no other role is called Smith"),
        ({"kind": "inherits", "role": "Smith", "from": "Baker"}, "called Smith"),
        ({"kind": "track", "track": "Iron", "roles": ["Baker", "Smith"]}, "called Smith"),
        ({"kind": "alias", "role": "Smith", "alias": "Forger"}, "called Smith"),
    ],
    ids=str,
)
def test_what_fits_no_more_is_told_with_what_to_do(folder: Path, given: dict[str, Any], why: str) -> None:
    (stale,) = read(folder, given).stale
    assert why in stale.message
    assert f"atlas corrections undo {made(**given).id}" in stale.suggestion
    assert (stale.document, stale.line) == ("ladder.md", 1)


def test_hostile_words_are_words(folder: Path) -> None:
    hostile = "<script>alert(1)</script> & 'x' [bold]"
    (stale,) = read(folder, {"kind": "title", "text": hostile, "says": "no-role"}).stale
    assert hostile in stale.message
    told = read(folder, {"kind": "title", "text": "Night Shift", "says": "role", "title": hostile})
    assert hostile in told.roles
