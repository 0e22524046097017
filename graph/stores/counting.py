"""What a store may count where its rows lie; who asks of another fetches and counts."""

from collections.abc import Mapping
from typing import Any, NamedTuple, Protocol, runtime_checkable

from graph.kinds import Level, NodeKind
from graph.stores.store import View


class HeldBy(NamedTuple):
    """How many roles require a skill (its id) in each state: see `planning.counting`; or only prefer it."""

    skill: str
    held: int
    unstated: int
    below: int
    preferred: int


@runtime_checkable
class Counting(Protocol):
    """A view that counts; `is_large` where its needs are more than memory may hold."""

    @property
    def is_large(self) -> bool:
        """Whether what reads all of it is refused."""
        ...

    def held_by(self, floor: Level) -> tuple[HeldBy, ...]:
        """The counts of every skill that a role requires or prefers, sorted by id."""
        ...

    def ids_of_kind(self, kind: NodeKind) -> tuple[str, ...]:
        """The ids of every node of one kind, sorted."""
        ...

    def shares(self) -> Mapping[str, Any]:
        """Arrays `role`, `skill` and `share` of the needs that are worth something, as `whole_units` has it.

        Roles and skills are numbers that rise with their ids, roles from 0.
        """
        ...

    def likest(self, role_id: str, top: int) -> tuple[tuple[str, float], ...]:
        """Ids and scores of the roles likest to one, as `graph.questions.all_pairs.likest` defines them."""
        ...


def is_large(store: View) -> bool:
    """Whether a store holds more than a question may read whole."""
    here = store.snapshot()
    return isinstance(here, Counting) and here.is_large
