"""What is like a role and which moves it has, as tables for people."""

from collections.abc import Sequence

from commands.asking import to_table
from commands.printing import table
from commands.question_tables import track
from graph.questions.answers import Move
from graph.questions.opening import Moves
from graph.questions.similar import Similar

# The openings that a table lists; the JSON value holds them all.
MOST_OPENINGS = 10


@to_table.register
def similar(answer: Similar) -> None:
    """The roles most like a role."""
    table(
        f"Roles like {answer.role.label}",
        ("role", "track", "similarity", "verdict", "best match"),
        (
            (
                s.role.label,
                track(s.role),
                f"{s.similarity:.2f}",
                str(s.verdict),
                "; ".join(f"{p.own.text} ~ {p.other.text}, {p.score:.2f}" for p in s.pairs[:1]),
            )
            for s in answer.similar
        ),
    )


@to_table.register
def moves(answer: Moves) -> None:
    """The moves into and out of a role, and what opens more."""
    headings = ("role", "move", "verdict", "effort")
    for title, other, there in (("Into", "origin", answer.into), ("Out of", "target", answer.out)):
        rows = ((getattr(m, other).label, *_move(m)) for m in there)
        table(f"{title} {answer.role.label}", headings, rows)
    openings = (
        (o.skill.label, o.level.label, ", ".join(r.label for r in o.opens), str(o.eased), f"{o.effort:.1f}")
        for o in answer.openings[:MOST_OPENINGS]
    )
    table("One skill that opens the most", ("skill", "to", "makes viable", "eases", "effort less"), openings)


def _move(move: Move) -> Sequence[str]:
    return (str(move.kind), f"{move.verdict} ({move.similarity:.2f})", f"{move.effort:.1f}")
