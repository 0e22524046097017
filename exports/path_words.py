"""A career path in words, the same on pages, in tables and on paper."""

from graph.kinds import BestAt, number_of
from graph.questions.effort import effort_words, in_promotions
from graph.questions.move_answers import CareerPath

# What a search that was cut short says of its answer.
NOT_ALL = (
    "There are more ways than were looked at: these are the best of the most promising ones. "
    "Fewer moves, or roles and tracks to avoid, narrow the question."
)
FIRST = {
    BestAt.FEWEST_MOVES: "Fewest moves",
    BestAt.LEAST_TO_LEARN: "Least to learn",
    BestAt.GENTLEST: "Gentlest steps",
}


def path_name(path: CareerPath) -> str:
    """What sets the path apart from the others: "Fewest moves and least to learn", "A middle way"."""
    if path.beaten_by is not None:
        return "By the next rung first"
    if not path.best_at:
        return "A middle way"
    if len(path.best_at) == len(BestAt):
        return "Best in every way"
    words = " and ".join(way.words for way in path.best_at)
    return words[0].upper() + words[1:]


def path_costs(path: CareerPath, promotion: float | None) -> str:
    """What a path asks: "2 moves, about twice what a promotion here asks; the hardest step is like one"."""
    moves = number_of(len(path.steps), "move")
    if promotion is None and path.effort > 0:
        return moves
    said = f"{moves}, {effort_words(path.effort, promotion)}"
    if len(path.steps) == 1 or path.effort <= 0:
        return said
    return f"{said}; the hardest step is like {in_promotions(path.hardest, promotion)}"


def path_heading(path: CareerPath, promotion: float | None) -> str:
    """The name of a path and what it asks, as a heading."""
    return f"{path_name(path)}: {path_costs(path, promotion)}"


def by_way_of(path: CareerPath) -> str:
    """The roles between both ends by title."""
    return ", then ".join(role.label for role in path.roles[1:-1]) or "no other role"
