"""Names that a document asks for, or writes often in capitals, and that nobody knows."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from graph.documents import UnknownWord
from graph.watching import Watch, watched
from loaders.documents.records import Role
from loaders.documents.setting import NOWHERE, Setting
from loaders.readers.pieces import Place
from loaders.vocabulary.names import name_words, unsaid_out
from loaders.vocabulary.sought_names import sought_names
from loaders.vocabulary.vocabulary import Vocabulary

# A word in capitals that nothing asks for is looked at where it comes back as often as this.
OFTEN = 3
# A word in capitals of at most so many letters, in a title, is what its role does: "AP Clerk".
SHORT = 3


@dataclass(frozen=True)
class StrangeName:
    """A name that nobody knows, the statements it stands in, and whether one of them asks for it."""

    name: str
    places: tuple[Place, ...]
    asked: bool

    @property
    def told(self) -> UnknownWord:
        """The name with the lines it stands on, as its document keeps it."""
        return UnknownWord(self.name, tuple(sorted({place.line for place in self.places})), self.asked)


def unknown_names(
    roles: Sequence[Role], vocabulary: Vocabulary, setting: Setting = NOWHERE, watch: Watch | None = None
) -> tuple[StrangeName, ...]:
    """The unknown names of a document, those that are asked for first, of these the most frequent."""
    places = own_places(roles)
    common = _common_here(roles, places)
    met: dict[str, dict[Place, bool]] = {}
    for place in watched(places, watch, len(places)):
        for name, asked in _unknown(place.words, vocabulary, common, setting):
            if vocabulary.own.is_ignored(name):
                continue
            at = met.setdefault(name, {})
            at[place] = at.get(place, False) or asked
    telling = [
        StrangeName(name, tuple(at), any(at.values()))
        for name, at in met.items()
        if any(at.values()) or len(at) >= OFTEN
    ]
    return tuple(sorted(telling, key=lambda one: (not one.asked, -len(one.places), one.places[0].line)))


def own_places(roles: Sequence[Role]) -> list[Place]:
    """The place of each statement, once, in the order of the document."""
    own = {(r.place.line, r.place.start): r.place for role in roles for r in role.requirements}
    return [own[at] for at in sorted(own)]


def _common_here(roles: Sequence[Role], places: Sequence[Place]) -> frozenset[str]:
    """Words that the document has in small letters, and the everyday ones of its titles."""
    small = {word for place in places for word in re.findall(r"\b[a-z]\w+", unsaid_out(place.words))}
    titles = {word for role in roles for t in (role.title, role.track or "") for word in t.split()}
    everyday = name_words().everyday
    return frozenset(
        small
        | {w.casefold() for w in titles if (len(w) <= SHORT and w.isupper()) or w.casefold() in everyday}
    )


def _unknown(
    text: str, vocabulary: Vocabulary, common: frozenset[str], setting: Setting
) -> Iterator[tuple[str, bool]]:
    """The names in a text that neither the vocabulary nor English knows, and whether it asks for each."""
    words = name_words()
    spans = [(named.start, named.end) for named in vocabulary.systems.named_in(text)]
    told = set[str]()
    for one in sought_names().met(text, spans, common, foreign=setting.language is not None):
        nouns = vocabulary.patterns["nouns"].search(one.name) and not one.listed
        single = one.name.removesuffix("s")
        own = single.casefold() in setting.employers or (
            single != one.name and vocabulary.systems.named_in(single)
        )
        if not nouns and not own and not vocabulary.competencies.named_in(one.name):
            told.add(one.name)
            yield one.name, True
    for name, start in words.short_in(text):
        inside = any(first < start + len(name) and start < end for first, end in spans)
        known = inside or words.is_common(name, common) or vocabulary.competencies.named_in(name)
        if name not in told and not known and not vocabulary.patterns["nouns"].search(name):
            yield name, False
