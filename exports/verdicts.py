"""How far a move is and why, in the words of pages and paper: held against this organisation's promotions."""

from exports.pairs import percent
from graph.kinds import Verdict, number_of
from graph.questions.calibration import by_learning, by_likeness
from graph.questions.effort import effort_words, in_promotions
from graph.questions.move_answers import Bar, Calibration, Move, Promotion

LIKENESS = {
    Verdict.VIABLE: "the work is as alike as between two rungs here",
    Verdict.STRETCH: "the work is less alike than between two rungs here",
    Verdict.FAR: "the work is much less alike than between two rungs here",
}
LEARNING = {
    Verdict.VIABLE: "there is no more to learn than for a usual promotion here",
    Verdict.STRETCH: "there is more to learn than for a usual promotion here",
    Verdict.FAR: "there is much more to learn than for a usual promotion here",
}
NO_RUNGS = "No track has two rungs, so there is nothing here to measure a move by."


def verdict_words(move: Move, bars: Calibration | None) -> str:
    """Why a move is viable, a stretch or far, as one or two sentences."""
    if bars is None:
        return NO_RUNGS
    if any((rung.origin.id, rung.target.id) == (move.origin.id, move.target.id) for rung in bars.rungs):
        return f"The next rung of the own track: {_asks(move.effort, bars)}."
    alike, learning = by_likeness(move.similarity, bars.likeness), by_learning(move.effort, bars.learning)
    join = "and" if (alike == Verdict.VIABLE) == (learning == Verdict.VIABLE) else "but"
    said = f"{LIKENESS[alike]} ({percent(move.similarity)}), {join} {LEARNING[learning]}"
    return f"{said[0].upper()}{said[1:]} ({_asks(move.effort, bars)}).{few_words(bars)}"


def few_words(bars: Calibration) -> str:
    """A sentence where there are few promotions to judge by, else nothing."""
    if not bars.rests_on_few:
        return ""
    return f" This rests on {number_of(len(bars.rungs), 'promotion')} only, which is few to judge by."


def calibration_words(bars: Calibration | None) -> str:
    """What the verdicts rest on, in a few sentences."""
    if bars is None:
        return NO_RUNGS
    alike, learning = bars.likeness, bars.learning
    many = number_of(len(bars.rungs), "promotion")
    verb = "is" if len(bars.rungs) == 1 else "are"
    said = [
        f"A move is held against the {many} of this organisation, from each rung of a track to the next.",
        f"Their roles {verb} {percent(alike.mean)} alike on average: a move is usual from "
        f"{percent(max(alike.usual, 0))} on{_stretch_from(alike)}.",
    ]
    if learning:
        unit = bars.promotion
        said.append(
            f"What there is to learn is measured by the promotion in the middle of all: up to "
            f"{in_promotions(learning.usual, unit)} is usual, up to {in_promotions(learning.stretch, unit)} "
            "a stretch, more is far."
        )
    said.append("The worse of the two counts; the next rung of the own track is never a stretch.")
    return " ".join(said) + few_words(bars)


def _stretch_from(alike: Bar) -> str:
    if alike.stretch <= 0:
        return ", and a stretch below"
    return f", a stretch from {percent(alike.stretch)} on, and far below"


def without_words(bars: Calibration) -> tuple[str, ...]:
    """For each track that can be left out, how the bars would stand without its promotions."""
    said = []
    for one in bars.without:
        usual = f"a move would be usual from {percent(max(one.likeness.usual, 0))} alike on"
        most = one.learning and f", and up to {in_promotions(one.learning.usual, bars.promotion)} to learn"
        said.append(f"Without the promotions of {one.track} ({one.rungs} left) {usual}{most or ''}.")
    return tuple(said)


def promotion_words(rung: Promotion, bars: Calibration) -> str:
    """A promotion with its two measures: "Clerk to Senior Clerk: 48 % alike, 0.9 promotions to learn"."""
    asked = in_promotions(rung.effort, bars.promotion)
    return f"{rung.origin.label} to {rung.target.label}: {percent(rung.similarity)} alike, {asked} to learn"


def _asks(effort: float, bars: Calibration) -> str:
    return effort_words(effort, bars.promotion)
