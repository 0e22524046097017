"""The titles that a document has met so far, by which a line of it may name another role."""

from collections.abc import Callable, Hashable, Iterable

from loaders.documents.reading import Reading, RoleDraft
from loaders.documents.titles.key_words import key_words
from loaders.documents.titles.known_titles import KnownTitles
from loaders.documents.titles.titles_so_far import RolesSoFar, TitlesSoFar
from loaders.vocabulary.vocabulary import lookup_key


def known_titles(reading: Reading) -> KnownTitles:
    """The titles of headings and of the roles so far."""
    return _titles(reading, "known", reading.titles.values).with_roles(reading.drafts)


def spoken_titles(reading: Reading) -> KnownTitles:
    """These, the codes of levels, and the initials by which the text speaks of roles."""

    def spoken() -> Iterable[str]:
        short = (name for one in reading.initials.values() for name in (one, f"{one}s"))
        return (*reading.titles.values(), *reading.codes, *short)

    return _titles(reading, "spoken", spoken).with_roles(reading.drafts)


def titles_in_cells(reading: Reading) -> KnownTitles:
    """The titles of the document and of the roles that cells have named so far."""
    return _titles(reading, "cells", lambda: reading.every_title).with_roles(reading.drafts)


def outlined_titles(reading: Reading) -> KnownTitles:
    """The titles of the document without those of cells."""
    return _titles(reading, "outlined", lambda: reading.every_title).with_roles(())


def roles_of(words: tuple[str, ...], reading: Reading) -> list[RoleDraft]:
    """The roles so far with these words for a title."""
    return _roles(reading, "words", key_words).of(words, reading.drafts)


def first_titled(title: str, reading: Reading) -> RoleDraft | None:
    """The first of the roles so far whose title is looked up as this one is."""
    titled = _roles(reading, "looked up", lookup_key).of(lookup_key(title), reading.drafts)
    return titled[0] if len(titled) == 1 else min(titled, key=reading.drafts.index, default=None)


def _titles(reading: Reading, name: str, first: Callable[[], Iterable[str]]) -> TitlesSoFar:
    if name not in reading.titles_so_far:
        reading.titles_so_far[name] = TitlesSoFar(first())
    return reading.titles_so_far[name]


def _roles(reading: Reading, name: str, key: Callable[[str], Hashable]) -> RolesSoFar[RoleDraft]:
    if name not in reading.roles_so_far:
        reading.roles_so_far[name] = RolesSoFar(key)
    return reading.roles_so_far[name]
