"""Which sheet of a workbook counts, cells that look filled and are not, text that is broken in one place."""

import zipfile
from io import BytesIO

import pytest
from openpyxl import Workbook
from openpyxl.chart import BarChart

from graph.errors import BadQuestion, BadRoster
from graph.people import About, Roster
from graph.stores.store import View
from loaders.roster.choices import NO_CHOICES, Choices
from loaders.roster.read import roster_of, roster_report
from tests.kit.roster_tables import TODAY, held, office_store, read, sheets, told, workbook

HEAD = ("person", "role", "skill", "level")
ANN, BO = ("Ann", "clerk", "sql", 4), ("Bo", "lead", "map", 3)


@pytest.fixture(scope="module")
def office() -> View:
    """clerk and lead, who need sql, map and adp."""
    return office_store()


def of(office: View, data: bytes, choices: Choices = NO_CHOICES) -> Roster:
    return roster_of(office, "roster.xlsx", data, TODAY, choices)


def names(roster: Roster) -> list[str]:
    return [person.name for person in roster.people]


def said_of_sheets(roster: Roster) -> str:
    return "\n".join(r.reason for r in roster.remarks if r.about == About.SHEET)


@pytest.mark.parametrize(
    ("before", "hidden"),
    [
        ({"Old": [HEAD, BO]}, {"Old": "hidden"}),
        ({"Old": [HEAD, BO]}, {"Old": "veryHidden"}),
        ({"Cover": [("Skills of the office",), ("as of May",)]}, {}),
        ({"Lists": [("role", "skill"), ("clerk", "sql")]}, {}),
        ({"Legend": [("Level", "Meaning"), (1, "basic")]}, {}),
        ({"Empty": []}, {}),
        ({"Names": [("Name",), ("sql",), ("map",)]}, {}),
        ({"Old": [HEAD, BO], "Cover": [("hello",)]}, {"Old": "hidden"}),
    ],
)
def test_the_first_shown_sheet_with_people_counts(
    office: View, before: dict[str, list[tuple[object, ...]]], hidden: dict[str, str]
) -> None:
    found = of(office, sheets({**before, "Team": [HEAD, ANN]}, hidden))
    assert names(found) == ["Ann"]
    said = said_of_sheets(found)
    assert "'Team' was read" in said
    assert all(repr(name) in said for name in before)
    assert said.count("\n") == 0


def test_several_sheets_with_people_are_told_and_asked_for(office: View) -> None:
    data = sheets({"Team A": [HEAD, ANN], "Team B": [HEAD, BO]})
    first = of(office, data)
    assert names(first) == ["Ann"]
    assert said_of_sheets(first) == (
        "'Team A' was read; 'Team B' has people too and was not read; choose with --sheet"
    )
    assert names(of(office, data, Choices(sheets=("team b",)))) == ["Bo"]
    both = of(office, data, Choices(sheets=("1", "Team B")))
    assert names(both) == ["Ann", "Bo"]
    assert [p.held[0].place for p in both.people] == [
        "roster.xlsx sheet 1 row 2",
        "roster.xlsx sheet 2 row 2",
    ]


def test_a_hidden_sheet_may_be_chosen_and_is_asked_about_when_it_alone_has_people(office: View) -> None:
    data = sheets({"Cover": [("hello",)], "Old": [HEAD, BO]}, {"Old": "hidden"})
    with pytest.raises(BadRoster, match="but a hidden one has: 'Old'; show it, or choose it"):
        of(office, data)
    assert names(of(office, data, Choices(sheets=("Old",)))) == ["Bo"]


def test_an_unknown_sheet_is_refused_with_those_there_are(office: View) -> None:
    with pytest.raises(BadQuestion, match="no sheet is called 'C'; there are 'Team A', 'Team B'"):
        of(office, sheets({"Team A": [HEAD, ANN], "Team B": [HEAD, BO]}), Choices(sheets=("C",)))
    with pytest.raises(BadRoster, match="the sheet 'Cover' has no column of people"):
        of(office, sheets({"Cover": [("hello",)], "Team": [HEAD, ANN]}), Choices(sheets=("Cover",)))


def test_a_sheet_that_is_a_chart_is_passed_over(office: View) -> None:
    book = Workbook()
    book.create_chartsheet("Chart", 0).add_chart(BarChart())
    sheet = book.worksheets[0]
    for row in (HEAD, ANN):
        sheet.append(list(row))
    written = BytesIO()
    book.save(written)
    found = of(office, written.getvalue())
    assert names(found) == ["Ann"]
    assert "'Chart' is a chart and was not read" in said_of_sheets(found)


def test_notes_and_lists_may_stand_above_the_table(office: View) -> None:
    above: list[tuple[object, ...]] = [("People",), ("as of May",), *[(f"note {n}", "x") for n in range(18)]]
    assert names(of(office, sheets({"S": [*above, HEAD, ANN]}))) == ["Ann"]


def test_a_protected_sheet_is_read(office: View) -> None:
    book = Workbook()
    sheet = book.worksheets[0]
    for row in (HEAD, ANN):
        sheet.append(list(row))
    sheet.protection.sheet = True
    sheet.protection.password = "secret"
    written = BytesIO()
    book.save(written)
    assert names(of(office, written.getvalue())) == ["Ann"]


def test_a_cell_merged_over_rows_counts_for_each(office: View) -> None:
    rows = [HEAD, ("Ann", "clerk", "sql", 4), (None, None, "map", 2), (None, None, "adp", 1), BO]
    found = of(office, sheets({"S": rows}, merged=("A2:A4", "B2:B4")))
    assert [(p.name, held(p)) for p in found.people] == [
        ("Ann", {"sql": 4, "map": 2, "adp": 1}),
        ("Bo", {"map": 3}),
    ]
    assert found.rejected == ()


def test_a_merged_level_counts_for_each_person_and_two_rows_of_headings_are_one(office: View) -> None:
    rows = [("Person", "Role", "Skills", None), (None, None, "sql", "map"), ("Ann", "clerk", 4, 2)]
    rows += [("Bo", "lead", None, 1)]
    found = of(office, sheets({"S": rows}, merged=("A1:A2", "B1:B2", "C1:D1", "C3:C4")))
    assert [(p.name, held(p)) for p in found.people] == [
        ("Ann", {"sql": 4, "map": 2}),
        ("Bo", {"sql": 4, "map": 1}),
    ]


FORMULA, ERROR = "formula without a stored value; open and save", "error of a formula"


@pytest.mark.parametrize(
    ("row", "column", "why"),
    [
        (("=A1", "clerk", "sql", 3), 1, FORMULA),
        (("Bo", '=IF(1,"lead","clerk")', "sql", 3), 2, FORMULA),
        (("Bo", "clerk", "=A1", 3), 3, FORMULA),
        (("Bo", "clerk", "sql", "=1+2"), 4, FORMULA),
        (("#N/A", "clerk", "sql", 3), 1, ERROR),
        (("Bo", "#REF!", "sql", 3), 2, ERROR),
        (("Bo", "clerk", "#NAME?", 3), 3, ERROR),
        (("Bo", "clerk", "sql", "#DIV/0!"), 4, ERROR),
    ],
)
def test_a_cell_that_only_looks_filled_is_turned_away(
    office: View, row: tuple[object, ...], column: int, why: str
) -> None:
    found = of(office, workbook([HEAD, ("Ann", "clerk", "sql", 4), row]))
    ((place, reason),) = [(r.place, r.reason) for r in found.rejected]
    assert place == f"roster.xlsx row 3, column {column}"
    assert why in reason
    assert not [h for p in found.people for h in p.held if h.level is None]


def test_a_formula_in_text_has_no_value_either(office: View) -> None:
    found = read(office, "person,skill,level\nAnn,sql,=MAX(2;4)\n=A2&B2,sql,3\nBo,sql,#N/A\nCy,sql,3\n")
    assert [place for place, _ in told(found)] == ["row 2, column 3", "row 3, column 1", "row 4, column 3"]
    assert {p.name: held(p) for p in found.people} == {"Ann": {}, "Bo": {}, "Cy": {"sql": 3}}


def test_a_formula_whose_value_is_stored_is_that_value_and_an_empty_text_is_empty(office: View) -> None:
    data = workbook([("person", "sql", "map"), ("Ann", "=1+2", '=IF(1=1,"","x")')])
    stored = with_part(data, {"<v />": "<v>3</v>", "<v></v>": "<v>3</v>"}, first=True)
    stored = with_part(stored, {'<c r="C2">': '<c r="C2" t="str">'})
    (ann,) = of(office, stored).people
    assert held(ann) == {"sql": 3}
    assert of(office, stored).rejected == ()


def with_part(data: bytes, changes: dict[str, str], *, first: bool = False) -> bytes:
    """The workbook with its sheet's text changed, as a spreadsheet program would write it."""
    written = BytesIO()
    with zipfile.ZipFile(BytesIO(data)) as old, zipfile.ZipFile(written, "w") as new:
        for name in old.namelist():
            part = old.read(name)
            if name.startswith("xl/worksheets/sheet"):
                text = part.decode()
                for before, after in changes.items():
                    text = text.replace(before, after, 1 if first else -1)
                part = text.encode()
            new.writestr(name, part)
    return written.getvalue()


@pytest.mark.parametrize(
    ("text", "row"),
    [
        ('person,skill\n"Ann,sql\nBo,map\n"Cy",adp\n', 2),
        ('person,skill\nAnn,sql\n"Bo,map\nCy,adp\n', 3),
        ('person;skill;level\nAnn;sql;"3\nBo;map;2\n', 2),
        ('person\tskill\n"Ann\tsql\nBo\tmap\n', 2),
        ('person,skill\nAnn,sql\nBo,"map\nCy,adp\nDi,"\n', 3),
        ('person,skill\n"Ann"x,sql\nBo,map\n', 2),
        ('person,skill\n"Ann,sql\n', 2),
    ],
)
def test_an_open_quotation_mark_names_its_row(office: View, text: str, row: int) -> None:
    with pytest.raises(
        BadRoster, match=rf"row {row}: a quotation mark is opened there and not closed"
    ) as told:
        read(office, text)
    assert len(str(told.value).splitlines()) == 1


def test_a_name_over_lines_is_no_name_and_quoted_remarks_may_run_over_lines(office: View) -> None:
    found = read(office, 'person,skill,remark\n"Ann\nLee",sql,\nBo,map,"likes\ntea"\n')
    assert names(found) == ["Bo"]
    assert told(found)[1] == ("row 2", "the name runs over several lines; a quotation mark may be left open")


def test_a_row_that_is_broken_by_its_own_comma_is_turned_away(office: View) -> None:
    found = read(office, 'person,role,skill\nLee, Ann,clerk,sql\n"Ray, Bo",clerk,map\n')
    assert names(found) == ["Ray, Bo"]
    ((place, why),) = told(found)
    assert (place, "more cells than there are headings" in why) == ("row 2", True)


@pytest.mark.parametrize("end", ["\r", "\r\n", "\u2028", "\x85", "\u2029"])
def test_whatever_ends_a_line_ends_a_row(office: View, end: str) -> None:
    assert names(read(office, "person,skill\nAnn,sql\nBo,map\n".replace("\n", end))) == ["Ann", "Bo"]


def test_the_first_line_may_say_what_parts_the_cells(office: View) -> None:
    found = read(office, "sep=;\nperson;skill\nLee, Ann;sql\nBo;none such\n")
    assert names(found) == ["Bo", "Lee, Ann"]
    assert told(found)[0][0] == "row 4"


def test_the_sheets_of_a_workbook_are_part_of_the_reading(office: View) -> None:
    data = sheets({"Old": [HEAD, BO], "Team": [HEAD, ANN]}, {"Old": "hidden"})
    found = roster_report(office, "roster.xlsx", data, TODAY)
    assert [(s.sheet.name, s.note) for s in found.sheets] == [
        ("Old", "is hidden and was not read"),
        ("Team", "was read"),
    ]
