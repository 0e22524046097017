"""Every correction in a document of every kind: what it says, what changes, a changed document, undone."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest

from graph.exchange.codec import text_of
from graph.ladder.what_changes import effect
from tests.kit.five_kinds import DUTIES, HARBOUR, TECHNICAL, WRITERS, Roles, write
from tests.kit.put_right import Read, corrected

CLERK, SENIOR, NIGHT, PLANNER = HARBOUR
CRATES = "Counts the crates on arrival"
TAKES_OVER = "Does what the clerks on the pier do"
EXCEL = "Basic knowledge of Excel"
# In a workbook the heading of a section stands above a column, and a title in a cell of its row.
OF_LINES = frozenset({"docx", "md", "html", "pdf"})
EVERY = frozenset(WRITERS)


@dataclass(frozen=True)
class Case:
    """What is put right; what is asked of the graph, its answer before and after; and what changes."""

    said: Mapping[str, Any]
    asked: Callable[[Read], Any]
    before: Any
    after: Any
    effect: str
    kinds: frozenset[str] = EVERY


def section(text: str, title: str = CLERK) -> Callable[[Read], Any]:
    return lambda read: dict(read.statements(title)).get(text)


def skill(text: str, name: str, title: str = CLERK) -> Callable[[Read], Any]:
    return lambda read: (read.names(title, text).get(name) or (None,))[:2]


def roles(read: Read) -> Any:
    return read.roles


def tracks(read: Read) -> Any:
    return {role: (track, rung) for role, track, rung in read.tracks if track}


def over(read: Read) -> Any:
    return {(role, source, scope) for role, source, scope, _ in read.taken_over()}


def names(read: Read) -> Any:
    return read.nodes["role:dock-clerk"].alt_labels


def stated(read: Read) -> Any:
    return {title: [text for text, _ in read.statements(title)] for title in (CLERK, SENIOR, NIGHT)}


_STATED = {title: [line for lines in HARBOUR[title].values() for line in lines] for title in HARBOUR}
DOCK = {CLERK: ("Dock", 1), SENIOR: ("Dock", 2)}
CASES: Mapping[str, Case] = {
    "not a role": Case(
        {"kind": "title", "text": NIGHT, "says": "no-role"},
        lambda read: (read.roles, stated(read)[SENIOR]),
        ([CLERK, SENIOR, NIGHT, PLANNER], _STATED[SENIOR]),
        ([CLERK, SENIOR, PLANNER], _STATED[SENIOR] + _STATED[NIGHT]),
        "2 roles, 2 needs and 1 move change",
        OF_LINES,
    ),
    "a row is not a role": Case(
        {"kind": "title", "text": NIGHT, "says": "no-role"},
        roles,
        [CLERK, SENIOR, NIGHT, PLANNER],
        [CLERK, SENIOR, PLANNER],
        "1 role and 1 need change",
        EVERY - OF_LINES,
    ),
    "a role": Case(
        {"kind": "title", "text": "Trains new clerks", "says": "role", "title": "Trainer"},
        roles,
        [CLERK, SENIOR, NIGHT, PLANNER],
        [CLERK, SENIOR, "Trainer", NIGHT, PLANNER],
        "2 roles, 1 need and 1 move change",
        OF_LINES,
    ),
    "a role that is called otherwise": Case(
        {"kind": "title", "text": PLANNER, "says": "role", "title": "Quay Planner"},
        roles,
        [CLERK, SENIOR, NIGHT, PLANNER],
        [CLERK, SENIOR, NIGHT, "Quay Planner"],
        "2 roles and 2 needs change",
    ),
    "another title for that role": Case(
        {"kind": "title", "text": NIGHT, "says": "other-title", "of": CLERK},
        lambda read: (read.roles, stated(read)[CLERK], names(read)),
        ([CLERK, SENIOR, NIGHT, PLANNER], _STATED[CLERK], ()),
        ([CLERK, SENIOR, PLANNER], _STATED[CLERK] + _STATED[NIGHT], (NIGHT,)),
        "2 roles and 2 needs change",
    ),
    "a line asks nothing": Case(
        {"kind": "line", "role": CLERK, "text": CRATES, "class": "noise"},
        section(CRATES),
        "role_requirements",
        None,
        "1 role changes",
    ),
    "the section of a line": Case(
        {"kind": "line", "role": CLERK, "text": CRATES, "section": "soft"},
        section(CRATES),
        "role_requirements",
        "soft",
        "1 role changes",
    ),
    "the section below a heading": Case(
        {"kind": "line", "role": PLANNER, "text": DUTIES, "class": "section_heading", "section": "soft"},
        section("Plans the berths for a week", PLANNER),
        "role_requirements",
        "soft",
        "1 role changes",
        OF_LINES,
    ),
    "a heading above nothing": Case(
        {"kind": "line", "role": PLANNER, "text": DUTIES, "class": "section_heading"},
        section("Plans the berths for a week", PLANNER),
        "role_requirements",
        None,
        "1 role changes",
        OF_LINES,
    ),
    "what a line takes over": Case(
        {
            "kind": "inherits",
            "role": SENIOR,
            "from": CLERK,
            "scope": "responsibilities",
            "text": TAKES_OVER,
        },
        lambda read: (over(read), section(TAKES_OVER, SENIOR)(read)),
        (set(), "role_requirements"),
        ({(SENIOR, CLERK, "responsibilities")}, None),
        "1 role changes",
    ),
    "what a role takes over": Case(
        {"kind": "inherits", "role": PLANNER, "from": SENIOR, "scope": "technical"},
        over,
        set(),
        {(PLANNER, SENIOR, "technical")},
        "1 role and 1 need change",
    ),
    "a level": Case(
        {"kind": "skill", "role": CLERK, "text": EXCEL, "skill": "Excel", "level": 3},
        skill(EXCEL, "Excel"),
        (1, "required"),
        (3, "required"),
        "1 need and 1 move change",
    ),
    "a wish": Case(
        {
            "kind": "skill",
            "role": CLERK,
            "text": EXCEL,
            "skill": "Excel",
            "level": 1,
            "necessity": "preferred",
        },
        skill(EXCEL, "Excel"),
        (1, "required"),
        (1, "preferred"),
        "1 need and 1 move change",
    ),
    "not a skill": Case(
        {"kind": "skill", "role": CLERK, "text": EXCEL, "skill": "Excel", "asked": False},
        skill(EXCEL, "Excel"),
        (1, "required"),
        (None,),
        "1 need and 1 move change",
    ),
    "a skill": Case(
        {
            "kind": "skill",
            "role": NIGHT,
            "text": "Answers the radio at night",
            "skill": "Radio watch",
            "type": "competency",
            "level": "basic",
        },
        skill("Answers the radio at night", "Radio watch", NIGHT),
        (None,),
        (1, "required"),
        "1 need changes",
    ),
    "a track and its order": Case(
        {"kind": "track", "track": "Pier", "roles": [NIGHT, CLERK, SENIOR]},
        tracks,
        DOCK,
        {NIGHT: ("Pier", 1), CLERK: ("Pier", 2), SENIOR: ("Pier", 3)},
        "3 roles and 1 move change",
    ),
    "the other order": Case(
        {"kind": "track", "track": "Dock", "roles": [SENIOR, CLERK]},
        tracks,
        DOCK,
        {SENIOR: ("Dock", 1), CLERK: ("Dock", 2)},
        "2 roles and 2 moves change",
    ),
    "in no track": Case(
        {"kind": "track", "roles": [SENIOR]},
        tracks,
        DOCK,
        {CLERK: ("Dock", 1)},
        "2 roles and 1 move change",
    ),
    "an alias": Case(
        {"kind": "alias", "role": CLERK, "alias": "Pier Hand"}, names, (), ("Pier Hand",), "1 role changes"
    ),
}
# The ladder a year later: a role above all, a line above the first, two that changed places.
_EXCEL, _BOOKS = HARBOUR[CLERK][TECHNICAL]
NEXT: Roles = {
    "Harbour Master": {TECHNICAL: ("Working knowledge of Excel",), DUTIES: ("Leads the harbour",)},
    **HARBOUR,
    CLERK: {TECHNICAL: (_BOOKS, _EXCEL.upper()), DUTIES: ("Opens the gate", *HARBOUR[CLERK][DUTIES])},
}
# One in which other words stand.
EDITED: Roles = {
    "Quay Clerk": {
        TECHNICAL: ("Handles spreadsheets", "Advanced knowledge of QuickBooks"),
        DUTIES: ("Tallies all crates",),
    },
    "Senior Quay Clerk": {TECHNICAL: ("Advanced knowledge of Excel",), DUTIES: ("Trains others",)},
    "Evening Desk": {DUTIES: ("Answers calls",)},
    "Quay Planner": {TECHNICAL: ("Expert knowledge of Excel",), "Duties": ("Plans the berths for a week",)},
}
YEARS: Mapping[str, Roles] = {"this": HARBOUR, "next": NEXT, "another": EDITED}
BOTH = [(kind, name) for name, case in CASES.items() for kind in sorted(case.kinds)]


def read(kind: str, *said: Mapping[str, Any], roles: Roles = HARBOUR) -> Read:
    """The ladder of a kind, read with these corrections."""
    with TemporaryDirectory() as folder:
        name = write(Path(folder), kind, roles)
        return Read(Path(folder), corrected(name, *said))


@cache
def plain(kind: str, year: str = "this") -> Read:
    """The ladder of a kind as it is read."""
    return read(kind, roles=YEARS[year])


@pytest.mark.parametrize(("kind", "name"), BOTH)
def test_a_correction_says_and_changes_the_same_in_every_kind(kind: str, name: str) -> None:
    case, before = CASES[name], plain(kind)
    after = read(kind, case.said)
    assert case.asked(before) == case.before
    assert case.asked(after) == case.after
    assert after.stale == []
    assert effect(before.graph, after.graph).sentence == case.effect


@pytest.mark.parametrize("kind", WRITERS)
def test_a_row_whose_statement_takes_over_is_a_row_of_its_role_still(kind: str) -> None:
    after = read(kind, CASES["what a line takes over"].said)
    classes = {line: kinds for line, kinds in after.classes().items() if SENIOR in line}
    assert {kind for kinds in classes.values() for kind in kinds} == {"role_title"}


@pytest.mark.parametrize("name", CASES)
def test_a_changed_document_keeps_its_correction(name: str) -> None:
    case = CASES[name]
    for kind in sorted(case.kinds):
        after = read(kind, case.said, roles=NEXT)
        assert after.stale == []
        assert effect(plain(kind, "next").graph, after.graph).sentence != "nothing changes"


@pytest.mark.parametrize("name", CASES)
def test_a_correction_whose_words_are_gone_is_told_and_changes_nothing(name: str) -> None:
    case = CASES[name]
    for kind in sorted(case.kinds):
        one = read(kind, case.said, roles=EDITED)
        assert len(one.stale) == 1
        assert effect(plain(kind, "another").graph, one.graph).sentence == "nothing changes"


@pytest.mark.parametrize("kind", WRITERS)
def test_what_is_undone_one_by_one_gives_each_graph_before(kind: str) -> None:
    said = [
        CASES[name].said
        for name in (
            "a role that is called otherwise",
            "another title for that role",
            "the section of a line",
            "what a line takes over",
            "a level",
            "the other order",
            "an alias",
        )
    ]
    graphs = [text_of(read(kind, *said[:count]).graph) for count in range(len(said) + 1)]
    assert len(set(graphs)) == len(graphs)
    assert graphs[0] == text_of(plain(kind).graph)
    for count in range(len(said) - 1, -1, -1):
        assert text_of(read(kind, *said[:count]).graph) == graphs[count]
    for left_out in range(len(said)):
        rest = [one for n, one in enumerate(said) if n != left_out]
        assert read(kind, *rest).stale == []
