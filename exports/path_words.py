"""A career path in words, the same on pages, in tables and on paper."""

from collections.abc import Sequence

from graph.kinds import BestAt, number_of
from graph.questions.effort import effort_words, in_promotions
from graph.questions.move_answers import CareerPath, CareerPaths, Move, PathStep

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
        # Nothing here measures an effort: how many skills it is can be told.
        hardest = max(path.steps, key=lambda step: step.move.effort)
        said = f"{moves}, {to_learn(path.steps)}"
        return said if len(path.steps) == 1 else f"{said}; the hardest step asks {_skills((hardest,))}"
    said = f"{moves}, {effort_words(path.effort, promotion)}"
    if len(path.steps) == 1 or path.effort <= 0:
        return said
    return f"{said}; the hardest step is like {in_promotions(path.hardest, promotion)}"


def to_learn(steps: Sequence[PathStep]) -> str:
    """What these steps ask by the number of skills: "12 skills to learn or raise"."""
    return f"{_skills(steps)} to learn or raise" if _short(steps) else "nothing to learn"


def _skills(steps: Sequence[PathStep]) -> str:
    return number_of(len(_short(steps)), "skill")


def _short(steps: Sequence[PathStep]) -> set[str]:
    return {s.skill.id for step in steps for s in (*step.gap.missing, *step.gap.to_raise)}


def step_asks(step: PathStep, promotion: float | None) -> str:
    """What a step asks for the field of a table: in promotions, or in skills where none is known."""
    if promotion is None and step.move.effort > 0:
        return _skills((step,))
    return in_promotions(step.move.effort, promotion)


def verdict_word(move: Move, judged: bool) -> str:
    """How far a move is for the field of a table; where no promotion is known nobody can say."""
    return str(move.verdict) if judged else "not known"


def neighbour_words(answer: CareerPaths) -> str:
    """To which roles a step leads where it does not lead to all, and that nobody says whether it climbs."""
    if answer.neighbours is None:
        return ""
    near = f"A step leads between roles of which one is among the {answer.neighbours} most like the other"
    if answer.rungs_known:
        return f"{near} at its height, or up the own track: there are too many roles to look at every move."
    return f"No rungs are known for these roles, so nobody can say whether a step climbs. {near}."


def path_heading(path: CareerPath, promotion: float | None) -> str:
    """The name of a path and what it asks, as a heading."""
    return f"{path_name(path)}: {path_costs(path, promotion)}"


def by_way_of(path: CareerPath) -> str:
    """The roles between both ends by title."""
    return ", then ".join(role.label for role in path.roles[1:-1]) or "no other role"
