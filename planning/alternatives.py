"""What else could be done: the plan when one of its learners does not learn that skill."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

import numpy as np

from graph.model import Node
from graph.store import GraphStore
from planning.holdings import Holder, Holdings
from planning.plan import Plan
from planning.problem import Cell, Problem, Solution
from planning.solver import solve
from planning.stage import Stage, stage

# Each alternative is a plan of its own; a person looks at a few.
MOST = 20


@dataclass(frozen=True)
class Swap:
    """What changes when a learner does not learn a skill: who learns what else, and at what price.

    `extra` is the effort beyond the plan's, None when no plan is left without that assignment;
    `instead` holds the assignments that the other plan has and this one has not.
    """

    learner: Holder
    skill: Node
    extra: float | None
    instead: tuple[tuple[Holder, Node], ...]


def alternatives(store: GraphStore, holdings: Holdings, made: Plan) -> tuple[Swap, ...]:
    """For each of the first assignments of a plan the cheapest plan without it."""
    set_up = stage(store, holdings, made.wish)
    row, place = set_up.holdings.row, {node.id: n for n, node in enumerate(set_up.needs)}
    cells = tuple((row[a.learner.id], place[a.skill.id]) for a in made.assignments)
    return tuple(_swaps(set_up, made, cells))


def _swaps(set_up: Stage, made: Plan, cells: tuple[Cell, ...]) -> Iterator[Swap]:
    for cell, assignment in zip(cells[:MOST], made.assignments, strict=False):
        found = _without(set_up.problem, cell, made.wish.time_limit / MOST)
        other = sorted(set(found.cells) - set(cells)) if found.feasible else []
        extra = max(found.effort - made.effort, 0.0) if found.feasible else None
        who = tuple((set_up.holdings.holders[learner], set_up.needs[need]) for learner, need in other)
        yield Swap(assignment.learner, assignment.skill, extra, who)


def _without(problem: Problem, cell: Cell, time_limit: float) -> Solution:
    effort = problem.effort.copy()
    effort[cell] = np.inf
    return solve(replace(problem, effort=effort), time_limit)
