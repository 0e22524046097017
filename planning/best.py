"""What was found for a wish, as plain values: the plan, or why there is none and what would have to give."""

from dataclasses import dataclass

from graph.model import Node


@dataclass(frozen=True)
class Lowered:
    """A skill whose target would have to come down, from one number of holders to another."""

    skill: Node
    target: int
    to: int


@dataclass(frozen=True)
class GiveWay:
    """The smallest relaxations: targets to lower, or a capacity for every learner (None: none helps)."""

    targets: tuple[Lowered, ...]
    capacity: int | None
    proven: bool


@dataclass(frozen=True)
class Best:
    """What was found for a wish: learners (rows) and needs (places), or why there is nothing.

    `by_hand` is the effort of the cheapest step first, None where that gets stuck.
    """

    taken: tuple[tuple[int, int], ...]
    feasible: bool
    optimal: bool
    effort: float
    bound: float
    by_hand: float | None
    reason: str | None = None
    relaxation: GiveWay | None = None
