"""Plans against trying every choice there is."""

from collections import Counter
from itertools import chain, combinations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from planning.holdings import Holdings, holdings
from planning.plan import plan
from planning.sequence import Climb, sequence
from planning.wish import Wish
from tests.kit.drawn import Named
from tests.kit.planned import asking, rules
from tests.kit.tries import examples

LEVELS = st.sampled_from([None, 1, 2, 3, 4, 5])
SKILLS = ("s0", "s1", "s2")
LADDERS = st.lists(st.dictionaries(st.sampled_from(SKILLS), LEVELS, max_size=3), min_size=1, max_size=4)


PAIRS = st.lists(st.sampled_from(list(combinations(SKILLS, 2))), max_size=2)
Cells = tuple[tuple[str, str], ...]


def breaks(levels: dict[tuple[str, str], float], chosen: Cells, apart: list[tuple[str, str]]) -> bool:
    """True when somebody learns one side of a rule and holds or learns the other."""
    return any(
        (who, f"system:{other}") in chosen or levels.get((who, f"system:{other}"), 0) > 0
        for who, learned_skill in chosen
        for pair in apart
        for one, other in (pair, pair[::-1])
        if learned_skill == f"system:{one}"
    )


def stated(staff: Holdings, holder: str, skill: str) -> bool:
    """Whether the level of a holding is stated."""
    return staff.level(staff.row[holder], staff.column[skill]) is not None


def least(
    staff: Holdings, wish: Wish, levels: dict[tuple[str, str], float], apart: list[tuple[str, str]]
) -> float | None:
    """The least effort over every set of (role, skill) that gives each skill its holders."""
    able = {cell for cell, level in levels.items() if level >= wish.floor}
    if not wish.train_unstated:
        able = {cell for cell in able if stated(staff, *cell)}
        able |= {cell for cell, level in levels.items() if level and not stated(staff, *cell)}
    open_cells = [cell for cell in levels if cell not in able]
    sums = []
    for chosen in chain.from_iterable(combinations(open_cells, n) for n in range(len(open_cells) + 1)):
        reached = Counter(s for h, s in levels if (h, s) in able or (h, s) in chosen)
        enough = all(reached[skill] >= wish.target for skill in wish.skills)
        loads = Counter(who for who, _ in chosen)
        if enough and max(loads.values(), default=0) <= wish.capacity and not breaks(levels, chosen, apart):
            sums.append(sum(staff.weights[staff.column[s]] * (wish.floor - levels[h, s]) for h, s in chosen))
    return min(sums, default=None)


@settings(deadline=None, max_examples=examples(100))
@given(LADDERS, st.integers(1, 3), st.integers(0, 2), PAIRS, st.booleans())
def test_the_plan_costs_the_least_of_all_that_reach_the_target_and_break_no_rule(
    ladder: list[Named], target: int, capacity: int, pairs: list[tuple[str, str]], doubting: bool
) -> None:
    store = asking({f"r{n}": skills for n, skills in enumerate(ladder)})
    staff = holdings(store)
    known = {node.label for node in staff.skills}
    apart = [pair for pair in pairs if set(pair) <= known]
    skills = tuple(node.id for node in staff.skills)
    wish = Wish(skills=skills, target=target, capacity=capacity, rules=rules(*apart), train_unstated=doubting)
    levels = {
        (holder.id, skill): float(staff.levels[staff.row[holder.id], staff.column[skill]])
        for holder in staff.holders
        for skill in skills
    }
    made = plan(store, staff, wish)
    expected = least(staff, wish, levels, apart)
    assert made.feasible == (expected is not None)
    if expected is not None:
        assert made.effort == pytest.approx(expected)
        assert not breaks(levels, tuple((a.learner.id, a.skill.id) for a in made.assignments), apart)
        assert made.saved is None or made.saved >= 0
    else:
        assert made.reason


@settings(deadline=None, max_examples=examples(100))
@given(
    st.dictionaries(
        st.tuples(st.sampled_from("abc"), st.sampled_from("xyz")),
        st.tuples(st.integers(0, 2), st.sampled_from([None, "t"])),
    ),
    st.sets(st.sampled_from(["x>y", "x>z", "y>z"])),
)
def test_the_order_climbs_step_by_step_after_what_comes_before(
    drawn_climbs: dict[tuple[str, str], tuple[int, str | None]], after: set[str]
) -> None:
    before = {late: frozenset(p[0] for p in after if p[2] == late) for late in "yz"}
    # A skill has a trainer from outside for all of its learners or for none.
    outside = {skill: trainer for (_, skill), (_, trainer) in sorted(drawn_climbs.items())}
    climbs = [
        Climb(who, skill, start, 3, outside[skill]) for (who, skill), (start, _) in drawn_climbs.items()
    ]
    steps = sequence(climbs, before)
    assert len(steps) == sum(climb.end - climb.start for climb in climbs)
    span = {
        (c.learner, c.skill): [s.stage for s in steps if (s.learner, s.skill) == (c.learner, c.skill)]
        for c in climbs
    }
    for (who, skill), stages in span.items():
        assert stages == sorted(set(stages))
        for early in before.get(skill, frozenset()):
            if (who, early) in span:
                assert max(span[who, early]) < min(stages)
        ahead = min(learner for learner, other in span if other == skill)
        if outside[skill] is None and who != ahead:
            assert max(span[ahead, skill]) < min(stages)
