"""What a person may ask of a path: how many, in which order, and what to keep out."""

from dataclasses import dataclass

from graph.errors import BadQuestion
from graph.kinds import BestAt, MoveKind

# A career of more moves is nobody's plan; who asks for more gets more.
USUAL_MOVES = 6
USUAL_COUNT = 3


@dataclass(frozen=True)
class PathLimits:
    """What a path may be: how many, how long, what it avoids, how much a step may ask.

    `max_moves` without a number is six, `avoid` holds ids of roles and tracks, `new_skills` the most
    skills that one step may add to all that is known there, `max_climb` the rungs that one move may climb,
    `first` what the first path is best at.
    """

    count: int = USUAL_COUNT
    max_moves: int | None = None
    avoid: tuple[str, ...] = ()
    kinds: tuple[MoveKind, ...] = tuple(MoveKind)
    new_skills: int | None = None
    max_climb: int = 1
    first: BestAt = BestAt.FEWEST_MOVES

    def __post_init__(self) -> None:
        least = {"count": 1, "max_moves": 1, "new_skills": 0, "max_climb": 1}
        for name, low in least.items():
            value = getattr(self, name)
            if value is not None and value < low:
                raise BadQuestion(f"{name.replace('_', ' ')} is {value}; give {low} or more")

    @property
    def most_moves(self) -> int:
        """The most moves of a path."""
        return USUAL_MOVES if self.max_moves is None else self.max_moves
