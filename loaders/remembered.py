"""Documents that were read before: the same words, vocabulary and program give the same graph again."""

import json
from collections.abc import Callable, Sequence
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING

import graph
import loaders
from graph.collecting import staying, without_circles
from graph.exchange.codec import taken_as_valid, text_of
from graph.model import Graph
from graph.shelf import Shelf, key_of, key_of_code, key_of_files
from graph.small_shelf import SmallShelf
from graph.watching import Watch, parted
from loaders.readers.intake import files_at
from loaders.readers.taken import Taken, TakenFile, UnreadDocument
from seeds.shipped import VOCABULARY

if TYPE_CHECKING:
    from loaders.corrections.corrections import Corrections
    from loaders.documents.alone import Alone
    from loaders.vocabulary.own import OwnVocabulary

REMEMBERED = Shelf("documents", most=20)
# Single documents, in bytes together: those of some 50,000 job descriptions.
EACH = SmallShelf("single-documents-2", most=256_000_000)
# Libraries whose other version may read otherwise.
READ_WITH = ("rapidfuzz", "snowballstemmer", "yaml")
OPENED_WITH = ("docx", "lxml", "bs4", "openpyxl", "pypdf")


def read_documents(
    paths: Sequence[Path],
    lift_inherited: bool = False,
    vocabulary: Path | None = None,
    keep: bool = False,
    columns: Sequence[str] = (),
    keep_each: bool = False,
    watch: Watch | None = None,
    own: "OwnVocabulary | None" = None,
    taken: Taken | None = None,
    corrections: "Corrections | None" = None,
) -> Graph:
    """The graph of the documents at these paths, with its effective requirements; with `keep`, read once.

    `taken` are files that were taken in already, in the place of paths.

    What is kept is the graph as an atlas file holds it, and each document by itself, or with `keep_each`
    the documents alone. The files themselves are looked at each time, so that what cannot be read is told
    each time; raises BadDocument for it. `own` lies over the vocabulary, `corrections` are what persons
    put right. `watch` is told how much of how much is done.
    """
    given, unread = taken or files_at(paths)
    context = _context(vocabulary, columns) if keep or keep_each else None
    put_right = [_corrected(corrections, file.name) for file in given] if corrections else []
    said = [str(lift_inherited), own.key if own else "", _told(given, unread), *filter(None, put_right)]
    key = key_of([context, *said]) if keep and context else None
    if key and (known := taken_as_valid(REMEMBERED.taken(key))):
        return known
    of_reading, of_joining = parted(watch, 8, 2)
    with staying():
        read, not_read = _read(given, vocabulary, columns, context, of_reading, own, corrections)
        fresh = _joined(read, (*unread, *not_read), vocabulary, lift_inherited, of_joining)
    if not key:
        return fresh
    text = text_of(fresh).encode()
    REMEMBERED.put(key, text)
    # What is read now is what a later run takes, to the last list of a fact.
    return taken_as_valid(text) or fresh


def _read(
    given: Sequence[TakenFile],
    vocabulary: Path | None,
    columns: Sequence[str],
    context: str | None,
    watch: Watch | None,
    own: "OwnVocabulary | None",
    corrections: "Corrections | None",
) -> "tuple[list[Alone], list[UnreadDocument]]":
    """Each document by itself, and kept so where a context is given; and those that could not be read."""
    # What reads documents is loaded where there are documents to be read.
    from loaders.corrections.corrections import NONE  # noqa: PLC0415
    from loaders.documents.each import Reader  # noqa: PLC0415
    from loaders.documents.tables.choices import check_used, choices_of  # noqa: PLC0415
    from loaders.vocabulary.vocabulary import vocabulary_of  # noqa: PLC0415

    words, chosen, concerning = vocabulary_of(vocabulary or VOCABULARY), choices_of(columns), None
    if own:
        from loaders.vocabulary.concerning import Concerning  # noqa: PLC0415
        from loaders.vocabulary.laid_over import with_own  # noqa: PLC0415

        words, concerning = with_own(words, own), Concerning.of(words, own)
    key = _key_of_each(context, corrections) if context else None
    reader = Reader(words, chosen, watch, EACH, key, corrections or NONE, concerning)
    read, not_read = reader.read(given)
    sources = [one.reading.source for one in read]
    check_used(((source.name, table) for source in sources for table in source.tables), chosen, words)
    return read, not_read


def _joined(
    read: "Sequence[Alone]",
    unread: Sequence[UnreadDocument],
    vocabulary: Path | None,
    lift_inherited: bool,
    watch: Watch | None,
) -> Graph:
    from graph.needs import with_needs  # noqa: PLC0415
    from loaders.documents.build import graph_of  # noqa: PLC0415
    from loaders.documents.load import joined  # noqa: PLC0415
    from loaders.vocabulary.vocabulary import vocabulary_of  # noqa: PLC0415

    with without_circles():
        of_links, of_graph, of_needs = parted(watch, 1, 4, 5)
        report = joined(read, unread, vocabulary_of(vocabulary or VOCABULARY), of_links)
        return with_needs(graph_of(report, of_graph), lift_inherited, of_needs)


def _key_of_each(context: str, corrections: "Corrections | None") -> Callable[[TakenFile], str]:
    def key(file: TakenFile) -> str:
        put_right = _corrected(corrections, file.name)
        return key_of([context, file.name, file.data, *([put_right] if put_right else [])])

    return key


def _corrected(corrections: "Corrections | None", document: str) -> str:
    """A name for what was put right in one document, empty where nothing was."""
    given = corrections.of(document) if corrections else ()
    return f"corrected {document} {json.dumps([one.as_data for one in given])}" if given else ""


def _told(given: Sequence[TakenFile], unread: Sequence[UnreadDocument]) -> str:
    """All that the files at some paths say."""
    files = [[file.name, file.named, key_of([file.data])] for file in given]
    return json.dumps([files, [[left.name, left.why, left.do] for left in unread]])


def _context(vocabulary: Path | None, columns: Sequence[str]) -> str | None:
    """A name for what a reading depends on beside document and own words; None where some is out of sight."""
    try:
        words = key_of_files([VOCABULARY, *([vocabulary] if vocabulary else [])])
        program = _program()
    except OSError:
        return None
    return program and key_of([json.dumps([vocabulary is None, list(columns)]), words, program])


def _program() -> str | None:
    """A name for this program: its own code, whichever version that is, and what it reads with."""
    code = key_of_code(*(Path(package.__path__[0]) for package in (graph, loaders)))
    origins = [spec.origin for name in READ_WITH + OPENED_WITH if (spec := find_spec(name)) and spec.origin]
    seen = [(origin, Path(origin).stat()) for origin in origins]
    return code and key_of([code, *(f"{origin} {stat.st_mtime_ns} {stat.st_size}" for origin, stat in seen)])
