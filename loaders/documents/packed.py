"""A document that was read by itself as bytes, and back; the vocabulary is not among them."""

import pickle
from importlib import import_module
from io import BytesIO
from zlib import compress, decompress
from zlib import error as BrokenStream  # noqa: N812

from loaders.documents.alone import Alone
from loaders.vocabulary.vocabulary import Vocabulary

_OURS = ("graph.", "loaders.")
_WORDS = "vocabulary"
# What bytes that were written by another program, or damaged, may raise.
_FAULTS = (
    pickle.PickleError, BrokenStream, EOFError, ImportError,
    ValueError, LookupError, TypeError, AttributeError,
)  # fmt: skip


def packed(one: Alone) -> bytes:
    """A document as bytes."""
    vocabulary, buffer = one.reading.vocabulary, BytesIO()

    class Packer(pickle.Pickler):
        """Leaves the vocabulary out."""

        def persistent_id(self, obj: object) -> str | None:
            """A name for the vocabulary, none for all else."""
            return _WORDS if obj is vocabulary else None

    Packer(buffer, protocol=5).dump(one)
    return compress(buffer.getvalue(), 1)


def unpacked(data: bytes, vocabulary: Vocabulary) -> Alone | None:
    """The document that these bytes hold, read with the same words; None where they hold none."""
    try:
        one = _Unpacker(decompress(data), vocabulary).load()
    except _FAULTS:
        return None
    return one if isinstance(one, Alone) else None


class _Unpacker(pickle.Unpickler):
    """Makes values of our own classes only, whatever the bytes ask for."""

    def __init__(self, data: bytes, vocabulary: Vocabulary) -> None:
        super().__init__(BytesIO(data))
        self._vocabulary = vocabulary

    def persistent_load(self, pid: object) -> Vocabulary:
        """The vocabulary in place of its name."""
        if pid != _WORDS:
            raise pickle.UnpicklingError(f"{pid!r} is no name of ours")
        return self._vocabulary

    def find_class(self, module: str, name: str) -> type:
        """One of our classes; raises UnpicklingError for anything else."""
        made = getattr(import_module(module), name) if module.startswith(_OURS) else None
        if not isinstance(made, type) or made.__module__ != module:
            raise pickle.UnpicklingError(f"{module}.{name} is no class of ours")
        return made
