"""What helps a learner: who could teach the skill, and the role aimed at that asks for it."""

from collections.abc import Iterable

import numpy as np

from graph.arrays import Floats, Ints, line_of
from graph.kinds import EdgeKind, Necessity
from graph.questions.matrix import gains
from graph.stores.store import View
from planning.holdings import Holder, Holdings

Trainers = dict[tuple[int, int], int | None]
# Pairs of a role id and the id of a skill that the role asks for.
Aims = frozenset[tuple[str, str]]


def asked_by_targets(store: View, holders: Iterable[Holder]) -> Aims:
    """What the roles that these holders aim at require."""
    targets = sorted({holder.target.id for holder in holders if holder.target})
    needs = store.edges_from(targets, EdgeKind.NEEDS)
    return frozenset((need.source, need.target) for need in needs if need.necessity == Necessity.REQUIRED)


def trainers(
    holdings: Holdings, wanted: Iterable[tuple[int, int]], floor: int, counted: bool = False
) -> Trainers:
    """For each learner and skill (rows and columns of the holdings) the nearest holder at the floor.

    Nearest is who has the same role, then who stands in the same track, then whose skills ask the
    learner for the least effort (sum of weight x levels short), then the first id. Where nobody else
    holds the skill at the floor, who holds it at a level that is not stated; None when nobody does.
    With `counted` a level that is not stated is a 2 like any other.
    """
    nearest: Trainers = {}
    by_skill: dict[int, list[int]] = {}
    for learner, column in wanted:
        by_skill.setdefault(column, []).append(learner)
    groups = (_numbered(_roles(holdings)), _numbered(_tracks(holdings)))
    levels, stated = holdings.levels.tocsc(), holdings.stated.tocsc()
    for column, learners in sorted(by_skill.items()):
        held, known = line_of(levels, column), line_of(stated, column)
        sure = sorted(row for row, level in held.items() if level >= floor and (counted or row in known))
        perhaps = [] if counted else sorted(held.keys() - known.keys())
        holders = np.array(sure or perhaps, dtype=np.int64)
        for learner in learners:
            nearest[learner, column] = _nearest(holdings, learner, holders[holders != learner], groups)
    return nearest


def _roles(holdings: Holdings) -> list[str | None]:
    return [holder.role.id if holder.role else None for holder in holdings.holders]


def _tracks(holdings: Holdings) -> list[str | None]:
    return [holder.role.as_role.track if holder.role else None for holder in holdings.holders]


def _numbered(names: list[str | None]) -> Ints:
    """A number for each name, and a number of its own for each that is None: nobody shares that."""
    numbers = {name: n for n, name in enumerate(sorted({name for name in names if name is not None}))}
    return np.array([-1 - n if name is None else numbers[name] for n, name in enumerate(names)])


def _nearest(holdings: Holdings, learner: int, holders: Ints, groups: tuple[Ints, ...]) -> int | None:
    for group in groups:
        same = holders[group[holders] == group[learner]]
        if len(same):
            holders = same
            break
    if len(holders) < 2:
        return int(holders[0]) if len(holders) else None
    own, known = (matrix[[learner]].toarray()[0] for matrix in (holdings.levels, holdings.stated))
    asked = gains(own, known, holdings.levels[holders], holdings.stated[holders], holdings.weights)
    sums: Floats = np.asarray(asked.sum(axis=1))
    # Rounded, so that a tie of sums goes to the first id and not to the last bit.
    return int(holders[np.argmin(np.round(sums, 9))])
