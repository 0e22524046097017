"""Rungs that are larger than the others: far more to learn, or work that is much less alike."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np

from graph.arrays import Floats
from graph.kinds import Verdict
from graph.ladder.finding import LadderFinding, Severity
from graph.ladder.laid_out import Ladder
from graph.questions.calibration import by_learning, by_likeness, learning_bar, likeness_bar
from graph.questions.effort import effort_words
from graph.questions.move_answers import Bar, Calibration, Promotion

# Fewer other rungs than this say nothing of what is usual.
LEAST_OTHERS = 3


def large_rungs(ladder: Ladder, calibration: Calibration | None) -> Iterator[LadderFinding]:
    """Rungs that would be far, were they moves like any other, by what all other rungs set as usual."""
    rungs = calibration.rungs if calibration else ()
    if len(rungs) <= LEAST_OTHERS:
        return
    for rung, others in zip(rungs, _others(rungs), strict=True):
        if why := _why(rung, others):
            yield LadderFinding.on(
                ladder.title(rung.target),
                "large-rung",
                Severity.NOTICE,
                message=f"from {rung.origin.label} to {rung.target.label} is a large rung: {why}",
                suggestion="put a rung between the two, or say what carries over from one to the other",
                role=rung.target.id,
            )


@dataclass(frozen=True)
class _Others:
    """What all rungs but one set as usual: their bars, and the median effort of those that ask something."""

    likeness: Bar
    learning: Bar | None
    median: float | None


def _others(rungs: Sequence[Promotion]) -> Iterator[_Others]:
    """What the others of each rung set, out of sums over all: of many rungs each has very many others."""
    efforts = np.array([rung.effort for rung in rungs])
    asking = np.sort(efforts[efforts > 0])
    alike = _without_each(np.array([rung.similarity for rung in rungs]))
    for rung, likeness, learning in zip(rungs, alike, _without_each(efforts), strict=True):
        others = len(asking) - (rung.effort > 0)
        place = int(np.searchsorted(asking, rung.effort)) if rung.effort > 0 else len(asking)
        yield _Others(
            likeness_bar(*likeness),
            learning_bar(*learning) if others else None,
            _median_without(asking, place, others),
        )


def _without_each(values: Floats) -> list[tuple[float, float]]:
    """Mean and (population) deviation of all values but each in turn."""
    centre, left = values.mean(), len(values) - 1
    away = values - centre
    means = (away.sum() - away) / left
    squares = ((away**2).sum() - away**2) / left
    deviations = np.sqrt(np.maximum(squares - means**2, 0))
    return list(zip((centre + means).tolist(), deviations.tolist(), strict=True))


def _median_without(values: Floats, place: int, left: int) -> float | None:
    """The median of sorted values without the one at a place, so that so many are left; None of none."""
    if not left:
        return None
    middle = ((left - 1) // 2, left // 2)
    low, high = (float(values[n if n < place else n + 1]) for n in middle)
    return low if middle[0] == middle[1] else (low + high) / 2


def _why(rung: Promotion, others: _Others) -> str:
    why = []
    if by_learning(rung.effort, others.learning) == Verdict.FAR:
        asked = effort_words(rung.effort, others.median)
        why.append(f"it asks {asked}".replace(" a promotion here asks", " the others ask"))
    if by_likeness(rung.similarity, others.likeness) == Verdict.FAR:
        usual = _usual(others.likeness)
        why.append(f"the two are {_percent(rung.similarity)} alike, the others {usual}")
    return ", and ".join(why)


def _usual(likeness: Bar) -> str:
    return f"{_percent(likeness.usual)} or more"


def _percent(share: float) -> str:
    return f"{100 * share:.0f} %"
