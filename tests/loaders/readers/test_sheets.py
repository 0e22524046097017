"""Sheets of workbooks and open sheets: tables, lines, merged cells, what is shown and what is left out."""

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any

import pytest
from openpyxl import Workbook
from openpyxl.cell.rich_text import CellRichText, TextBlock
from openpyxl.cell.text import InlineFont
from openpyxl.comments import Comment
from openpyxl.styles import Font
from openpyxl.worksheet.worksheet import Worksheet

from loaders.readers.pieces import Block, Contents, Missing, TableBlock
from loaders.readers.sheets import ods as ods_reader
from loaders.readers.sheets import xlsx as xlsx_reader
from tests.kit.sheets import Rows, cell, ods, ods_of, row, saved, table, with_texts, xlsx


def read(sheets: Mapping[str, Rows] | Rows) -> list[Any]:
    """What both formats make of these rows, which is the same."""
    one, other = xlsx_reader.contents(xlsx(sheets)), ods_reader.contents(ods(sheets))
    assert shown(one) == shown(other)
    return shown(one)


def shown(contents: Contents) -> list[Any]:
    """Lines as they stand, tables as rows of the items of their cells."""
    return [p.raw if isinstance(p, Block) else texts(p) for p in contents.pieces]


def texts(block: TableBlock) -> list[list[str]]:
    return [["; ".join(item.text for item in cell.items) for cell in row] for row in block.rows]


def made() -> tuple[Workbook, Worksheet]:
    book = Workbook()
    sheet = book.worksheets[0]
    return book, sheet


def of_book(book: Workbook) -> list[Any]:
    return shown(xlsx_reader.contents(saved(book)))


SKILLS: Rows = [["Skill", "Baker", "Cook"], ["Excel", 2, 3], ["Dough", 4, None]]
SHOWN = [["Skill", "Baker", "Cook"], ["Excel", "2", "3"], ["Dough", "4", ""]]


@pytest.mark.parametrize(
    ("rows", "pieces"),
    [
        (SKILLS, [SHOWN]),
        ([["Bakery 2025"], [], *SKILLS], ["# Bakery 2025", SHOWN]),
        ([["Bakery 2025"], *SKILLS], ["# Bakery 2025", SHOWN]),
        ([["Bakery"], ["Levels run from 1 to 5."], *SKILLS], ["# Bakery", "Levels run from 1 to 5.", SHOWN]),
        ([[None, None, *line] for line in SKILLS], [SHOWN]),
        ([[line[0], None, *line[1:]] for line in SKILLS], [SHOWN]),
        ([*SKILLS, [], [], ["Ask the bakery."]], [SHOWN, "Ask the bakery."]),
        ([["Bakers wanted."], ["We bake."]], ["Bakers wanted.", "We bake."]),
    ],
)
def test_a_sheet_is_its_tables_and_the_lines_that_stand_alone(rows: Rows, pieces: list[Any]) -> None:
    assert read(rows) == pieces


def test_several_sheets_stand_under_their_names() -> None:
    assert read({"Ovens": SKILLS, "Empty": [], "Till": SKILLS}) == ["# Ovens", SHOWN, "# Till", SHOWN]


GOES_ON: dict[str, Rows] = {
    "numbers": [*SKILLS, [], ["Flour", 1, 2]],
    "a group between": [*SKILLS, [], ["Craft"], ["Flour", 1, 2]],
    "a group apart": [*SKILLS, [], ["Craft"], [], ["Flour", 1, 2]],
    "words for levels": [["Skill", "Baker"], ["Excel", "working"], [], ["Dough", "expert"]],
    "headings apart": [["Skill", "Baker", "Cook"], [], *SKILLS[1:]],
    "marks": [["Skill", "Baker", "Cook"], ["Excel", "x", "x"], [], ["Dough", "x", None]],
}


@pytest.mark.parametrize("kind", GOES_ON)
def test_rows_behind_a_blank_one_go_on_with_the_table_above(kind: str) -> None:
    (only,) = read(GOES_ON[kind])
    assert isinstance(only, list)
    assert len(only) == sum(map(bool, GOES_ON[kind]))


BEGINS: dict[str, Rows] = {
    "the same headings": [*SKILLS, [], *SKILLS],
    "other headings of words that are known": [*SKILLS, [], ["Skill", "Level"], ["Till", "3"]],
    "words where numbers stood": [*SKILLS, [], ["Craft", "Miller", "Driver"], ["Flour", 1, 2]],
    "more columns": [*SKILLS, [], ["Area", "a", "b", "c"], ["x", 1, 2, 3]],
    "a title between": [*SKILLS, [], ["Mill"], ["Skill", "Miller"], ["Flour", 1]],
    "short words below sentences": [
        ["Area", "Baker"],
        ["Dough", "Kneads all the dough of the day by hand"],
        [],
        ["Area", "Miller"],
        ["Flour", "Keeps the mill and all stones in order"],
    ],
}


@pytest.mark.parametrize("kind", BEGINS)
def test_rows_with_headings_of_their_own_are_another_table(kind: str) -> None:
    tables = [piece for piece in read(BEGINS[kind]) if isinstance(piece, list)]
    assert len(tables) == 2


def test_bold_headings_begin_a_table_and_bold_lines_are_headings() -> None:
    book, sheet = made()
    for line in (["Area", "Baker"], ["Dough", "Kneads"], [], ["Team", "Cook"], ["Soup", "Stirs"]):
        sheet.append(line)
    for at in ("A1", "B1", "A4", "B4"):
        sheet[at].font = Font(bold=True)
    assert len(of_book(book)) == 2
    sheet["A4"].font = sheet["B4"].font = Font(bold=False)
    assert len(of_book(book)) == 1
    sheet["A9"], sheet["A10"] = "Duties", "Bakes bread."
    sheet["A9"].font = Font(bold=True)
    assert of_book(book)[1:] == ["**Duties**", "  • Bakes bread."]


def test_a_merged_cell_stands_in_each_place_that_it_spans() -> None:
    book, sheet = made()
    for line in (
        ["Bakery", None, None],
        ["Area", "Skill", "Baker"],
        ["Craft", "Dough", 3],
        [None, "Oven", 2],
    ):
        sheet.append(line)
    sheet.merge_cells("A1:C1")
    sheet.merge_cells("A3:A4")
    wanted = ["# Bakery", [["Area", "Skill", "Baker"], ["Craft", "Dough", "3"], ["Craft", "Oven", "2"]]]
    assert of_book(book) == wanted
    spanned = (
        row(cell("Bakery", 'table:number-columns-spanned="3"'), "<table:covered-table-cell/>" * 2),
        row(cell("Area"), cell("Skill"), cell("Baker")),
        row(cell("Craft", 'table:number-rows-spanned="2"'), cell("Dough"), cell(3)),
        row("<table:covered-table-cell/>", cell("Oven"), cell(2)),
    )
    assert shown(ods_reader.contents(ods_of(table("A", "".join(spanned))))) == wanted


def test_each_line_of_a_cell_is_an_item_of_its_own() -> None:
    (only,) = read([["Baker", "Cook"], ["• Kneads\n• Bakes\n", "- Stirs\n- Fries"], ["1. One\n2. Two", "-"]])
    assert only == [["Baker", "Cook"], ["Kneads; Bakes", "Stirs; Fries"], ["One; Two", "-"]]


def test_numbers_are_written_as_people_see_them() -> None:
    book, sheet = made()
    numbers: tuple[tuple[str, Any, str], ...] = (
        ("3", 3.0, "General"),
        ("2.5", 2.5, "0.00"),
        ("0.3", 0.1 + 0.2, "General"),
        ("1200", 1200, "#,##0"),
        ("50%", 0.5, "0%"),
        ("2025-01-31", date(2025, 1, 31), "DD.MM.YYYY"),
        ("2025-01-31 09:30", datetime(2025, 1, 31, 9, 30), "yyyy-mm-dd hh:mm"),
        ("3 years", 3, '0" years"'),
        ("Level 2", 2, '"Level "0'),
        ("TRUE", True, "General"),
        ("0012", "0012", "@"),
    )
    for text, value, code in numbers:
        sheet.append([text, value])
        sheet.cell(sheet.max_row, 2).number_format = code
    (only,) = of_book(book)
    assert isinstance(only, list)
    assert [line[0] for line in only] == [line[1] for line in only]


def test_an_open_sheet_tells_dates_as_iso_and_words_of_a_format() -> None:
    stated = 'office:value-type="date" office:date-value="2025-01-31T00:00:00"'
    years = 'office:value-type="float" office:value="3"'
    cells = (
        f"<table:table-cell {stated}><text:p>31/01/25</text:p></table:table-cell>",
        f"<table:table-cell {years}><text:p>3 years</text:p></table:table-cell>",
        f"<table:table-cell {years}><text:p>3,00</text:p></table:table-cell>",
        "<table:table-cell><text:p>a<text:s text:c='2'/>b<text:line-break/>c</text:p></table:table-cell>",
    )
    (only,) = shown(ods_reader.contents(ods_of(table("A", row(*cells)))))
    assert only == [["2025-01-31", "3 years", "3", "a b; c"]]


def test_texts_that_cells_share_are_told_without_how_they_are_pronounced() -> None:
    texts = (
        "<x:si><x:t>Baker</x:t></x:si>"
        "<x:si><x:r><x:t>Kneads </x:t></x:r><x:r><x:rPr><x:b/></x:rPr><x:t>dough</x:t></x:r>"
        '<x:rPh sb="0" eb="1"><x:t>aloud</x:t></x:rPh><x:phoneticPr fontId="1"/></x:si>'
    )
    shared = with_texts('<row><c t="s"><v>0</v></c><c r="C1" t="s"><v>1</v></c></row>', texts)
    assert shown(xlsx_reader.contents(shared)) == [[["Baker", "Kneads dough"]]]


def test_rich_text_is_text_and_notes_are_left_out() -> None:
    book, sheet = made()
    sheet.append(["Baker", CellRichText("Kneads ", TextBlock(InlineFont(b=True), "dough"), " daily")])
    sheet["A1"].comment = Comment("Ask Ann", "Bob")
    out = shown(xlsx_reader.contents(saved(book)))
    assert out == [[["Baker", "Kneads dough daily"]]]
    note = "<office:annotation><text:p>Ask Ann</text:p></office:annotation>"
    noted = f"<table:table-cell>{note}<text:p>Baker</text:p></table:table-cell>"
    assert shown(ods_reader.contents(ods_of(table("A", row(noted, cell("Kneads")))))) == [
        [["Baker", "Kneads"]]
    ]


def test_hidden_sheets_and_charts_are_left_out_and_told() -> None:
    book, sheet = made()
    for line in SKILLS:
        sheet.append(list(line))
    hidden, deep = book.create_sheet("Lists"), book.create_sheet("Codes")
    hidden.sheet_state, deep.sheet_state = "hidden", "veryHidden"
    hidden["A1"] = deep["A1"] = "Ann"
    book.create_chartsheet("Picture")
    contents = xlsx_reader.contents(saved(book))
    assert shown(contents) == [SHOWN]
    (told,) = contents.notices
    assert told.kind == Missing.SHEETS
    assert told.message == '3 sheets not read: "Lists" is hidden; "Codes" is hidden; "Picture" is a chart'
    rows = "".join(row(*map(cell, line)) for line in SKILLS)
    other = ods_reader.contents(ods_of(table("A", rows) + table("Lists", row(cell("Ann")), "hidden")))
    assert shown(other) == [SHOWN]
    assert other.notices[0].message == '1 sheet not read: "Lists" is hidden'


PEOPLE: Rows = [["Employee", "Role", "Excel"], ["Ann Smith", "Baker", 3], ["Bob Jones", "Cook", 2]]


def test_a_sheet_of_people_is_left_out_and_no_name_is_told() -> None:
    for contents in (
        xlsx_reader.contents(xlsx({"Needs": SKILLS, "Ann": PEOPLE})),
        ods_reader.contents(ods({"Needs": SKILLS, "Ann": [["Team"], [], *PEOPLE]})),
        xlsx_reader.contents(xlsx({"Needs": SKILLS, "Ann": [["Report", "of", "2025", "by"], *PEOPLE]})),
    ):
        assert shown(contents) == [SHOWN]
        (told,) = contents.notices
        assert told.message == "1 sheet not read: sheet 2 is a table of people"


def test_names_of_roles_and_levels_are_no_people() -> None:
    legend: Rows = [["Level", "Name"], [1, "aware"], [2, "working"], [5, "expert"]]
    roles: Rows = [["Name", "Years"], ["Baker", 1], ["Head Baker", 3], ["Cook", 2]]
    contents = xlsx_reader.contents(xlsx({"Needs": SKILLS, "Levels": legend, "Roles": roles}))
    assert contents.notices == ()
    assert len(shown(contents)) == 6


def test_a_formula_counts_by_its_stored_value_and_without_one_is_told() -> None:
    book, sheet = made()
    for line in (["Skill", "Baker"], ["Excel", "=1+1"], ["Dough", "=A1"]):
        sheet.append(line)
    contents = xlsx_reader.contents(saved(book))
    assert shown(contents) == [[["Skill", "Baker"], ["Excel", ""], ["Dough", ""]]]
    (told,) = contents.notices
    assert told.kind == Missing.VALUES
    assert told.message.startswith("2 formulas")
    stored = row(
        cell("Dough"),
        cell(3, 'table:formula="of:=1+2"'),
        '<table:table-cell table:formula="of:=1+2"/>',
        cell("#REF!", 'table:formula="of:=X1" xmlns:calcext="urn:x" calcext:value-type="error"'),
    )
    other = ods_reader.contents(ods_of(table("A", row(cell("Skill"), cell("Baker")) + stored)))
    assert shown(other) == [[["Skill", "Baker"], ["Dough", "3"]]]
    assert other.notices[0].message.startswith("2 formulas")


def test_every_word_stands_at_its_place() -> None:
    contents = xlsx_reader.contents(xlsx({"A": [["Bakery"], *SKILLS], "B": SKILLS}))
    for block in contents.pieces:
        if isinstance(block, TableBlock):
            lines = dict(block.lines)
            for item in (item for line in block.rows for one in line for item in one.items):
                assert lines[item.line][item.start : item.end] == item.text
