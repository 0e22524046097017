"""What changed between two versions of a ladder, in words: roles by their titles, effort in promotions."""

from collections.abc import Mapping

from graph.ladder.change import LadderChange, LadderDiff, MoveChange, MoveState, Turn, subject
from graph.questions.effort import in_promotions

# What became of a move.
TURNS: Mapping[Turn, str] = {
    Turn.HARDER: "harder",
    Turn.EASIER: "easier",
    Turn.OPENED: "newly offered",
    Turn.CLOSED: "no longer offered",
    Turn.JUDGED: "another verdict",
}
SHIFTED = (
    "Another verdict: there is as much to learn as before, but the two roles are more or less alike, "
    "or what is usual here has changed."
)
NO_MOVE = "no such move"


def subject_title(difference: LadderDiff, change: LadderChange) -> str:
    """The title of the role that a change is about, else what it is called."""
    return difference.titles.get(subject(change), "the whole ladder")


def move_states(difference: LadderDiff, move: MoveChange) -> tuple[str, str]:
    """A move before and after in words: "stretch, 1.7 promotions to learn"."""
    old, new = difference.promotions
    return _state(move.before, old), _state(move.after, new)


def _state(state: MoveState | None, promotion: float | None) -> str:
    if state is None:
        return NO_MOVE
    return f"{state.verdict}, {in_promotions(state.effort, promotion)} to learn"
