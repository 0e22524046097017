"""The role whose name is most like that of one that nobody knows; it serves as a suggestion only."""

from collections.abc import Callable, Hashable, Sequence
from dataclasses import dataclass, field

from graph.questions.loose_names import LONGEST_NAME
from loaders.documents.inheritance.named_roles import NamedRole


@dataclass
class _Names:
    """The names of a circle with their words in order, and from where to where those of each role stand."""

    names: list[str] = field(default_factory=list)
    ordered: list[str] = field(default_factory=list)
    of_role: dict[str, tuple[int, int]] = field(default_factory=dict)

    def add(self, role: NamedRole) -> None:
        first = len(self.names)
        self.names += role.names
        self.ordered += map(_in_order, role.names)
        self.of_role[role.id] = first, len(self.names)


class NearestNames:
    """The names of roles by circle; `circles` are those of a role, the nearest first."""

    def __init__(
        self, roles: Sequence[NamedRole], circles: Callable[[NamedRole], Sequence[Hashable]]
    ) -> None:
        self._circles, self._names = circles, dict[Hashable, _Names]()
        for role in roles:
            for circle in circles(role):
                self._names.setdefault(circle, _Names()).add(role)

    def nearest(self, surface: str, own: NamedRole) -> str | None:
        """The name most like this one of another role than the own, None where there is none."""
        # Few documents need it, and it takes long to import.
        from rapidfuzz import fuzz, process  # noqa: PLC0415

        best: tuple[float, str] | None = None
        said = _in_order(surface[:LONGEST_NAME])
        for circle in self._circles(own):
            names = self._names[circle]
            first, end = names.of_role[own.id]
            others = names.ordered[:first] + names.ordered[end:]
            # The words are in order already: so it is the ratio of sorted words, without sorting them again.
            near = process.extractOne(said, others, scorer=fuzz.ratio)
            if near and (best is None or near[1] > best[0]):
                best = near[1], names.names[near[2] + (end - first if near[2] >= first else 0)]
        return best[1] if best else None


def _in_order(name: str) -> str:
    return " ".join(sorted(name.split()))
