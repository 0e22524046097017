"""What every two roles share as a table: whole for a few roles, else the pairs that share most."""

from commands.asking import to_table
from commands.printing import say, table
from graph.questions.all_pairs.shared import MOST_DENSE
from graph.questions.overlaps import OverlapMatrix

# Of more roles than these no line of the matrix fits a screen.
MOST_ROLES = 12
MOST_PAIRS = 20


@to_table.register
def overlap_matrix(answer: OverlapMatrix) -> None:
    """How many skills every two roles share, and the pairs that share most."""
    if len(answer.roles) <= MOST_ROLES:
        numbers = [str(n) for n in range(1, len(answer.roles) + 1)]
        rows = (
            (f"{n} {role.label}", *map(str, counts))
            for n, role, counts in zip(numbers, answer.roles, answer.counts, strict=True)
        )
        table(
            "Skills that every two roles share; under its own number all of a role", ("role", *numbers), rows
        )
    shown = (
        (one.label, other.label, str(count), f"{share:.0%}")
        for one, other, count, share in answer.pairs(MOST_PAIRS)
    )
    table("Most alike by skills", ("role", "role", "shared", "of the skills of either"), shown)
    if answer.many > MOST_PAIRS:
        whole = "; --json gives the whole matrix" if len(answer.roles) <= MOST_DENSE else ""
        say(f"The first {MOST_PAIRS} of {answer.many:,} pairs{whole}.")
