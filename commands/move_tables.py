"""Answers about likeness, moves and paths as tables for people."""

from collections.abc import Sequence

from commands.asking import to_table
from commands.printing import say, table
from commands.question_tables import track, years
from commands.titles import titles
from exports.pairs import pair_words, percent
from exports.path_words import NOT_ALL, neighbour_words, path_heading, step_asks, verdict_word
from exports.verdicts import calibration_words, without_words
from graph.kinds import level_words, number_of
from graph.questions.effort import in_promotions
from graph.questions.move_answers import Calibration, CareerPath, CareerPaths, Move, Moves, Similar

# The openings that a table lists, and the pairs of statements of two roles; the JSON value holds them all.
MOST_OPENINGS, MOST_PAIRS = 10, 1


@to_table.register
def similar(answer: Similar) -> None:
    """The roles most like a role."""
    heads = ("role", "track", "alike", "covered", "verdict", "best match")
    table(
        f"Roles like {answer.role.label}",
        heads,
        (
            (
                s.role.label,
                track(s.role),
                percent(s.similarity),
                _share(s.covered),
                str(s.verdict),
                "; ".join(pair_words(pair, titles()) for pair in s.pairs[:MOST_PAIRS]),
            )
            for s in answer.similar
        ),
    )
    say(calibration_words(answer.calibration))
    if answer.ranked_by:
        say(f"Ranked by {', '.join(answer.ranked_by)}.")
    if answer.word_vectors:
        say(f"What words mean is taken from {answer.word_vectors}.")
    else:
        say("Words are compared as they are written: the file of word vectors is missing.")


def _share(covered: float | None) -> str:
    return "" if covered is None else percent(covered)


@to_table.register
def paths(answer: CareerPaths) -> None:
    """Career paths, step by step."""
    if answer.why_none:
        say(f"No path: {answer.why_none}.")
        for offer in answer.offers:
            say(f"  {offer}")
    for number, path in enumerate(answer.offered, start=1):
        _path(number, path, answer.calibration)
    if not answer.complete:
        say(NOT_ALL)
    if words := neighbour_words(answer):
        say(words)
    if answer.paths:
        say(calibration_words(answer.calibration))


def _path(number: int, path: CareerPath, bars: Calibration | None) -> None:
    unit = bars.promotion if bars else None
    table(
        f"Path {number}. {path_heading(path, unit)}",
        ("to", "move", "verdict", "asks", "to learn", "to raise", "to confirm", "experience"),
        (
            (
                step.move.target.label,
                str(step.move.kind),
                str(step.move.verdict) if bars else f"{percent(step.move.similarity)} alike",
                step_asks(step, unit),
                ", ".join(s.skill.label for s in step.gap.missing),
                ", ".join(s.skill.label for s in step.gap.to_raise),
                ", ".join(s.skill.label for s in step.gap.to_confirm),
                years(step.move.target),
            )
            for step in path.steps
        ),
    )
    if path.note:
        say(path.note)
    for step in path.steps:
        for pair in (step.gap.pairs or ())[:MOST_PAIRS]:
            say(f"{step.move.origin.label} to {step.move.target.label}. {pair_words(pair, titles())}")


@to_table.register
def moves(answer: Moves) -> None:
    """The moves into and out of a role, and what opens more."""
    unit = answer.calibration.promotion if answer.calibration else None
    headings = ("role", "move", "verdict", "alike", "covered", "to learn")
    for title, other, there in (("Into", "origin", answer.into), ("Out of", "target", answer.out)):
        rows = ((getattr(m, other).label, *_move(m, answer.calibration)) for m in there)
        table(f"{title} {answer.role.label}", headings, rows)
    openings = (
        (
            o.skill.label,
            level_words(o.level),
            ", ".join(r.label for r in o.opens),
            number_of(o.eased, "move"),
            in_promotions(o.effort, unit),
        )
        for o in answer.openings[:MOST_OPENINGS]
    )
    table("One skill that opens the most", ("skill", "to", "makes viable", "eases", "spares"), openings)
    say(calibration_words(answer.calibration))
    for words in without_words(answer.calibration) if answer.calibration else ():
        say(words)


def _move(move: Move, bars: Calibration | None) -> Sequence[str]:
    unit = bars.promotion if bars else None
    return (
        str(move.kind),
        verdict_word(move, bars is not None),
        percent(move.similarity),
        _share(move.covered),
        in_promotions(move.effort, unit),
    )
