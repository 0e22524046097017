"""How many hold each skill in each of three states: at the floor, at a level that nobody stated, below."""

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any, NamedTuple

from graph.kinds import FLOOR, Level
from planning.holding import Line
from planning.holdings import Holdings

if TYPE_CHECKING:
    from graph.arrays import Ints


class States(NamedTuple):
    """How many hold a skill in each state, or as arrays how many hold each of all skills.

    `held` at a stated level at the floor or above, `unstated` at a level not stated, `below` at a stated
    level under the floor. What is said of them is true or false, or an array of that.
    """

    held: Any
    unstated: Any
    below: Any

    @property
    def single(self) -> Any:
        """Hangs on one, who alone may reach the floor, or is the only one to hold it at all."""
        surely = (self.held == 1) & (self.unstated == 0)
        return surely | (self.held == 0) & (self.unstated == 1) & (self.below == 0)

    @property
    def possible(self) -> Any:
        """Hangs on one unless others, whose level is not stated, reach the floor."""
        return (self.held == 1) & (self.unstated > 0)

    @property
    def unknown(self) -> Any:
        """Some hold it at levels not stated and nobody surely at the floor; it does not hang on one."""
        alone = (self.unstated == 1) & (self.below == 0)
        return (self.held == 0) & (self.unstated > 0) & (alone ^ True)

    @property
    def uncovered(self) -> Any:
        """Nobody holds it, or all who do are below the floor."""
        return (self.held == 0) & (self.unstated == 0)


def states_of(line: Line, floor: Level) -> States:
    """How many of those who hold a skill do so in each state."""
    held = sum(h.stated and h.level >= floor for h in line.values())
    unstated = sum(not h.stated for h in line.values())
    return States(held, unstated, len(line) - held - unstated)


def _states(holdings: Holdings, floor: Level) -> list[States]:
    """The states of each skill, in order."""
    nobody: Line = {}
    return [states_of(holdings.columns.get(n, nobody), floor) for n in range(len(holdings.skills))]


def states(holdings: Holdings, floor: Level = FLOOR) -> States:
    """How many hold each skill at the floor or above, at a level not stated, and below, as arrays."""
    # Who asks for single points need not load what sums over all skills.
    import numpy as np  # noqa: PLC0415

    counted = np.array(_states(holdings, floor), dtype=np.int64).reshape(-1, 3).T
    return States(*counted)


def counts(holdings: Holdings, floor: Level = FLOOR) -> "Ints":
    """How many hold each skill at the floor level or above by a stated level (shape: skills)."""
    held: Ints = states(holdings, floor).held
    return held


def single_points(holdings: Holdings, floor: Level, away: Iterable[str]) -> tuple[str, ...]:
    """The skills (ids) that hang on one alone, or on nobody once some are away."""
    before, after = _states(holdings, floor), _states(holdings.without(away), floor)
    return tuple(
        skill.id
        for skill, was, now in zip(holdings.skills, before, after, strict=True)
        if now.single or (now.uncovered and not was.uncovered)
    )
