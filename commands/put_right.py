"""Corrections as commands take them, and what they say of those that nothing was read for."""

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import typer

from graph.documents import SourceDocument
from graph.kinds import NodeKind, number_of
from graph.model import Graph
from graph.questions.spelling import closest

if TYPE_CHECKING:
    from loaders.corrections.corrections import Corrections


def read_put_right(folders: Sequence[Path]) -> "Corrections | None":
    """The corrections of several folders, None without any folder; a later folder counts before others."""
    if not folders:
        return None
    from loaders.corrections.corrections import Corrections
    from loaders.corrections.files import read_corrections

    every = Corrections()
    for folder in folders:
        every = read_corrections(folder).over(every)
    return every


def documents_of(graph: Graph) -> list[SourceDocument]:
    """The documents that a graph was read from."""
    return [SourceDocument.of_node(node) for node in graph.nodes if node.kind == NodeKind.DOCUMENT]


def unread(given: "Corrections", graph: Graph) -> Iterator[str]:
    """What to say of each document that has corrections and was not read."""
    read = {document.name: document.name for document in documents_of(graph)}
    for name in sorted(given.documents.keys() - read.keys()):
        near = closest(name, read, bar=0)
        offer = f"; the nearest is {near[0]}" if near else ""
        count = number_of(len(given.of(name)), "correction")
        yield f"{count} of {name} not used: no document of that name was read{offer}"


def tell_unread(given: "Corrections | None", graph: Graph) -> None:
    """Say on standard error which corrections were of no document that was read."""
    for line in unread(given, graph) if given else ():
        typer.echo(f"atlas: {line}", err=True)
