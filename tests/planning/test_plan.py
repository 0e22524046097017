"""The plan on drawn graphs: who learns what from whom, in which order, and why there is none."""

import pytest

from graph.errors import BadQuestion, UnknownName
from graph.kinds import Level
from graph.people import Held, Person, Roster
from graph.stores.store import View
from planning.alternatives import without_assignments
from planning.counting import single_points
from planning.holdings import holdings
from planning.naming import find_ban, find_holder
from planning.plan import Plan, plan
from planning.rules import CourseOffer, Rules
from planning.wish import Ban, Wish
from tests.kit.drawn import Named
from tests.kit.planned import asking, rules

SAP, SQL = "system:sap", "system:sql"


def planned(store: View, *skills: str, **limits: object) -> Plan:
    return plan(store, holdings(store), Wish(skills=skills, **limits))  # type: ignore[arg-type]


def learned(made: Plan) -> list[tuple[str, str]]:
    return [(a.learner.label, a.skill.label) for a in made.assignments]


@pytest.fixture
def small() -> View:
    r"""clerk --(2)--> sql <--(4)-- analyst --(2)--> sap <--(5)-- boss, porter --(1)--> key"""
    roles: dict[str, Named] = {
        "clerk": {"sql": 2},
        "analyst": {"sql": 4, "sap": 2},
        "boss": {"sap": 5},
        "porter": {"key": 1},
    }
    return asking(roles, tracks={"office": ["clerk", "analyst"], "house": ["porter", "boss"]})


def test_the_nearest_to_the_floor_learn_and_the_nearest_holder_teaches(small: View) -> None:
    made = planned(small, SAP, SQL)
    assert (made.feasible, made.optimal) == (True, True)
    assert learned(made) == [("analyst", "sap"), ("clerk", "sql")]
    up, raised = made.assignments
    assert (up.held, up.start, up.steps, up.trainer and up.trainer.label) == (True, 2, 1, "boss")
    assert up.trainer_sure
    assert (raised.start, raised.end, raised.steps) == (Level.WORKING, Level.PROFICIENT, 1)
    assert raised.trainer
    assert raised.trainer.label == "analyst"
    assert made.effort == pytest.approx(sum(a.skill.as_skill.weight * a.steps for a in made.assignments))


def test_who_holds_a_skill_at_no_stated_level_is_taken_to_hold_it_and_learns_only_when_asked() -> None:
    store = asking({"a": {"sql": None}, "b": {"sql": None}, "c": {"sql": 1}, "d": {"sap": 1}})
    assert planned(store, SQL).assignments == ()
    made = planned(store, SQL, target=3)
    assert [(c.holders, c.assumed, c.wanted) for c in made.covers] == [(0, 2, 1)]
    assert learned(made) == [("c", "sql")]
    (taught,) = made.assignments
    # Nobody is stated to hold it: who may is named, and marked.
    assert (taught.trainer and taught.trainer.label, taught.trainer_sure) == ("a", False)
    doubting = planned(store, SQL, target=3, train_unstated=True)
    assert [(c.holders, c.assumed, c.wanted) for c in doubting.covers] == [(0, 0, 3)]
    assert [(a.learner.label, a.held, a.start, a.steps) for a in doubting.assignments] == [
        ("a", True, None, 1),
        ("b", True, None, 1),
        ("c", True, 1, 2),
    ]
    assert {a.trainer for a in doubting.assignments} == {None}


def test_one_surely_and_others_perhaps_is_enough_for_a_plan_that_trusts_the_documents() -> None:
    store = asking({"a": {"sql": 4}, "b": {"sql": None}, "c": {"sap": 1}})
    assert planned(store, SQL).assignments == ()
    assert learned(planned(store, SQL, train_unstated=True)) == [("b", "sql")]


def test_what_has_its_holders_needs_no_plan(small: View) -> None:
    made = planned(small, SAP, target=1)
    assert (made.feasible, made.optimal, made.effort, made.assignments) == (True, True, 0.0, ())


def test_a_skill_that_nobody_holds_has_no_trainer_and_its_first_learner_teaches_the_rest(
    small: View,
) -> None:
    made = planned(small, "system:key")
    assert [a.trainer for a in made.assignments] == [None, None]
    first, second = (a.learner.id for a in made.assignments)
    taught = [(s.stage, s.learner, s.trainer) for s in made.sequence]
    assert {s for s in taught if s[1] == first} == {(1, first, None), (2, first, None), (3, first, None)}
    assert all(stage > 3 and trainer == first for stage, who, trainer in taught if who == second)


def test_a_trainer_of_the_own_role_then_track_goes_before_one_who_is_more_alike() -> None:
    store = asking(
        {"a": {"sql": 1}, "b": {"sql": 5, "x": 5, "y": 5}, "c": {"sql": 3}},
        tracks={"one": ["a", "b"], "two": ["c"]},
    )
    made = planned(store, SQL, target=3)
    assert [a.trainer and a.trainer.label for a in made.assignments] == ["b"]


def test_hours_are_given_only_when_somebody_says_how_many_a_step_takes(small: View) -> None:
    assert planned(small, SAP, SQL).hours is None
    assert planned(small, SAP, SQL, hours_per_step=4.0).hours == 8.0


def test_who_is_banned_does_not_learn_and_who_is_out_neither_holds_nor_learns(small: View) -> None:
    ban = Ban("role:analyst", SAP)
    assert ("analyst", "sap") not in learned(planned(small, SAP, bans=(ban,)))
    assert "analyst" not in {who for who, _ in learned(planned(small, SAP, bans=(Ban("role:analyst"),)))}
    away = planned(small, SQL, out=("role:analyst",))
    assert away.covers[0].holders == 0
    assert len(away.assignments) == 2


def test_too_few_who_may_learn_is_a_reason_that_names_the_skill_and_the_least_that_gives() -> None:
    store = asking({"a": {"sql": 4}, "b": {"sap": 1}, "c": {"sap": 1}})
    made = planned(store, SQL, target=3, bans=(Ban("role:b"),))
    assert not made.feasible
    assert made.reason
    assert "sql" in made.reason
    assert "only 1 may learn it (1 kept from it by you)" in made.reason
    assert made.relaxation
    assert [(t.skill.id, t.target, t.to) for t in made.relaxation.targets] == [(SQL, 3, 2)]
    assert made.relaxation.capacity is None


def test_too_little_capacity_is_a_reason_and_more_of_it_a_way_out() -> None:
    store = asking({"a": {"sql": 4, "sap": 4, "key": 4}, "b": {"x": 1}})
    made = planned(store, SQL, SAP, "system:key")
    assert made.reason
    assert "key, sap and sql lack 3 holders" in made.reason
    assert "room for 2" in made.reason
    assert made.relaxation
    assert made.relaxation.capacity == 3
    assert sum(t.target - t.to for t in made.relaxation.targets) == 1
    assert planned(store, SQL, SAP, "system:key", capacity=3).feasible


def test_two_skills_that_a_rule_keeps_apart_never_meet_in_one_learner() -> None:
    store = asking({"a": {"sql": 4}, "b": {"sap": 4}, "c": {"x": 1}, "d": {"x": 1}})
    apart = planned(store, SAP, SQL, rules=rules(("sap", "sql")))
    # Who holds one side may not learn the other, so it falls to the two who hold none.
    assert sorted(learned(apart)) == [("c", "sap"), ("d", "sql")]
    assert apart.optimal


def test_a_rule_in_the_way_is_named_in_the_reason() -> None:
    store = asking({"a": {"sql": 4}, "b": {"sap": 4}, "c": {"x": 1}})
    lone = planned(store, SAP, SQL, rules=rules(("sap", "sql")))
    assert lone.reason
    assert "'sap and sql'" in lone.reason
    assert lone.relaxation
    assert sum(t.target - t.to for t in lone.relaxation.targets) == 1
    two = planned(store, SAP, rules=rules(("sap", "sql")), target=3)
    assert two.reason
    assert "1 kept from it by the rule 'sap and sql'" in two.reason


def test_a_course_shared_by_two_skills_draws_them_to_one_learner() -> None:
    store = asking({"a": {"sql": 4, "sap": 4}, "b": {"sql": 2}, "c": {"sap": 2}})
    assert learned(planned(store, SAP, SQL)) == [("b", "sql"), ("c", "sap")]
    shared = Rules(courses=(CourseOffer("data", ("sap", "sql"), 10.0),))
    together = planned(store, SAP, SQL, rules=shared)
    assert {who for who, _ in learned(together)} == {"b"}
    assert together.course_effort == pytest.approx(10)


def test_what_comes_before_is_learned_before_and_a_circle_is_refused(small: View) -> None:
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


def test_the_people_of_a_roster_learn_within_their_own_capacity(small: View) -> None:
    held = (Held("system:sql", Level.EXPERT, None, "row 2"),)
    people = (
        Person("person:ann", "Ann", "role:clerk", held),
        Person("person:bob", "Bob", "role:clerk", capacity=0),
        Person("person:cem", "Cem"),
    )
    staff = holdings(small, Roster(people))
    made = plan(small, staff, Wish(skills=(SQL,)))
    assert learned(made) == [("Cem", "sql")]
    assert find_holder(small, staff, "cem").id == "person:cem"
    with pytest.raises(UnknownName, match=r"Cem\b"):
        find_holder(small, staff, "Cemm")


def test_what_the_role_aimed_at_asks_for_is_told_with_the_assignment(small: View) -> None:
    people = (
        Person("person:ann", "Ann", target="role:clerk"),
        Person("person:bob", "Bob", target="role:boss"),
    )
    made = plan(small, holdings(small, Roster(people)), Wish(skills=(SQL,)))
    assert [(a.learner.label, a.toward and a.toward.label) for a in made.assignments] == [
        ("Ann", "clerk"),
        ("Bob", None),
    ]


def test_a_ban_is_read_whichever_colon_parts_it(small: View) -> None:
    staff = holdings(small)
    assert find_ban(small, staff, "role:boss:system:sql") == Ban("role:boss", SQL)
    assert find_ban(small, staff, "Boss:SQL") == Ban("role:boss", SQL)
    assert find_ban(small, staff, "boss:*") == Ban("role:boss")
    with pytest.raises(UnknownName, match="no skill is called 'sqx'"):
        find_ban(small, staff, "role:boss:sqx")
    with pytest.raises(BadQuestion, match="WHO:SKILL"):
        find_ban(small, staff, "boss")


def test_single_points_are_what_one_holds_and_what_is_lost_with_those_who_are_out(small: View) -> None:
    staff = holdings(small)
    assert single_points(staff, Level.PROFICIENT, ()) == (SAP, SQL)
    assert single_points(staff, Level.PROFICIENT, ("role:boss",)) == (SAP, SQL)
    assert single_points(staff, Level.WORKING, ()) == ()
    assert single_points(staff, Level.WORKING, ("role:boss",)) == (SAP,)


@pytest.mark.parametrize(
    "limits",
    [{"target": 0}, {"capacity": -1}, {"hours_per_step": 0.0}, {"time_limit": 0.0}, {"out": ("role:x",)}],
)
def test_limits_out_of_scale_are_refused(small: View, limits: dict[str, object]) -> None:
    with pytest.raises(BadQuestion):
        planned(small, SQL, **limits)


def test_an_alternative_is_the_cheapest_plan_without_one_assignment(small: View) -> None:
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
    store = asking({"a": {"sql": 4}, "b": {"x": 1}})
    (swap,) = without_assignments(store, holdings(store), planned(store, SQL))
    assert (swap.more, swap.instead) == (None, ())
