"""Tables that name roles or say what one is asked, in the layouts that people draw."""

from functools import partial
from pathlib import Path

import pytest

from loaders.documents.records import LoadReport
from tests.kit.texts import drawn, load_text

loaded = partial(load_text, name="table.md")


def asked(report: LoadReport) -> dict[str, list[tuple[str | None, str]]]:
    """What each role is asked, as (heading, words)."""
    return {r.title: [(q.heading, q.place.text) for q in r.requirements] for r in report.roles}


COLUMNS = {
    "with strokes around": """# Bakery\n
| Area | Baker | Head Baker |
| :--- | :---: | ---: |
| Dough | Kneads the daily dough | Writes the recipes anew |
| People | | Trains two young bakers |
""",
    "without strokes around": """# Bakery\n
Area | Baker | Head Baker
--- | --- | ---
Dough | Kneads the daily dough | Writes the recipes anew
People | n/a | Trains two young bakers
""",
    "a title row above the heading": """# Bakery\n
| Our bakery ladder | | |
| --- | --- | --- |
| Area | **Baker** | **Head Baker** |
| Dough | Kneads the daily dough | Writes the recipes anew |
| People | — | Trains two young bakers |
""",
    "a column of groups": """# Bakery\n
| Group | Area | Baker | Head Baker |
|---|---|---|---|
| Craft | Dough | Kneads the daily dough | Writes the recipes anew |
| Team | People | - | Trains two young bakers |
""",
    "below a heading that is a title": """# Baker\n
| Area | Baker | Head Baker | Notes |
|---|---|---|---|
| Dough | Kneads the daily dough | Writes the recipes anew | see the book |
| People | | Trains two young bakers | |
""",
    "codes of levels": """# How we bake\n
| Area | B1: Baker | B2: Head Baker |
|---|---|---|
| *Dough* | Kneads the daily dough | Writes the recipes anew |
| *People* | none | Trains two young bakers |
""",
}


@pytest.mark.parametrize("kind", COLUMNS)
def test_each_column_is_a_role_and_each_row_a_heading(kind: str, tmp_path: Path) -> None:
    report = loaded(tmp_path, COLUMNS[kind])
    assert asked(report) == {
        "Baker": [("Dough", "Kneads the daily dough")],
        "Head Baker": [("Dough", "Writes the recipes anew"), ("People", "Trains two young bakers")],
    }
    assert [f.code for f in report.findings].count("guessed-table") == 1


def test_levels_are_levels_of_the_role_that_the_page_names(tmp_path: Path) -> None:
    rows = ("Skill | Junior | Senior", "Seams | Welds flat seams well | Welds above the head")
    text = "# Welder\n\n" + drawn(*rows)
    assert list(asked(loaded(tmp_path, text))) == ["Junior Welder", "Senior Welder"]


def test_levels_alone_name_no_role(tmp_path: Path) -> None:
    rows = ("Skill | Junior | Senior", "Trust | Keeps what was said | Builds trust in teams")
    text = "# Our values\n\n" + drawn(*rows)
    assert asked(loaded(tmp_path, text)) == {}


def test_each_item_of_a_cell_is_a_requirement(tmp_path: Path) -> None:
    text = drawn(
        "A | Baker | Head Baker", "Dough | - Kneads all dough<br>- Keeps it a\\|b warm | Plans the whole week"
    )
    report = loaded(tmp_path, text)
    assert asked(report)["Baker"] == [("Dough", "Kneads all dough"), ("Dough", "Keeps it a\\|b warm")]
    row = text.split("\n")[2]
    assert all(row[q.place.start : q.place.end] == q.place.text for r in report.roles for q in r.requirements)


def test_one_role_has_what_all_tables_ask(tmp_path: Path) -> None:
    rows = ("Area | Baker | Head Baker", "{} | Does one thing well | Does two things well")
    one = f"## {{}}\n\n{drawn(*rows)}\n"
    report = loaded(tmp_path, f"# Ladder\n\n{one.format('Craft', 'Dough')}{one.format('People', 'Help')}")
    assert {title: len(lines) for title, lines in asked(report).items()} == {"Baker": 2, "Head Baker": 2}


def test_a_cell_that_takes_over_another_role_links_to_it(tmp_path: Path) -> None:
    text = """| Area | Baker | Head Baker |
|---|---|---|
| Dough | Kneads the daily dough | All duties of the Baker |
| Team | Helps the others daily | Trains two young bakers |
"""
    report = loaded(tmp_path, text)
    assert [(r.title, i.target) for r in report.roles for i in r.inherits] == [("Head Baker", "role:baker")]


ROWS = {
    "a title a row": drawn("Role | Years of experience", "Baker | 1-3", "Head Baker | 4+"),
    "titles and levels": drawn(
        "Level | Job title | Experience", "B1 | Baker | 1-3 years", "B2 | Head Baker | 4+ years"
    ),
    "several titles in a cell": drawn(
        "Step | Usual titles | Experience", "Low | Baker, Cook | 1 to 3 years", "Top | Head Baker | 4 + years"
    ),
    "titles parted by or": drawn(
        "Grade | Titles | Experience (years)", "1 | Baker or Cook | 1–3", "2 | Head Baker | 4+"
    ),
    "in German": drawn(
        "Stufe | Stellen | Berufserfahrung", "1 | Baker | 1-3 Jahre", "2 | Head Baker | 4+ Jahre"
    ),
}


@pytest.mark.parametrize("kind", ROWS)
def test_each_row_is_a_role_with_its_years(kind: str, tmp_path: Path) -> None:
    report = loaded(tmp_path, f"# Steps in the kitchen\n\n{ROWS[kind]}")
    years = {r.title: (r.years.min, r.years.max) for r in report.roles if r.years}
    assert years.pop("Cook", (1, 3)) == (1, 3)
    assert years == {"Baker": (1, 3), "Head Baker": (4, None)}


def test_columns_that_are_sections_ask_of_the_role_in_their_row(tmp_path: Path) -> None:
    text = drawn("Position | Requirements | Salary", "Baker | Clean hands, always | 10")
    assert asked(loaded(tmp_path, text)) == {"Baker": [("Requirements", "Clean hands, always")]}


NO_ROLES = {
    "people": drawn("Task | Owner | Reviewer", "Dough | Ann | Bob"),
    "letters of a matrix": drawn("Task | Baker | Head Baker", "Dough | R | A", "Flour | C | I"),
    "contacts": drawn("Contact | About", "Payroll Manager | pay and time off"),
    "whom to ask": drawn("Role | Name", "Payroll Manager | Ann Smith"),
    "labels": drawn("|", "Reports to | Office Manager", "Works with | Payroll Clerk"),
    "in code": "```\n"
    + drawn("Area | Baker | Head Baker", "Dough | Kneads the daily dough | Writes recipes here anew")
    + "```\n",
}


@pytest.mark.parametrize("kind", NO_ROLES)
def test_what_only_speaks_of_roles_names_none(kind: str, tmp_path: Path) -> None:
    report = loaded(tmp_path, f"# Minutes\n\n{NO_ROLES[kind]}")
    assert report.roles == ()
    assert all(line.line_class for line in report.documents[0].lines)


def test_a_table_of_labels_asks_nothing_of_the_role(tmp_path: Path) -> None:
    labels = drawn(" | ", "Grade | 7", "Reports to | Head Baker")
    text = f"# Baker\n\n{labels}\n## Duties\n\n- Bake bread\n"
    assert asked(loaded(tmp_path, text)) == {"Baker": [("Duties", "Bake bread")]}


def test_columns_of_a_person_specification_ask_of_the_role(tmp_path: Path) -> None:
    text = """# Baker\n\n## Duties\n\n- Bake bread\n\n## Person specification\n
| | Essential | Desirable |
|---|---|---|
| Skills | Good knowledge of Excel | Some experience of SAP |
"""
    report = loaded(tmp_path, text)
    usages = {m.skill.name: str(m.usage) for q in report.roles[0].requirements for m in q.mentions}
    assert usages["SAP"] == "preferred"
    assert usages["Excel"] != "preferred"


def test_what_stands_below_a_table_of_roles_is_of_none_of_them(tmp_path: Path) -> None:
    report = loaded(tmp_path, COLUMNS["with strokes around"] + "\n## Notes\n\n- Read this once a year\n")
    assert sum(map(len, asked(report).values())) == 3


def test_every_line_has_one_class(tmp_path: Path) -> None:
    for text in (*COLUMNS.values(), *ROWS.values(), *NO_ROLES.values()):
        lines = [line.line for line in loaded(tmp_path, text).documents[0].lines]
        assert lines == [n for n, line in enumerate(text.split("\n"), start=1) if line.strip()]


HTML = {
    "one line": "<table><tr><th>Area<th>Baker<th>Head Baker</tr><tr><td>Dough<td>Kneads the daily dough"
    "<td>Writes the recipes anew</tr><tr><td>People<td><td>Trains two young bakers</tr></table>\n",
    "a cell a line": """<table class="ladder">
<thead><tr>
<th>Area</th>
<th>Baker</th>
<th>Head Baker</th>
</tr></thead>
<tr>
<td>Dough</td>
<td>Kneads the daily dough</td>
<td><b>Writes</b> the recipes anew</td>
</tr>
<tr><td>People</td><td>&nbsp;</td><td><ul><li>Trains two young bakers</li></ul></td></tr>
</table>
""",
    "a heading that spans": """<TABLE>
<TR><TH COLSPAN=3>The ladder</TH></TR>
<TR><TD>Area</TD><TD>Baker</TD><TD>Head Baker</TD></TR>
<TR><TD>Dough</TD><TD><p>Kneads the daily dough</p></TD><TD>Writes the recipes anew</TD></TR>
<TR><TD>People</TD><TD>n/a</TD><TD>Trains two young bakers</TD></TR>
</TABLE>
""",
    "groups that span rows": """<table>
<tr><th>Group</th><th>Area</th><th>Baker</th><th>Head Baker</th></tr>
<tr><td rowspan="2">Work</td><td>Dough</td><td>Kneads the daily dough</td>
<td>Writes the recipes anew</td></tr>
<tr><td>People</td><td>–</td><td>Trains two young bakers</td></tr>
</table>
""",
    "words over two lines": """<table>
<tr><th>Area</th><th>Baker</th><th>Head Baker</th></tr>
<tr><td>Dough</td><td>Kneads the
daily dough</td><td>Writes the recipes anew</td></tr>
<tr><td>People</td><td></td><td>Trains two young bakers</td></tr>
</table>
""",
}


@pytest.mark.parametrize("kind", HTML)
def test_a_table_in_html_within_markdown_is_one_too(kind: str, tmp_path: Path) -> None:
    text = f"# Bakery\n\n{HTML[kind]}\nThat is all.\n"
    report = loaded(tmp_path, text)
    assert asked(report) == {
        "Baker": [("Dough", "Kneads the daily dough")],
        "Head Baker": [("Dough", "Writes the recipes anew"), ("People", "Trains two young bakers")],
    }
    lines = text.split("\n")
    for q in (q for role in report.roles for q in role.requirements):
        # Words with tags or ends of lines between them are told without these.
        assert lines[q.place.line - 1][q.place.start : q.place.end].split()[-1] in q.place.text


def test_a_table_in_html_that_nothing_closes_or_that_is_code_is_none(tmp_path: Path) -> None:
    for text in (HTML["a cell a line"].replace("</table>", ""), f"```\n{HTML['a cell a line']}```\n"):
        assert loaded(tmp_path, f"# Bakery\n\n{text}").roles == ()
