"""The codes of levels: they tell roles of one title apart, and name them where one takes over another."""

from functools import partial
from pathlib import Path

import pytest

from loaders.documents.records import LoadReport
from loaders.documents.titles.level_codes import code_in
from tests.kit.texts import load_text

read = partial(load_text, name="ladder.md")


def links(report: LoadReport) -> dict[str, list[str | None]]:
    names = {role.id: role.title for role in report.roles}
    return {
        role.title: [names.get(line.target or "", line.target) for line in role.inherits]
        for role in report.roles
        if role.inherits
    }


@pytest.mark.parametrize(
    ("heading", "code"),
    [
        ("IC3 - Senior Clerk", "IC3"),
        ("Level 2 – Cook", "Level 2"),
        ("Cook (L2)", "L2"),
        ("Cook L2", "L2"),
        ("Buyer, Grade 4", "Grade 4"),
        ("Cook [M-1]", "M-1"),
        ("Cook", None),
        ("Cook II", None),
        ("Cook of the A4 Motorway Inn", None),
    ],
)
def test_a_code_stands_before_or_behind_a_title(heading: str, code: str | None) -> None:
    assert code_in(heading) == code


@pytest.mark.parametrize(
    ("headings", "titles"),
    [
        (("Level 1 - Cook", "Level 2 - Cook"), ["Cook (Level 1)", "Cook (Level 2)"]),
        (("Cook (L1)", "Cook (L2)"), ["Cook (L1)", "Cook (L2)"]),
        (("IC2: Clerk", "IC3: Clerk"), ["Clerk (IC2)", "Clerk (IC3)"]),
        (("IC1 - Clerk", "IC2 - Head Clerk"), ["Clerk", "Head Clerk"]),
        (("Grade 3 – Buyer", "Grade 4 – Buyer"), ["Buyer (Grade 3)", "Buyer (Grade 4)"]),
    ],
)
def test_roles_of_one_title_keep_their_codes(
    headings: tuple[str, ...], titles: list[str], tmp_path: Path
) -> None:
    report = read(tmp_path, "".join(f"## {heading}\n\n- Salt well\n\n" for heading in headings))
    assert [role.title for role in report.roles] == titles
    assert "same-title" not in {finding.code for finding in report.findings}


@pytest.mark.parametrize(
    "line",
    [
        "Everything in L1, plus:",
        "*Same as L1, but also...*",
        "- All of L1",
        "Includes all L1 responsibilities, and:",
        "Meets all expectations of L1",
        "Builds on L1.",
    ],
)
def test_a_code_names_the_role_that_is_taken_over(line: str, tmp_path: Path) -> None:
    text = f"# Kitchen\n\n## Cook (L1)\n\n- Salt well\n\n## Chef (L2)\n\n{line}\n\n- Lead\n"
    report = read(tmp_path, text)
    assert links(report) == {"Chef": ["Cook"]}


@pytest.mark.parametrize("line", ["*Same as L1, but also...*", "Everything in IC2, plus:", "Extends M1."])
def test_a_code_that_no_heading_bears_is_told_and_not_linked(line: str, tmp_path: Path) -> None:
    report = read(tmp_path, f"# Cook L3\n\n{line}\n\n### Should have\n\n- Salted well\n")
    assert links(report) == {"Cook L3": [None]}
    assert "unlinked-inheritance" in {finding.code for finding in report.findings}


@pytest.mark.parametrize(
    "line", ["- File form W-4 of each guest", "- Drive the A4 to the market", "- Print on A3"]
)
def test_what_looks_like_a_code_inherits_nothing_where_nothing_is_taken_over(
    line: str, tmp_path: Path
) -> None:
    assert links(read(tmp_path, f"## Cook (L1)\n\n- Salt\n\n## Chef (L2)\n\n{line}\n")) == {}


@pytest.mark.parametrize(
    ("heading", "track"),
    [
        ("Sales", "Sales"),
        ("Sales Roles", "Sales"),
        ("Kitchen Ladder", "Kitchen"),
        ("Front of House Jobs", "Account"),
        ("What we think of clerks", "Account"),
    ],
)
def test_a_short_heading_of_the_page_names_the_track_of_all_its_roles(
    heading: str, track: str, tmp_path: Path
) -> None:
    report = read(tmp_path, f"# {heading}\n\n## Account Clerk\n\n- Count\n\n## Account Manager\n\n- Lead\n")
    assert {role.track for role in report.roles} == {track}
