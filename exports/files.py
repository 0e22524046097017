"""A sheet in a file: HTML or a workbook, as the file's name ends."""

from datetime import date
from pathlib import Path

from exports.as_html import as_html
from exports.as_xlsx import as_xlsx
from exports.model import Paper
from graph.errors import BadAddress


def write_paper(paper: Paper, file: Path) -> None:
    """Write the sheet; raises BadAddress for another ending and for a place that cannot be written."""
    forms = {".html": lambda: as_html(paper, date.today()).encode(), ".xlsx": lambda: as_xlsx(paper)}
    form = forms.get(file.suffix.lower())
    if form is None:
        raise BadAddress(f"{file}: a sheet is written as .html or .xlsx; end the file's name in one of them")
    try:
        file.write_bytes(form())
    except OSError as error:
        raise BadAddress(f"cannot write {file}: {error.strerror}") from error
