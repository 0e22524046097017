"""The commands on what persons put right in documents: list, check, add, undo."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from commands.asking import AsJson, By, StoreOption, answered, family
from graph.errors import BadQuestion

if TYPE_CHECKING:
    from graph.model import Graph
    from loaders.corrected_places import CorrectionsDataset
    from loaders.corrections.corrections import Corrections

app = family("corrections", "What persons put right in documents.")

Folders = Annotated[
    list[Path] | None,
    typer.Argument(help="Folders of corrections, a file of YAML a document; else those of --store."),
]
Documents = Annotated[
    list[Path] | None,
    typer.Option(
        "--documents", help="The documents that they are of, or a folder; else those that the store keeps."
    ),
]


@app.command("list")
def listed(folders: Folders = None, store: StoreOption = None, as_json: AsJson = False) -> None:
    """What was put right, as sentences, by document."""
    from contract.corrections import told_of

    answered(told_of(_given(folders, store)), as_json)


@app.command()
def check(
    folders: Folders = None, documents: Documents = None, store: StoreOption = None, as_json: AsJson = False
) -> None:
    """Whether corrections fit the documents, and what they change; exit 1 where some do not fit."""
    from contract.corrections import checked
    from graph.ladder.what_changes import effect

    if folders and not documents:
        raise BadQuestion("--documents: give the documents that the corrections are of, or their folder")
    given = _given(folders, store)
    before, after = (_read(documents, store, one) for one in (None, given))
    answer, fits = checked(given, after, effect(before, after))
    answered(answer, as_json)
    if not fits:
        raise typer.Exit(1)


@app.command()
def add(
    folders: Annotated[list[Path], typer.Argument(help="Folders of corrections, a file of YAML a document.")],
    by: By = "",
    store: StoreOption = None,
    as_json: AsJson = False,
) -> None:
    """Put corrections beside those that a store keeps, and read its documents again by all of them."""
    from commands.put_right import read_put_right
    from contract.corrections import added
    from loaders.acting import acted
    from loaders.corrections.clashes import check_unchanged
    from loaders.corrections.corrections import NONE

    given = read_put_right(folders) or NONE
    with _dataset(store, keeps=True) as kept:
        seen = kept.read()

        def change(now: "Corrections") -> "Corrections":
            for document, one in given:
                check_unchanged(now.of(document), seen.of(document), [one])
            return given.over(now)

        _, every, did = acted(kept, change, "corrections add", by)
        answered(added(every, did or "Nothing changed: that was put right before."), as_json)


@app.command()
def undo(
    correction: Annotated[str, typer.Argument(help="The id of the correction, as list tells it.")],
    folder: Annotated[
        Path | None, typer.Argument(help="The folder of corrections; else those of --store.")
    ] = None,
    document: Annotated[
        str | None, typer.Option(help="The document, where two have a correction of that id.")
    ] = None,
    by: By = "",
    store: StoreOption = None,
    as_json: AsJson = False,
) -> None:
    """Take one correction out; a store reads its documents again without it, a file at the next load."""
    from contract.corrections import undone
    from loaders.acting import acted
    from loaders.corrections.files import read_corrections, write_corrections

    _check_one([folder] if folder else [], store)
    if folder:
        given = read_corrections(folder)
        name, one = given.one(correction, document)
        write_corrections(given.without(correction, name), folder)
        answered(undone(str(folder), name, one, f"The next load reads {name} without it."), as_json)
        return
    with _dataset(store, keeps=True) as kept:
        name, one = kept.read().one(correction, document)
        note = f"corrections undo {correction}"
        _, _, did = acted(kept, lambda now: now.without(correction, name), note, by)
        answered(undone(kept.shown, name, one, did), as_json)


def _check_one(folders: Sequence[Path], store: str | None) -> None:
    if folders and store:
        raise BadQuestion("both a folder and --store are given; corrections are kept in one of the two")


def _given(folders: list[Path] | None, store: str | None) -> "Corrections":
    """The corrections of folders, else of the store."""
    from commands.put_right import read_put_right
    from loaders.corrections.corrections import NONE

    _check_one(folders or [], store)
    if folders:
        return read_put_right(folders) or NONE
    with _dataset(store) as kept:
        return kept.read()


def _read(documents: list[Path] | None, store: str | None, given: "Corrections | None") -> "Graph":
    """The graph of the documents by these corrections, of those that a store keeps where none are named."""
    from loaders.connect import read_graph
    from loaders.originals import every_original
    from loaders.own_places import own_words

    if documents:
        return read_graph(documents, keep_each=True, corrections=given)
    with _dataset(store) as kept:
        files = every_original(kept.store)
        own = own_words(kept.store)
    if not files:
        raise BadQuestion(
            f"{kept.shown} keeps no documents to read again; give --documents, those that they are of"
        )
    return read_graph((), keep_each=True, taken=(files, ()), own=own, corrections=given)


@contextmanager
def _dataset(address: str | None, keeps: bool = False) -> "Iterator[CorrectionsDataset]":
    """The corrections of the dataset at an address, of one that `keeps` them if asked."""
    from graph.address import Address
    from loaders.connect import open_to_read
    from loaders.corrected_places import CorrectionsDataset

    store = open_to_read(address)
    if keeps and Address.parse(store.address).in_memory:
        store.close()
        raise BadQuestion(f"{store.address} keeps no corrections; give their folder or --store file:PATH")
    try:
        yield CorrectionsDataset(store)
    finally:
        store.close()
