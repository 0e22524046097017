"""Headings that begin alike below are roles, and "above" is what it leads to or what all are asked."""

from pathlib import Path

import pytest

from loaders.documents.records import LoadReport
from tests.kit.texts import load_text, titles

ALL = "# Expectations\n\n## Everyone\n\n- Be on time\n\n"


def page(names: list[str], opening: str) -> str:
    """A page of headings with the same opening below each, and a list."""
    return ALL + "\n".join(f"## {name}\n\n{opening}\n\n- Keeps {name} notes\n" for name in names)


def inherited(report: LoadReport) -> dict[str, list[str | None]]:
    """The ids of what each role takes over, by its title."""
    return {role.title: [line.target for line in role.inherits] for role in report.roles}


@pytest.mark.parametrize(
    ("names", "opening"),
    [
        (["Postdocs", "Lab managers", "Other staff"], "All of the above, plus you will be expected to:"),
        (["Fellows", "Lecturers", "Visiting scholars"], "In addition to the above, you will:"),
        (["Hands", "Welders", "Crew"], "All of the [above](#everyone), plus:"),
        (["Volunteers", "Keyholders", "Cooks"], "Everything above, and also:"),
        (["PI", "Technicians", "Interns"], "Meets all of the above expectations, plus:"),
        (["Ushers", "Stewards", "Box office"], "All the responsibilities listed above, plus:"),
    ],
)
def test_headings_above_lines_that_begin_alike_are_roles(
    tmp_path: Path, names: list[str], opening: str
) -> None:
    read = titles(load_text(tmp_path, page(names, opening)))
    assert [title.casefold().rstrip("s") for title in read][-3:] == [n.casefold().rstrip("s") for n in names]


def test_above_is_no_role_where_the_first_role_says_so_too(tmp_path: Path) -> None:
    names = ["Postdocs", "Lab managers", "Technicians"]
    report = load_text(tmp_path, page(names, "All of the above, plus you will be expected to:"))
    assert set(map(tuple, inherited(report).values())) == {(None,)}
    assert [f.code for f in report.findings].count("unlinked-inheritance") == 1


@pytest.mark.parametrize("link", ["[above](#everyone)", "[above](#expectations)", "[above](#nobody)"])
def test_above_that_leads_to_what_is_no_role_is_none(tmp_path: Path, link: str) -> None:
    text = f"# Roles\n\n## Cook\n\n- Cooks\n\n## Baker\n\nAll of the {link}, plus:\n\n- Bakes\n"
    assert inherited(load_text(tmp_path, text))["Baker"] == [None]


def test_above_that_leads_to_a_role_is_that_one(tmp_path: Path) -> None:
    cooks = "# Roles\n\n## Cook\n\n- Cooks\n\n## Waiter\n\n- Serves\n\n"
    text = f"{cooks}## Baker\n\nAll of the [above](#cook), plus:\n\n- Bakes\n"
    assert inherited(load_text(tmp_path, text))["Baker"] == ["role:cook"]


def test_above_is_the_role_before_where_the_first_says_nothing(tmp_path: Path) -> None:
    rest = "".join(f"## {n}\n\nAll of the above, plus:\n\n- Leads\n\n" for n in ("Senior Cook", "Head Cook"))
    report = load_text(tmp_path, f"# Roles\n\n## Cook\n\n- Cooks\n\n{rest}")
    assert inherited(report) == {
        "Cook": [],
        "Senior Cook": ["role:cook"],
        "Head Cook": ["role:senior-cook"],
    }


def test_sections_that_begin_alike_are_no_roles(tmp_path: Path) -> None:
    names = ["Safety", "Quality", "Speed"]
    assert load_text(tmp_path, page(names, "All of the above, plus:")).roles == ()


LABELS = (
    "Skill Classification",
    "Labor Category",
    "Occupation Title",
    "Position Classification",
    "Class Name",
    "Funktionsbezeichnung",
    "Emploi-type",
)


@pytest.mark.parametrize("label", LABELS)
def test_titles_behind_further_labels(tmp_path: Path, label: str) -> None:
    text = "".join(
        f"{label}: Net Clerk {n}\n\nJob Description: Mends the nets and counts the buoys of the port.\n\n\n"
        for n in ("I", "II", "III")
    )
    assert titles(load_text(tmp_path, text)) == ["Net Clerk I", "Net Clerk II", "Net Clerk III"]
