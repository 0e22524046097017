"""Levels that data names only beside what they ask: by a key, or by a field."""

from collections.abc import Iterator

from loaders.documents.data.roles import DataRoles
from loaders.documents.data.tree import asks, kinds_of, levels_by_key, rung_title, text_at
from loaders.readers.pieces import Keyed, Place, Series, Value
from loaders.vocabulary.keys import KeyKind
from loaders.vocabulary.vocabulary import Vocabulary


def add_levels(roles: DataRoles, root: Value, family: tuple[str, Place], vocabulary: Vocabulary) -> None:
    """Take the levels of this family for roles, each where it is named first, the lowest first."""
    told: dict[str, Place] = {}
    for name, place in _levels(root, False, vocabulary):
        told.setdefault(name, place)
    numbered = all(name.isdigit() for name in told)
    for name in sorted(told, key=int) if numbered else told:
        if title := rung_title(name, family[0], vocabulary):
            roles.add(title, told[name], family, name, f"level {name}")


def _levels(value: Value, skills: bool, vocabulary: Vocabulary) -> Iterator[tuple[str, Place]]:
    if isinstance(value, Series):
        for one in value.values:
            yield from _levels(one, skills, vocabulary)
    elif isinstance(value, Keyed):
        level = text_at(value, KeyKind.LEVEL)
        if level and not skills and asks(value, vocabulary):
            yield level.text, level.place
        for key in levels_by_key(value, vocabulary):
            yield key.text, key.place
        for key, inner in value.entries:
            yield from _levels(inner, skills or KeyKind.SKILLS in kinds_of(key), vocabulary)
