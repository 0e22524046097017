"""Whatever stands before the words of a list, and with nothing before them, no requirement is lost."""

from functools import partial
from pathlib import Path

import pytest

from loaders.documents.load import load
from loaders.documents.records import LoadReport, Role
from tests.kit.texts import load_text

REPORT = """Billing

Billing Clerk
Technical skills:
{0}Advanced Salesforce
{0}Expert NetSuite

Senior Billing Clerk
Technical skills:
{0}Expert Salesforce
"""
MARKS = [
    *"\uf0b7\uf0a7➢■□✓✔→▸⁃◆+>•‣◦▪●○*-–❖★☐✗①②❶►»~",
    *("->", "=>", "->>", "1.", "1)", "(1)", "a)", "(iv)", "1.2.", "o", "- [ ]", "- [x]", "[ ]", "✔\ufe0f"),
    *("\u200b-", "\ufeff•", "\u00a0–", "\t•", "  \u2060■"),
]


report_on = partial(load_text, name="roles.txt")


def skills(role: Role) -> list[tuple[str, int | None]]:
    return [(m.skill.name, m.level and int(m.level)) for r in role.requirements for m in r.mentions]


def is_right(report: LoadReport) -> bool:
    clerk, senior = report.roles
    return (
        [(role.title, role.track, role.level_index) for role in report.roles]
        == [("Billing Clerk", "Billing", 1), ("Senior Billing Clerk", "Billing", 2)]
        and skills(clerk) == [("Salesforce", 4), ("NetSuite", 5)]
        and skills(senior) == [("Salesforce", 5)]
    )


@pytest.mark.parametrize("mark", MARKS)
def test_any_mark_begins_a_requirement(tmp_path: Path, mark: str) -> None:
    assert is_right(report_on(tmp_path, REPORT.format(f"{mark} ")))


@pytest.mark.parametrize("mark", ["", "  ", "•", "\uf0b7", "➢", "-"])
def test_a_mark_may_stand_right_before_the_word_or_fail(tmp_path: Path, mark: str) -> None:
    assert is_right(report_on(tmp_path, REPORT.format(mark)))


def test_the_report_on_marks_is_mended(shared_dir: Path) -> None:
    assert is_right(load([shared_dir / "cases/reports/10-bullet-marks.txt"]))


def test_a_list_with_blank_lines_between_keeps_its_last_line(tmp_path: Path) -> None:
    lines = ["Billing Clerk", "Technical skills:", "Cash Handling", "Vendor Setup", "Senior Billing Clerk"]
    report = report_on(tmp_path, "\n\n".join([*lines, "Skills:", "Excel"]))
    assert [r.place.text for r in report.roles[0].requirements] == ["Cash Handling", "Vendor Setup"]
    assert [role.track for role in report.roles] == ["Billing", "Billing"]


@pytest.mark.parametrize(
    "last", ["SAP", "Excel Expert", "Works well in a team", "Maintains job descriptions"]
)
def test_a_line_that_asks_is_neither_track_nor_title(tmp_path: Path, last: str) -> None:
    clerk, senior = (
        f"Billing Clerk\nSkills:\nAdvanced Salesforce\n{last}\n",
        "Senior Billing Clerk\nSkills:\nExcel\n",
    )
    report = report_on(tmp_path, f"{clerk}\n{senior}")
    assert [role.title for role in report.roles] == ["Billing Clerk", "Senior Billing Clerk"]
    assert [r.place.text for r in report.roles[0].requirements] == ["Advanced Salesforce", last]


@pytest.mark.parametrize(
    "track", ["ACCOUNTING", "Accounting", "## Accounting", "Accounting Team", "Salesforce"]
)
def test_what_stands_apart_above_a_title_is_its_track(tmp_path: Path, track: str) -> None:
    title = "Salesforce Administrator" if track == "Salesforce" else "Staff Accountant"
    text = f"Billing Clerk\nSkills:\n- Advanced Excel\n\n{track}\n\n{title}\nSkills:\n- Expert Excel\n"
    assert report_on(tmp_path, text).roles[1].track == (
        "Salesforce" if track == "Salesforce" else "Accounting"
    )


def test_a_line_of_copyright_is_no_list(tmp_path: Path) -> None:
    report = report_on(tmp_path, "Billing Clerk\nSkills:\n- Advanced Excel\n© 2024 Sample Company\n")
    assert skills(report.roles[0]) == [("Excel", 4)]


HEADS = ("People management", "Reports", "Month-end close", "Record keeping", "The office")
ASKS = (
    "Keep the key register",
    "Keeps the key register",
    "Run all reports",
    "Order our paper",
    "Audit each till",
)


@pytest.mark.parametrize("above", [*HEADS, *ASKS])
def test_a_short_line_above_a_list_asks_something_where_it_is_a_verb_about_a_thing(
    tmp_path: Path, above: str
) -> None:
    file = tmp_path / "clerk.md"
    file.write_text(f"# Clerk\n\n## Duties\n\n- {above}\n  - Write down who had a key\n- Bring the post\n")
    asked = [q.place.text for q in load([file]).roles[0].requirements]
    below = ["Write down who had a key", "Bring the post"]
    assert asked == ([above, *below] if above in ASKS else below)
