"""Word documents: what styles, lists, boxes and tables make of paragraphs, and that nothing is lost."""

from collections.abc import Callable
from io import BytesIO
from pathlib import Path

import docx
import pytest
from docx.document import Document
from docx.oxml.ns import nsdecls
from docx.oxml.parser import parse_xml

from loaders.documents.load import load
from loaders.readers.pieces import Block, TableBlock
from loaders.readers.word.reader import pieces
from tests.kit.converted import as_word, assert_same_graph, original_ladder
from tests.kit.texts import load_text


def saved(document: Document) -> bytes:
    buffer = BytesIO()
    document.save(buffer)
    return buffer.getvalue()


def blocks(document: Document) -> list[tuple[str, int, bool, int]]:
    """Text, depth, whether listed, and indent of each block."""
    read = (piece for piece in pieces(saved(document)) if isinstance(piece, Block))
    return [(block.text, block.depth, block.bullet, block.indent) for block in read]


def tables(document: Document) -> list[TableBlock]:
    return [piece for piece in pieces(saved(document)) if isinstance(piece, TableBlock)]


def test_the_ladder_as_a_word_document_is_the_same_graph(shared_dir: Path, tmp_path: Path) -> None:
    assert_same_graph(original_ladder(shared_dir), tmp_path, ".docx", as_word)


def test_a_title_and_headings_are_one_below_another() -> None:
    document = docx.Document()
    document.add_heading("Office Manager", 0)
    document.add_heading("Duties", 1)
    document.add_paragraph("Order paper", style="List Bullet")
    document.add_paragraph("Of all sizes", style="List Bullet 2")
    document.add_paragraph("Count it", style="List Number")
    document.add_heading("Skills", 2)
    read = blocks(document)
    assert [depth for _, depth, _, _ in read] == [1, 2, 0, 0, 0, 3]
    assert [listed for _, _, listed, _ in read] == [False, False, True, True, True, False]
    assert read[3][3] == read[2][3] + 2


def test_without_a_title_a_heading_of_the_first_depth_is_the_first() -> None:
    document = docx.Document()
    document.add_heading("Office Manager", 1)
    document.add_heading("Duties", 2)
    assert [depth for _, depth, _, _ in blocks(document)] == [1, 2]


@pytest.mark.parametrize(("numbered", "listed"), [(3, True), (0, False)])
def test_numbering_lists_a_paragraph_and_number_nought_takes_it_out(numbered: int, listed: bool) -> None:
    document = docx.Document()
    for level in (0, 2):
        paragraph = document.add_paragraph("Read mail", style="List Bullet" if not numbered else None)
        number = f'<w:numPr {nsdecls("w")}><w:ilvl w:val="{level}"/><w:numId w:val="{numbered}"/></w:numPr>'
        paragraph._p.get_or_add_pPr().append(parse_xml(number))
    first, second = blocks(document)
    assert first[2] == second[2] == listed
    assert second[3] - first[3] == (4 if listed else 0)


def bold(document: Document) -> None:
    document.add_paragraph().add_run("Duties:").bold = True


def strong(document: Document) -> None:
    document.add_paragraph().add_run("Duties:", style="Strong")


def by_outline(document: Document) -> None:
    paragraph = document.add_paragraph("Duties:")
    paragraph._p.get_or_add_pPr().append(parse_xml(f'<w:outlineLvl {nsdecls("w")} w:val="1"/>'))


def by_own_style(document: Document) -> None:
    style = document.styles.add_style("House Head", 1)
    style.base_style = document.styles["Heading 2"]
    document.add_paragraph("Duties:", style="House Head")


@pytest.mark.parametrize("write", [bold, strong, by_outline, by_own_style])
def test_what_looks_like_a_heading_is_one(write: Callable[[Document], None]) -> None:
    document = docx.Document()
    write(document)
    assert [(text.rstrip(":"), depth > 0) for text, depth, _, _ in blocks(document)] == [("Duties", True)]


def test_words_in_bold_are_no_heading_in_a_sentence_or_a_list() -> None:
    document = docx.Document()
    document.add_paragraph().add_run("Excel").bold = True
    document.paragraphs[0].add_run(" is a must")
    document.add_paragraph(style="List Bullet").add_run("Excel").bold = True
    assert [depth for _, depth, _, _ in blocks(document)] == [0, 0]


def test_boxes_controls_and_tracked_text_are_read_and_deleted_text_is_not() -> None:
    document = docx.Document()
    body = document.element.body
    space = nsdecls("w")
    run = "<w:r><w:t>{}</w:t></w:r>"
    compatible = 'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
    box = f"<w:txbxContent><w:p>{run.format('In a box')}</w:p></w:txbxContent>"
    for xml in (
        f"<w:sdt {space}><w:sdtContent><w:p>{run.format('In a control')}</w:p></w:sdtContent></w:sdt>",
        f"<w:p {space}><w:ins>{run.format('Added')}</w:ins><w:del><w:r><w:delText>Gone</w:delText></w:r>"
        f"</w:del></w:p>",
        f"<w:p {space} {compatible}>{run.format('Around')}<w:r><mc:AlternateContent><mc:Choice>{box}"
        f"</mc:Choice><mc:Fallback>{box}</mc:Fallback></mc:AlternateContent></w:r></w:p>",
    ):
        body.insert(len(body) - 1, parse_xml(xml))
    assert [text for text, *_ in blocks(document)] == ["In a control", "Added", "Around", "In a box"]


def test_a_table_has_a_place_for_each_paragraph_and_merged_cells_in_all_their_places() -> None:
    document = docx.Document()
    document.add_paragraph("Before")
    table = document.add_table(3, 3)
    for n, row in enumerate(table.rows):
        for m, cell in enumerate(row.cells):
            cell.text = f"{n}{m}"
    table.cell(1, 1).add_paragraph("more")
    table.cell(0, 0).merge(table.cell(0, 1)).text = "wide"
    table.cell(1, 2).merge(table.cell(2, 2)).text = "tall"
    document.add_paragraph("After")
    (read,) = tables(document)
    assert [[cell.text for cell in row] for row in read.rows] == [
        ["wide", "wide", "02"],
        ["10", "11 more", "tall"],
        ["20", "21", "tall"],
    ]
    assert read.lines[1] == (3, "10 | 11 more | tall")
    shown = dict(read.lines)
    places = [place for row in read.rows for cell in row for place in cell.items]
    assert all(shown[place.line][place.start : place.end] == place.text for place in places)
    after = [piece.place.line for piece in pieces(saved(document)) if isinstance(piece, Block)]
    assert after == [1, 5]


def test_a_table_of_one_column_is_a_frame_around_text() -> None:
    document = docx.Document()
    cell = document.add_table(1, 1).cell(0, 0)
    cell.text = "Office Manager"
    cell.add_paragraph("Order paper", style="List Bullet")
    assert [text for text, *_ in blocks(document)] == ["Office Manager", "Order paper"]


def test_line_breaks_end_lines_but_not_items() -> None:
    document = docx.Document()
    document.add_paragraph("Excel\nWord")
    document.add_paragraph("Order\npaper", style="List Bullet")
    assert [text for text, *_ in blocks(document)] == ["Excel", "Word", "Order paper"]


def test_a_case_with_a_title_style_is_read(shared_dir: Path) -> None:
    report = load([shared_dir / "cases" / "documents" / "23-word.docx"])
    (role,) = report.roles
    assert role.title == "Facilities Coordinator"
    assert len(role.requirements) >= 2


def asked(document: Document, folder: Path) -> dict[str, list[tuple[str | None, str]]]:
    """What each role of a Word document is asked, as (heading, words)."""
    roles = load_text(folder, saved(document), "role.docx").roles
    return {r.title: [(q.heading, q.place.text) for q in r.requirements] for r in roles}


RIGHT = {"Clerk": [("Duties", "Sort the mail"), ("Skills", "Good knowledge of Excel")]}


def test_a_table_that_lays_out_a_page_is_text(tmp_path: Path) -> None:
    document = docx.Document()
    left, right = document.add_table(rows=1, cols=2).rows[0].cells
    left.paragraphs[0].text, left.paragraphs[0].style = "Clerk", document.styles["Heading 1"]
    left.add_paragraph("Location: York")
    for heading, said in (("Duties", "Sort the mail"), ("Skills", "Good knowledge of Excel")):
        right.add_paragraph(heading, style="Heading 2")
        right.add_paragraph(said, style="List Bullet")
    assert asked(document, tmp_path) == RIGHT


def test_bands_from_edge_to_edge_are_text(tmp_path: Path) -> None:
    document = docx.Document()
    table = document.add_table(rows=5, cols=2)
    table.cell(0, 0).text, table.cell(0, 1).text = "Job title: Clerk", "Location: York"
    for row, words in enumerate(("Duties", "Sort the mail", "Skills", "Good knowledge of Excel"), start=1):
        table.cell(row, 0).merge(table.cell(row, 1)).text = words
    assert asked(document, tmp_path) == RIGHT


def test_a_heading_above_text_in_a_cell_makes_a_frame_and_headings_of_columns_do_not() -> None:
    for framed in (True, False):
        document = docx.Document()
        table = document.add_table(rows=2, cols=2)
        for column, words in enumerate(("Duties", "Skills")):
            table.cell(0, column).paragraphs[0].style = document.styles["Heading 2"]
            table.cell(0, column).paragraphs[0].text = words
            if framed:
                table.cell(0, column).add_paragraph("Sort the mail")
        assert bool(tables(document)) is not framed


def test_a_table_in_a_cell_belongs_to_that_cell(tmp_path: Path) -> None:
    document = docx.Document()
    document.add_heading("Clerk", 1)
    table = document.add_table(rows=2, cols=2)
    table.cell(0, 0).text, table.cell(0, 1).text = "Essential", "Desirable"
    inner = table.cell(1, 0).add_table(rows=1, cols=2)
    inner.cell(0, 0).text, inner.cell(0, 1).text = "Good knowledge of Excel", "Keeps secrets"
    table.cell(1, 1).text = "Experience of SAP"
    assert asked(document, tmp_path) == {
        "Clerk": [
            ("Essential", "Good knowledge of Excel"),
            ("Essential", "Keeps secrets"),
            ("Desirable", "Experience of SAP"),
        ]
    }
