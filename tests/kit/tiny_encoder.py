"""Encoders so small that a test writes them: each word has a vector of its own, in the form of ONNX."""

import json
import struct
from collections.abc import Mapping, Sequence
from pathlib import Path

UNKNOWN = "[UNK]"
FLOAT, INT64 = 1, 7


def write_encoder(
    folder: Path,
    words: Mapping[str, Sequence[float]],
    asks: str = "input_ids",
    vocabulary: Sequence[str] = (),
) -> Path:
    """Write an encoder of these words; others, and those of `vocabulary` alone, have no row in its model.

    A word of one number instead of a vector makes a model of another kind.
    """
    folder.mkdir(parents=True, exist_ok=True)
    rows = [[0.0] * len(next(iter(words.values()))), *map(list, words.values())]
    (folder / "model.onnx").write_bytes(_model(rows, asks))
    names = [UNKNOWN, *words, *vocabulary]
    told = {
        "version": "1.0",
        "added_tokens": [],
        "normalizer": {"type": "Lowercase"},
        "pre_tokenizer": {"type": "Whitespace"},
        "model": {
            "type": "WordLevel",
            "vocab": {name: n for n, name in enumerate(names)},
            "unk_token": UNKNOWN,
        },
    }
    (folder / "tokenizer.json").write_text(json.dumps(told), encoding="utf-8")
    return folder


def _model(rows: Sequence[Sequence[float]], asks: str) -> bytes:
    """A model that looks up the row of each number that it is given."""
    shape = [len(rows), len(rows[0])] if len(rows[0]) > 1 else [len(rows)]
    numbers = [value for row in rows for value in row]
    told = b"".join(_number(1, size) for size in shape)
    table = (
        told + _number(2, FLOAT) + _part(8, b"rows") + _part(9, struct.pack(f"<{len(numbers)}f", *numbers))
    )
    node = _part(1, b"rows") + _part(1, asks.encode()) + _part(2, b"hidden") + _part(4, b"Gather")
    graph = (
        _part(1, node)
        + _part(2, b"tiny")
        + _part(5, table)
        + _part(11, _value(asks, INT64, ["batch", "sequence"]))
        + _part(12, _value("hidden", FLOAT, ["batch", "sequence", *map(str, shape[1:])]))
    )
    return _number(1, 8) + _part(7, graph) + _part(8, _number(2, 17))


def _value(name: str, kind: int, sizes: Sequence[str]) -> bytes:
    shape = b"".join(_part(1, _part(2, size.encode())) for size in sizes)
    return _part(1, name.encode()) + _part(2, _part(1, _number(1, kind) + _part(2, shape)))


def _number(field: int, value: int) -> bytes:
    return _varint(field << 3) + _varint(value)


def _part(field: int, data: bytes) -> bytes:
    return _varint(field << 3 | 2) + _varint(len(data)) + data


def _varint(value: int) -> bytes:
    told = b""
    while value > 127:
        told += bytes([value & 127 | 128])
        value >>= 7
    return told + bytes([value])
