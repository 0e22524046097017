"""What is left of the groups once more was decided: told at once, before anything is grouped again."""

import re
from collections.abc import Iterable
from dataclasses import replace

from graph.folding import name_key
from loaders.unknown.answers import UnknownGroup, Unknowns
from loaders.vocabulary.own import Decided, Ignored, OwnCompetency, OwnVocabulary
from loaders.vocabulary.own_words import OwnWords, ignored_key
from loaders.vocabulary.phrases import Phrase, phrase_text


def decided_since(own: OwnVocabulary, before: OwnVocabulary) -> tuple[Decided, ...] | None:
    """What own words say more than earlier ones; None where they say something less."""
    known = before.entries
    return None if set(known) - set(own.entries) else tuple(one for one in own.entries if one not in known)


def without(told: Unknowns, decided: Iterable[Decided]) -> Unknowns:
    """The groups of which not all is decided, in their order.

    A group of which some is decided stays whole until all is grouped again.
    """
    every = [_Said(one) for one in decided]
    left = tuple(group for group in told.groups if not _is_said(group, every))
    return replace(told, groups=left, places=sum(group.places for group in left))


def _is_said(group: UnknownGroup, decided: list["_Said"]) -> bool:
    return all(any(one.covers(said, group.is_statement) for one in decided) for said in group.said)


class _Said:
    """A decision, asked of one name or statement after another."""

    def __init__(self, entry: Decided) -> None:
        self._keys = {name_key(name) for name in entry.names}
        self._phrases = self._ignored = self._within = None
        if isinstance(entry, Ignored):
            self._ignored = OwnWords(ignored=frozenset(map(ignored_key, entry.names)))
            return
        self._within = re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, entry.names))})(?!\w)")
        if isinstance(entry, OwnCompetency):
            self._phrases = [Phrase.of(phrase, {}) for phrase in entry.phrases]

    def covers(self, said: str, is_statement: bool) -> bool:
        """Whether it says what this name or statement is."""
        if self._ignored:
            return self._ignored.is_ignored(said)
        if not is_statement:
            return name_key(said) in self._keys
        if self._within and self._within.search(said):
            return True
        plain = phrase_text(said) if self._phrases else ""
        return any(phrase.is_met_in(plain) for phrase in self._phrases or ())
