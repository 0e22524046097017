"""What a store may count where its rows lie; who asks of another fetches and counts."""

from typing import NamedTuple, Protocol, runtime_checkable

from graph.kinds import Level


class HeldBy(NamedTuple):
    """How many roles require a skill (its id) in each state: see `planning.counting`; or only prefer it."""

    skill: str
    held: int
    unstated: int
    below: int
    preferred: int


@runtime_checkable
class Counting(Protocol):
    """A view that counts."""

    def held_by(self, floor: Level) -> tuple[HeldBy, ...]:
        """The counts of every skill that a role requires or prefers, sorted by id."""
        ...

    def likest(self, role_id: str, top: int) -> tuple[tuple[str, float], ...]:
        """Ids and scores of the roles likest to one, as `graph.questions.all_pairs.likest` defines them."""
        ...
