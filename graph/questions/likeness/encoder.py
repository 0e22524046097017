"""Sentences as vectors by an encoder of one's own: a folder with a model, named by ATLAS_ENCODER.

Without that setting there is none, and nothing of it is loaded. Nothing is ever fetched.
"""

from collections.abc import Sequence
from functools import cache, cached_property
from hashlib import file_digest
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from graph.arrays import Floats
from graph.errors import BadEncoder
from graph.places import encoder_folder
from graph.questions.likeness.meaning import unit
from graph.questions.likeness.onnx_model import OnnxModel, missing_libraries
from graph.shelf import key_of
from graph.small_shelf import SmallShelf

Halves = NDArray[np.float16]
# In bytes together: the vectors of some 300,000 sentences of a small model.
KEPT = SmallShelf("sentence-vectors-1", most=256_000_000)
# So many sentences are worked out before they are kept: who breaks off loses no more.
AT_ONCE = 2048
TOKENIZER = "tokenizer.json"
# Where the model stands in such a folder, as those who publish models lay them.
MODELS = ("model.onnx", "onnx/model.onnx")


class Encoder:
    """The encoder of a folder; raises BadEncoder where that holds none. `key` names what its files hold."""

    def __init__(self, folder: Path) -> None:
        if lacking := missing_libraries():
            raise BadEncoder(
                f"ATLAS_ENCODER is set, but {' and '.join(lacking)} cannot be loaded: install the extra"
                " (pip install 'role-atlas[semantic]'), or unset ATLAS_ENCODER"
            )
        if not folder.is_dir():
            raise BadEncoder(f"ATLAS_ENCODER is {folder}, and there is no such folder")
        models = [folder / name for name in MODELS if (folder / name).is_file()]
        lacks = [] if models else [MODELS[0]]
        lacks += [] if (folder / TOKENIZER).is_file() else [TOKENIZER]
        if lacks:
            raise BadEncoder(f"ATLAS_ENCODER is {folder}, which holds no {' and no '.join(lacks)}")
        self._model, self._tokenizer = models[0], folder / TOKENIZER
        self.key = _key_of_files([*sorted(self._model.parent.glob(f"{self._model.name}*")), self._tokenizer])

    @cached_property
    def _opened(self) -> OnnxModel:
        return OnnxModel(self._model, self._tokenizer)

    def texts(self, texts: Sequence[str]) -> Floats:
        """Each text as a unit vector, the same whether it was kept or is worked out now."""
        if not texts:
            return np.zeros((0, 1))
        keys = {text: key_of([self.key, text]) for text in texts}
        kept = KEPT.taken(list(keys.values()))
        rows = {text: np.frombuffer(kept[key], np.float16) for text, key in keys.items() if key in kept}
        lacking = sorted(keys.keys() - rows.keys(), key=lambda text: (len(text), text))
        for start in range(0, len(lacking), AT_ONCE):
            fresh = self._worked_out(lacking[start : start + AT_ONCE])
            KEPT.put({keys[text]: row.tobytes() for text, row in fresh.items()})
            rows |= fresh
        return unit(np.array([rows[text] for text in texts], dtype=np.float64))

    def _worked_out(self, texts: Sequence[str]) -> dict[str, Halves]:
        return {
            texts[n]: row.astype(np.float16)
            for numbers, rows in self._opened.batches(texts)
            for n, row in zip(numbers, rows, strict=True)
        }


def encoder() -> Encoder | None:
    """The encoder that the setting names, opened once; None without it. Raises BadEncoder for a bad one."""
    folder = encoder_folder()
    return None if folder is None else _of(folder)


@cache
def _of(folder: Path) -> Encoder:
    return Encoder(folder)


def _key_of_files(files: Sequence[Path]) -> str:
    """A name for the content of these files."""
    try:
        digests = []
        for path in files:
            with path.open("rb") as file:
                digests.append(file_digest(file, "sha256").digest())
    except OSError as error:
        raise BadEncoder(f"the encoder cannot be read: {error}") from error
    return key_of(digests)
