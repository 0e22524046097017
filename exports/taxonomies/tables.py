"""Tables of a folder, written whole before any of them takes its place."""

import csv
import io
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

Rows = Iterable[Mapping[str, str]]


def write_tables(folder: Path, tables: Mapping[str, tuple[Sequence[str], Rows]], delimiter: str) -> None:
    """Write tables, by the name of the file: columns and rows; a cell that a row leaves out is empty."""
    texts = {name: _text(columns, rows, delimiter) for name, (columns, rows) in tables.items()}
    folder.mkdir(parents=True, exist_ok=True)
    for name, text in texts.items():
        (folder / name).write_text(text, encoding="utf-8", newline="")


def _text(columns: Sequence[str], rows: Rows, delimiter: str) -> str:
    if delimiter == "\t":
        lines = (columns, *([" ".join(row.get(name, "").split()) for name in columns] for row in rows))
        return "".join(f"{delimiter.join(line)}\n" for line in lines)
    text = io.StringIO(newline="")
    writer = csv.DictWriter(text, columns, restval="", lineterminator="\r\n")
    writer.writeheader()
    writer.writerows(rows)
    return text.getvalue()
