"""What the changes of a ladder do: moves that became harder or easier, and how far skills are covered."""

from collections.abc import Iterator, Mapping

import numpy as np
from scipy.sparse import csr_array

from graph.arrays import Floats
from graph.kinds import SKILL_KINDS, Level
from graph.ladder.change import CoverageChange, MoveChange, Turn
from graph.ladder.laid_out import Ladder
from graph.ladder.pairs import Both
from graph.ladder.weighed_moves import WeighedMoves, weighed_moves
from graph.questions.matrix import role_matrix
from graph.stores.store import View

# Below this an effort is the same.
SMALL = 1e-9


def moves(both: Both, old: View, new: View) -> Iterator[MoveChange]:
    """The moves between roles of both ladders whose gap or verdict changed, and those that opened or closed.

    Every weight shifts a little with every change, so a move counts as changed by its levels short;
    harder and easier are told with one set of weights, the new ladder's.
    """
    ends = sorted(both.roles.values())
    number = {role: n for n, role in enumerate(ends)}
    matrices = role_matrix(old), role_matrix(new)
    named = [both.skills.get(skill, skill) for skill in matrices[0].skill_ids]
    place = {skill: n for n, skill in enumerate(sorted({*named, *matrices[1].skill_ids}))}
    weights = np.zeros(len(place))
    for matrix, skills in zip(matrices, (named, matrices[1].skill_ids), strict=True):
        weights[[place[skill] for skill in skills]] = matrix.weights
    columns = {own: place[name] for own, name in zip(matrices[0].skill_ids, named, strict=True)}
    before = weighed_moves(old, {o: number[n] for o, n in both.roles.items()}, columns, len(place))
    after = weighed_moves(new, number, place, len(place))
    for key, turn, was, now in sorted(_turns(before, after, weights), key=lambda turned: turned[0]):
        origin, target = (both.new.by_id[ends[n]] for n in divmod(key, len(ends)))
        states = None if was is None else before.state(was), None if now is None else after.state(now)
        yield MoveChange(origin, target, turn, *states)


def coverage(both: Both, floor: Level) -> Iterator[CoverageChange]:
    """The skills whose number of roles that state a level at the floor or above changed."""
    before = _covered(both.old, both.skills, floor)
    after = _covered(both.new, {}, floor)
    nodes = {both.skills.get(node.id, node.id): node for node in both.old.of_kinds(*SKILL_KINDS)}
    nodes |= {node.id: node for node in both.new.of_kinds(*SKILL_KINDS)}
    for skill in sorted(nodes):
        counts = (before.get(skill, 0), after.get(skill, 0))
        if counts[0] != counts[1]:
            yield CoverageChange(nodes[skill], *counts)


def _turns(
    before: WeighedMoves, after: WeighedMoves, weights: Floats
) -> Iterator[tuple[int, Turn, int | None, int | None]]:
    """Each move that changed by its key, what became of it, and its places before and after."""
    stay, was, now = np.intersect1d(before.keys, after.keys, assume_unique=True, return_indices=True)
    steps = csr_array(after.steps[now] - before.steps[was])
    steps.eliminate_zeros()
    efforts = np.asarray(steps @ weights)
    judged = (before.verdicts[was] != after.verdicts[now]) | (before.kinds[was] != after.kinds[now])
    judged |= np.diff(steps.indptr) > 0
    for n in np.flatnonzero(judged | (np.abs(efforts) > SMALL)).tolist():
        turn = Turn.HARDER if efforts[n] > SMALL else Turn.EASIER if efforts[n] < -SMALL else Turn.JUDGED
        yield int(stay[n]), turn, int(was[n]), int(now[n])
    for n in np.flatnonzero(~np.isin(after.keys, stay)).tolist():
        yield int(after.keys[n]), Turn.OPENED, None, n
    for n in np.flatnonzero(~np.isin(before.keys, stay)).tolist():
        yield int(before.keys[n]), Turn.CLOSED, n, None


def _covered(side: Ladder, skills: Mapping[str, str], floor: Level) -> dict[str, int]:
    covered: dict[str, int] = {}
    for role in side.roles:
        for skill, need in side.required(role.id).items():
            name = skills.get(skill, skill)
            covered[name] = covered.get(name, 0) + ((need.level or 0) >= floor)
    return covered
