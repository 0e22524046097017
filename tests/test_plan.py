"""The plan on drawn graphs: who learns what from whom, in which order, and why there is none."""

from collections import Counter
from itertools import chain, combinations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from drawn import Named, drawn
from graph.errors import BadQuestion, UnknownName
from graph.networkx_store import NetworkxStore
from graph.roster import Held, Person, Roster
from graph.store import GraphStore
from graph.vocabulary import Level
from planning.alternatives import without_assignments
from planning.holdings import Holdings, holdings
from planning.naming import find_ban, find_holder
from planning.plan import Plan, plan
from planning.rules import CourseOffer, Duty, Rule, Rules
from planning.sequence import Climb, sequence
from planning.stage import single_points
from planning.wish import Ban, Wish

SAP, SQL = "system:sap", "system:sql"


def store_of(roles: dict[str, Named], tracks: dict[str, list[str]] | None = None) -> GraphStore:
    store = NetworkxStore()
    store.replace(drawn({role: {"technical": skills} for role, skills in roles.items()}, tracks=tracks))
    return store


def planned(store: GraphStore, *skills: str, **limits: object) -> Plan:
    return plan(store, holdings(store), Wish(skills, **limits))  # type: ignore[arg-type]


def learned(made: Plan) -> list[tuple[str, str]]:
    return [(a.learner.label, a.skill.label) for a in made.assignments]


@pytest.fixture
def small() -> GraphStore:
    r"""clerk --(2)--> sql <--(4)-- analyst --(n)--> sap <--(5)-- boss, porter --(1)--> key"""
    roles: dict[str, Named] = {
        "clerk": {"sql": 2},
        "analyst": {"sql": 4, "sap": None},
        "boss": {"sap": 5},
        "porter": {"key": 1},
    }
    return store_of(roles, {"office": ["clerk", "analyst"], "house": ["porter", "boss"]})


def test_the_nearest_to_the_floor_learn_and_the_nearest_holder_teaches(small: GraphStore) -> None:
    made = planned(small, SAP, SQL)
    assert (made.feasible, made.optimal) == (True, True)
    assert learned(made) == [("analyst", "sap"), ("clerk", "sql")]
    up, raised = made.assignments
    # Not stated counts as 2, and is not shown as a level.
    assert (up.held, up.start, up.steps, up.trainer and up.trainer.label) == (True, None, 1, "boss")
    assert (raised.start, raised.end, raised.steps) == (Level.WORKING, Level.PROFICIENT, 1)
    assert raised.trainer
    assert raised.trainer.label == "analyst"
    assert made.effort == pytest.approx(
        sum(float(a.skill.facts["weight"]) * a.steps for a in made.assignments)
    )


def test_what_has_its_holders_needs_no_plan(small: GraphStore) -> None:
    made = planned(small, SAP, target=1)
    assert (made.feasible, made.optimal, made.effort, made.assignments) == (True, True, 0.0, ())


def test_a_skill_that_nobody_holds_has_no_trainer_and_its_first_learner_teaches_the_rest(
    small: GraphStore,
) -> None:
    made = planned(small, "system:key")
    assert [a.trainer for a in made.assignments] == [None, None]
    first, second = (a.learner.id for a in made.assignments)
    taught = [(s.stage, s.learner, s.trainer) for s in made.sequence]
    assert {s for s in taught if s[1] == first} == {(1, first, None), (2, first, None), (3, first, None)}
    assert all(stage > 3 and trainer == first for stage, who, trainer in taught if who == second)


def test_a_trainer_of_the_own_role_then_track_goes_before_one_who_is_more_alike() -> None:
    store = store_of(
        {"a": {"sql": 1}, "b": {"sql": 5, "x": 5, "y": 5}, "c": {"sql": 3}}, {"one": ["a", "b"], "two": ["c"]}
    )
    made = planned(store, SQL, target=3)
    assert [a.trainer and a.trainer.label for a in made.assignments] == ["b"]


def test_hours_are_given_only_when_somebody_says_how_many_a_step_takes(small: GraphStore) -> None:
    assert planned(small, SAP, SQL).hours is None
    assert planned(small, SAP, SQL, hours_per_step=4.0).hours == 8.0


def test_who_is_banned_does_not_learn_and_who_is_out_neither_holds_nor_learns(small: GraphStore) -> None:
    ban = Ban("role:analyst", SAP)
    assert ("analyst", "sap") not in learned(planned(small, SAP, bans=(ban,)))
    assert "analyst" not in {who for who, _ in learned(planned(small, SAP, bans=(Ban("role:analyst"),)))}
    away = planned(small, SQL, out=("role:analyst",))
    assert away.covers[0].holders == 0
    assert len(away.assignments) == 2


def test_too_few_who_may_learn_is_a_reason_that_names_the_skill_and_the_least_that_gives() -> None:
    store = store_of({"a": {"sql": 4}, "b": {"sap": 1}, "c": {"sap": 1}})
    made = planned(store, SQL, target=3, bans=(Ban("role:b"),))
    assert not made.feasible
    assert made.reason
    assert "sql" in made.reason
    assert "only 1 may learn it (1 kept from it by you)" in made.reason
    assert made.relaxation
    assert [(t.skill.id, t.target, t.to) for t in made.relaxation.targets] == [(SQL, 3, 2)]
    assert made.relaxation.capacity is None


def test_too_little_capacity_is_a_reason_and_more_of_it_a_way_out() -> None:
    store = store_of({"a": {"sql": 4, "sap": 4, "key": 4}, "b": {"x": 1}})
    made = planned(store, SQL, SAP, "system:key")
    assert made.reason
    assert "key, sap and sql lack 3 more holders" in made.reason
    assert "room for 2" in made.reason
    assert made.relaxation
    assert made.relaxation.capacity == 3
    assert sum(t.target - t.to for t in made.relaxation.targets) == 1
    assert planned(store, SQL, SAP, "system:key", capacity=3).feasible


def rules(*sides: tuple[str, str], duties: tuple[Duty, ...] = ()) -> Rules:
    return Rules(duties, tuple(Rule(f"{one} and {other}", (one, other), "", "") for one, other in sides))


def test_two_skills_that_a_rule_keeps_apart_never_meet_in_one_learner() -> None:
    store = store_of({"a": {"sql": 4}, "b": {"sap": 4}, "c": {"x": 1}, "d": {"x": 1}})
    apart = planned(store, SAP, SQL, rules=rules(("sap", "sql")))
    # Who holds one side may not learn the other, so it falls to the two who hold none.
    assert sorted(learned(apart)) == [("c", "sap"), ("d", "sql")]
    assert apart.optimal


def test_a_rule_in_the_way_is_named_in_the_reason() -> None:
    store = store_of({"a": {"sql": 4}, "b": {"sap": 4}, "c": {"x": 1}})
    lone = planned(store, SAP, SQL, rules=rules(("sap", "sql")))
    assert lone.reason
    assert "'sap and sql'" in lone.reason
    assert lone.relaxation
    assert sum(t.target - t.to for t in lone.relaxation.targets) == 1
    two = planned(store, SAP, rules=rules(("sap", "sql")), target=3)
    assert two.reason
    assert "1 kept from it by the rule 'sap and sql'" in two.reason


def test_a_course_shared_by_two_skills_draws_them_to_one_learner() -> None:
    store = store_of({"a": {"sql": 4, "sap": 4}, "b": {"sql": 2}, "c": {"sap": 2}})
    assert learned(planned(store, SAP, SQL)) == [("b", "sql"), ("c", "sap")]
    shared = Rules(courses=(CourseOffer("data", ("sap", "sql"), 10.0),))
    together = planned(store, SAP, SQL, rules=shared)
    assert {who for who, _ in learned(together)} == {"b"}
    assert together.course_effort == pytest.approx(10)


def test_what_comes_before_is_learned_before_and_a_circle_is_refused(small: GraphStore) -> None:
    before = Rules(prerequisites=(("sql", ("sap",)),))
    away = tuple(Ban(f"role:{who}") for who in ("clerk", "analyst", "boss"))
    made = planned(small, SAP, SQL, rules=before, bans=away)
    assert [(s.stage, s.skill) for s in made.sequence] == [
        *((n, SAP) for n in (1, 2, 3)),
        *((n, SQL) for n in (4, 5, 6)),
    ]
    circle = Rules(prerequisites=(("sql", ("sap",)), ("sap", ("key",)), ("key", ("sql",))))
    with pytest.raises(BadQuestion, match=r"in a circle: .*system:sap.*system:sql"):
        planned(small, SAP, rules=circle)


def test_the_people_of_a_roster_learn_within_their_own_capacity(small: GraphStore) -> None:
    held = (Held("system:sql", Level.EXPERT, None, "row 2"),)
    people = (
        Person("person:ann", "Ann", "role:clerk", held),
        Person("person:bob", "Bob", "role:clerk", capacity=0),
        Person("person:cem", "Cem"),
    )
    found = holdings(small, Roster(people))
    made = plan(small, found, Wish((SQL,)))
    assert learned(made) == [("Cem", "sql")]
    assert find_holder(small, found, "cem").id == "person:cem"
    with pytest.raises(UnknownName, match="the nearest are Cem"):
        find_holder(small, found, "Kem")


def test_what_the_role_aimed_at_asks_for_is_told_with_the_assignment(small: GraphStore) -> None:
    people = (
        Person("person:ann", "Ann", target="role:clerk"),
        Person("person:bob", "Bob", target="role:boss"),
    )
    made = plan(small, holdings(small, Roster(people)), Wish((SQL,)))
    assert [(a.learner.label, a.toward and a.toward.label) for a in made.assignments] == [
        ("Ann", "clerk"),
        ("Bob", None),
    ]


def test_a_ban_is_read_whichever_colon_parts_it(small: GraphStore) -> None:
    found = holdings(small)
    assert find_ban(small, found, "role:boss:system:sql") == Ban("role:boss", SQL)
    assert find_ban(small, found, "Boss:SQL") == Ban("role:boss", SQL)
    assert find_ban(small, found, "boss:*") == Ban("role:boss")
    with pytest.raises(UnknownName, match="no skill is called 'sqx'"):
        find_ban(small, found, "role:boss:sqx")
    with pytest.raises(BadQuestion, match="WHO:SKILL"):
        find_ban(small, found, "boss")


def test_single_points_are_what_one_holds_and_what_is_lost_with_those_who_are_out(small: GraphStore) -> None:
    found = holdings(small)
    assert single_points(found, Level.PROFICIENT, ()) == (SAP, SQL)
    assert single_points(found, Level.PROFICIENT, ("role:boss",)) == (SAP, SQL)
    assert single_points(found, Level.WORKING, ()) == ()
    assert single_points(found, Level.WORKING, ("role:boss",)) == (SAP,)


@pytest.mark.parametrize(
    "limits",
    [{"target": 0}, {"capacity": -1}, {"hours_per_step": 0.0}, {"time_limit": 0.0}, {"out": ("role:x",)}],
)
def test_limits_out_of_scale_are_refused(small: GraphStore, limits: dict[str, object]) -> None:
    with pytest.raises(BadQuestion):
        planned(small, SQL, **limits)


def test_an_alternative_is_the_cheapest_plan_without_one_assignment(small: GraphStore) -> None:
    made = planned(small, SAP, SQL)
    swaps = without_assignments(small, holdings(small), made)
    assert [(s.learner.label, s.skill.label if s.skill else "") for s in swaps] == learned(made)
    for swap in swaps:
        banned = planned(small, SAP, SQL, bans=(Ban(swap.learner.id, swap.skill.id if swap.skill else None),))
        assert swap.more == pytest.approx(banned.effort - made.effort)
        assert [(a.learner.label, a.skill.label) for a in swap.instead] == [
            pair for pair in learned(banned) if pair not in learned(made)
        ]


def test_an_assignment_that_nothing_can_replace_says_so() -> None:
    store = store_of({"a": {"sql": 4}, "b": {"x": 1}})
    (swap,) = without_assignments(store, holdings(store), planned(store, SQL))
    assert (swap.more, swap.instead) == (None, ())


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


def least(
    found: Holdings, wish: Wish, levels: dict[tuple[str, str], float], apart: list[tuple[str, str]]
) -> float | None:
    """The least effort over every set of (role, skill) that gives each skill its holders."""
    open_cells = [cell for cell, level in levels.items() if level < wish.floor]
    sums = []
    for chosen in chain.from_iterable(combinations(open_cells, n) for n in range(len(open_cells) + 1)):
        reached = Counter(s for (h, s), level in levels.items() if level >= wish.floor or (h, s) in chosen)
        enough = all(reached[skill] >= wish.target for skill in wish.skills)
        loads = Counter(who for who, _ in chosen)
        if enough and max(loads.values(), default=0) <= wish.capacity and not breaks(levels, chosen, apart):
            sums.append(sum(found.weights[found.column[s]] * (wish.floor - levels[h, s]) for h, s in chosen))
    return min(sums, default=None)


@settings(deadline=None, max_examples=100)
@given(LADDERS, st.integers(1, 3), st.integers(0, 2), PAIRS)
def test_the_plan_costs_the_least_of_all_that_reach_the_target_and_break_no_rule(
    ladder: list[Named], target: int, capacity: int, pairs: list[tuple[str, str]]
) -> None:
    store = store_of({f"r{n}": skills for n, skills in enumerate(ladder)})
    found = holdings(store)
    known = {node.label for node in found.skills}
    apart = [pair for pair in pairs if set(pair) <= known]
    skills = tuple(node.id for node in found.skills)
    wish = Wish(skills, target, capacity=capacity, rules=rules(*apart))
    levels = {
        (holder.id, skill): float(found.levels[found.row[holder.id], found.column[skill]])
        for holder in found.holders
        for skill in skills
    }
    made = plan(store, found, wish)
    expected = least(found, wish, levels, apart)
    assert made.feasible == (expected is not None)
    if expected is not None:
        assert made.effort == pytest.approx(expected)
        assert not breaks(levels, tuple((a.learner.id, a.skill.id) for a in made.assignments), apart)
        assert made.saved is None or made.saved >= 0
    else:
        assert made.reason


@settings(deadline=None, max_examples=100)
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
