"""The plan that takes the cheapest step first: what a person would do by hand."""

import heapq
from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from planning.solver.problem import Cell, Problem

Offer = tuple[float, int]


@dataclass(frozen=True)
class Greedy:
    """Assignments sorted by learner and need; `complete` when every need is met."""

    cells: tuple[Cell, ...]
    complete: bool


def greedy(problem: Problem) -> Greedy:
    """Cheapest effort first, ties by learner and need; it never takes a step back, so it may get stuck."""
    left, wanted = problem.capacity.tolist(), problem.wanted.tolist()
    learns: dict[int, set[int]] = {}
    lines = {need: _offers(problem, need) for need, lacks in enumerate(wanted) if lacks}
    heap = [(*first, need) for need, line in lines.items() if (first := next(line, None))]
    heapq.heapify(heap)
    while heap:
        _, learner, need = heap[0]
        if left[learner] and not problem.partners[need] & learns.get(learner, set()):
            learns.setdefault(learner, set()).add(need)
            wanted[need] -= 1
            left[learner] -= 1
        following = _next(lines[need], left) if wanted[need] else None
        if following:
            heapq.heapreplace(heap, (*following, need))
        else:
            heapq.heappop(heap)
    cells = tuple(sorted((learner, need) for learner, needs in learns.items() for need in needs))
    return Greedy(cells, not any(wanted))


def _next(line: Iterator[Offer], left: list[int]) -> Offer | None:
    """The next offer of a learner who has a place left."""
    return next((offer for offer in line if left[offer[1]]), None)


def _offers(problem: Problem, need: int) -> Iterator[Offer]:
    """Effort and learner of everyone who may learn this, cheapest first."""
    costs = problem.costs[need]
    order = np.argsort(costs, kind="stable")[: np.count_nonzero(np.isfinite(costs))]
    return zip(costs[order].tolist(), order.tolist(), strict=True)
