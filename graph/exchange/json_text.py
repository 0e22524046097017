"""JSON as it comes from outside: read once, with every fault of the text told in one line.

Python's own reader takes what is no JSON (NaN, Infinity), lets the last of two equal keys win, and
ends in errors of its own on depth, long numbers and halves of characters.
"""

import codecs
import json
import re
from collections.abc import Iterator
from typing import Any, NoReturn

MARKS = ((codecs.BOM_UTF8, "utf-8-sig"), (codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16"))
TOO_LONG = "it holds a number of thousands of digits"
TOO_DEEP = "it is nested deeper than such a file ever is"
LONGEST_TOLD = 80
_PLAIN_KEY = re.compile(r"\w{1,40}")
_HALF = re.compile(r"\\u[dD][89a-fA-F]")


class BadJson(ValueError):
    """A text that is no JSON; says what is wrong and where."""


def parsed(data: bytes) -> Any:
    """The value of the JSON text in these bytes, UTF-8 or UTF-16 by its mark; raises BadJson."""
    text = _text(data)
    doubles: list[tuple[dict[str, Any], str]] = []

    def taken(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
        taken_in = dict(pairs)
        if len(taken_in) < len(pairs):
            doubles.append((taken_in, _double(pairs)))
        return taken_in

    try:
        value = json.loads(text, object_pairs_hook=taken, parse_constant=_no_number, parse_float=_finite)
    except RecursionError:
        raise BadJson(TOO_DEEP) from None
    except json.JSONDecodeError as error:
        why = f"{error.msg[0].lower()}{error.msg[1:]}"
        raise BadJson(f"line {error.lineno}, column {error.colno}: {why}") from None
    except ValueError as error:
        raise error if isinstance(error, BadJson) else BadJson(TOO_LONG) from None
    if doubles:
        holder, key = doubles[0]
        raise BadJson(f"{_place(value, holder)}: the key {told(key)} is given twice")
    if "\\u" in text and _HALF.search(text):
        _check_whole(value)
    return value


def at(loc: tuple[int | str, ...]) -> str:
    """A place in a value as `path.to[3].key`, on one line; a key of other signs stands as ['a key']."""
    plain = (isinstance(part, str) and _PLAIN_KEY.fullmatch(part) for part in loc)
    text = "".join(f".{part}" if ok else f"[{told(part)}]" for part, ok in zip(loc, plain, strict=True))
    return text.removeprefix(".") or "the whole file"


def told(value: object) -> str:
    """A value as an error tells it: on one line, and not at any length."""
    text = ascii(value) if isinstance(value, str) and not value.isprintable() else repr(value)
    return text if len(text) <= LONGEST_TOLD else f"{text[:LONGEST_TOLD]}…"


def walked(value: Any) -> Iterator[tuple[tuple[int | str, ...], Any]]:
    """Every value within a value, itself first, with its place; no deeper than the reader goes."""
    todo: list[tuple[tuple[int | str, ...], Any]] = [((), value)]
    while todo:
        loc, part = todo.pop()
        yield loc, part
        inner = part.items() if isinstance(part, dict) else enumerate(part) if isinstance(part, list) else ()
        todo += [((*loc, key), part) for key, part in inner]


def _text(data: bytes) -> str:
    encoding = next((name for mark, name in MARKS if data.startswith(mark)), "utf-8")
    try:
        return data.decode(encoding)
    except UnicodeDecodeError as error:
        name = "UTF-16" if encoding == "utf-16" else "UTF-8"
        raise BadJson(f"it is no {name} text: byte {error.start}") from None


def _double(pairs: list[tuple[str, Any]]) -> str:
    seen: set[str] = set()
    return next(key for key, _ in pairs if key in seen or seen.add(key))  # type: ignore[func-returns-value]


def _place(value: Any, holder: dict[str, Any]) -> str:
    # An object within one that is given twice is in the value no more.
    return next((at(loc) for loc, part in walked(value) if part is holder), "in a value given twice")


def _check_whole(value: Any) -> None:
    for loc, part in walked(value):
        keys = list(part) if isinstance(part, dict) else [part]
        if any(isinstance(key, str) and not _is_whole(key) for key in keys):
            raise BadJson(f"{at(loc)}: holds half of a character (\\ud800 to \\udfff alone)")


def _is_whole(text: str) -> bool:
    return not any("\ud800" <= char <= "\udfff" for char in text)


def _no_number(name: str) -> NoReturn:
    raise BadJson(f"{name} is no number of JSON")


def _finite(text: str) -> float:
    number = float(text)
    if number in {float("inf"), float("-inf")}:
        raise BadJson(f"the number {text[:20]} is out of range")
    return number
