"""Data in YAML: a tree of texts, whatever types they would be, each at its line."""

import re
from collections.abc import Iterator, Sequence
from typing import Any, NoReturn

import yaml

from graph.folding import lines_of
from loaders.readers.codings import text_of
from loaders.readers.data.values import DEEPEST, Counted, data_of
from loaders.readers.guards import check_size
from loaders.readers.pieces import Contents, Data, Keyed, Scalar, Series, Value
from loaders.readers.unreadable import Unreadable

try:
    from yaml import CSafeLoader as QuickLoader
except ImportError:  # PyYAML was built without libyaml.
    from yaml import SafeLoader as QuickLoader  # type: ignore[assignment]

_PLAIN_TAG = re.compile(r"tag:yaml\.org,2002:[a-z]+|!")


def contents(data: bytes) -> Contents:
    """The values of a YAML file, several documents as a list; raises Unreadable for what is none."""
    check_size(data)
    text = text_of(data)
    if "\x00" in text:
        raise Unreadable("is not text", "save it as YAML again")
    read = data_in(lines_of(text))
    return Contents((), data=None if read.root == Series((), read.root.line) else read)


def data_in(lines: Sequence[str], first: int = 1) -> Data:
    """The values of these lines, of which the first has this number in its file."""
    reading = _Reading(lines, first)
    documents = tuple(reading.documents())
    line = documents[0].line if documents else first
    root = documents[0] if len(documents) == 1 else Series(documents, line)
    return data_of(root, lines, reading.counted.values, first)


class _Reading:
    """Builds the tree from what the parser meets; what is aliased is one value, counted each time."""

    def __init__(self, lines: Sequence[str], first: int) -> None:
        self.lines, self.first = lines, first
        self.counted = Counted()
        self.anchors: dict[str, tuple[Value, int]] = {}
        self.events: Iterator[Any] = iter(())

    def documents(self) -> Iterator[Value]:
        """The value of each document that holds one."""
        self.events = yaml.parse("\n".join(self.lines), Loader=QuickLoader)
        try:
            for event in self.events:
                if isinstance(event, yaml.DocumentStartEvent):
                    self.anchors = {}
                elif isinstance(event, yaml.NodeEvent):
                    value = self._value(event, 0)
                    if not isinstance(value, Scalar) or value.text:
                        yield value
        except yaml.YAMLError as error:
            self._broken(error)
        except RecursionError:
            self.counted.add(depth=DEEPEST + 1)

    def _value(self, event: Any, depth: int) -> Value:
        before = self.counted.values
        self.counted.add(1, depth)
        if isinstance(event, yaml.AliasEvent):
            return self._alias(event)
        self._check_tag(event)
        value = self._plain(event, depth)
        if event.anchor:
            self.anchors[event.anchor] = value, self.counted.values - before
        return value

    def _plain(self, event: Any, depth: int) -> Value:
        mark = event.start_mark
        line = mark.line + self.first
        if isinstance(event, yaml.ScalarEvent):
            quoted = event.style in {"'", '"'}
            literal = event.style == "|"
            folded = event.style == ">"
            start = self._indent(event) if literal or folded else mark.column + quoted
            return Scalar(event.value, line + folded, start, literal)
        inner = self._inside(depth + 1)
        if isinstance(event, yaml.SequenceStartEvent):
            return Series(tuple(inner), line)
        return Keyed(tuple(self._entries(inner)), line)

    def _indent(self, event: Any) -> int:
        """How many blanks stand before the lines of a text that is written line by line."""
        said = [line for line in event.value.split("\n") if line.strip()]
        for line in self.lines[event.start_mark.line + 1 :] if said else ():
            if line.strip():
                return len(line) - len(line.lstrip()) - (len(said[0]) - len(said[0].lstrip()))
        return 0

    def _inside(self, depth: int) -> Iterator[Value]:
        for event in self.events:
            if isinstance(event, yaml.CollectionEndEvent):
                return
            yield self._value(event, depth)

    def _entries(self, inner: Iterator[Value]) -> Iterator[tuple[Scalar, Value]]:
        merged: list[Value] = []
        own = set[str]()
        for key in inner:
            value = next(inner)
            if isinstance(key, Scalar) and key.text == "<<":
                merged += value.values if isinstance(value, Series) else (value,)
            elif isinstance(key, Scalar):
                own.add(key.text)
                yield key, value
        # What is merged in stands behind what the mapping says itself, and only where it says nothing.
        for one in merged:
            for key, value in one.entries if isinstance(one, Keyed) else ():
                if key.text not in own:
                    own.add(key.text)
                    yield key, value

    def _alias(self, event: Any) -> Value:
        if event.anchor not in self.anchors:
            line = event.start_mark.line + self.first
            raise Unreadable(
                f"refers to {event.anchor!r} at line {line}, which names nothing before it",
                "write out what stands there",
            )
        value, count = self.anchors[event.anchor]
        self.counted.add(count)
        return value

    def _check_tag(self, event: Any) -> None:
        if event.tag and not _PLAIN_TAG.fullmatch(event.tag):
            tag = event.tag.replace("tag:yaml.org,2002:", "!!")[:60]
            raise Unreadable(
                f"bears a mark for programs, {tag}, at line {event.start_mark.line + self.first}",
                "take the mark out",
            )

    def _broken(self, error: yaml.YAMLError) -> NoReturn:
        mark = getattr(error, "problem_mark", None) or getattr(error, "context_mark", None)
        why = " ".join(str(getattr(error, "problem", None) or getattr(error, "reason", "")).split())
        if mark is None:
            at = getattr(error, "position", None)
            raise Unreadable(
                f"is no YAML: {why or 'it holds signs that no text holds'}{f' at sign {at}' if at else ''}",
                "save it as plain text again",
            ) from None
        line, column = int(mark.line), int(mark.column)
        if "nesting" in why:
            self.counted.add(depth=DEEPEST + 1)
        row = self.lines[line] if line < len(self.lines) else ""
        if "\t" in row[: column + 1]:
            why, do = "a tab stands where blanks belong", "indent it with blanks"
        else:
            do = "mend this line; a text with a colon, # or quotation marks in it stands in quotation marks"
        raise Unreadable(f"is no YAML at line {line + self.first}, column {column + 1}: {why}", do) from None
