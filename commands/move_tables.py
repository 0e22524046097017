"""Answers about likeness, moves and paths as tables for people."""

from collections.abc import Sequence

from commands.asking import to_table
from commands.printing import say, table
from commands.question_tables import track, years
from exports.pairs import pair_words
from graph.kinds import number_of
from graph.questions.move_answers import CareerPath, CareerPaths, Move, Moves, Similar

# The openings that a table lists, and the pairs of statements of two roles; the JSON value holds them all.
MOST_OPENINGS, MOST_PAIRS = 10, 1


@to_table.register
def similar(answer: Similar) -> None:
    """The roles most like a role."""
    heads = ("role", "track", "similarity", "covered", "verdict", "best match")
    table(
        f"Roles like {answer.role.label}",
        heads,
        (
            (
                s.role.label,
                track(s.role),
                f"{s.similarity:.2f}",
                _share(s.covered),
                str(s.verdict),
                "; ".join(map(pair_words, s.pairs[:MOST_PAIRS])),
            )
            for s in answer.similar
        ),
    )
    if answer.ranked_by:
        say(f"Ranked by {', '.join(answer.ranked_by)}.")
    if answer.word_vectors:
        say(f"What words mean is taken from {answer.word_vectors}.")
    else:
        say("Words are compared as they are written: the file of word vectors is missing.")


def _share(covered: float | None) -> str:
    return "" if covered is None else f"{100 * covered:.0f} %"


@to_table.register
def paths(answer: CareerPaths) -> None:
    """Career paths, step by step."""
    if answer.why_none:
        say(f"No path: {answer.why_none}.")
        for offer in answer.offers:
            say(f"  {offer}")
    for number, path in enumerate(answer.paths, start=1):
        _path(number, path)
    if answer.paths and (bar := answer.calibration):
        say(f"A move is viable from a similarity of {bar.bar:.2f}, a stretch from {bar.floor:.2f}:")
        say(f"adjacent rungs here are {bar.mean:.2f} alike, give or take {bar.deviation:.2f}.")


def _path(number: int, path: CareerPath) -> None:
    moves = number_of(len(path.steps), "move")
    table(
        f"Path {number}: {moves}, effort {path.effort:.1f}, hardest step {path.hardest:.1f}",
        ("to", "move", "verdict", "effort", "to raise", "to learn", "experience"),
        (
            (
                step.move.target.label,
                str(step.move.kind),
                f"{step.move.verdict} ({step.move.similarity:.2f})",
                f"{step.move.effort:.1f}",
                ", ".join(s.skill.label for s in step.gap.to_raise),
                ", ".join(s.skill.label for s in step.gap.missing),
                years(step.move.target),
            )
            for step in path.steps
        ),
    )
    for step in path.steps:
        for pair in (step.gap.pairs or ())[:MOST_PAIRS]:
            say(f"{step.move.origin.label} to {step.move.target.label}. {pair_words(pair)}")


@to_table.register
def moves(answer: Moves) -> None:
    """The moves into and out of a role, and what opens more."""
    headings = ("role", "move", "verdict", "covered", "effort")
    for title, other, there in (("Into", "origin", answer.into), ("Out of", "target", answer.out)):
        rows = ((getattr(m, other).label, *_move(m)) for m in there)
        table(f"{title} {answer.role.label}", headings, rows)
    openings = (
        (o.skill.label, o.level.label, ", ".join(r.label for r in o.opens), str(o.eased), f"{o.effort:.1f}")
        for o in answer.openings[:MOST_OPENINGS]
    )
    table("One skill that opens the most", ("skill", "to", "makes viable", "eases", "effort less"), openings)


def _move(move: Move) -> Sequence[str]:
    return (
        str(move.kind),
        f"{move.verdict} ({move.similarity:.2f})",
        _share(move.covered),
        f"{move.effort:.1f}",
    )
