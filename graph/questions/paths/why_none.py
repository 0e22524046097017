"""Why there is no path within the limits, and what each limit that is let go would open."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cached_property

from graph.kinds import MoveKind, number_of
from graph.model import Node
from graph.questions.matrix import role_matrix
from graph.questions.neighbours import neighbours
from graph.questions.paths.limits import PathLimits
from graph.questions.paths.ways import Roles, avoided, shortest_way
from graph.stores.store import View

# Each limit let go in turn, with the words that say so.
RELAXED: tuple[tuple[str, dict[str, object]], ...] = (
    ("with every kind of move", {"kinds": tuple(MoveKind)}),
    ("without avoiding anything", {"avoid": ()}),
    ("with any number of new skills a step", {"new_skills": None}),
    ("with moves that climb two rungs", {"max_climb": 2}),
)
# No ladder is higher.
ANY_MOVES = 1000


@dataclass(frozen=True)
class NoPath:
    """A question that no path answers within its limits."""

    store: View
    origin: Node
    target: Node
    limits: PathLimits

    @property
    def why(self) -> str:
        """Why no path leads from one role to the other, as the end of a sentence."""
        origin, target, limits = self.origin, self.target, self.limits
        if reason := self._of_ends():
            return reason
        if (target.as_role.rung or 0) < (origin.as_role.rung or 0):
            return f"{target.label} stands on a lower rung than {origin.label}, and no move leads down"
        if self._longer:
            least = number_of(len(self._longer) - 1, "move")
            return (
                f"the shortest path from {origin.label} to {target.label} takes {least}, "
                f"and this answer looks at no more than {number_of(limits.most_moves, 'move')}"
            )
        kinds = " and ".join(limits.kinds) if len(limits.kinds) < len(MoveKind) else "allowed"
        return f"no path of {kinds} moves leads from {origin.label} to {target.label} within these limits"

    @property
    def offers(self) -> Iterator[str]:
        """Each limit that opens a path when it alone is let go, with a path that it opens."""
        if self._longer:
            yield _offer(self.store, f"with {number_of(len(self._longer) - 1, 'move')}", self._longer)
        for words, change in RELAXED:
            wider = replace(self.limits, **change)  # type: ignore[arg-type]
            way = self._shortest(wider) if wider != self.limits else None
            if way:
                yield _offer(self.store, words, way)

    def _of_ends(self) -> str | None:
        """What keeps a path from beginning or ending where it should, if anything."""
        shut = avoided(self.store, self.limits)
        wide, row = neighbours(self.store), role_matrix(self.store).row
        without_rungs = bool(wide.open_roles[[row[role.id] for role in (self.origin, self.target)]].all())
        for role in (self.origin, self.target):
            if role.as_role.track is None and not without_rungs:
                return f"{role.label} stands in no track, so no move leads to or from it"
            if role.as_role.rung is None and not without_rungs:
                return f"{role.label} stands on no rung of its track, so no move leads to or from it"
            if role.id in shut:
                return f"{role.label} is among the roles and tracks to avoid"
        return None

    @cached_property
    def _longer(self) -> Roles | None:
        return self._shortest(replace(self.limits, max_moves=ANY_MOVES))

    def _shortest(self, limits: PathLimits) -> Roles | None:
        return shortest_way(self.store, self.origin.id, self.target.id, limits)


def _offer(store: View, words: str, way: Roles) -> str:
    names = {node.id: node.label for node in store.nodes(way)}
    return f"{words} there is one: {' > '.join(names[role] for role in way)}"
