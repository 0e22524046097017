"""The sheet of a career path, for print."""

from exports.experience import experience
from exports.model import Paper, SheetCell, SheetTable
from exports.pairs import percent
from exports.path_words import by_way_of, path_costs, path_name, step_asks, verdict_word
from exports.role import gap_rows
from graph.kinds import MoveKind
from graph.questions.move_answers import CareerPath, PathStep
from graph.questions.titles import NO_TITLES, Titles

STEPS = ("Step", "To", "Move", "Verdict", "Alike", "Asks", "Experience asked")
SKILLS = ("", "Skill", "From", "To", "It takes", "Where")
_UNIT = (
    "Effort is the levels short times the weight of the skill; a level that is not stated counts as 2 "
    "where the skill is new. One promotion is the effort of the promotion in the middle of all here."
)
NO_UNIT = "No promotion is known here to measure effort by: what a step asks is told by the number of skills."
KINDS = {
    MoveKind.PROMOTION: "promotion",
    MoveKind.LATERAL: "across, same rung",
    MoveKind.DIAGONAL: "across and up",
}


def path_paper(
    path: CareerPath, promotion: float | None, titles: Titles = NO_TITLES, judged: bool = True
) -> Paper:
    """A path step by step, with what each step asks to learn and to raise; effort in promotions.

    `judged` is False where no promotion is known, so that nobody can say how far a move is.
    """
    first, last = path.roles[0], path.roles[-1]
    steps = tuple(_step(number, step, promotion, judged) for number, step in enumerate(path.steps, start=1))
    notes = (
        "What is once learned stays learned: each step is held against all that the roles before it ask.",
        _UNIT if promotion else NO_UNIT,
    )
    return Paper(
        f"{first.label} to {last.label}",
        "A career path, step by step",
        (
            (path_name(path), path_costs(path, promotion)),
            ("By way of", by_way_of(path)),
            *((("Note", path.note),) if path.note else ()),
        ),
        (
            SheetTable("Steps", STEPS, steps),
            *(_skills(n, step, promotion, titles) for n, step in enumerate(path.steps, start=1)),
        ),
        notes,
    )


def _step(number: int, step: PathStep, promotion: float | None, judged: bool) -> tuple[SheetCell, ...]:
    move = step.move
    asked = "; ".join(f"{name}: {words}" for name, (words, _) in experience(move.target).items())
    kind = "across" if move.target.as_role.rung is None else KINDS[MoveKind(move.kind)]
    asks, verdict = step_asks(step, promotion), verdict_word(move, judged)
    return (number, move.target.label, kind, verdict, percent(move.similarity), asks, asked)


def _skills(number: int, step: PathStep, promotion: float | None, titles: Titles) -> SheetTable:
    return SheetTable(
        f"Step {number}: {step.move.target.label}", SKILLS, gap_rows(step.gap, titles, promotion)
    )
