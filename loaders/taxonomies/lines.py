"""On which line of a text a name or a URI first stands, for formats whose parsers do not tell."""

import json
import re
from collections.abc import Iterator

# What is quoted, what stands in angle brackets, what stands between two tags.
_TOKEN = re.compile(r'"((?:[^"\\]|\\.)+)"|<([^<>\s"]+)>|>([^<>]+)<')


class TextLines:
    """The lines of a text by what stands on them; a line that begins with it goes before others."""

    def __init__(self, text: str) -> None:
        self._begins: dict[str, int] = {}
        self._holds: dict[str, int] = {}
        for number, line in enumerate(text.splitlines(), start=1):
            for place, token in enumerate(_tokens(line)):
                self._holds.setdefault(token, number)
                if place == 0 and not line[:1].isspace():
                    self._begins.setdefault(token, number)

    def of(self, *tokens: str) -> int:
        """The line of the first of these that stands somewhere, 1 where none does."""
        for known in (self._begins, self._holds):
            for token in tokens:
                if token in known:
                    return known[token]
        return 1


def _tokens(line: str) -> Iterator[str]:
    for match in _TOKEN.finditer(line):
        quoted, bracketed, between = match.groups()
        token = bracketed or between or quoted
        yield _unescaped(token) if quoted and "\\" in token else token


def _unescaped(token: str) -> str:
    try:
        return str(json.loads(f'"{token}"'))
    except ValueError:
        return token
