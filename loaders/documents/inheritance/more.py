"""Lines that tell of what a role has beyond another one, without words that take over what it asks."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from loaders.documents.inheritance.claims import Claim
from loaders.documents.inheritance.spoken_targets import Before
from loaders.documents.titles.key_words import key_words
from loaders.documents.titles.known_titles import KnownTitles
from loaders.vocabulary.by_text import by_text
from loaders.vocabulary.vocabulary import Vocabulary

# A longer line says more than that, in characters.
LONGEST = 400
# A title has no more words.
MOST_WORDS = 9
_WORD = re.compile(r"[^\W\d_][\w&'’/-]*|\d+")


@dataclass(frozen=True)
class _Line:
    words: Sequence[re.Match[str]]
    text: str

    def between(self, first: int, end: int) -> str:
        return self.text[self.words[first].start() : self.words[end - 1].end()]


@dataclass(frozen=True)
class _Others:
    titles: KnownTitles
    own: str

    def of_key(self, key: tuple[str, ...]) -> list[str]:
        return [title for title in self.titles.of_key(key) if title != self.own]


@by_text
def may_tell_more(text: str, vocabulary: Vocabulary) -> bool:
    """False for a line that tells of nothing beyond, whatever titles there are."""
    words = vocabulary.wording.inheritance
    return len(text) <= LONGEST and bool(words.beyond.further.search(text))


def beyond(
    text: str,
    own: str,
    titles: Iterable[str] | KnownTitles,
    vocabulary: Vocabulary,
    bullet: bool = False,
) -> Claim | None:
    """What a line claims of the role `own`, of which it says that it has more than another title.

    "Leads are clerks with further duties" means the clerk, "Senior clerks have additional duties" the
    title without its level, and "At this level clerks also" the role before. A bullet says so only as
    "A clerk who also", a line without its subject.
    """
    words = vocabulary.wording.inheritance
    if not may_tell_more(text, vocabulary) or words.bars.search(text):
        return None
    others = _Others(KnownTitles.of(titles), own)
    if said := _without_subject(text, others, vocabulary, bullet):
        return said
    if bullet:
        return None
    if here := words.beyond.further_here.search(text):
        return Claim(None, False, here.group(), Before.RANK)
    line = _Line(tuple(_WORD.finditer(text)), text)
    if not (at := _own_first(line, own, vocabulary)):
        return None
    behind = text[line.words[at - 1].end() :]
    return _is_other(line, at, others, vocabulary) or _lower(own, behind, others, vocabulary)


def _own_first(line: _Line, own: str, vocabulary: Vocabulary) -> int:
    """The word behind the role's own title, where the line begins with it; 0 where it does not."""
    articles = frozenset(vocabulary.wording.openers.articles)
    start = 1 if line.words and line.words[0].group().casefold() in articles else 0
    for end in range(min(len(line.words), start + MOST_WORDS), start, -1):
        if key_words(line.between(start, end)) == key_words(own):
            return end
    return 0


def _is_other(line: _Line, at: int, others: _Others, vocabulary: Vocabulary) -> Claim | None:
    """The other role of "is a clerk who also", "are experienced clerks with more"."""
    words = vocabulary.wording.inheritance
    if at >= len(line.words) or line.words[at].group().casefold() not in words.beyond.being_words:
        return None
    return _other_from(line, at + 1, others, vocabulary)


def _without_subject(text: str, others: _Others, vocabulary: Vocabulary, bullet: bool) -> Claim | None:
    """The other role of "Basically a clerk with more duties"; in a bullet also of "A clerk who also"."""
    words = vocabulary.wording.inheritance
    opening = words.beyond.opens_as_one.match(text)
    line = _Line(tuple(_WORD.finditer(text)), text)
    first = next((n for n, w in enumerate(line.words) if not opening or w.start() >= opening.end()), 0)
    articled = line.words[first : first + 1]
    articles = frozenset(vocabulary.wording.openers.articles)
    if not (opening or bullet) or not articled or articled[0].group().casefold() not in articles:
        return None
    return _other_from(_Line(line.words[: first + 1 + MOST_WORDS], text), first + 1, others, vocabulary)


def _other_from(line: _Line, at: int, others: _Others, vocabulary: Vocabulary) -> Claim | None:
    """The other role that begins at this word or soon behind, where the line goes on to what is more."""
    words = vocabulary.wording.inheritance
    for first in range(at, min(at + 3, len(line.words))):
        for end in range(min(len(line.words), first + MOST_WORDS), first, -1):
            said = line.between(first, end)
            named = others.of_key(key_words(said))
            behind = line.text[line.words[end - 1].end() :]
            if named and words.beyond.goes_on.match(behind) and words.beyond.further.search(behind):
                return Claim(None, False, named[0])
    return None


def _lower(own: str, behind: str, others: _Others, vocabulary: Vocabulary) -> Claim | None:
    """The other role of "Senior clerks carry additional duties": the title without what raises it."""
    words, titles = vocabulary.wording.inheritance, vocabulary.wording.titles
    raising = {w for term in titles.seniority for w in key_words(term)}
    raising -= {w for term in titles.lowly for w in key_words(term)}
    plain = [word for word in key_words(own) if word not in raising]
    if len(plain) == len(key_words(own)) or not words.further_things.search(behind):
        return None
    named = others.of_key(tuple(plain))
    return Claim(None, False, named[0]) if len(named) == 1 else None
