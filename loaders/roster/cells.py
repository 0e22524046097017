"""What the cells of a roster say: texts, levels on a scale, numbers; and the cell that says nothing clear."""

from graph.kinds import NOT_STATED
from graph.people import About, Rejection
from loaders.roster.tables import Cell, Unread

# Cells that say that something is so, or that nothing is said.
YES = frozenset({"x", "yes", "y", "true", "✓", "✔", "held"})
NO = frozenset({"no", "n", "false"})
NOTHING = frozenset({"", "-", "–", "—", "n/a", "na", NOT_STATED})
NONE_HELD = frozenset({*NOTHING, *NO, "0", "0.0", "none"})


class BadCell(Exception):
    """A cell that cannot be understood.

    `bare` says why without any text of the table, `told` the same with it, for those who may see it.
    `column` is where it stands in its row, None where the row says enough.
    """

    def __init__(self, about: About, bare: str, told: str = "", column: int | None = None) -> None:
        super().__init__(told or bare)
        self.about = about
        self.bare = bare
        self.column = column

    def at(self, place: str, so: str = "") -> Rejection:
        """What is told of the cell at this place, and what follows from it."""
        return Rejection(place, f"{self}{so}", f"{self.bare}{so}", self.about)

    def within(self, what: str) -> "BadCell":
        """The same, led by what the cell is about; that is no text of the table."""
        return BadCell(self.about, f"{what}: {self.bare}", f"{what}: {self}", self.column)


def text_of(cell: Cell) -> str:
    """The cell as text with single blanks."""
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    if cell is None or isinstance(cell, Unread):
        return ""
    return " ".join(str(cell).split())


def checked(cell: Cell, about: About, what: str, column: int | None = None) -> Cell:
    """The cell; raises BadCell for one that looks filled and says nothing."""
    if isinstance(cell, Unread):
        raise BadCell(about, f"the cell of the {what} {cell}", column=column)
    return cell


def count_of(text: str) -> int | None:
    """A whole number from 0 on, None for an empty cell; raises BadCell."""
    if text.casefold() in NOTHING:
        return None
    if not text.isdecimal() or len(text) > 9:
        bare = "the capacity is no whole number from 0 on"
        raise BadCell(About.OTHER, bare, f"capacity {text!r} is no whole number from 0 on")
    return int(text)
