"""An ONNX model that makes vectors of sentences, with its tokenizer; its libraries are loaded with it."""

from collections.abc import Iterator, Sequence
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import numpy as np

from graph.arrays import Floats
from graph.errors import BadEncoder
from graph.questions.likeness.meaning import unit

LIBRARIES = ("onnxruntime", "tokenizers")
# So much of a sentence is read where the tokenizer does not say how much its model takes, in tokens.
MOST_TOKENS = 256
# Sentences at once, and their tokens together: larger batches take memory and save no time.
BATCH, BATCH_TOKENS = 64, 4096
# What a model may ask of a sentence, and which of it must be asked.
INPUTS, NEEDED = frozenset({"input_ids", "attention_mask", "token_type_ids"}), "input_ids"
# Of the log of the library, which would stand beside our one line, fatal errors alone.
FATAL = 4


def missing_libraries() -> tuple[str, ...]:
    """The libraries of the extra `semantic` that are not installed."""
    return tuple(name for name in LIBRARIES if not find_spec(name))


class OnnxModel:
    """A model that is open: sentences become unit rows, the mean of the vectors of their tokens.

    Raises BadEncoder where the files hold no such model.
    """

    def __init__(self, model: Path, tokenizer: Path) -> None:
        import onnxruntime  # noqa: PLC0415 - of the extra semantic, and slow to load
        from tokenizers import Tokenizer  # noqa: PLC0415

        try:
            self._tokenizer = Tokenizer.from_file(str(tokenizer))
        except Exception as error:  # the library raises nothing narrower
            raise BadEncoder(f"{tokenizer} is no tokenizer: {_line(error)}") from error
        self._tokenizer.no_padding()
        if self._tokenizer.truncation is None:
            self._tokenizer.enable_truncation(MOST_TOKENS)
        options = onnxruntime.SessionOptions()
        options.log_severity_level = FATAL
        self._place = model
        try:
            self._session = onnxruntime.InferenceSession(
                str(model), sess_options=options, providers=["CPUExecutionProvider"]
            )
        except Exception as error:
            raise BadEncoder(f"{model} is no ONNX model: {_line(error)}") from error
        self._asked = _asked(model, self._session)

    def batches(self, texts: Sequence[str]) -> Iterator[tuple[list[int], Floats]]:
        """The unit rows of some texts after others, with the numbers of these; short ones first."""
        try:
            tokens = [encoded.ids for encoded in self._tokenizer.encode_batch(list(texts))]
        except Exception as error:
            raise BadEncoder(f"the tokenizer beside {self._place} fails: {_line(error)}") from error
        order = sorted(range(len(texts)), key=lambda n: (len(tokens[n]), n))
        while order:
            size = _batch_size([len(tokens[n]) for n in order[:BATCH]])
            batch, order = order[:size], order[size:]
            yield batch, self._rows([tokens[n] for n in batch])

    def _rows(self, tokens: Sequence[Sequence[int]]) -> Floats:
        """The unit rows of sentences that are told as the numbers of their tokens; zeros for one of none."""
        longest = max(1, *map(len, tokens))
        ids, mask = (np.zeros((len(tokens), longest), dtype=np.int64) for _ in range(2))
        for row, own in enumerate(tokens):
            ids[row, : len(own)] = own
            mask[row, : len(own)] = 1
        given = {"input_ids": ids, "attention_mask": mask, "token_type_ids": np.zeros_like(ids)}
        try:
            hidden = np.asarray(self._session.run(None, {name: given[name] for name in self._asked})[0])
        except Exception as error:
            raise BadEncoder(f"{self._place} does not fit its tokenizer: {_line(error)}") from error
        if hidden.ndim != 3 or hidden.shape[:2] != ids.shape or not np.isfinite(hidden).all():
            raise BadEncoder(f"{self._place} gives no vector for each token")
        return unit(np.einsum("nth,nt->nh", hidden, mask, dtype=np.float64))


def _asked(place: Path, session: Any) -> tuple[str, ...]:
    """The inputs of a model, where they and its first output are those of an encoder of sentences."""
    inputs = {given.name for given in session.get_inputs()}
    if NEEDED not in inputs or inputs - INPUTS:
        named = ", ".join(sorted(inputs)) or "nothing"
        raise BadEncoder(f"{place} is a model of another kind: it asks for {named}, and not for tokens")
    if len(session.get_outputs()[0].shape) != 3:
        raise BadEncoder(f"{place} is a model of another kind: its first output is no vector for each token")
    return tuple(sorted(inputs))


def _batch_size(lengths: Sequence[int]) -> int:
    """How many of these sentences, the shortest first, make a batch; at least one."""
    fitting = (n for n, length in enumerate(lengths, 1) if n * length <= BATCH_TOKENS)
    return max(fitting, default=1)


def _line(error: Exception) -> str:
    return " ".join(str(error).split())[:200]
