"""Beginning, renaming and removing a dataset, with what lies beside it in files."""

import shutil
from contextlib import suppress
from pathlib import Path

from graph.stores.datasets import check_free, checked_dataset, inventory, noted
from graph.stores.store import Store
from loaders.corrections.beside import CORRECTIONS, folder_beside


def begun(store: Store, by: str = "") -> None:
    """Begin a dataset, which holds nothing until something is loaded."""
    store.change(noted("begun", by))


def renamed(store: Store, name: str, by: str = "", noted_in: Store | None = None) -> str:
    """Give a dataset another name, with all that it holds, and return the whole name.

    Who did it is noted in it, and in another dataset, where one is given. Raises BadQuestion for a name
    that is taken or cannot be one.
    """
    whole, was = checked_dataset(store.address, name), store.name
    check_free(whole, tuple(other for other in store.names() if other != was))
    kept, derived = _kept(store), store.derived_in
    store.rename(whole, noted(f"{was} is called {whole}", by))
    if kept and kept.is_dir():
        kept.rename(kept.with_name(f"{whole}.kept"))
    _drop(derived)
    if noted_in is not None:
        noted_in.change(noted(f"{was} is called {whole}", by, was))
    return whole


def removed(store: Store, by: str = "", noted_in: Store | None = None) -> str:
    """Remove a dataset with all that it holds, and say what that was.

    Who did it is noted in another dataset, where one is given.
    """
    told, kept, derived = inventory(store).told, _kept(store), store.derived_in
    name = store.name
    store.wipe()
    _drop_kept(kept)
    _drop(derived)
    if noted_in is not None:
        noted_in.change(noted(f"{name} was removed: it held {told}", by, name))
    return told


def _kept(store: Store) -> Path | None:
    """The folder of files that a person may edit, beside a store in a file."""
    folder = folder_beside(store)
    return folder.parent if folder else None


def _drop_kept(folder: Path | None) -> None:
    """Delete the files of corrections; what somebody else laid beside them stays."""
    if folder is not None:
        _drop(folder / CORRECTIONS)
        with suppress(OSError):
            folder.rmdir()


def _drop(folder: Path | None) -> None:
    if folder is not None:
        shutil.rmtree(folder, ignore_errors=True)
