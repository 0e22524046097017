"""The sheet of a career path, for print."""

from exports.experience import experience
from exports.model import Paper, SheetCell, SheetTable
from exports.role import gap_rows
from graph.kinds import MoveKind
from graph.questions.move_answers import CareerPath, PathStep

STEPS = ("Step", "To", "Move", "Verdict", "Likeness", "Effort", "Experience asked")
SKILLS = ("", "Skill", "From", "To", "Effort", "Where")
KINDS = {
    MoveKind.PROMOTION: "promotion",
    MoveKind.LATERAL: "across, same rung",
    MoveKind.DIAGONAL: "across and up",
}


def path_paper(path: CareerPath) -> Paper:
    """A path step by step, with what each step asks to learn and to raise."""
    first, last = path.roles[0], path.roles[-1]
    steps = tuple(_step(number, step) for number, step in enumerate(path.steps, start=1))
    return Paper(
        f"{first.label} to {last.label}",
        "A career path, step by step",
        (
            ("Moves", str(len(path.steps))),
            ("Effort", f"{path.effort:.1f}"),
            ("Hardest step", f"{path.hardest:.1f}"),
            ("By way of", ", ".join(role.label for role in path.roles[1:-1]) or "no other role"),
        ),
        (
            SheetTable("Steps", STEPS, steps),
            *(_skills(n, step) for n, step in enumerate(path.steps, start=1)),
        ),
        (
            "Effort is the sum of weight times levels short; a level that is not stated counts as 2.",
            "A move is viable when the two roles are as like as adjacent rungs here usually are.",
        ),
    )


def _step(number: int, step: PathStep) -> tuple[SheetCell, ...]:
    move = step.move
    asked = "; ".join(f"{name}: {words}" for name, (words, _) in experience(move.target).items())
    kind = KINDS[MoveKind(move.kind)]
    likeness, effort = round(move.similarity, 2), round(move.effort, 1)
    return (number, move.target.label, kind, str(move.verdict), likeness, effort, asked)


def _skills(number: int, step: PathStep) -> SheetTable:
    return SheetTable(f"Step {number}: {step.move.target.label}", SKILLS, gap_rows(step.gap))
