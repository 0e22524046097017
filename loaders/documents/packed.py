"""A document that was read by itself as bytes, and back; the vocabulary is not among them."""

import copyreg
import pickle
from collections.abc import Callable
from importlib import import_module
from io import BytesIO
from zlib import compress, decompress
from zlib import error as BrokenStream  # noqa: N812

from loaders.documents.alone import Alone
from loaders.vocabulary.vocabulary import Vocabulary

_OURS = ("graph.", "loaders.")
# What bytes that were written by another program, or damaged, may raise.
_FAULTS = (
    pickle.PickleError, BrokenStream, EOFError, ImportError,
    ValueError, LookupError, TypeError, AttributeError,
)  # fmt: skip


def packed(one: Alone) -> bytes:
    """A document as bytes."""
    buffer = BytesIO()
    pickler = pickle.Pickler(buffer, protocol=5)
    # Asked for the vocabulary alone, where an own `persistent_id` would be asked for every value.
    pickler.dispatch_table = {**copyreg.dispatch_table, Vocabulary: _named}
    pickler.dump(one)
    return compress(buffer.getvalue(), 1)


def _named(_: Vocabulary) -> tuple[type, tuple[()]]:
    """The vocabulary as it is packed: it is made of nothing, by a class that `unpacked` puts in its place."""
    return _Words, ()


class _Words:
    """Stands for the vocabulary."""


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

    def find_class(self, module: str, name: str) -> Callable[..., object]:
        """One of our classes; raises UnpicklingError for anything else."""
        made = getattr(import_module(module), name) if module.startswith(_OURS) else None
        if made is _Words:
            # Not by way of self: what is made stays with the reader, and a circle would keep them both.
            vocabulary = self._vocabulary
            return lambda: vocabulary
        if not isinstance(made, type) or made.__module__ != module:
            raise pickle.UnpicklingError(f"{module}.{name} is no class of ours")
        return made
