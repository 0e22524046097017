"""A small language of phrases, compiled once, that finds ways of saying a thing in a statement.

    reconcil*              a word; `*` stands for any further letters, `?` for one letter or digit
    month end close        words that stand side by side (a blank, a hyphen or a slash between them)
    AR                     a word all in capitals is met in capitals only, any other in either case
    (invoice* | bill*)     one of several wordings
    post [new] invoice*    a word that may be left out
    collect* .. payment*   up to five other words in between, within one sentence
    train* & staff         both anywhere in the statement, in any order
    lead* ! sales leads    the first, unless the statement holds the second
    <reports>              a wording that has a name under `words`

A word is met whole, never inside another one. `&` is read as "and", "401(k)" as "401k".
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property, lru_cache

from graph.folding import folded

FEWEST = 3
MOST = 4
_TOKEN = re.compile(r"\s*(\.\.|<\w+>|[()\[\]|&!]|\w[\w*?'/&.]*|\S)")
_WORD = re.compile(r"\w")
_ALL_WORDS = re.compile(r"\w+")
_GLUED = re.compile(r"(?<=\w)\((\w{1,2})\)")
_FREE_AND = re.compile(r"(?<!\S)&|&(?!\S)")
_BETWEEN = r"[\s/\-–—]+"
_BREAK = r"[^\w;.]+"
_GAP = rf"{_BREAK}(?:[\w'$%]+{_BREAK}){{0,5}}?"
# No sentence is longer, in characters: what lies behind is kept as text and not searched.
LONGEST = 5_000


class BadPhrase(ValueError):
    """A phrase that does not follow the language; the text says where it breaks."""


# One text is looked through by several lists of phrases in a row.
@lru_cache(maxsize=256)
def phrase_text(text: str) -> str:
    """The text as phrases meet it: folded, "and" for a free ampersand, no glued brackets."""
    text = folded(text)[:LONGEST]
    text = _GLUED.sub(r"\1", text) if "(" in text else text
    return _FREE_AND.sub(" and ", text) if "&" in text else text


@lru_cache(maxsize=256)
def prefixes_of(text: str) -> frozenset[str]:
    """The first letters of every word of a plain text, by which the phrases worth trying are chosen."""
    words = set(_ALL_WORDS.findall(text.casefold()))
    return frozenset(word[:letters] for word in words for letters in (FEWEST, MOST))


Starts = frozenset[str]
# Places in a text, each from its first to behind its last character.
Spans = tuple[tuple[int, int], ...]


_Tree = Starts | tuple["_Tree", ...] | list["_Tree"]


@dataclass(frozen=True)
class _Part:
    """A piece of a pattern; of each set in `needs`, a text must hold one of the word starts to meet it.

    `tree` says so of all its parts: a set, all of several trees (a tuple), any of them (a list).
    """

    pattern: str
    needs: tuple[Starts, ...]
    tree: _Tree = ()


@dataclass(frozen=True)
class Phrase:
    """A phrase as read: all of `wanted` must be met in a statement, none of `barred` may be."""

    text: str
    wanted: tuple[_Part, ...]
    barred: tuple[_Part, ...]

    @classmethod
    def of(cls, text: str, words: Mapping[str, str]) -> "Phrase":
        """The phrase of this text; raises BadPhrase if it does not follow the language."""
        return _phrase(text, frozenset(words.items()))

    @staticmethod
    def checked(text: str) -> str:
        """The text itself; raises BadPhrase if it is no phrase, whatever its named wordings hold."""
        named = re.findall(r"<(\w+)>", text)
        _Reader(text, dict.fromkeys(named, "any")).phrase()
        return text

    @property
    def starts(self) -> Starts:
        """First letters of words, one of which a statement must hold for the phrase to be met."""
        return self.wanted[0].needs[0]

    @cached_property
    def needs(self) -> tuple[Starts, ...]:
        """Sets of first letters of words; of each a statement must hold one for the phrase to be met."""
        return tuple(dict.fromkeys(need for part in self.wanted for need in part.needs))

    # Compiled at the first try, not at reading: one run meets only a part of the phrases.
    @cached_property
    def _patterns(self) -> tuple[list[re.Pattern[str]], list[re.Pattern[str]]]:
        wanted, barred = (
            [re.compile(part.pattern) for part in parts] for parts in (self.wanted, self.barred)
        )
        return wanted, barred

    def may_be_met(self, prefixes: Starts) -> bool:
        """False when a plain text with these prefixes lacks a word that the phrase cannot do without."""
        for need in self.needs:
            if need.isdisjoint(prefixes):
                return False
        return all(_holds(part.tree, prefixes) for part in self.wanted)

    def is_met_in(self, plain_text: str) -> bool:
        """True when the plain text says what the phrase says."""
        wanted, barred = self._patterns
        return all(p.search(plain_text) for p in wanted) and not any(p.search(plain_text) for p in barred)

    def places_in(self, plain_text: str) -> tuple[Spans, ...]:
        """Where the plain text says it: the places of each wanted part, none at all when it is not met."""
        if not self.is_met_in(plain_text):
            return ()
        return tuple(tuple(m.span() for m in p.finditer(plain_text)) for p in self._patterns[0])


def _holds(tree: _Tree, prefixes: Starts) -> bool:
    """Whether a text with these prefixes has all that the tree asks for."""
    if isinstance(tree, frozenset):
        return not tree.isdisjoint(prefixes)
    told = (_holds(inner, prefixes) for inner in tree)
    return any(told) if isinstance(tree, list) else all(told)


# A phrase is read when its file is checked and again when it is used.
@lru_cache(maxsize=4096)
def _phrase(text: str, words: frozenset[tuple[str, str]]) -> Phrase:
    return _Reader(text, dict(words)).phrase()


class _Reader:
    """Reads one phrase from left to right; `words` holds the named wordings."""

    def __init__(self, text: str, words: Mapping[str, str], within: tuple[str, ...] = ()) -> None:
        self.text = text
        self.words = words
        self.within = within
        self.at = 0

    @cached_property
    def tokens(self) -> list[str]:
        return [*_TOKEN.findall(folded(self.text)), ""]

    @property
    def next(self) -> str:
        return self.tokens[self.at]

    def take(self, expected: str | None = None) -> str:
        token = self.next
        if expected is not None and token != expected:
            raise BadPhrase(f"{self.text!r}: {expected!r} is expected before {token or 'its end'!r}")
        self.at += 1
        return token

    def phrase(self) -> Phrase:
        wanted = [self.choices()]
        while self.next == "&":
            self.take()
            wanted.append(self.choices())
        barred = tuple(self._barred())
        self.take("")
        return Phrase(self.text, tuple(wanted), barred)

    def _barred(self) -> Iterator[_Part]:
        while self.next == "!":
            self.take()
            yield self.choices()

    def sequence(self) -> _Part:
        first = self.atom()
        pattern, needs, trees = first.pattern, [*first.needs], [first.tree]
        while self.next not in {"", "&", "!", "|", ")", "]"}:
            following = self._following()
            pattern += following.pattern
            needs += following.needs
            trees.append(following.tree)
        return _Part(pattern, tuple(needs), tuple(trees))

    def _following(self) -> _Part:
        if self.next == "[":
            self.take()
            return _Part(f"(?:{_BETWEEN}{self.choices(']').pattern})?", ())
        between = _BETWEEN
        if self.next == "..":
            self.take()
            between = _GAP
        atom = self.atom()
        return _Part(between + atom.pattern, atom.needs, atom.tree)

    def choices(self, closing: str | None = None) -> _Part:
        parts = [self.sequence()]
        while self.next == "|":
            self.take()
            parts.append(self.sequence())
        if closing is not None:
            self.take(closing)
        if len(parts) == 1:
            return _Part(f"(?:{parts[0].pattern})", parts[0].needs, parts[0].tree)
        starts: Starts = frozenset().union(*(part.needs[0] for part in parts))
        any_of = f"(?:{'|'.join(part.pattern for part in parts)})"
        return _Part(any_of, (starts,), [part.tree for part in parts])

    def atom(self) -> _Part:
        token = self.take()
        if token == "(":
            return self.choices(")")
        if token.startswith("<") and len(token) > 1:
            return self._named(token[1:-1])
        if not token or not _WORD.match(token):
            raise BadPhrase(f"{self.text!r}: a word is expected at {token or 'its end'!r}")
        return _word(token, self.text)

    def _named(self, name: str) -> _Part:
        if name not in self.words or name in self.within:
            fault = "names itself" if name in self.within else "is not given"
            raise BadPhrase(f"{self.text!r}: <{name}> {fault} under words")
        inner = _Reader(self.words[name], self.words, (*self.within, name))
        return inner.choices("")


def _word(token: str, phrase: str) -> _Part:
    lead = re.match(r"\w+", token)
    start = lead.group()[:MOST].casefold() if lead else ""
    if len(start) < FEWEST and lead and token[lead.end() : lead.end() + 1] in {"*", "?"}:
        raise BadPhrase(f"{phrase!r}: {token!r} needs {FEWEST} letters before its first * or ?")
    pattern = re.escape(token).replace(r"\*", r"[\w']*").replace(r"\?", r"\w")
    capitals = token.isupper() and sum(map(str.isalpha, token)) > 1
    starts = frozenset({start})
    return _Part(rf"\b{pattern}\b" if capitals else rf"\b(?i:{pattern})\b", (starts,), starts)
