"""A column of a table names the tracks of the roles in its rows: "Team | Job title | Skill | Level"."""

from pathlib import Path

import pytest

from tests.kit.sheets import Rows, xlsx
from tests.kit.texts import load_text

NEEDS: Rows = [
    ["Finance", "Billing Clerk", "Excel", 3],
    ["Finance", "Controller", "Excel", 4],
    ["Stables", "Groom", "Salesforce", 2],
    ["Stables", "Farrier", "Salesforce", 4],
]
NAMED = {"Billing Clerk": "Finance", "Controller": "Finance", "Groom": "Stables", "Farrier": "Stables"}


def tracks(rows: Rows, tmp_path: Path) -> dict[str, str | None]:
    return {role.title: role.track for role in load_text(tmp_path, xlsx({"Sheet1": rows}), "a.xlsx").roles}


@pytest.mark.parametrize(
    "head",
    [
        "Team",
        "TEAM",
        "Department",
        "Division",
        "Job family",
        "Business unit",
        "Function",
        "Track",
        "Abteilung",
    ],
)
def test_a_column_that_groups_roles_names_their_tracks(head: str, tmp_path: Path) -> None:
    assert tracks([[head, "Job title", "Skill", "Level"], *NEEDS], tmp_path) == NAMED


def test_it_may_stand_behind_the_roles_or_above_skills_in_columns(tmp_path: Path) -> None:
    behind: Rows = [
        ["Job title", "Excel", "SAP", "Team"],
        *([role, 3, 2, team] for role, team in NAMED.items()),
    ]
    assert tracks(behind, tmp_path) == NAMED


def test_a_name_holds_for_the_rows_below_it_and_for_all_rows_of_a_role(tmp_path: Path) -> None:
    rows: Rows = [
        ["Team", "Job title", "Skill", "Level"],
        ["Finance", "Billing Clerk", "Excel", 3],
        ["", "Billing Clerk", "SAP", 2],
        ["", "Controller", "Excel", 4],
        ["Stables", "Groom", "Excel", 2],
        ["", "Farrier", "Excel", 4],
    ]
    assert tracks(rows, tmp_path) == NAMED


@pytest.mark.parametrize(
    "rows",
    [
        [["Location", "Job title", "Skill", "Level"], *NEEDS],
        [["Team", "Job title", "Skill", "Level"], NEEDS[0], NEEDS[2]],
        [["Team", "Job title", "Skill", "Level"], *(["", *row[1:]] for row in NEEDS)],
        [
            ["Team", "Job title", "Skill", "Level"],
            *(["reports to the head of finance in the main office", *row[1:]] for row in NEEDS),
        ],
    ],
    ids=["another heading", "each its own", "nothing there", "a sentence"],
)
def test_other_columns_name_no_track(rows: Rows, tmp_path: Path) -> None:
    assert set(tracks(rows, tmp_path).values()) == {None}


def test_a_role_of_two_teams_is_in_no_track(tmp_path: Path) -> None:
    rows: Rows = [["Team", "Job title", "Skill", "Level"], *NEEDS, ["Stables", "Controller", "SAP", 2]]
    assert tracks(rows, tmp_path) == NAMED | {"Controller": None}


LISTED = [
    ("Finance", "Accountant"),
    ("Finance", "Billing Clerk"),
    ("Finance", "Controller"),
    ("Stables", "Farrier"),
    ("Stables", "Groom"),
]
DOWN = [("Finance", "Controller"), ("Stables", "Senior Groom"), ("Stables", "Groom")]
RUNGS = [("Desk", f"Desk Clerk {n}") for n in ("I", "II", "III", "IV")]
UP = [("Stables", "Groom"), ("Stables", "Senior Groom"), ("Stables", "Farrier")]


@pytest.mark.parametrize(
    ("order", "made"),
    [(LISTED, False), (DOWN, False), (LISTED[:2] + LISTED[3:], True), (RUNGS, True), (UP, True)],
    ids=["an alphabetical list", "the higher first", "two steps may be chance", "numbered rungs", "up"],
)
def test_a_list_is_no_ladder(order: list[tuple[str, str]], made: bool, tmp_path: Path) -> None:
    rows: Rows = [["Department", "Job title", "Skill", "Level"], *([*row, "Excel", 3] for row in order)]
    # Rungs whose titles say so are told apart without a column: "Groom", "Senior Groom".
    named = [track in {team for team, _ in order} for track in tracks(rows, tmp_path).values()]
    assert named == [made] * len(order)
