"""Documents that were read before: the same words, vocabulary and program give the same graph again."""

import json
from collections.abc import Sequence
from importlib.util import find_spec
from pathlib import Path

import graph
import loaders
from graph.exchange.codec import taken_as_valid, text_of
from graph.model import Graph
from graph.shelf import Shelf, key_of, key_of_code, key_of_files
from loaders.readers.intake import files_at
from loaders.readers.taken import TakenFile, UnreadDocument
from seeds.shipped import VOCABULARY

REMEMBERED = Shelf("documents", most=20)
# Libraries whose other version may read otherwise.
READ_WITH = ("rapidfuzz", "snowballstemmer", "yaml")


def read_documents(
    paths: Sequence[Path],
    lift_inherited: bool = False,
    vocabulary: Path | None = None,
    keep: bool = False,
    columns: Sequence[str] = (),
) -> Graph:
    """The graph of the documents at these paths, with its effective requirements; with `keep`, read once.

    What is kept is the graph as an atlas file holds it. The documents themselves are looked at each
    time, so that what cannot be read is told each time; raises BadDocument for it.
    """
    given, unread = files_at(paths)
    key = _key(given, unread, lift_inherited, vocabulary, columns) if keep else None
    if key and (known := taken_as_valid(REMEMBERED.taken(key))):
        return known
    fresh = _read(given, unread, lift_inherited, vocabulary, columns)
    if not key:
        return fresh
    text = text_of(fresh).encode()
    REMEMBERED.put(key, text)
    # What is read now is what a later run takes, to the last list of a fact.
    return taken_as_valid(text) or fresh


def _read(
    given: Sequence[TakenFile],
    unread: Sequence[UnreadDocument],
    lift_inherited: bool,
    vocabulary: Path | None,
    columns: Sequence[str],
) -> Graph:
    # What reads documents is loaded where there are documents to be read.
    from graph.needs import with_needs  # noqa: PLC0415
    from loaders.documents.build import graph_of  # noqa: PLC0415
    from loaders.documents.load import report_of  # noqa: PLC0415
    from loaders.documents.table_choices import choices_of  # noqa: PLC0415
    from loaders.readers.opening import read_files  # noqa: PLC0415
    from loaders.vocabulary.vocabulary import vocabulary_of  # noqa: PLC0415

    words, chosen = vocabulary_of(vocabulary or VOCABULARY), choices_of(columns)
    read, not_read = read_files(given)
    return with_needs(graph_of(report_of(read, (*unread, *not_read), words, chosen)), lift_inherited)


def _key(
    given: Sequence[TakenFile],
    unread: Sequence[UnreadDocument],
    lift_inherited: bool,
    vocabulary: Path | None,
    columns: Sequence[str],
) -> str | None:
    """A name for all that a reading depends on; None where some of it cannot be looked at."""
    files = [[file.name, file.named, key_of([file.data])] for file in given]
    left_out = [[left.name, left.why, left.do] for left in unread]
    asked = json.dumps([files, left_out, lift_inherited, vocabulary is None, list(columns)])
    try:
        words = key_of_files([VOCABULARY, *([vocabulary] if vocabulary else [])])
        program = _program()
    except OSError:
        return None
    return program and key_of([asked, words, program])


def _program() -> str | None:
    """A name for this program: its own code, whichever version that is, and what it reads with."""
    code = key_of_code(*(Path(package.__path__[0]) for package in (graph, loaders)))
    origins = [spec.origin for name in READ_WITH if (spec := find_spec(name)) and spec.origin]
    seen = [(origin, Path(origin).stat()) for origin in origins]
    return code and key_of([code, *(f"{origin} {stat.st_mtime_ns} {stat.st_size}" for origin, stat in seen)])
