"""Titles as a text speaks of them: where one stands, a known one or what looks like one."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache

from loaders.documents.titles.key_words import key_words
from loaders.documents.titles.known_titles import KnownTitles
from loaders.documents.titles.slips import words_of_titles
from loaders.vocabulary.vocabulary import Vocabulary

TOKEN = re.compile(r"'s\b|\b[dlDL]'(?=\w)|[^\W\d_][\w&/-]*(?:'(?!s\b)[\w&/-]+)*\.?|\d+|[^\w\s]")
NUMERAL = re.compile(r"[IVX]{1,4}|\d{1,2}")
MOST_WORDS = 9


@dataclass(frozen=True)
class Spoken:
    """A title in a text: its tokens from `first` to before `end`, and whether it is a known one."""

    first: int
    end: int
    known: bool


class TitleFinder:
    """Finds titles in a text, those of the documents and what is spoken of as one."""

    def __init__(self, text: str, titles: Iterable[str] | KnownTitles, vocabulary: Vocabulary) -> None:
        self.text = text
        self.tokens: Sequence[re.Match[str]] = tuple(TOKEN.finditer(text))
        self._small = vocabulary.wording.inheritance.between_words | vocabulary.grammar.small_words
        self._titles = KnownTitles.of(titles)
        self._vocabulary = vocabulary

    @cached_property
    def words(self) -> tuple[str, ...]:
        """The tokens in lower case, without a point behind them."""
        return tuple(token.group().casefold().strip(".") or token.group() for token in self.tokens)

    @property
    def levels(self) -> frozenset[str]:
        """The words for a level in titles, in lower case."""
        return _seniority(self._vocabulary)

    def surface(self, spoken: Spoken) -> str:
        """The words of a title as they stand in the text."""
        words = self.text[self.tokens[spoken.first].start() : self.tokens[spoken.end - 1].end()]
        return " ".join(words.strip(" .,;:\"'").split())

    def title_at(self, first: int, loose: bool = False) -> Spoken | None:
        """The title that begins at this token; `loose` takes words in lower case that end in its noun too."""
        known, spoken = self._known_at(first), self._spoken_at(first, loose)
        end = max(known, spoken)
        if end == first:
            return None
        further = self._further(first, end)
        return Spoken(first, further, known == further or (known == end and self._names(first, further)))

    def capitals_at(self, first: int) -> Spoken | None:
        """The words in capitals that begin at this token."""
        end = first
        while end < len(self.tokens) and self.tokens[end].group()[0].isupper() and self._is_free(end):
            end += 1
        return Spoken(first, end, False) if end > first else None

    def slip_at(self, first: int) -> Spoken | None:
        """The known title with a slip of the pen that begins at this token."""
        sure = words_of_titles(self._vocabulary)
        for end in range(min(first + MOST_WORDS, len(self.tokens)), first, -1):
            spoken = self.text[self.tokens[first].start() : self.tokens[end - 1].end()]
            if self._titles.has_slip(spoken, sure):
                return Spoken(first, end, False)
        return None

    def _is_free(self, at: int) -> bool:
        """True for a word that is not one of those for what is taken over."""
        return self.words[at] not in self._vocabulary.wording.inheritance.tail_words

    def _known_at(self, first: int) -> int:
        best = first
        for end in range(first + 1, min(first + MOST_WORDS, len(self.tokens)) + 1):
            if self._closes(first, end) and self._names(first, end):
                best = end
        return best

    def _closes(self, first: int, end: int) -> bool:
        """True where a title may end before this token: behind a word, or a bracket that it opened."""
        last = self.tokens[end - 1].group()
        return last[0].isalnum() or (last == ")" and any(t.group() == "(" for t in self.tokens[first:end]))

    def _names(self, first: int, end: int) -> bool:
        span = self.text[self.tokens[first].start() : self.tokens[end - 1].end()]
        return self._titles.has(span)

    def _spoken_at(self, first: int, loose: bool) -> int:
        """Behind the last noun of titles in the words in capitals from here on."""
        nouns, seniority = _nouns(self._vocabulary), _seniority(self._vocabulary)
        loose = loose or self.words[first] in seniority
        best, most = first, len(self.tokens) if not loose else first + 5
        for at in range(first, min(len(self.tokens), most)):
            word = self.tokens[at].group()
            small = self.words[at] in self._small
            if not (word[0].isupper() or (loose and word[0].isalpha() and not small)) or word == "'s":
                break
            if self.words[at] in nouns or (key_words(word)[-1:] and key_words(word)[-1] in nouns):
                best = at + 1
        return best

    def _further(self, first: int, end: int) -> int:
        """Behind what belongs to a title that ends here: a number, words behind a comma or in brackets.

        A known title that follows one and a comma is none of it: "beside those of a Clerk, Buyers also".
        """
        words = [token.group() for token in self.tokens]
        if end < len(words) and NUMERAL.fullmatch(words[end]):
            end += 1
        if words[end : end + 1] == [","] and end + 1 < len(words):
            tail = self.capitals_at(end + 1)
            apart = self._names(first, end) and self._known_at(end + 1) > end + 1
            end = tail.end if tail and (not apart or self._names(first, tail.end)) else end
        bracketed = words[end : end + 1] == ["("] and ")" in words[end : end + MOST_WORDS]
        if bracketed and self._is_free(end + 1):
            end = words.index(")", end) + 1
        return end


@lru_cache(maxsize=8)
def _folded_words(words: tuple[str, ...]) -> frozenset[str]:
    return frozenset(word.casefold() for word in words)


def _nouns(vocabulary: Vocabulary) -> frozenset[str]:
    return _folded_words(vocabulary.wording.titles.nouns)


def _seniority(vocabulary: Vocabulary) -> frozenset[str]:
    return _folded_words(vocabulary.wording.titles.seniority)
