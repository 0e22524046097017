"""Pages of the web: what their elements make of the text, and what of a page is no text."""

from pathlib import Path

from loaders.documents.load import load
from loaders.readers.pieces import Block, TableBlock
from loaders.readers.web.page import pieces
from tests.kit.converted import as_page, assert_same_graph, original_ladder, spaced


def read(html: str) -> list[tuple[str, int, bool, int]]:
    """Text, depth, whether listed, and indent of each block."""
    blocks = [piece for piece in pieces(html.encode()) if isinstance(piece, Block)]
    return [(block.text, block.depth, block.bullet, block.indent) for block in blocks]


def texts(html: str) -> list[str]:
    return [text for text, *_ in read(html)]


def test_the_ladder_as_a_page_is_the_same_graph(shared_dir: Path, tmp_path: Path) -> None:
    assert_same_graph(spaced(original_ladder(shared_dir), tmp_path), tmp_path, ".html", as_page)


def test_menus_scripts_and_what_stands_aside_are_no_text() -> None:
    page = """<title>Jobs</title><header><a>Home</a><h1>Clerk</h1></header><nav><li>About us</li></nav>
    <script>x</script><style>y</style><main><p>Sort mail<!-- often --></p></main><aside>Ad</aside>
    <div hidden>Gone</div><footer>Imprint</footer>"""
    assert texts(page) == ["Clerk", "Sort mail"]


def test_the_title_of_a_page_stands_in_front_where_there_is_no_first_heading() -> None:
    assert read("<title>Clerk</title><h2>Duties</h2>")[0] == ("Clerk", 1, False, 0)
    assert texts("<title>Jobs at a mill</title><h1>Clerk</h1>") == ["Clerk"]


def test_lists_nest_inside_items_and_beside_them() -> None:
    inside = read("<ul><li>Sort mail<ul><li>By street</li></ul></li><li><p>Post it</p></li></ul>")
    beside = read("<ul><li>Sort mail</li><ul><li>By street</li></ul><li>Post it</li></ul>")
    assert inside == beside
    assert [text for text, *_ in inside] == ["Sort mail", "By street", "Post it"]
    assert all(listed for _, _, listed, _ in inside)
    assert inside[1][3] == inside[0][3] + 2 == inside[2][3] + 2


def test_entities_breaks_and_inline_elements_make_lines_as_they_are_seen() -> None:
    assert texts("<p>R&amp;D&nbsp;lead, <em>Ex</em>cel<br>and\n  Word</p>tail") == [
        "R&D lead, Excel",
        "and Word",
        "tail",
    ]


def test_bold_paragraphs_head_and_bold_words_do_not() -> None:
    bold = read("<p><strong>Duties:</strong></p><div><b>Skills</b></div><p><b>Excel</b> is a must</p>")
    assert [depth > 0 for _, depth, _, _ in bold] == [True, True, False]


def test_definitions_are_labels_or_head_what_is_said() -> None:
    page = "<dl><dt>Reports to<dd>Owner<dt>Duties<dd>Sort mail<dd>Post it</dl>"
    assert texts(page) == ["Reports to: Owner", "Duties", "Sort mail", "Post it"]


def test_a_table_keeps_items_and_spans_and_its_name() -> None:
    page = """<table><caption>Levels</caption><tr><th></th><th colspan=2>Clerk</th></tr>
    <tr><th rowspan=2>Skills</th><td><ul><li>Excel<li>Word</ul></td><td>SAP<br>SQL</td></tr>
    <tr><td>a</td><td>b</td></tr></table><p>After</p>"""
    table, after = pieces(page.encode())
    assert isinstance(table, TableBlock)
    assert table.name == "Levels"
    assert [[[item.text for item in cell.items] for cell in row] for row in table.rows] == [
        [[], ["Clerk"], ["Clerk"]],
        [["Skills"], ["Excel", "Word"], ["SAP", "SQL"]],
        [["Skills"], ["a"], ["b"]],
    ]
    assert isinstance(after, Block)
    assert after.place.text == "After"


def test_a_table_that_lays_out_the_page_is_text() -> None:
    page = "<table><tr><td><table><tr><td>Clerk</td></tr></table></td><td>Sort mail</td></tr></table>"
    assert texts(page) == ["Clerk", "Sort mail"]


def test_a_page_in_another_encoding_is_read_as_it_says() -> None:
    page = '<meta charset="iso-8859-1"><p>Bürokraft – Köln</p>'.encode("cp1252")
    assert [piece.text for piece in pieces(page) if isinstance(piece, Block)] == ["Bürokraft – Köln"]


def test_a_posting_is_one_role_with_its_lines(tmp_path: Path) -> None:
    path = tmp_path / "posting.html"
    path.write_text(
        "<title>Careers</title><nav>Menu</nav><h1>Payroll Clerk</h1><h2>Requirements</h2>"
        "<ul><li>Advanced Excel</li><li>Three years of experience</li></ul>"
    )
    (role,) = load([path]).roles
    assert role.title == "Payroll Clerk"
    assert len(role.requirements) == 2
