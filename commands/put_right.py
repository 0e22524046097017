"""Corrections as commands take them, and what they say of those that nothing was read for."""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import typer

from graph.model import Graph

if TYPE_CHECKING:
    from graph.stores.records import Act
    from graph.stores.store import Store
    from loaders.corrections.corrections import Corrections
    from loaders.readers.taken import TakenFile
    from loaders.vocabulary.own import OwnVocabulary


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


def tell_unread(given: "Corrections | None", graph: Graph) -> None:
    """Say on standard error which corrections were of no document that was read."""
    from contract.corrections import unread

    for line in unread(given, graph) if given else ():
        typer.echo(f"atlas: {line}", err=True)


def act_of_load(
    store: "Store",
    graph: Graph,
    paths: Sequence[Path],
    files: "Sequence[TakenFile] | None",
    own: "OwnVocabulary",
    given: "Corrections",
    by: str = "",
) -> "Act | None":
    """What a dataset keeps beside a graph: its documents, and the words and corrections it was read with.

    Of what was no documents (None) that is the corrections that an atlas file brings along.
    """
    from graph.stores.records import Act
    from loaders.corrected_places import corrections_brought, corrections_kept
    from loaders.originals import kept_instead
    from loaders.own_places import words_kept

    if files is not None:
        kept = (*words_kept(store, own), *corrections_kept(store, given))
        return Act((*kept_instead(store, files), *kept), by)
    brought = corrections_brought(store, graph, paths)
    return Act((*kept_instead(store, ()), *brought), by) if brought or by else None


def tell_unwritten(store: "Store", kept: str | None) -> None:
    """Write the corrections of a store into the files beside it; say on standard error where that fails."""
    from loaders.corrections.beside import write_beside

    failed = write_beside(store) if kept else None
    if failed:
        typer.echo(f"atlas: {failed}", err=True)
