"""The program that draws a page, read operation by operation; broken parts are passed over."""

import re
from collections.abc import Iterable, Iterator

from loaders.readers.pdf.words import UNMOVED, Matrix

# A number, a name ("/F1"), a text, a list of numbers and texts, or a dictionary by its names.
Operand = float | str | bytes | list["Operand"] | dict[str, "Operand"]

# What stands between is white space or a comment; a text is met whole unless brackets are nested in it.
_TOKEN = re.compile(
    rb"""(?:[\x00\t\n\f\r\ ]++|%[^\r\n]*+)*+
    (?:(?P<word>[^\x00\t\n\f\r\ ()<>\[\]{}/%]++)
      |(?P<name>/[^\x00\t\n\f\r\ ()<>\[\]{}/%]*+)
      |(?P<text>\((?:[^()\\]++|\\.)*+\))
      |(?P<hex><(?!<)[^<>]*+>)
      |(?P<mark><<|>>|[\[\]{}()<>]))""",
    re.VERBOSE | re.DOTALL,
)
_INLINE = re.compile(rb"\sID[\x00\t\n\f\r ]")
_ENDED = re.compile(rb"[\x00\t\n\f\r ]EI(?=[\x00\t\n\f\r /]|$)")
_ESCAPED = re.compile(rb"\\([0-7]{1,3}|\r\n|.)|(\r\n?)", re.DOTALL)
_LETTERS = {b"n": b"\n", b"r": b"\r", b"t": b"\t", b"b": b"\b", b"f": b"\f"}
_NAMED = re.compile(r"#([0-9A-Fa-f]{2})")
_NUMERIC = frozenset(b"+-.0123456789")
# More operands before an operation are no program of a page.
MOST_OPERANDS = 64
MOST_LISTED = 50_000
# Lists within lists.
DEEPEST = 50


def operations(data: bytes) -> Iterator[tuple[str, list[Operand]]]:
    """Each operation with what stands before it: [12.0, 700.0] and "Td"."""
    at = 0
    stack: list[Operand] = []
    # Where each open list or dictionary begins in the stack.
    opened: list[int] = []
    while token := _TOKEN.match(data, at):
        at = token.end()
        kind, text = token.lastgroup, token[token.lastgroup or 0]
        if kind == "word":
            if text[0] in _NUMERIC:
                stack.append(_number(text))
            elif not opened or text not in {b"true", b"false", b"null"}:
                at = _behind_picture(data, at) if text == b"BI" else at
                yield text.decode("latin-1"), stack
                stack, opened = [], []
        elif kind == "name":
            stack.append(_name(text))
        elif kind == "text":
            stack.append(_unescaped(text[1:-1]))
        elif kind == "hex":
            stack.append(_of_hex(text[1:-1]))
        elif text == b"(":
            at, nested = _nested(data, at)
            stack.append(nested)
        elif text in {b"[", b"<<"} and len(opened) < DEEPEST:
            opened.append(len(stack))
        elif text in {b"]", b">>"} and opened:
            begins = opened.pop()
            inner = stack[begins:]
            stack[begins:] = [inner if text == b"]" else _dictionary(inner)]
        if len(stack) > (MOST_LISTED if opened else MOST_OPERANDS):
            # Who counts the steps is to see that time goes by.
            yield "", []
            stack, opened = [], []


def _number(text: bytes) -> float:
    try:
        return float(text)
    except ValueError:
        # "12-3" and "--5", as some programs write; 0 is what other readers make of it.
        return 0.0


def _name(text: bytes) -> str:
    return _NAMED.sub(lambda mark: chr(int(mark[1], 16)), text.decode("latin-1"))


def _of_hex(text: bytes) -> bytes:
    digits = re.sub(rb"[^0-9A-Fa-f]", b"", text)
    return bytes.fromhex((digits + b"0" * (len(digits) % 2)).decode("ascii"))


def _unescaped(text: bytes) -> bytes:
    return _ESCAPED.sub(_meant, text) if b"\\" in text or b"\r" in text else text


def _meant(mark: re.Match[bytes]) -> bytes:
    if mark[2]:
        return b"\n"
    sign = mark[1]
    if sign[0] in b"01234567":
        return bytes([int(sign, 8) & 255])
    return b"" if sign in {b"\n", b"\r", b"\r\n"} else _LETTERS.get(sign, sign)


def _nested(data: bytes, at: int) -> tuple[int, bytes]:
    """Where a text ends that begins here, brackets within it counted, and the text."""
    depth = 1
    for mark in re.compile(rb"\\.|[()]", re.DOTALL).finditer(data, at):
        depth += {b"(": 1, b")": -1}.get(mark[0], 0)
        if not depth:
            return mark.end(), _unescaped(data[at : mark.start()])
    return len(data), b""


def _dictionary(inner: list[Operand]) -> dict[str, Operand]:
    return {key: value for key, value in zip(inner[::2], inner[1::2], strict=False) if isinstance(key, str)}


def _behind_picture(data: bytes, at: int) -> int:
    """Where a picture ends that stands in the program itself."""
    begins = _INLINE.search(data, at)
    ends = _ENDED.search(data, begins.end()) if begins else None
    return ends.end() if ends else len(data)


def numbers_of(operands: Iterable[Operand], count: int) -> list[float]:
    """So many numbers, 0 for each that is missing."""
    numbers = [operand for operand in operands if isinstance(operand, float)][:count]
    return numbers + [0.0] * (count - len(numbers))


def matrix_of(operands: Iterable[Operand]) -> Matrix:
    """A transformation of six numbers; other operands move nothing."""
    numbers = [operand for operand in operands if isinstance(operand, float)]
    if len(numbers) != 6:
        return UNMOVED
    a, b, c, d, e, f = numbers
    return a, b, c, d, e, f


def said(text: bytes) -> str:
    """A text of the file itself, in one of the two encodings of such texts."""
    if text.startswith(b"\xfe\xff"):
        return text[2:].decode("utf-16-be", "replace")
    return text.decode("latin-1")
