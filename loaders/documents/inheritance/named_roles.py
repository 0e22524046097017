"""Roles by their names: those of a track, of a document and of all documents, seen from one of them."""

from collections import Counter
from collections.abc import Callable, Hashable, Iterable, Sequence
from dataclasses import dataclass
from itertools import chain, count
from operator import itemgetter

from loaders.documents.titles.key_words import key_words
from loaders.documents.titles.known_titles import NearWords

# More names are not told of those that words may mean.
MOST_NAMES = 12


@dataclass(frozen=True)
class NamedRole:
    """A role with its names, its title first, and the document and the track that it stands in."""

    id: str
    names: tuple[str, ...]
    document: int = 0
    track: str | None = None

    @property
    def title(self) -> str:
        """The title of the role."""
        return self.names[0]


@dataclass(frozen=True)
class Met:
    """The names that fit, in the order of their roles, and the one role that they are of, if it is one.

    There is one name more than `MOST_NAMES` where there are many.
    """

    names: tuple[str, ...] = ()
    role: str | None = None


class NamedRoles:
    """Finds roles by what their names are alike in, without a look at each; `keys` are such of a name."""

    def __init__(self, roles: Sequence[NamedRole], keys: Callable[[str], Iterable[Hashable]]) -> None:
        # By circle and key the names that have it, and by name its roles, each with its place in the order.
        self._named: dict[Hashable, dict[str, dict[str, int]]] = {}
        self._in_document = Counter(role.document for role in roles)
        self._often: Counter[str] = Counter()
        self._order = count()
        self.words = NearWords()
        for role in roles:
            own = {word for name in role.names for word in key_words(name)}
            self._often.update(own)
            self.words.add(tuple(own))
            for name in dict.fromkeys(role.names):
                self._add(role, name, keys(name))

    def _add(self, role: NamedRole, name: str, keys: Iterable[Hashable]) -> None:
        at, circles = next(self._order), self.circles(role)
        for key in keys:
            for circle in circles:
                bearers = self._named.setdefault((circle, key), {}).setdefault(name, {})
                bearers.setdefault(role.id, at)

    def circles(self, role: NamedRole) -> tuple[Hashable, ...]:
        """Where a role is looked for: in its track, in its document, in all documents."""
        alone = self._in_document[role.document] == 1
        return (None,) if alone else ((role.document, role.track), role.document, None)

    def met(
        self,
        own: NamedRole,
        circle: Hashable,
        keys: Iterable[Hashable],
        fits: Callable[[str], bool] | None = None,
    ) -> Met:
        """The names in a circle with one of these keys that are of other roles than the own and fit."""
        names: list[tuple[int, str]] = []
        roles: set[str] = set()
        for name, bearers in chain.from_iterable(self._named.get((circle, key), {}).items() for key in keys):
            if len(names) > MOST_NAMES + len(own.names):
                break
            first = next((role for role in bearers if role != own.id), None)
            if first is None or (fits and not fits(name)):
                continue
            names.append((bearers[first], name))
            # Whether there is a second is all that is asked.
            roles |= {first} if len(bearers) - (own.id in bearers) == 1 else {first, ""}
        told = tuple(name for _, name in sorted(names, key=itemgetter(0))[: MOST_NAMES + 1])
        return Met(told, roles.pop() if len(roles) == 1 else None)

    def is_sure(self, own: NamedRole, word: str) -> bool:
        """Whether a word is one of another role's names."""
        mine = any(word in key_words(name) for name in own.names)
        return self._often[word] > mine
