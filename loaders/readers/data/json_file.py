"""Data in JSON: a tree of texts, whatever types they would be, each at its line."""

import re
from bisect import bisect_right
from collections.abc import Iterator
from json.decoder import JSONDecodeError, scanstring  # type: ignore[attr-defined]
from typing import NoReturn

from graph.folding import lines_of
from loaders.readers.codings import text_of
from loaders.readers.data.values import Counted, data_of
from loaders.readers.guards import check_size
from loaders.readers.pieces import Contents, Data, Keyed, Scalar, Series, Value
from loaders.readers.unreadable import Unreadable

_BLANK = re.compile(r"[ \t\n\r]*")
_WORD = re.compile(r"-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][-+]?\d+)?(?![\w.])|(?:true|false|null)\b")
_NO_NUMBER = re.compile(r"-?(?:NaN|Infinity)\b")


def contents(data: bytes) -> Contents:
    """The values of a JSON file; raises Unreadable with line and column for what is none."""
    return Contents((), data=_Reading(data).data())


class _Reading:
    def __init__(self, given: bytes) -> None:
        check_size(given)
        text = text_of(given)
        if "\x00" in text:
            raise Unreadable("is not text", "save it as JSON again")
        self.lines = lines_of(text)
        self.text = "\n".join(self.lines)
        self.starts = [0]
        for line in self.lines:
            self.starts.append(self.starts[-1] + len(line) + 1)
        self.counted = Counted()
        self.at = 0

    def data(self) -> Data:
        """All values of the file: the one, or those that stand one after another, as a list."""
        self._skip()
        values = [self._value(0)]
        self._skip()
        while self.at < len(self.text):
            values.append(self._value(0))
            self._skip()
        if _is_exported(values[0]):
            raise Unreadable("is an atlas file, as an export writes it", "load it by itself")
        root = values[0] if len(values) == 1 else Series(tuple(values), values[0].line)
        return data_of(root, self.lines, self.counted.values)

    def _value(self, depth: int) -> Value:
        self.counted.add(1, depth)
        sign = self.text[self.at : self.at + 1]
        line, start = self._where(self.at)
        if sign == "{":
            return Keyed(tuple(self._entries(depth)), line)
        if sign == "[":
            return Series(tuple(self._items(depth)), line)
        if sign == '"':
            return Scalar(self._string(), line, start + 1)
        word = _WORD.match(self.text, self.at)
        if word is None:
            self._no_value()
        self.at = word.end()
        return Scalar("" if word.group() == "null" else word.group(), line, start)

    def _items(self, depth: int) -> Iterator[Value]:
        self.at += 1
        self._skip()
        while self.text[self.at : self.at + 1] != "]":
            yield self._value(depth + 1)
            self._parted("]")
        self.at += 1

    def _entries(self, depth: int) -> Iterator[tuple[Scalar, Value]]:
        self.at += 1
        self._skip()
        while self.text[self.at : self.at + 1] != "}":
            line, start = self._where(self.at)
            if self.text[self.at : self.at + 1] != '"':
                self._broken("a key in quotation marks is expected", "mend this line")
            key = Scalar(self._string(), line, start + 1)
            self._skip()
            if self.text[self.at : self.at + 1] != ":":
                self._broken("a colon is expected behind a key", "mend this line")
            self.at += 1
            self._skip()
            yield key, self._value(depth + 1)
            self._parted("}")
        self.at += 1

    def _parted(self, end: str) -> None:
        """Go on behind the comma between two values, or to the end of them."""
        self._skip()
        sign = self.text[self.at : self.at + 1]
        if sign == ",":
            self.at += 1
            self._skip()
            if self.text[self.at : self.at + 1] == end:
                self._broken("a comma stands before the end of a list", "take the comma out")
        elif sign != end:
            self._broken(f"a comma or {end} is expected", "mend this line, or save the file again")

    def _string(self) -> str:
        try:
            text, self.at = scanstring(self.text, self.at + 1, False)
        except JSONDecodeError as error:
            self.at = error.pos
            self._broken(
                f"{error.msg[0].lower()}{error.msg[1:]}", "close the quotation mark, or mend the sign"
            )
        # Half a character is none.
        return str(text).encode("utf-16", "surrogatepass").decode("utf-16", "replace")

    def _skip(self) -> None:
        blank = _BLANK.match(self.text, self.at)
        self.at = blank.end() if blank else self.at

    def _where(self, at: int) -> tuple[int, int]:
        """The line, from 1, and the character on it, from 0."""
        line = bisect_right(self.starts, at)
        return line, at - self.starts[line - 1]

    def _no_value(self) -> NoReturn:
        if named := _NO_NUMBER.match(self.text, self.at):
            self._broken(f"{named.group()} is no number of JSON", "leave the value out, or put null")
        if self.at >= len(self.text):
            self._broken("it ends within a value", "save the file again, whole")
        self._broken("a value is expected", "mend this line; comments are no part of JSON")

    def _broken(self, why: str, do: str) -> NoReturn:
        line, start = self._where(min(self.at, len(self.text)))
        raise Unreadable(f"is no JSON at line {line}, column {start + 1}: {why}", do)


def _is_exported(root: Value) -> bool:
    """Whether the data is a whole graph, and no document."""
    if not isinstance(root, Keyed):
        return False
    texts = {key.text: value.text for key, value in root.entries if isinstance(value, Scalar)}
    return texts.get("format", "").startswith("role-atlas/")
