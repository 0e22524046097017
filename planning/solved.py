"""The best plan where limits bind: by the solver, or the reason why there is none."""

from time import monotonic

from planning.best import Best
from planning.problem_of_wish import problem_of_wish
from planning.solver.solve import greedy, solve
from planning.sought import SoughtSkills
from planning.why_none import why_none


def solved(asked: SoughtSkills, until: float) -> Best:
    """The plan of least effort with its proof, as far as time allows."""
    set_up = problem_of_wish(asked)
    first = greedy(set_up.problem)
    by_hand = set_up.problem.effort_of(first.taken) if first.complete else None
    best = solve(set_up.problem, until - monotonic(), first)
    if best.feasible:
        return Best(best.taken, True, best.optimal, best.effort, best.bound, by_hand)
    reason, give = why_none(set_up, best, asked.wish, until)
    return Best((), False, best.optimal, 0.0, 0.0, by_hand, reason, give)
