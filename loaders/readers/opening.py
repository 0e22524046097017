"""Files are read, each by the reader of its format."""

from collections.abc import Iterable, Sequence
from importlib import import_module

from graph.errors import BadDocument
from loaders.readers.formats import READERS
from loaders.readers.pieces import Data, Piece, Source, Unreadable
from loaders.readers.taken import TakenFile, UnreadDocument


def read_files(files: Iterable[TakenFile]) -> tuple[tuple[Source, ...], tuple[UnreadDocument, ...]]:
    """The documents in these files, and those that could not be read.

    Raises BadDocument for one that was asked for by itself and cannot be read.
    """
    read, unread = [], []
    for file in files:
        reader = import_module(READERS[file.path.suffix.lower()])
        try:
            read.append(_source(file.name, reader.pieces(file.data)))
        except Unreadable as error:
            if file.named:
                raise BadDocument(f"{file.path}: {error.why}; {error.do}") from None
            unread.append(UnreadDocument(file.name, error.why, error.do))
    return tuple(read), tuple(unread)


def _source(name: str, read: Sequence[Piece | Data]) -> Source:
    """The document of what a reader made of a file; raises Unreadable where that is nothing."""
    if not read:
        raise Unreadable("the file is empty", "give a document with text")
    data = next((one for one in read if isinstance(one, Data)), None)
    return Source(name, tuple(one for one in read if not isinstance(one, Data)), data)
