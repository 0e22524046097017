"""The kept graphs of a folder: which files are, one given another name, one deleted."""

import os
import re
import sqlite3
from contextlib import closing
from pathlib import Path
from uuid import uuid4

from graph.stores.records import Act, taken_name
from graph.stores.sqlite import records
from graph.stores.sqlite.database import alone, connected, is_ours, told, writing

# How a graph begins that an export wrote as JSON, which earlier versions kept.
_ATLAS_FILE = re.compile(rb"\s*\{\s*\"format\"\s*:\s*\"role-atlas/")
# What SQLite keeps beside a database while it is in use.
BESIDE = ("-wal", "-shm")


def names_beside(path: Path) -> tuple[str, ...]:
    """The names of the kept graphs in this file's folder, sorted."""
    try:
        files = [file for file in path.parent.iterdir() if not file.name.startswith(".")]
    except OSError:
        return ()
    return tuple(sorted(file.name for file in files if _is_kept(file)))


def rename(path: Path, name: str, act: Act) -> None:
    """Give a database another name beside its own, and do the act in it, all or nothing.

    It is copied: who still reads the old file reads all of it. Raises BadQuestion where the name is taken.
    """
    to = path.with_name(name)
    fresh = path.with_name(f".{uuid4().hex}.new")
    with told(path):
        try:
            with alone(path):
                with closing(connected(path)) as source, closing(sqlite3.connect(fresh)) as target:
                    source.backup(target)
                with writing(fresh) as database:
                    records.change(database, records.now_of(database), act)
                _put(fresh, to)
                _delete(path)
        finally:
            _delete(fresh)


def delete(path: Path) -> None:
    """Delete a kept graph, once nobody writes to it."""
    with told(path):
        if is_ours(path):
            with alone(path):
                _delete(path)
        else:
            _delete(path)


def _put(fresh: Path, to: Path) -> None:
    try:
        os.link(fresh, to)
    except FileExistsError as error:
        raise taken_name(to.name) from error


def _delete(path: Path) -> None:
    path.unlink(missing_ok=True)
    for ending in BESIDE:
        path.with_name(f"{path.name}{ending}").unlink(missing_ok=True)


def _is_kept(file: Path) -> bool:
    try:
        return file.is_file() and (is_ours(file) or _begins_as_atlas_file(file))
    except OSError:
        return False


def _begins_as_atlas_file(file: Path) -> bool:
    if file.suffix.lower() != ".json":
        return False
    with file.open("rb") as opened:
        return _ATLAS_FILE.match(opened.read(200)) is not None
