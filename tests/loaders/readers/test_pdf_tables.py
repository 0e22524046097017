"""Tables of pages without rules: columns near each other, wrapped and centred cells, two columns."""

from collections.abc import Sequence

from loaders.readers.pdf.reader import pieces
from loaders.readers.pieces import Block, TableBlock
from tests.kit.pdf_pages import pdf, shown, width, wrapped

Rows = Sequence[Sequence[str]]
BOLD = "Helvetica-Bold"


def tables(data: bytes) -> list[list[list[str]]]:
    return [
        [[cell.text for cell in row] for row in piece.rows]
        for piece in pieces(data)
        if isinstance(piece, TableBlock)
    ]


def texts(data: bytes) -> list[str]:
    return [piece.text for piece in pieces(data) if isinstance(piece, Block)]


def laid(
    rows: Rows,
    columns: Sequence[tuple[float, float]],
    *,
    top: float = 700,
    apart: float = 4,
    centred: bool = False,
    bold: bool = True,
) -> bytes:
    """Rows of wrapped cells in columns from a place on and so wide; the first row is a bold one."""
    program, y = b"", top
    for n, row in enumerate(rows):
        cells = [
            wrapped(text, room, 10, BOLD if bold and not n else "Helvetica")
            for text, (_, room) in zip(row, columns, strict=True)
        ]
        most = max(map(len, cells))
        for lines, (x, _) in zip(cells, columns, strict=True):
            below = (most - len(lines)) * 12 / 2 if centred else 0
            for m, line in enumerate(lines):
                name = BOLD if bold and not n else "Helvetica"
                program += shown(line, x, y - below - 12 * m, 10, name) if line else b""
        y -= 12 * most + apart
    return program


LEVELS = [
    ["Area", "Junior Buyer", "Senior Buyer"],
    ["Prices", "Collects three quotes", "Negotiates yearly contracts"],
    ["Stock", "Counts it", "Plans it"],
]


def test_columns_that_stand_a_blank_apart_are_told_where_their_texts_begin() -> None:
    rooms = [max(width(row[n]) for row in LEVELS) for n in range(3)]
    places = [(60.0, 200.0), (60 + rooms[0] + 3, 200.0), (60 + sum(rooms[:2]) + 6, 200.0)]
    assert tables(pdf([laid(LEVELS, places, bold=False)])) == [LEVELS]


def test_cells_of_several_lines_are_rows_where_rows_stand_apart() -> None:
    rows = [
        ["Area", "Clerk", "Lead Clerk"],
        ["Answering customers", "Answers written questions with the help of a script", "Calms angry callers"],
        ["Tools", "Knows Zendesk", "Sets up the rules of Zendesk for the whole team"],
        ["Helping others", "", "Coaches the team and plans all of its shifts"],
    ]
    places = [(60.0, 50.0), (130.0, 100.0), (260.0, 110.0)]
    for centred in (False, True):
        assert tables(pdf([laid(rows, places, centred=centred)])) == [rows]


def test_rows_that_stand_no_farther_apart_begin_in_the_first_column() -> None:
    rows = [
        ["Role", "What it does", "What it needs"],
        ["Cashier", "Runs the till and counts the cash at night", "One year"],
        ["Guard", "Watches the doors", "A clean record and good eyes"],
    ]
    places = [(60.0, 60.0), (130.0, 110.0), (260.0, 80.0)]
    assert tables(pdf([laid(rows, places, apart=0)])) == [rows]


def test_two_columns_are_a_table_where_their_heads_say_so() -> None:
    rows = [["Skill", "Required level"], ["Excel", "Advanced"], ["SAP", "Basic"], ["Writing", "Good"]]
    places = [(60.0, 100.0), (180.0, 100.0)]
    assert tables(pdf([laid(rows, places)])) == [rows]
    assert tables(pdf([laid(rows, places, bold=False)])) == [rows]


def test_two_columns_of_anything_else_are_none() -> None:
    form = [["Position", "Clerk"], ["Reports to", "Owner"], ["Place", "Ghent"]]
    places = [(60.0, 100.0), (180.0, 100.0)]
    assert texts(pdf([laid(form, places, bold=False)])) == [
        "Position: Clerk", "Reports to: Owner", "Place: Ghent",
    ]  # fmt: skip
    prose = "Plan the shifts of the week with the lead of each team and tell the depot of it by noon"
    lines = wrapped(prose, 110)
    program = b"".join(shown(line, x, 700 - 12 * n) for x in (60, 200) for n, line in enumerate(lines))
    heads = shown("Skill", 60, 714, 10, BOLD) + shown("Level", 200, 714, 10, BOLD)
    assert not tables(pdf([heads + program]))


def test_text_around_a_table_stays_text() -> None:
    above = shown("Buyers", 60, 760, 16, BOLD) + shown("Each level takes in the one to its left.", 60, 730)
    below = shown("Ask your lead.", 60, 620)
    places = [(60.0, 60.0), (130.0, 110.0), (260.0, 140.0)]
    data = pdf([above + laid(LEVELS, places) + below])
    assert tables(data) == [LEVELS]
    assert texts(data) == ["Buyers", "Each level takes in the one to its left.", "Ask your lead."]


def test_a_table_without_rules_goes_on_over_the_page_below_its_head() -> None:
    places = [(60.0, 60.0), (130.0, 110.0), (260.0, 140.0)]
    more = [LEVELS[0], ["Travel", "To the depot", "To all suppliers"], ["People", "", "Two buyers"]]
    pages = [laid(LEVELS, places, top=120), laid(more, places, top=780)]
    assert tables(pdf(pages)) == [[*LEVELS, *more[1:]]]


def test_cells_of_sentences_are_a_table_where_each_row_begins_anew() -> None:
    work = "Does part {} of the work and tells the others of it on the same day"
    rows = [["Area", "Clerk", "Lead"], *([f"Area {n}", work.format(n), work.format(n + 4)] for n in range(4))]
    places = [(40.0, 40.0), (90.0, 240.0), (340.0, 240.0)]
    for apart in (4, 0):
        assert tables(pdf([laid(rows, places, apart=apart)])) == [rows]


def test_the_last_rows_of_a_table_may_stand_alone_on_the_next_page() -> None:
    places = [(60.0, 60.0), (130.0, 110.0), (260.0, 140.0)]
    more = [["Travel", "Goes to the depot of the day by bus", "Goes to all suppliers"]]
    below = shown("Ask your lead.", 60, 700)
    data = pdf([laid(LEVELS, places, top=120), laid(more, places, top=780, bold=False) + below])
    assert tables(data) == [[*LEVELS, *more]]
    assert texts(data) == ["Ask your lead."]
    prose = pdf([laid(LEVELS, places, top=120), shown("Ask your lead of it.", 60, 780) + below])
    assert (tables(prose), len(texts(prose))) == ([LEVELS], 2)
