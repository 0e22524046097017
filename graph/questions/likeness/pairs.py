"""The statements of two roles that match: what is shown where roles are said to be alike."""

from collections.abc import Sequence
from dataclasses import replace

import numpy as np

from graph.arrays import Floats
from graph.errors import BadQuestion
from graph.kinds import PAIR_FLOOR
from graph.questions.answers import Gap, StatementPair
from graph.questions.likeness.roles import similarity
from graph.questions.likeness.similarity import Similarity
from graph.questions.move_answers import CareerPath, CareerPaths, PathStep
from graph.stores.counting import is_large
from graph.stores.store import View

MOST_PAIRS = 5
# Another role makes a statement of the pair too where it says one in nearly the same words, or one that is
# nearly as like as the pair itself, within bounds. Where more than half of all others do, it is everybody's.
NEARLY, AS_LIKE, BOUNDS, EVERYBODY = 0.7, 0.75, (0.3, PAIR_FLOOR), 0.5


def checked_floor(floor: float) -> float:
    """A likeness from which on pairs are shown; raises BadQuestion for what is none."""
    if not 0 <= floor <= 1:
        raise BadQuestion(f"--pairs-from is {floor:g}; give a likeness from 0 to 1")
    return floor


def statement_pairs(
    alike: Similarity, role: str, other: str, floor: float = PAIR_FLOOR, most: int = MOST_PAIRS
) -> tuple[StatementPair, ...]:
    """The statements of two roles that match best, each once, none that most other roles make.

    Those on the work come first, then those on how it is done, the likest first. A role has none with itself.
    """
    if role == other:
        return ()
    first, second = (alike.matrix.row[one] for one in (role, other))
    pairs: list[StatementPair] = []
    matches = alike.index.matches(alike.of_role[first], alike.of_role[second], floor)
    ordered = sorted(matches, key=lambda pair: alike.soft.issuperset(pair[:2]))
    for at, (own, match, score) in enumerate(ordered):
        if len(pairs) == most:
            break
        if at % most == 0:
            # So many at a time: a few are cheaper together than one by one.
            lines = alike.with_distinct([n for pair in ordered[at : at + most] for n in pair[:2]])
        meant = float(np.clip(AS_LIKE * score, *BOUNDS))
        if score > 0 and not _everybodys(alike, [lines[n] for n in (own, match)], (first, second), meant):
            pairs.append(StatementPair(alike.statements[own], alike.statements[match], score))
    return tuple(pairs)


def gap_with_pairs(store: View, gap: Gap, floor: float = PAIR_FLOOR) -> Gap:
    """The gap with the statements of both roles that match, from this likeness on.

    In a graph that memory may not hold none are sought: how like two statements are rests on all of them.
    """
    if is_large(store):
        return gap
    pairs = statement_pairs(similarity(store), gap.origin.id, gap.target.id, checked_floor(floor))
    return replace(gap, pairs=pairs)


def path_with_pairs(store: View, path: CareerPath, floor: float = PAIR_FLOOR) -> CareerPath:
    """The path with the statements that match at each of its steps."""
    steps = (PathStep(step.move, gap_with_pairs(store, step.gap, floor)) for step in path.steps)
    return replace(path, steps=tuple(steps))


def paths_with_pairs(store: View, answer: CareerPaths, floor: float = PAIR_FLOOR) -> CareerPaths:
    """The paths with the statements that match at each of their steps."""
    checked_floor(floor)
    paths, also = (
        tuple(path_with_pairs(store, path, floor) for path in some) for some in (answer.paths, answer.also)
    )
    return replace(answer, paths=paths, also=also)


def _everybodys(
    alike: Similarity, pair: Sequence[tuple[Floats, Floats]], rows: tuple[int, int], meant: float
) -> bool:
    """Whether more than half of the other roles that state anything make a statement of the pair too.

    Of each of the two comes its likeness with every distinct statement, by words alone and in the mean.
    """
    others = np.diff(alike.of_role.ends) > 0
    others[list(rows)] = False
    near = np.zeros(len(pair[0][0]), dtype=np.bool_)
    for words, likeness in pair:
        near |= (words >= NEARLY) | (likeness >= meant)
    saying = np.zeros_like(others)
    saying[alike.role_of[near[alike.index.distinct[1]]]] = True
    # One role more tells nothing of what is usual.
    return bool(others.sum() > 1 and (others & saying).sum() > EVERYBODY * others.sum())
