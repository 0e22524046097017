"""Files are read, each by the reader of its format."""

from collections.abc import Iterable
from importlib import import_module

from graph.errors import BadDocument
from loaders.readers.formats import READERS
from loaders.readers.pieces import Source
from loaders.readers.taken import TakenFile, UnreadDocument
from loaders.readers.unreadable import Unreadable


def read_files(files: Iterable[TakenFile]) -> tuple[tuple[Source, ...], tuple[UnreadDocument, ...]]:
    """The documents in these files, and those that could not be read.

    Raises BadDocument for one that was asked for by itself and cannot be read.
    """
    read, unread = [], []
    for file in files:
        reader = import_module(READERS[file.path.suffix.lower()])
        try:
            pieces = reader.pieces(file.data)
            if not pieces:
                raise Unreadable("the file is empty", "give a document with text")
            read.append(Source(file.name, pieces))
        except Unreadable as error:
            if file.named:
                raise BadDocument(f"{file.path}: {error.why}; {error.do}") from None
            unread.append(UnreadDocument(file.name, error.why, error.do))
    return tuple(read), tuple(unread)
