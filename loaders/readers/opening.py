"""Files are read, each by the reader of its format."""

from collections.abc import Iterable
from importlib import import_module
from types import ModuleType

from graph.errors import BadDocument
from loaders.readers.codings import as_written
from loaders.readers.formats import READERS, ending
from loaders.readers.misnamed import check_named
from loaders.readers.misread import told
from loaders.readers.pieces import Contents, Source
from loaders.readers.taken import TakenFile, UnreadDocument
from loaders.readers.unreadable import Unreadable, empty_file


def read_files(files: Iterable[TakenFile]) -> tuple[tuple[Source, ...], tuple[UnreadDocument, ...]]:
    """The documents in these files, and those that could not be read.

    Raises BadDocument for one that was asked for by itself and cannot be read.
    """
    read, unread = [], []
    for file in files:
        kind = ending(file.path.name)
        reader = import_module(READERS[kind])
        try:
            check_named(file.data, kind)
            contents = _contents(reader, file.data)
            if not (contents.pieces or contents.data):
                raise empty_file()
            read.append(Source(file.name, contents.pieces, contents.notices, contents.data))
        except Unreadable as error:
            if file.named:
                raise BadDocument(f"{file.path}: {error.why}; {error.do}") from None
            unread.append(UnreadDocument(file.name, error.why, error.do))
    return tuple(read), tuple(unread)


def _contents(reader: ModuleType, data: bytes) -> Contents:
    """What a reader makes of a file: some tell beside the pieces what they left out."""
    contents: Contents = (
        reader.contents(data) if hasattr(reader, "contents") else Contents(reader.pieces(data))
    )
    return told(contents, as_written(data) if hasattr(reader, "text_of") else None)
