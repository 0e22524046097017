"""Tables whose cells are titles and nothing else, and tables of skills that one role is asked."""

from pathlib import Path

import pytest

from loaders.documents.load import load
from loaders.documents.records import LoadReport


def loaded(tmp_path: Path, text: str) -> LoadReport:
    (tmp_path / "page.md").write_text(text)
    return load([tmp_path / "page.md"])


TRACKS = {
    "| Individual Contributor | Level | Manager |\n|---|---|---|\n| Engineer | 2 | |\n"
    "| Senior Engineer | 3 | Engineering Manager |\n| | 5 | VP Engineering |\n": {
        "Engineer": "Individual Contributor",
        "Senior Engineer": "Individual Contributor",
        "Engineering Manager": "Manager",
        "VP Engineering": "Manager",
    },
    "| Level | Accounting | Tax |\n|---|---|---|\n| 1 | Accounting Assistant | Tax Assistant |\n"
    "| 2 | Accountant | - |\n": {
        "Accounting Assistant": "Accounting",
        "Accountant": "Accounting",
        "Tax Assistant": "Tax",
    },
    "| Family | IC1 | IC2 | IC3 |\n|---|---|---|---|\n| Sales | Sales Associate | Sales Representative | |\n"
    "| Support | Support Agent | Support Specialist | Support Lead |\n": {
        "Sales Associate": "Sales",
        "Sales Representative": "Sales",
        "Support Agent": "Support",
        "Support Specialist": "Support",
        "Support Lead": "Support",
    },
    "<table><tr><td>Makers</td><td>1<br/>Engineer I</td><td>2<br/>Engineer II</td></tr>"
    "<tr><td>Leaders</td><td></td><td>1<br/>Team Lead</td></tr></table>\n": {
        "Engineer I": "Makers",
        "Engineer II": "Makers",
        "Team Lead": "Leaders",
    },
    "| Grade | Ward | Kitchen |\n|---|---|---|\n| A | Ward Nurse | Cook |\n"
    "| B | Head Nurse | Head Cook |\n": {
        "Ward Nurse": "Ward",
        "Head Nurse": "Ward",
        "Cook": "Kitchen",
        "Head Cook": "Kitchen",
    },
}


@pytest.mark.parametrize("table", TRACKS)
def test_titles_in_cells_are_roles_of_their_columns_or_rows(table: str, tmp_path: Path) -> None:
    report = loaded(tmp_path, f"# Levels\n\n{table}")
    assert {role.title: role.track for role in report.roles} == TRACKS[table]
    assert not any(role.requirements for role in report.roles)


@pytest.mark.parametrize(
    "table",
    [
        "| Decision | Decides | Is asked |\n|---|---|---|\n| Budget | Finance Director | Accountant |\n"
        "| Hiring | Office Manager | Team Lead |\n",
        "| Name | Role | Reports to |\n|---|---|---|\n| Ana Ruiz | Clerk | Office Manager |\n"
        "| Bo Lind | Driver | Depot Manager |\n",
        "| From | To |\n|---|---|\n| Clerk | Senior Clerk |\n| Driver | Depot Manager |\n",
    ],
)
def test_titles_beside_each_other_without_levels_are_no_ladder(table: str, tmp_path: Path) -> None:
    assert not loaded(tmp_path, f"# How we work\n\n{table}").roles


@pytest.mark.parametrize(
    ("head", "rows", "asked"),
    [
        ("Skill | Current | Target", ("SQL | 2 | 4", "Excel | 3 | 4"), ["SQL", "Excel"]),
        ("Skill | Now | Required level", ("Excel | Basic | Advanced",), ["Excel"]),
        ("Competency | Current level | Target level", ("Excel | 1 | 3",), ["Excel"]),
        ("Competency | What it looks like", ("Accuracy | Checks figures before they leave",), None),
        ("Competency | Description", ("Planning | Plans menus a month ahead",), None),
    ],
)
def test_what_a_role_is_asked_in_a_table_of_skills(
    head: str, rows: tuple[str, ...], asked: list[str] | None, tmp_path: Path
) -> None:
    line = "|".join("---" for _ in head.split("|"))
    table = "\n".join(f"| {row} |" for row in (head, line, *rows))
    report = loaded(
        tmp_path, f"# Data Analyst\n\n## Responsibilities\n\n- Builds reports\n\n## Model\n\n{table}\n"
    )
    said = [one.place.words for one in report.roles[0].requirements][1:]
    assert said == (asked or [row.split("|")[1].strip() for row in rows])
