"""The titles of a document while it is read, and the roles that bear them."""

from collections.abc import Callable, Hashable, Iterable, Sequence
from typing import Generic, Protocol, TypeVar

from loaders.documents.titles.known_titles import KnownTitles


class Titled(Protocol):
    """What bears a title."""

    title: str


_Role = TypeVar("_Role", bound=Titled)


class TitlesSoFar:
    """Titles that a document has from the start, and those of the roles that were met so far."""

    def __init__(self, titles: Iterable[str]) -> None:
        self._known, self._seen = KnownTitles(titles), 0

    def with_roles(self, roles: Sequence[Titled]) -> KnownTitles:
        """All of them; only what is new of the roles is looked at, and the last, whose title may change."""
        self._known.add(role.title for role in roles[max(min(self._seen, len(roles)) - 1, 0) :])
        self._seen = len(roles)
        return self._known


class RolesSoFar(Generic[_Role]):
    """The roles that were met so far, by what `key` says of their titles."""

    def __init__(self, key: Callable[[str], Hashable]) -> None:
        self._key, self._seen = key, 0
        self._roles: dict[Hashable, dict[int, _Role]] = {}

    def of(self, key: Hashable, roles: Sequence[_Role]) -> list[_Role]:
        """Those of all roles that have this key, in the order in which they were met."""
        for role in roles[max(min(self._seen, len(roles)) - 1, 0) :]:
            self._roles.setdefault(self._key(role.title), {})[id(role)] = role
        self._seen = len(roles)
        return [role for role in self._roles.get(key, {}).values() if self._key(role.title) == key]
