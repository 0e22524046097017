"""Documents and tables in other formats: the same lines or rows, and the same graph."""

import csv
import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from html import escape
from io import BytesIO, StringIO
from itertools import groupby
from pathlib import Path

import docx

from graph.model import Graph
from loaders.connect import read_graph
from tests.kit.sheets import ods, xlsx

ITEM = re.compile(r"( +)• (.*)")
STYLES = ("List Bullet", "List Bullet 2", "List Bullet 3")
Cells = Sequence[Sequence[str]]


def original_ladder(shared: Path) -> Path:
    """The file of the original ladder, which is the longer of the two originals."""
    return max((shared / "seeds").glob("*.txt"), key=lambda path: path.stat().st_size)


def lines_of_ladder(path: Path) -> Iterator[tuple[str, int | None]]:
    """Each line without its mark, and its level in a list, None for one that is in none."""
    for line in path.read_text(encoding="utf-8").split("\n"):
        item = ITEM.fullmatch(line)
        yield (item[2], len(item[1]) // 2 - 1) if item else (line, None)


def assert_same_graph(original: Path, folder: Path, ending: str, convert: Callable[[Path], bytes]) -> None:
    """The graph of the converted file is that of the original, but for the name of the document."""
    converted = folder / f"{original.stem}{ending}"
    converted.write_bytes(convert(original))
    mine, theirs = (_told(read_graph([path]), path) for path in (converted, original))
    assert mine == theirs


def _told(graph: Graph, path: Path) -> list[str]:
    told = [f"{node!r} {dict(node.facts)!r}" for node in graph.nodes]
    told += [f"{edge!r} {dict(edge.facts)!r}" for edge in graph.edges]
    end = path.suffix[1:]
    # The lines of a document are kept as they stand there, with the marks of their lists.
    told = [re.sub(r"(?<=['\"])( *)- ", r"\1• ", line) for line in told]
    return sorted(re.sub(rf"(?<={re.escape(path.stem[-6:])})[-.]{end}\b", "", line) for line in told)


def as_page(path: Path) -> bytes:
    """A text as a page: a paragraph for each, lists as lists, blank lines as nothing."""
    parts = []
    for (listed, blank), lines in groupby(lines_of_ladder(path), lambda of: (of[1] is not None, not of[0])):
        if listed:
            levels = ((line, level or 0) for line, level in lines)
            items = (f"{'<ul>' * level}<li>{escape(line)}</li>{'</ul>' * level}" for line, level in levels)
            parts.append(f"<ul>{''.join(items)}</ul>")
        elif not blank:
            parts.append(f"<p>{'<br>'.join(escape(line) for line, _ in lines)}</p>")
    return f"<html><head><meta charset=utf-8></head><body>{''.join(parts)}</body></html>".encode()


def spaced(path: Path, folder: Path) -> Path:
    """The text with one blank line below a list and none twice, as every page shows it, no item empty."""
    copy = folder / path.name
    text = re.sub(r"(?m)^ +• *\n", "", path.read_text(encoding="utf-8"))
    text = re.sub(r"\n{3,}", "\n\n", re.sub(r"(?m)^( +•.*\n)(?=\S)", r"\1\n", text))
    copy.write_text(text, encoding="utf-8")
    return copy


def as_word(path: Path) -> bytes:
    """A text as Word would hold it: a paragraph for each line, items as items of a list."""
    document = docx.Document()
    for line, level in lines_of_ladder(path):
        document.add_paragraph(line, style=None if level is None else STYLES[level])
    buffer = BytesIO()
    document.save(buffer)
    return buffer.getvalue()


def as_markdown(path: Path) -> bytes:
    """A text as Markdown writes it, with dashes for the marks of lists."""
    lines = lines_of_ladder(path)
    told = (line if level is None else f"{'  ' * (level + 1)}- {line}" for line, level in lines)
    return "\n".join(told).encode()


def _separated(sign: str) -> Callable[[Cells], bytes]:
    def written(rows: Cells) -> bytes:
        text = StringIO()
        csv.writer(text, delimiter=sign, lineterminator="\n").writerows(rows)
        return text.getvalue().encode()

    return written


def _strokes(rows: Cells) -> bytes:
    lines = [f"| {' | '.join(row)} |" for row in rows]
    return "\n".join([lines[0], "|" + "---|" * len(rows[0]), *lines[1:], ""]).encode()


def _page_of(rows: Cells) -> bytes:
    lines = ("".join(f"<td>{escape(cell)}</td>" for cell in row) for row in rows)
    table = "".join(f"<tr>{line}</tr>" for line in lines)
    return f"<html><head><meta charset=utf-8></head><body><table>{table}</table></body></html>".encode()


def _word_of(rows: Cells) -> bytes:
    document = docx.Document()
    table = document.add_table(rows=0, cols=len(rows[0]))
    for row in rows:
        for cell, text in zip(table.add_row().cells, row, strict=True):
            cell.text = text
    buffer = BytesIO()
    document.save(buffer)
    return buffer.getvalue()


# What writes a table in each format.
TABLES: Mapping[str, Callable[[Cells], bytes]] = {
    ".csv": _separated(","),
    ".tsv": _separated("\t"),
    ".md": _strokes,
    ".html": _page_of,
    ".docx": _word_of,
    ".xlsx": xlsx,
    ".ods": ods,
}
