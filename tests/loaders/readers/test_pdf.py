"""PDF documents: words where they stand are lines, columns, paragraphs, items and headings again."""

import re
from collections.abc import Iterable
from pathlib import Path

import pytest

from loaders.connect import read_graph
from loaders.readers.pdf.reader import pieces
from loaders.readers.pieces import Block, TableBlock
from loaders.readers.text import pieces as pieces_of_text
from seeds.shipped import DOCUMENTS
from tests.kit.pdf_pages import BULLET, Typing, as_pdf, pdf, shown, width

LONG = "Plan shifts for twelve people and step in when someone is away, also at short notice and on holidays"
LAYOUTS = {
    "one column": {},
    "a head, a foot and pages": {"head": "Career ladder of a house", "foot": "Page {} of 14"},
    "a narrow column": {"right": 300},
    "a column as wide as a page of A5": {"right": 420, "foot": "{}"},
}


def read(data: bytes) -> list[tuple[str, int, bool]]:
    """Text, depth and whether listed of each line."""
    blocks = (piece for piece in pieces(data) if isinstance(piece, Block))
    return [(block.text, block.depth, block.bullet) for block in blocks]


def texts(data: bytes) -> list[str]:
    return [text for text, *_ in read(data)]


def page(*lines: tuple[float, float, str]) -> bytes:
    """A page with these texts, each at a place from the left and from the bottom."""
    return pdf([b"".join(shown(text, x, y) for x, y, text in lines)])


def typed(x: float, y: float, lines: Iterable[str]) -> list[tuple[float, float, str]]:
    return [(x, y - 13 * n, line) for n, line in enumerate(lines)]


def told(path: Path) -> list[str]:
    """Nodes and edges, but for the lines that they stand on and the ending of the document's name."""
    graph = read_graph([path])
    nodes = [f"{node!r} {dict(node.facts)!r}" for node in graph.nodes if not node.id.startswith("document:")]
    edges = [f"{edge!r} {dict(edge.facts)!r}" for edge in graph.edges]
    apart = re.compile(r"\b(?:line|start|end)=\d+|'(?:line|start|end)': \d+|(?<=[-\w])[-.](?:txt|pdf)\b")
    return sorted(apart.sub("", text) for text in (*nodes, *edges))


@pytest.mark.parametrize("layout", LAYOUTS)
@pytest.mark.parametrize("which", [0, 1])
def test_the_originals_as_pdf_are_the_same_graph(
    shared_dir: Path, tmp_path: Path, which: int, layout: str
) -> None:
    original = sorted((shared_dir / "seeds").glob("*.txt"))[which]
    same_in_pdf(original, tmp_path, layout)


@pytest.mark.parametrize("layout", LAYOUTS)
@pytest.mark.parametrize("path", sorted(DOCUMENTS.glob("*.txt")), ids=lambda path: path.stem)
def test_the_seeds_as_pdf_are_the_same_graph(tmp_path: Path, path: Path, layout: str) -> None:
    same_in_pdf(path, tmp_path, layout)


def same_in_pdf(original: Path, folder: Path, layout: str) -> None:
    converted = folder / f"{original.stem}.pdf"
    converted.write_bytes(as_pdf(original, **LAYOUTS[layout]))  # type: ignore[arg-type]
    lines = [piece.text for piece in pieces_of_text(original.read_bytes()) if isinstance(piece, Block)]
    assert texts(converted.read_bytes()) == [line for line in lines if line.strip()]
    assert told(converted) == told(original)


def test_wrapped_items_and_paragraphs_are_put_together_again() -> None:
    typing = Typing(right=300)
    typing.line("Warehouse Supervisor", size=16, name="Helvetica-Bold")
    typing.gap()
    for _ in range(2):
        typing.line(f"{LONG}.")
        typing.gap(4)
    for _ in range(2):
        typing.line(LONG, mark=BULLET)
    typing.line("Teach safe lifting", x=70, mark="-")
    assert read(typing.saved()) == [
        ("Warehouse Supervisor", 1, False),
        (f"{LONG}.", 0, False),
        (f"{LONG}.", 0, False),
        (LONG, 0, True),
        (LONG, 0, True),
        ("Teach safe lifting", 0, True),
    ]


def test_an_item_goes_on_behind_a_page() -> None:
    typing = Typing(right=300, head="A house", foot="- {} -")
    for _ in range(80):
        typing.line(LONG, mark=BULLET)
    assert texts(typing.saved()) == [LONG] * 80


def test_a_hyphen_goes_where_the_line_alone_asked_for_it() -> None:
    lines = ["Answers for the receiv-", "ables of the part-", "time staff; he or she is a co-", "owner."]
    assert texts(page(*typed(56, 700, lines), *typed(56, 600, ["A co-owner signs"])))[0] == (
        "Answers for the receivables of the part-time staff; he or she is a co-owner."
    )


def test_columns_are_read_one_by_one_below_a_title_across_them() -> None:
    left = [
        "Plan the shifts of the week",
        "with the lead of each team",
        "and tell the depot of it",
        "by noon on Friday.",
    ]
    right = [
        "Count the stock twice a year",
        "with the people of the bank",
        "and keep the books of it",
        "in good order.",
    ]
    above = (
        56.0,
        760.0,
        "The depot and its people: what the supervisor does on all days of the year, in short",
    )
    read_as = texts(page(above, *typed(56, 700, left), *typed(300, 700, right)))
    assert read_as == [above[2], " ".join(left), " ".join(right)]
    shifted = texts(page(above, *typed(56, 700, left), *typed(300, 695, right)))
    assert shifted == read_as


def test_labels_are_read_with_what_stands_beside_them() -> None:
    lines = [
        (56.0, 740.0, "Position"), (200.0, 740.0, "Clerk"), (56.0, 715.0, "Duties"),
        (200.0, 715.0, "- Sort mail"),
        (200.0, 702.0, "- Post it"), (56.0, 680.0, "Reports to"), (200.0, 680.0, "Owner"),
    ]  # fmt: skip
    assert texts(page(*lines)) == ["Position: Clerk", "Duties", "Sort mail", "Post it", "Reports to: Owner"]


def test_running_heads_feet_and_numbers_of_pages_are_no_text() -> None:
    pages = [
        shown("Handbook of a house", 56, 810) + shown("Version 3", 480, 810)
        + shown(f"Page {n} of 3", 280, 25)
        + shown(f"Task {n}, which is on this page alone", 56, 700) + shown("Sort the mail", 56, 780)
        for n in (1, 2, 3)
    ]  # fmt: skip
    assert [text for text in texts(pdf(pages)) if "page alone" not in text] == ["Sort the mail"] * 3


def test_sizes_and_bold_letters_head() -> None:
    typing = Typing()
    for text, size, name in (
        ("Clerk", 18, "Helvetica-Bold"),
        ("1. Duties", 14, "Helvetica"),
        (LONG, 10, "Helvetica"),
        ("2) Skills", 10, "Helvetica-Bold"),
        ("Excel is a must", 10, "Helvetica"),
    ):
        typing.line(text, size=size, name=name)
        typing.gap(8)
    assert read(typing.saved()) == [
        ("Clerk", 1, False),
        ("Duties", 2, False),
        (LONG, 0, False),
        ("Skills", 6, False),
        ("Excel is a must", 0, False),
    ]


def test_letters_that_stand_apart_are_words() -> None:
    program, x = b"", 56.0
    for letter in "SENIOR CLERK":
        program += shown(letter, x, 700) if letter != " " else b""
        x += width(letter) + 4
    assert texts(pdf([program])) == ["SENIOR CLERK"]


def test_a_dot_that_is_drawn_marks_an_item() -> None:
    dots = b"".join(b"60 %d 4 4 re f\n" % y for y in (702, 689))
    program = dots + shown("Sort the mail", 72, 700) + shown("Post it", 72, 687)
    assert read(pdf([program])) == [("Sort the mail", 0, True), ("Post it", 0, True)]


def test_fonts_and_what_they_stand_for_are_read_wherever_their_list_stands() -> None:
    table = b"1 beginbfchar <01> <00660069> endbfchar"
    font = b"<</F9<</Type/Font/Subtype/Type1/BaseFont/Own/FirstChar 1/Widths[500]/ToUnicode %d 0 R>>>>"
    stream = b"<</Length %d>>stream\n%s\nendstream" % (len(table), table)
    page = pdf([b"BT /F9 10 Tf 60 700 Td (\x01) Tj ET\n" + shown("ve people", 65, 700)], b"", (stream,))
    fonts = page[page.index(b"/Font<<") + 7 : page.index(b">>>>/Contents")]
    with_own = pdf(
        [b"BT /F9 10 Tf 60 700 Td (\x01) Tj ET\n" + shown("ve people", 65, 700)],
        b"/Resources 10 0 R",
        (stream, b"<</Font" + (font % 9)[:-2] + fonts + b">>>>"),
    )
    assert texts(with_own.replace(b"/Resources<</Font<<" + fonts + b">>>>", b"")) == ["five people"]


def test_the_number_of_a_heading_and_a_table_of_contents_are_no_text_of_their_own() -> None:
    program = shown("Skills .......... 4", 56, 700) + shown("1", 56, 660, 14, "Helvetica-Bold")
    program += shown("Skills", 90, 660, 14, "Helvetica-Bold") + shown(LONG, 56, 640)
    assert [text.removeprefix("1 ") for text in texts(pdf([program]))] == ["Skills", LONG]


def test_a_sign_that_a_font_does_not_name_marks_an_item() -> None:
    program = shown("\x01", 60, 700) + shown("Sort the mail", 72, 700)
    assert read(pdf([program])) == [("Sort the mail", 0, True)]


def test_figures_at_the_right_margin_part_no_duty() -> None:
    lines = ["Sort the mail of the day and", "put it where it belongs", "Post it"]
    program = b"".join(shown(line, 56, 760 - 13 * n) for n, line in enumerate(lines))
    assert texts(pdf([program + shown("60 %", 520, 760) + shown("40 %", 520, 734)])) == [
        "Sort the mail of the day and put it where it belongs", "Post it", "60 %", "40 %",
    ]  # fmt: skip


@pytest.mark.parametrize("quarter", [0, 90, 180, 270])
def test_a_turned_page_is_read_as_it_is_shown(quarter: int) -> None:
    turned = {0: b"1 0 0 1 0 0", 90: b"0 1 -1 0 595 0", 180: b"-1 0 0 -1 595 842", 270: b"0 -1 1 0 0 842"}
    lines = typed(90, 400, ["Clerk", "Sort the mail"])
    program = turned[quarter] + b" cm\n" + b"".join(shown(text, x, y) for x, y, text in lines)
    assert texts(pdf([program], b"/Rotate %d" % quarter)) == ["Clerk", "Sort the mail"]


def test_what_is_printed_twice_for_bold_letters_is_read_once() -> None:
    program = shown("Duties", 56, 700) + shown("Duties", 56.3, 700) + shown(LONG, 56, 680)
    assert read(pdf([program])) == [("Duties", 6, False), (LONG, 0, False)]


def test_signs_of_symbol_fonts_are_bullets() -> None:
    program = shown("\xb7", 60, 700, name="Symbol") + shown("Sort the mail", 72, 700)
    assert read(pdf([program])) == [("Sort the mail", 0, True)]


LADDER = [
    ["", "Junior", "Senior"],
    ["Excel", "Basic formulas", "Pivot tables"],
    ["Mail", "Sorts it", "Plans it"],
]


def tables(data: bytes) -> list[list[list[str]]]:
    return [
        [[cell.text for cell in row] for row in piece.rows]
        for piece in pieces(data)
        if isinstance(piece, TableBlock)
    ]


def cells(rows: list[list[str]], top: float = 700, step: float = 20) -> bytes:
    return b"".join(
        shown(text, 60 + 120 * m, top - step * n)
        for n, row in enumerate(rows)
        for m, text in enumerate(row)
        if text
    )


def rules(columns: int, rows: int, top: float = 715, step: float = 20) -> bytes:
    level = (
        b"55 %g m %d %g l S\n" % (top - step * n, 55 + 120 * columns, top - step * n) for n in range(rows + 1)
    )
    upright = (
        b"%d %g m %d %g l S\n" % (55 + 120 * n, top, 55 + 120 * n, top - step * rows)
        for n in range(columns + 1)
    )
    return b"".join((*level, *upright))


def test_a_table_with_rules_is_one() -> None:
    assert tables(pdf([rules(3, 3) + cells(LADDER)])) == [LADDER]


def test_a_table_without_rules_is_one_where_columns_are_plain() -> None:
    wide = [
        [*row, third] for row, third in zip(LADDER, ("Lead", "Macros for others", "Owns it"), strict=True)
    ]
    assert tables(pdf([cells(wide)])) == [wide]


def test_a_table_goes_on_over_the_page_below_its_head() -> None:
    more = [LADDER[0], ["SAP", "Looks up stock", "Owns the setup"]]
    assert tables(pdf([rules(3, 3) + cells(LADDER), rules(3, 2) + cells(more)])) == [[*LADDER, more[1]]]


def test_cells_that_reach_over_others_stand_in_each_of_them() -> None:
    open_rules = rules(3, 3).replace(
        b"175 715 m 175 655 l S\n", b"175 715 m 175 695 l S\n175 675 m 175 655 l S\n"
    )
    open_rules = open_rules.replace(
        b"295 715 m 295 655 l S\n", b"295 715 m 295 695 l S\n295 675 m 295 655 l S\n"
    )
    rows = [LADDER[0], ["Technical skills", "", ""], LADDER[2]]
    assert tables(pdf([open_rules + cells(rows)])) == [[LADDER[0], ["Technical skills"] * 3, LADDER[2]]]


def test_wrapped_lines_and_items_of_a_cell_are_put_together_again() -> None:
    program = rules(2, 2, step=60) + shown("Skill", 60, 700, name="Helvetica-Bold")
    program += shown("Level", 180, 700, name="Helvetica-Bold") + shown("Excel", 60, 640)
    for n, line in enumerate(("- Pivot tables that", "  others can use", "- Macros")):
        program += shown(line, 180, 640 - 12 * n)
    (table,) = (piece for piece in pieces(pdf([program])) if isinstance(piece, TableBlock))
    assert [item.text for item in table.rows[1][1].items] == ["Pivot tables that others can use", "Macros"]


def test_a_ruled_form_is_labels_with_what_stands_beside_them() -> None:
    form = [["Position:", "Clerk"], ["Reports to:", "Owner"], ["Duties", "Sort the mail"]]
    assert texts(pdf([rules(2, 3) + cells(form)])) == [
        "Position: Clerk",
        "Reports to: Owner",
        "Duties: Sort the mail",
    ]
    bold = cells(form[:2]).replace(b"/F0", b"/F1")
    assert texts(pdf([rules(2, 2) + bold])) == ["Position: Clerk", "Reports to: Owner"]
    wide = [["Position:", "Clerk", "Grade:", "7"], ["Team:", "Mail", "Reports to:", "Owner"]]
    assert texts(pdf([rules(4, 2) + cells(wide)])) == [
        "Position: Clerk", "Grade: 7", "Team: Mail", "Reports to: Owner",
    ]  # fmt: skip


def test_frames_and_columns_of_prose_are_no_tables() -> None:
    prose = [
        "Plan the shifts of",
        "the week with the",
        "lead of each team",
        "and tell the depot",
        "of it by Friday.",
    ]
    columns = b"".join(shown(line, x, 700 - 12 * n) for x in (56, 166, 276) for n, line in enumerate(prose))
    assert texts(pdf([columns])) == [" ".join(prose)] * 3
    frame = b"50 600 400 150 re S\n" + shown("Clerk", 56, 700) + shown("Sort the mail", 56, 680)
    assert texts(pdf([frame])) == ["Clerk", "Sort the mail"]


def test_a_town_at_the_right_margin_is_no_value_of_a_label() -> None:
    lines = [("Stock Clerk", "Ludlow"), ("Example Group", "Full time")]
    program = b"".join(
        shown(left, 56, 760 - 14 * n) + shown(right, 540 - width(right), 760 - 14 * n)
        for n, (left, right) in enumerate(lines)
    )
    assert texts(pdf([program])) == ["Stock Clerk", "Ludlow", "Example Group", "Full time"]


def test_raised_numbers_that_lead_to_notes_are_left_out() -> None:
    program = shown("Stock Clerk", 56, 700, 18) + shown("1", 56 + width("Stock Clerk", 18), 708, 9)
    assert texts(pdf([program + shown("Sort the mail", 56, 680)])) == ["Stock Clerk", "Sort the mail"]


def test_a_text_that_is_spread_to_its_edge_is_one_line() -> None:
    program, words = b"", ("Plan", "shifts", "and", "stock")
    x = 56.0
    for word in words:
        program += shown(word, x, 700)
        x += width(word) + 22
    assert texts(pdf([program])) == [" ".join(words)]
