"""What the loaders import: nothing for a graph in a file, and nothing of spreadsheets for documents."""

from tests.kit.modules import modules_after

SHEETS = {"openpyxl", "pandas", "scipy"}


def test_a_graph_in_a_file_is_opened_without_libraries_for_documents_and_tables() -> None:
    imported = modules_after("from loaders.connect import connect; connect('file:none.json')")
    assert not imported & {*SHEETS, "pydantic", "yaml"}


def test_documents_are_read_without_a_library_for_spreadsheets() -> None:
    code = (
        "from loaders.connect import read_graph; from seeds.shipped import DOCUMENTS; read_graph([DOCUMENTS])"
    )
    assert not modules_after(code) & SHEETS


def test_a_table_in_text_is_read_without_a_library_for_spreadsheets() -> None:
    assert not modules_after("import loaders.roster.read") & SHEETS
