"""The plan that takes the cheapest step first: what a person would do by hand."""

import heapq
from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from planning.problem import Cell, Problem


@dataclass(frozen=True)
class Greedy:
    """Assignments sorted by learner and need; `complete` when every need is met."""

    cells: tuple[Cell, ...]
    complete: bool


def greedy(problem: Problem) -> Greedy:
    """Cheapest effort first, ties by learner and need; it never takes a step back, so it may get stuck."""
    left = problem.capacity.copy()
    wanted = problem.wanted.copy()
    learns: dict[int, set[int]] = {}
    for _, learner, need in _cheapest_first(problem, wanted):
        if wanted[need] and left[learner] and not problem.partners[need] & learns.get(learner, set()):
            learns.setdefault(learner, set()).add(need)
            wanted[need] -= 1
            left[learner] -= 1
    cells = tuple(sorted((learner, need) for learner, needs in learns.items() for need in needs))
    return Greedy(cells, not wanted.any())


def _cheapest_first(problem: Problem, wanted: np.ndarray) -> Iterator[tuple[float, int, int]]:
    """Each step that may be taken by effort, learner and need; a need that is met offers no more."""
    lines = {n: _offers(problem, n) for n in range(len(wanted)) if wanted[n]}
    heap = [(*first, need) for need, line in lines.items() if (first := next(line, None))]
    heapq.heapify(heap)
    while heap:
        effort, learner, need = heapq.heappop(heap)
        yield effort, learner, need
        if wanted[need] and (following := next(lines[need], None)):
            heapq.heappush(heap, (*following, need))


def _offers(problem: Problem, need: int) -> Iterator[tuple[float, int]]:
    costs = problem.costs[need]
    for learner in np.argsort(costs, kind="stable"):
        if not np.isfinite(costs[learner]):
            return
        yield float(costs[learner]), int(learner)
