"""The original ladder in another format: the same lines, and the same graph."""

import re
from collections.abc import Callable, Iterator
from pathlib import Path

from graph.model import Graph
from loaders.connect import read_graph

ITEM = re.compile(r"( +)• (.*)")


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
    return sorted(re.sub(rf"(?<={re.escape(path.stem[-6:])})[-.]{end}\b", "", line) for line in told)
