"""Names that a document asks for, or writes often in capitals, and that nobody knows."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from loaders.documents.records import Role
from loaders.readers.pieces import Place
from loaders.vocabulary.names import NameWords, name_words, unsaid_out
from loaders.vocabulary.vocabulary import Vocabulary

# A word in capitals that nothing asks for is looked at where it comes back as often as this.
OFTEN = 3


@dataclass(frozen=True)
class StrangeName:
    """A name that nobody knows, the statements it stands in, and whether one of them asks for it."""

    name: str
    places: tuple[Place, ...]
    asked: bool


def unknown_names(roles: Sequence[Role], vocabulary: Vocabulary) -> tuple[StrangeName, ...]:
    """The unknown names of a document, the most frequent first."""
    places, words = own_places(roles), name_words()
    small = {word for place in places for word in re.findall(r"\b[a-z]\w+", unsaid_out(place.words))}
    small |= {w.casefold() for role in roles for t in (role.title, role.track or "") for w in t.split()}
    met: dict[str, list[Place]] = {}
    for place in places:
        for name in dict.fromkeys(_unknown(place.words, vocabulary, words, small)):
            met.setdefault(name, []).append(place)
    asked = {name for place in places for name, _ in words.asked_in(place.words)}
    telling = [
        StrangeName(name, tuple(at), name in asked)
        for name, at in met.items()
        if name in asked or len(at) >= OFTEN
    ]
    return tuple(sorted(telling, key=lambda one: (-len(one.places), one.places[0].line)))


def own_places(roles: Sequence[Role]) -> list[Place]:
    """The place of each statement, once, in the order of the document."""
    own = {(r.place.line, r.place.start): r.place for role in roles for r in role.requirements}
    return [own[at] for at in sorted(own)]


def _unknown(text: str, vocabulary: Vocabulary, words: NameWords, small: set[str]) -> Iterator[str]:
    """The names a text asks for, and its words in capitals, that neither the vocabulary nor English knows."""
    spans = [(named.start, named.end) for named in vocabulary.systems.named_in(text)]
    for name, start in (*words.asked_in(text), *words.short_in(text)):
        inside = any(first < start + len(name) and start < end for first, end in spans)
        if inside or words.is_common(name, small) or vocabulary.competencies.named_in(name):
            continue
        if not vocabulary.patterns["nouns"].search(name):
            yield name
