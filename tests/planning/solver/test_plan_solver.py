"""The solver finds the least effort and proves it: compared with trying every assignment."""

from collections.abc import Sequence
from dataclasses import replace
from itertools import combinations
from time import monotonic

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from graph.errors import BadQuestion
from planning.solver import columns as columns_module
from planning.solver.obstacles import Limit, obstacle, relaxation
from planning.solver.problem import Course, Option, Problem
from planning.solver.solve import greedy, solve
from tests.kit.tries import examples

State = dict[tuple[int, ...], float]


def problem(
    effort: Sequence[Sequence[float]],
    capacity: list[int],
    wanted: list[int],
    conflicts: tuple[tuple[int, int], ...] = (),
    courses: tuple[Course, ...] = (),
) -> Problem:
    return Problem(
        np.array(effort, dtype=float), np.array(capacity), np.array(wanted), conflicts, None, courses
    )


def every_outcome(given_problem: Problem) -> State:
    """The least effort of each state of holders still missing, learner by learner over every choice."""
    states: State = {tuple(given_problem.wanted.tolist()): 0.0}
    for learner, capacity in enumerate(given_problem.capacity.tolist()):
        reached: State = {}
        for choice in choices(given_problem, learner, capacity):
            added = given_problem.effort_of(tuple((learner, need) for need in choice))
            for state, effort in states.items():
                left = tuple(n - (need in choice) for need, n in enumerate(state))
                if min(left, default=0) >= 0:
                    reached[left] = min(reached.get(left, np.inf), effort + added)
        states = reached
    return states


def choices(given_problem: Problem, learner: int, capacity: int) -> list[tuple[int, ...]]:
    """Every set of needs that a learner may take on, written from the rules and not from the solver."""
    effort, holds = given_problem.effort[learner], given_problem.holds
    free = [need for need in range(len(effort)) if np.isfinite(effort[need])]
    held = set() if holds is None else set(np.flatnonzero(holds[learner]).tolist())

    def allowed(choice: tuple[int, ...]) -> bool:
        both = held | set(choice)
        return not any(a in both and b in both and {a, b} & set(choice) for a, b in given_problem.conflicts)

    sizes = range(min(capacity, len(free)) + 1)
    return [choice for size in sizes for choice in combinations(free, size) if allowed(choice)]


@st.composite
def problems(draw: st.DrawFn) -> Problem:
    learners, needs = draw(st.integers(1, 5)), draw(st.integers(1, 4))
    step = st.sampled_from([0.0, 1.0, 1.0, 2.0, 2.74, 3.0, 6.6, np.inf])
    rows = st.lists(step, min_size=needs, max_size=needs)
    effort = draw(st.lists(rows, min_size=learners, max_size=learners))
    capacity = draw(st.lists(st.integers(0, 3), min_size=learners, max_size=learners))
    wanted = draw(st.lists(st.integers(0, 2), min_size=needs, max_size=needs))
    pairs = list(combinations(range(needs), 2))
    conflicts = draw(st.lists(st.sampled_from(pairs), max_size=2)) if pairs else []
    holds = draw(
        st.lists(
            st.lists(st.booleans(), min_size=needs, max_size=needs), min_size=learners, max_size=learners
        )
    )
    taught = st.lists(st.integers(0, needs - 1), min_size=1, max_size=3).map(tuple)
    courses = draw(st.lists(st.builds(Course, st.sampled_from([0.0, 1.5, 4.0]), taught), max_size=2))
    return Problem(
        np.array(effort),
        np.array(capacity),
        np.array(wanted),
        tuple(conflicts),
        np.array(holds),
        tuple(courses),
    )


@settings(deadline=None, max_examples=examples(300))
@given(problems(), st.booleans())
def test_the_plan_is_the_least_of_all_plans_and_without_one_the_least_shortfall(
    drawn: Problem, priced: bool
) -> None:
    with pytest.MonkeyPatch.context() as patch:
        if priced:
            # Few columns to begin with, so that the rest has to be priced in.
            for name, value in (("SMALL", 0), ("CANDIDATES", 0), ("ENTERING", 1)):
                patch.setattr(columns_module, name, value)
        best = solve(drawn)
    outcomes = every_outcome(drawn)
    nothing = (0,) * len(drawn.wanted)
    assert best.feasible == (nothing in outcomes)
    if best.feasible:
        assert best.optimal
        assert best.effort == pytest.approx(outcomes[nothing])
        assert best.bound == pytest.approx(best.effort)
        assert drawn.effort_of(best.taken) == pytest.approx(best.effort)
    else:
        assert best.proven
        assert sum(best.short) == min(sum(state) for state in outcomes)
    assert_within_limits(drawn, best.taken)


def assert_within_limits(drawn: Problem, options: tuple[Option, ...]) -> None:
    assert len(set(options)) == len(options)
    for learner, capacity in enumerate(drawn.capacity.tolist()):
        taken = tuple(sorted(need for who, need in options if who == learner))
        assert taken in choices(drawn, learner, capacity)


@settings(deadline=None, max_examples=examples(100))
@given(problems())
def test_greedy_keeps_every_limit_and_is_never_below_the_optimum(drawn: Problem) -> None:
    by_hand = greedy(drawn)
    assert_within_limits(drawn, by_hand.taken)
    if by_hand.complete:
        assert drawn.effort_of(by_hand.taken) >= solve(drawn).effort - 1e-9


def test_a_plan_exists_where_the_cheapest_step_first_gets_stuck() -> None:
    stuck = problem([[1, 2], [3, np.inf]], [1, 1], [1, 1])
    assert not greedy(stuck).complete
    best = solve(stuck)
    assert best.taken == ((0, 1), (1, 0))
    assert best.effort == 5


def test_ties_go_to_the_first_learners_then_to_the_first_needs() -> None:
    best = solve(problem([[2.0, 2.0]] * 4, [1, 1, 1, 1], [1, 1]))
    assert best.taken == ((0, 0), (1, 1))


def test_a_conflict_is_kept_though_it_costs_more() -> None:
    effort = [[1, 1], [2, 2]]
    assert solve(problem(effort, [2, 2], [1, 1])).effort == 2
    kept = solve(problem(effort, [2, 2], [1, 1], conflicts=((0, 1),)))
    assert (kept.effort, kept.optimal) == (3, True)


def test_a_course_paid_once_draws_its_skills_to_one_learner() -> None:
    effort = [[1, 3], [2, 1]]
    apart = solve(problem(effort, [2, 2], [1, 1]))
    assert apart.taken == ((0, 0), (1, 1))
    together = solve(problem(effort, [2, 2], [1, 1], courses=(Course(5, (0, 1)),)))
    assert together.taken == ((1, 0), (1, 1))
    assert together.effort == 8


def test_out_of_time_the_plan_comes_with_a_bound_that_holds() -> None:
    best = solve(problem([[1, 2], [3, 9]], [1, 1], [1, 1]), time_limit=0)
    assert best.feasible
    assert not best.optimal
    assert best.bound <= 5 <= best.effort


@pytest.mark.parametrize(
    ("effort", "capacity", "conflicts"),
    [([[-1.0]], [1], ()), ([[float("nan")]], [1], ()), ([[1.0]], [1, 1], ()), ([[1.0]], [1], ((0, 7),))],
)
def test_arrays_that_cannot_stand_are_refused(
    effort: list[list[float]], capacity: list[int], conflicts: tuple[tuple[int, int], ...]
) -> None:
    with pytest.raises(BadQuestion):
        problem(effort, capacity, [1], conflicts)


def possible(drawn: Problem) -> bool:
    return (0,) * len(drawn.wanted) in every_outcome(drawn)


@settings(deadline=None, max_examples=examples(200))
@given(problems())
def test_the_obstacle_stands_in_the_way_and_the_relaxations_are_the_smallest(drawn: Problem) -> None:
    best = solve(drawn)
    if best.feasible:
        return
    until = monotonic() + 60
    limit, give = obstacle(drawn, until), relaxation(drawn, best, until)
    # The needs that are named cannot be met by themselves.
    alone = np.isin(np.arange(len(drawn.wanted)), limit.needs)
    assert not possible(replace(drawn, wanted=np.where(alone, drawn.wanted, 0)))
    if limit.limit == Limit.CONFLICT:
        assert possible(replace(drawn, conflicts=()))
    else:
        assert limit.there < limit.asked == drawn.wanted[alone].sum()
    assert possible(replace(drawn, wanted=drawn.wanted - np.array(give.missing)))
    learns = (drawn.capacity > 0) | (not drawn.capacity.any())
    raised = (
        n
        for n in range(1, len(drawn.wanted) + 1)
        if possible(replace(drawn, capacity=np.where(learns, np.maximum(drawn.capacity, n), 0)))
    )
    assert give.capacity == next(raised, None)
