"""The roles that a mapping of data speaks of by their names, their ids or their levels."""

from loaders.documents.data.roles import DataRole, DataRoles
from loaders.documents.data.tree import kinds_of, texts_at
from loaders.documents.reading import RoleDraft
from loaders.readers.pieces import Keyed, Place, Scalar, Series
from loaders.vocabulary.keys import KeyKind


def roles_meant(value: Keyed, roles: DataRoles, family: tuple[str, Place] | None) -> list[DataRole]:
    """The roles that a mapping says it is about: those of its level, its role, or its list of either."""
    texts = [one for kind in (KeyKind.LEVEL, KeyKind.TITLE) for one in texts_at(value, kind)]
    # A list that declares its roles does not speak of them.
    texts += [
        one
        for key, inner in value.entries
        if kinds_of(key) & {KeyKind.ROLES, KeyKind.RUNGS} and isinstance(inner, Series)
        for one in inner.values
        if isinstance(one, Scalar) and one.place not in roles.places
    ]
    return [role for text in texts if (role := roles.named(text.text, family))]


def roles_needing(
    value: Keyed, roles: DataRoles, family: tuple[str, Place] | None
) -> list[tuple[DataRole, Scalar]]:
    """The roles that a skill names, each with the level that it needs."""
    inside = (inner for key, inner in value.entries if KeyKind.ROLES in kinds_of(key))
    return [
        pair for inner in inside if isinstance(inner, Keyed) for pair in roles_by_key(inner, roles, family)
    ]


def roles_by_key(
    value: Keyed, roles: DataRoles, family: tuple[str, Place] | None
) -> list[tuple[DataRole, Scalar]]:
    """The roles that are keys of a mapping, each with the text behind it."""
    return [
        (role, level)
        for title, level in value.entries
        if isinstance(level, Scalar) and (role := roles.named(title.text, family))
    ]


def fresh_draft(role: DataRole) -> RoleDraft:
    """A role of which nothing but its title and its family is known."""
    track, place = role.family or (None, None)
    return RoleDraft(role.title, role.place, track=track, track_place=place)
