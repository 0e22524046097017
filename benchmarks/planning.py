"""How long a cross-training plan takes: python benchmarks/planning.py [--all] [--large].

Drawn holdings, always the same: each person holds 3 % of the systems at some level, each system
is wanted at the floor by two more than the average holds today, two systems a person. Prints the
median of five solves with its proof; with --all also scipy.optimize.milp over all columns and
networkx.network_simplex on the same problem (efforts are whole thousandths, so that both are
exact); with --large 10,000 people x 1,000 systems too.
"""

import statistics
import sys
import time
from dataclasses import replace
from pathlib import Path

import networkx as nx
import numpy as np
from scipy.optimize import Bounds, LinearConstraint, milp
from scipy.sparse import coo_array, vstack

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from graph.kinds import FLOOR
from planning.solver.problem import Course, Problem
from planning.solver.solve import greedy, solve

RUNS = 5


def drawn(people: int, systems: int, more: int) -> Problem:
    """A problem of this size, with `more` holders wanted than systems have on average."""
    random = np.random.default_rng(20)
    levels = random.integers(1, 6, (people, systems)) * (random.random((people, systems)) < 0.03)
    holders = (levels >= FLOOR).sum(axis=0)
    weights = np.round(np.log((1 + people) / (1 + (levels > 0).sum(axis=0) * random.random(systems))) + 1, 3)
    effort = np.where(levels >= FLOOR, np.inf, (FLOOR - levels) * weights)
    wanted = np.maximum(int(holders.mean()) + more - holders, 0)
    return Problem(effort, np.full(people, 2), wanted)


def timed(name: str, problem: Problem, runs: int = RUNS) -> float:
    """Solve a few times, print and return the median in seconds."""
    seconds = []
    for _ in range(runs):
        fresh = replace(problem)
        start = time.perf_counter()
        best = solve(fresh)
        seconds.append(time.perf_counter() - start)
    by_hand = greedy(problem)
    hand = problem.effort_of(by_hand.taken) if by_hand.complete else float("nan")
    proof = "proven" if best.optimal else f"bound {best.bound:.3f}"
    size = f"{problem.effort.shape[0]:,} x {problem.effort.shape[1]:,}"
    print(f"{name}: {size}, {len(best.taken):,} assignments, {statistics.median(seconds):.3f} s")
    print(
        f"    effort {best.effort:.3f} ({proof}); cheapest first {hand:.3f}, saved {hand - best.effort:.3f}"
    )
    return statistics.median(seconds)


def over_all_columns(problem: Problem) -> float:
    """scipy.optimize.milp on every cell; prints the effort and returns the seconds."""
    start = time.perf_counter()
    learner, need = np.nonzero(np.isfinite(problem.effort))
    at, ones = np.arange(len(need)), np.ones(len(need))
    holders = coo_array((ones, (need, at)), shape=(len(problem.wanted), len(at)))
    loads = coo_array((ones, (learner, at)), shape=(len(problem.capacity), len(at)))
    low = np.concatenate([problem.wanted, np.zeros(len(problem.capacity))])
    rows = LinearConstraint(
        vstack([holders, loads]).tocsr(), low, np.concatenate([problem.wanted, problem.capacity])
    )
    whole = np.ones(len(at), dtype=np.int64)
    result = milp(problem.effort[learner, need], integrality=whole, bounds=Bounds(0, 1), constraints=rows)
    seconds = time.perf_counter() - start
    print(f"scipy.optimize.milp over all columns: effort {result.fun:.3f}, {seconds:.2f} s")
    return seconds


def by_network_simplex(problem: Problem) -> float:
    """networkx.network_simplex on every cell; prints the effort and returns the seconds."""
    start = time.perf_counter()
    graph: nx.DiGraph[object] = nx.DiGraph()
    total = int(problem.wanted.sum())
    graph.add_node("all", demand=-total)
    for learner, capacity in enumerate(problem.capacity.tolist()):
        graph.add_edge("all", ("who", learner), capacity=capacity, weight=0)
    for need, wanted in enumerate(problem.wanted.tolist()):
        graph.add_node(("what", need), demand=wanted)
    thousandths = np.round(problem.effort * 1000)
    for learner, need in np.argwhere(np.isfinite(problem.effort)).tolist():
        graph.add_edge(("who", learner), ("what", need), capacity=1, weight=int(thousandths[learner, need]))
    cost, _ = nx.network_simplex(graph)
    seconds = time.perf_counter() - start
    print(f"networkx.network_simplex: effort {cost / 1000:.3f}, {seconds:.2f} s")
    return seconds


def with_rules(problem: Problem, pairs: int) -> Problem:
    """The problem with pairs of systems kept apart, and with a course for every tenth three."""
    random = np.random.default_rng(5)
    needs = len(problem.wanted)
    chosen = [tuple(sorted(random.choice(needs, 2, replace=False).tolist())) for _ in range(pairs)]
    courses = tuple(Course(1.5, (n, n + 1, n + 2)) for n in range(0, needs - 2, 30))
    return replace(problem, conflicts=tuple(chosen), courses=courses)


def main() -> None:
    """Print the figures."""
    for name, more in (("loose", 2), ("tight", 8)):
        problem = drawn(1_000, 200, more)
        ours = timed(name, problem)
        if "--all" in sys.argv:
            for other, solver in (("milp", over_all_columns), ("network_simplex", by_network_simplex)):
                print(f"    {solver(problem) / ours:.0f} times faster than {other}")
        timed(f"{name}, 30 rules", replace(with_rules(problem, 30), courses=()), 1)
        timed(f"{name}, 30 rules and 7 courses", with_rules(problem, 30), 1)
    if "--large" in sys.argv:
        for name, more in (("loose", 2), ("tight", 18)):
            large = drawn(10_000, 1_000, more)
            timed(name, large, 3)
            timed(f"{name}, 100 rules", replace(with_rules(large, 100), courses=()), 1)


if __name__ == "__main__":
    main()
