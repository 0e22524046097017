"""XML part by part: what a workbook holds is walked through once, and no tree of it is kept."""

import re
from collections.abc import Mapping
from typing import IO
from xml.parsers import expat

from loaders.readers.unreadable import Unreadable

_STEP = 1 << 18


class Walk:
    """What is called as a part is walked through: where an element begins, where it ends, and its text."""

    def start(self, name: str, stated: Mapping[str, str]) -> None:
        """An element begins."""

    def end(self, name: str) -> None:
        """An element ends."""

    def text(self, text: str) -> None:
        """Text stands here."""


def walk(part: IO[bytes], over: Walk, passed: re.Pattern[bytes] | None = None) -> None:
    """Walk through a part; raises Unreadable for a DTD, ValueError for what is no XML.

    What `passed` meets is taken out before: elements without content, of which there may be a million.
    """
    parser = expat.ParserCreate()
    parser.buffer_text = True
    parser.StartElementHandler = lambda name, stated: over.start(name.rpartition(":")[2], stated)
    parser.EndElementHandler = lambda name: over.end(name.rpartition(":")[2])
    parser.CharacterDataHandler = over.text
    parser.StartDoctypeDeclHandler = _refused
    try:
        rest = b""
        while step := part.read(_STEP):
            text = rest + step
            # An element that is cut stays for the next step; text of many steps is no element.
            cut = text.rfind(b"<", len(rest)) if passed else -1
            rest = text[cut:] if cut >= 0 else b""
            text = text[:cut] if cut >= 0 else text
            parser.Parse(passed.sub(b"", text) if passed else text, False)
        parser.Parse(rest, True)
    except expat.ExpatError as error:
        raise ValueError(str(error)) from error


def occurs(part: IO[bytes], mark: bytes) -> int:
    """How often these bytes stand in a part: far faster than to walk through what is too large."""
    count, rest = 0, b""
    while step := part.read(_STEP):
        count += (rest + step).count(mark)
        rest = step[1 - len(mark) :]
    return count


def _refused(*_: object) -> None:
    raise Unreadable("holds a DTD, which such files have no use for", "save it as a new file")
