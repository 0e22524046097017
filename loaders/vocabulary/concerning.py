"""Which of an organisation's own words a document can bear on: those of which it holds the first letters."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache

from graph.folding import folded, name_key
from graph.kinds import NodeKind
from graph.names import slug
from loaders.vocabulary.competencies import Competencies
from loaders.vocabulary.general import general
from loaders.vocabulary.laid_over import with_own
from loaders.vocabulary.own import Decided, OwnVocabulary
from loaders.vocabulary.own_words import forms_of
from loaders.vocabulary.phrases import LONGEST, MOST, Phrase, Starts, phrase_text, prefixes_of
from loaders.vocabulary.trades import trades
from loaders.vocabulary.vocabulary import Vocabulary

_WORD = re.compile(r"\w+")


def starts_of(texts: Iterable[str]) -> Starts:
    """The first letters of every word of some texts, as names and phrases are looked for in them."""
    starts = set[str]()
    for text in texts:
        for form in {folded(text), phrase_text(text)}:
            starts |= prefixes_of(form)
    # "ABs" is the plural of a name of two letters.
    return frozenset(starts | {start.removesuffix("s") for start in starts if len(start) < MOST} - {""})


@dataclass(frozen=True)
class Concerning:
    """The entries of own words, each with the first letters of all words of its names, and its phrases.

    A name is what an entry says, or another name of what it means: a known system or competency is told
    with all its names wherever it is met.
    """

    own: OwnVocabulary
    names: Mapping[Decided, frozenset[Starts]]
    phrases: Mapping[Decided, tuple[Phrase, ...]]

    @classmethod
    @lru_cache(maxsize=8)
    def of(cls, vocabulary: Vocabulary, own: OwnVocabulary) -> "Concerning":
        """What own words that lie over a vocabulary bear on."""
        known = _Known.of(with_own(vocabulary, own))
        ids = {entry: known.ids_of(entry.names) for entry in own.entries}
        names = {entry: _words_of(known.names_of(entry.names, ids[entry])) for entry in own.entries}
        phrases = {entry: tuple(known.phrases_of(ids[entry])) for entry in own.entries}
        return cls(own, names, phrases)

    def key(self, starts: Starts) -> str:
        """What the reading of a text with these first letters depends on, empty where no own word does."""
        bearing = self.own.without([one for one in self.names if not self._may_bear(one, starts)])
        return bearing.key if bearing else ""

    def _may_bear(self, entry: Decided, starts: Starts) -> bool:
        named = any(words <= starts for words in self.names[entry])
        return named or any(phrase.may_be_met(starts) for phrase in self.phrases[entry])


@dataclass(frozen=True)
class _Known:
    """All that is known, by the keys of names."""

    ids: Mapping[str, frozenset[str]]
    names: Mapping[str, frozenset[str]]
    lists: tuple[Competencies, ...]

    @classmethod
    def of(cls, vocabulary: Vocabulary) -> "_Known":
        lists = (vocabulary.competencies, trades(), general())
        ids: dict[str, set[str]] = {}
        names: dict[str, set[str]] = {}
        skills = (skill for known in lists for skill in known.skills)
        called = ((name, skill) for skill in skills for name in (skill.name, *skill.alt_labels))
        for name, skill in (*vocabulary.systems.names(), *called):
            for key in _keys(name):
                ids.setdefault(key, set()).add(skill.id)
            names.setdefault(skill.id, set()).update((name, skill.name, *skill.alt_labels))
        return cls(_frozen(ids), _frozen(names), lists)

    def ids_of(self, names: Iterable[str]) -> frozenset[str]:
        """What bears one of these names."""
        keys = {key for name in names for key in _keys(name)}
        return frozenset().union(*(self.ids.get(key, frozenset()) for key in keys))

    def names_of(self, names: Iterable[str], ids: Iterable[str]) -> Iterator[str]:
        """These names, and all of what bears one of them."""
        yield from names
        for skill_id in ids:
            yield from self.names[skill_id]

    def phrases_of(self, ids: Iterable[str]) -> Iterator[Phrase]:
        """The phrases by which statements name one of these competencies."""
        for skill_id in ids:
            if skill_id.startswith(f"{NodeKind.COMPETENCY}:"):
                for known in self.lists:
                    yield from known.phrases_of(skill_id)


def _keys(name: str) -> tuple[str, ...]:
    """All forms in which one name may be taken for another."""
    return (name_key(name), slug(name), *forms_of(name))


def _frozen(sets: Mapping[str, set[str]]) -> dict[str, frozenset[str]]:
    return {key: frozenset(values) for key, values in sets.items()}


def _words_of(names: Iterable[str]) -> frozenset[Starts]:
    """The first letters of all words of each name, in each form; none for a name that may be met anywhere."""
    forms = {form for name in names for form in (folded(name), phrase_text(name))}
    return frozenset(
        frozenset(word.casefold()[:MOST] for word in _WORD.findall(form[:LONGEST])) for form in forms
    )
