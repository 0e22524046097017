"""Exports as no program writes them: values and bytes changed by chance, the same for the same seed."""

import json
import random
from collections.abc import Callable, Iterator
from functools import cache
from typing import Any

from graph.exchange.codec import graph_json
from tests.kit.drawn import drawn
from tests.kit.page_graph import restaurant

Value = Any
ODD: tuple[Value, ...] = (
    None,
    True,
    False,
    0,
    1,
    -1,
    6,
    3.5,
    1e308,
    10**30,
    "",
    " ",
    "x",
    "role:",
    "ROLE:X",
    "role:nobody",
    "system:sql",
    "document:ladder",
    "NEEDS",
    "preferred",
    "all",
    "\x00",
    "\u2028",
    "\ufeff",
    "é" * 300,
    [],
    [[]],
    ["x"],
    [1, 2],
    [None],
    {},
    {"x": 1},
    {"min": 1},
    {"min": "1", "max": None, "line": 1},
    {"format": "role-atlas/1"},
)
PIECES: tuple[bytes, ...] = (
    b"\xff",
    b"\x00",
    b'"',
    b"{",
    b"}",
    b"[",
    b"]",
    b",",
    b":",
    b"\\",
    b"\\ud800",
    b"NaN",
    b"Infinity",
)
PIECES += (b"-", b"1e999", b"9" * 5000, b"null", b"true", b"\xef\xbb\xbf", b"[" * 3000, b'"label":', b'"id":')


@cache
def exports() -> tuple[str, ...]:
    """Small exports with every kind of node and edge in them."""
    ladder = drawn(
        {
            "junior": {"technical": {"sql": 2}, "soft": {"tact": None}},
            "senior": {"technical": {"excel": 3}},
            "lead": {"technical": {"sql": 4}},
        },
        inherits=[("senior", "junior", "all"), ("lead", "senior", "technical")],
        tracks={"data": ["junior", "senior", "lead"]},
        preferred=[("senior", "excel")],
    )
    return tuple(json.dumps(graph_json(graph), ensure_ascii=False) for graph in (ladder, restaurant()))


def fuzzed(seed: int, count: int) -> Iterator[bytes]:
    """So many changed exports."""
    for number in range(count):
        chance = random.Random(f"{seed} {number}")
        text = chance.choice(exports())
        yield (
            _bytes_changed(text.encode(), chance) if chance.random() < 0.3 else _values_changed(text, chance)
        )


def _values_changed(text: str, chance: random.Random) -> bytes:
    value = json.loads(text)
    for _ in range(chance.choice((1, 1, 1, 2, 5))):
        holder, key = chance.choice(list(_places(value)))
        chance.choice(CHANGES)(holder, key, chance)
    return json.dumps(value, ensure_ascii=chance.random() < 0.5).encode("utf-8", "surrogatepass")


def _places(value: Value) -> Iterator[tuple[Value, Any]]:
    """Every place in a value that can be changed: what holds it, and under which key."""
    inner = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for key, part in inner:
        yield value, key
        yield from _places(part)


def _replace(holder: Value, key: Any, chance: random.Random) -> None:
    holder[key] = chance.choice(ODD)


def _remove(holder: Value, key: Any, chance: random.Random) -> None:
    del holder[key]


def _wrap(holder: Value, key: Any, chance: random.Random) -> None:
    holder[key] = [holder[key]] if chance.random() < 0.5 else {"x": holder[key]}


def _as_text(holder: Value, key: Any, chance: random.Random) -> None:
    holder[key] = str(holder[key])


def _swap(holder: Value, key: Any, chance: random.Random) -> None:
    other = chance.choice(list(holder) if isinstance(holder, dict) else range(len(holder)))
    holder[key], holder[other] = holder[other], holder[key]


def _add(holder: Value, key: Any, chance: random.Random) -> None:
    if isinstance(holder, list):
        holder.insert(key, holder[key])
    else:
        holder[chance.choice(("x", "scope", "level", "id", "facts", ""))] = chance.choice(ODD)


def _other_value(holder: Value, key: Any, chance: random.Random) -> None:
    """A value of the same kind from elsewhere: ids, kinds and levels that exist but do not fit."""
    given = exports()[0]
    holder[key] = chance.choice(
        [h[k] for h, k in _places(json.loads(given)) if isinstance(h[k], type(holder[key]))]
    )


def _half(holder: Value, key: Any, chance: random.Random) -> None:
    holder[key] = "\ud800" if chance.random() < 0.5 else {"\udfff": 1}


CHANGES: tuple[Callable[[Value, Any, random.Random], None], ...] = (
    *(_replace, _replace, _remove, _wrap, _as_text, _swap, _add, _other_value, _other_value, _half),
)


def _bytes_changed(data: bytes, chance: random.Random) -> bytes:
    for _ in range(chance.choice((1, 1, 2, 4))):
        at, other = sorted(chance.randrange(len(data) + 1) for _ in range(2))
        piece = chance.choice(PIECES)
        data = (
            chance.choice(
                (
                    data[:at] + piece + data[at:],
                    data[:at] + piece + data[at + len(piece) :],
                    data[:at],
                    data[at:],
                    data[:at] + data[at + 1 :],
                    data[:other] + data[at:],
                    data[:at] + data[at:other].swapcase() + data[other:],
                )
            )
            or b" "
        )
    return data if chance.random() < 0.95 else data.decode("utf-8", "replace").encode("utf-16")
