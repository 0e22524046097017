"""How far a move is: held against what the organisation's own promotions ask, by likeness and by learning."""

from collections.abc import Sequence

import numpy as np

from graph.arrays import Bools, Floats, Ints
from graph.kinds import Verdict
from graph.questions.effort import median_of, promotion_efforts
from graph.questions.likeness.roles import similarity
from graph.questions.move_answers import Bar, Calibration, Promotion, WithoutTrack
from graph.stores.cache import kept
from graph.stores.store import View

# A deviation that is smaller says that there are few promotions, not that all moves are alike: the least
# for a likeness is that of its parts (likeness/parts.py), for an effort this share of the mean.
LEAST_OF_LIKENESS = 0.05
LEAST_OF_EFFORT = 0.25
ORDER = (Verdict.VIABLE, Verdict.STRETCH, Verdict.FAR)


def calibration(store: View) -> Calibration | None:
    """The bars for moves, from the pairs of adjacent rungs; None when there is no such pair.

    Adjacent rungs are moves that people make: a move is viable up to one (population) standard
    deviation beyond their mean, and a stretch up to two, in likeness and in effort.
    """
    return kept(store, "calibration", _calibrate)


def verdict(similarity: float, effort: float, bar: Calibration | None, is_rung: bool = False) -> Verdict:
    """The worse verdict of likeness and learning; an adjacent rung of the own track is always viable.

    Without a bar nothing is known to be viable.
    """
    if is_rung:
        return Verdict.VIABLE
    if bar is None:
        return Verdict.FAR
    return max(by_likeness(similarity, bar.likeness), by_learning(effort, bar.learning), key=ORDER.index)


def verdicts(similarity: Floats, effort: Floats, bar: Calibration | None, is_rung: Bools) -> Ints:
    """What `verdict` says of many moves at once, each as its place in ORDER."""
    if bar is None:
        worse = np.full(len(similarity), ORDER.index(Verdict.FAR))
    else:
        alike, learned = bar.likeness, bar.learning
        worse = (similarity < alike.usual).astype(np.int64) + (similarity < alike.stretch)
        if learned is not None:
            worse = np.maximum(worse, (effort > learned.usual).astype(np.int64) + (effort > learned.stretch))
    return np.where(is_rung, ORDER.index(Verdict.VIABLE), worse)


def by_likeness(similarity: float, bar: Bar) -> Verdict:
    """The verdict that a likeness (0 to 1) alone gives."""
    if similarity < bar.stretch:
        return Verdict.FAR
    return Verdict.VIABLE if similarity >= bar.usual else Verdict.STRETCH


def by_learning(effort: float, bar: Bar | None) -> Verdict:
    """The verdict that an effort alone gives; where no promotion asks anything there is nothing to go by."""
    if bar is None or effort <= bar.usual:
        return Verdict.VIABLE
    return Verdict.STRETCH if effort <= bar.stretch else Verdict.FAR


def bars(promotions: Sequence[Promotion]) -> tuple[Bar, Bar | None]:
    """The bars of likeness and of learning that these promotions (one or more) set."""
    alike = np.array([p.similarity for p in promotions])
    efforts = np.array([p.effort for p in promotions])
    likeness = likeness_bar(float(alike.mean()), float(alike.std()))
    return likeness, learning_bar(float(efforts.mean()), float(efforts.std()))


def likeness_bar(mean: float, deviation: float) -> Bar:
    """The bar of promotions whose likeness has this mean and deviation."""
    wide = max(deviation, LEAST_OF_LIKENESS)
    return Bar(mean, wide, mean - wide, mean - 2 * wide)


def learning_bar(mean: float, deviation: float) -> Bar | None:
    """The bar of promotions whose effort has this mean and deviation; None where none asks anything."""
    if mean <= 0:
        return None
    wide = max(deviation, LEAST_OF_EFFORT * mean)
    return Bar(mean, wide, mean + wide, mean + 2 * wide)


def _calibrate(store: View) -> Calibration | None:
    alike, efforts = similarity(store), promotion_efforts(store)
    roles, row = alike.matrix.roles, alike.matrix.row
    low, high = (np.array([row[pair[end]] for pair in efforts], dtype=np.int64) for end in (0, 1))
    scores = alike.joined.pairs(low, high).tolist()
    ends = zip(low.tolist(), high.tolist(), scores, efforts.values(), strict=True)
    rungs = tuple(Promotion(roles[a], roles[b], score, effort) for a, b, score, effort in ends)
    if not rungs:
        return None
    likeness, learning = bars(rungs)
    return Calibration(
        rungs=rungs,
        likeness=likeness,
        learning=learning,
        promotion=median_of(rung.effort for rung in rungs),
        without=tuple(_without(rungs)),
    )


def _without(rungs: Sequence[Promotion]) -> list[WithoutTrack]:
    """The bars without each track in turn, as long as others are left."""
    tracks = sorted({rung.origin.as_role.track or "" for rung in rungs})
    left = {track: [r for r in rungs if (r.origin.as_role.track or "") != track] for track in tracks}
    return [WithoutTrack(track, len(rest), *bars(rest)) for track, rest in left.items() if rest]
