"""Rungs that are larger than the others: far more to learn, or work that is much less alike."""

from collections.abc import Iterator

from graph.kinds import Verdict
from graph.ladder.finding import LadderFinding, Severity
from graph.ladder.laid_out import Ladder
from graph.questions.calibration import bars, by_learning, by_likeness
from graph.questions.effort import effort_words, median_of
from graph.questions.move_answers import Bar, Calibration, Promotion

# Fewer other rungs than this say nothing of what is usual.
LEAST_OTHERS = 3


def large_rungs(ladder: Ladder, calibration: Calibration | None) -> Iterator[LadderFinding]:
    """Rungs that would be far, were they moves like any other, by what all other rungs set as usual."""
    rungs = calibration.rungs if calibration else ()
    for rung in rungs:
        others = [other for other in rungs if other is not rung]
        if len(others) >= LEAST_OTHERS and (why := _why(rung, others)):
            yield LadderFinding.on(
                ladder.title(rung.target),
                "large-rung",
                Severity.NOTICE,
                message=f"from {rung.origin.label} to {rung.target.label} is a large rung: {why}",
                suggestion="put a rung between the two, or say what carries over from one to the other",
                role=rung.target.id,
            )


def _why(rung: Promotion, others: list[Promotion]) -> str:
    likeness, learning = bars(others)
    why = []
    if by_learning(rung.effort, learning) == Verdict.FAR:
        asked = effort_words(rung.effort, median_of(other.effort for other in others))
        why.append(f"it asks {asked}".replace(" a promotion here asks", " the others ask"))
    if by_likeness(rung.similarity, likeness) == Verdict.FAR:
        why.append(f"the two are {_percent(rung.similarity)} alike, the others {_usual(likeness)}")
    return ", and ".join(why)


def _usual(likeness: Bar) -> str:
    return f"{_percent(likeness.usual)} or more"


def _percent(share: float) -> str:
    return f"{100 * share:.0f} %"
