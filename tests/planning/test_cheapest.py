"""The plan without a solver against the solver, and holdings by lines against holdings by matrices."""

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from graph.kinds import Level
from graph.people import Roster
from graph.stores.store import View
from planning.cheapest import cheapest
from planning.holdings import Holdings, holdings
from planning.plan import plan
from planning.rules import CourseOffer, Rules
from planning.solved import solved
from planning.sought import sought
from planning.wish import Ban, Wish
from tests.kit.planned import asking, rosters, rules, stores
from tests.kit.tries import examples

SKILLS = tuple(f"system:{name}" for name in "uvwxyz")


@settings(max_examples=examples(200), deadline=None)
@given(store=stores(), target=st.integers(1, 4), doubting=st.booleans(), data=st.data())
def test_where_no_limit_binds_the_cheapest_are_what_the_solver_finds(
    store: View, target: int, doubting: bool, data: st.DataObject
) -> None:
    staff = holdings(store, data.draw(st.none() | rosters(store)))
    known = [skill.id for skill in staff.skills]
    pairs = data.draw(
        st.lists(st.tuples(*2 * [st.sampled_from("uvwxyz")]).filter(lambda p: p[0] < p[1]), max_size=2)
    )
    apart = [pair for pair in pairs if {f"system:{name}" for name in pair} <= set(known)]
    bans = data.draw(st.lists(st.sampled_from([*staff.row, "nobody"]), max_size=2))
    wish = Wish(
        skills=tuple(known),
        target=target,
        floor=data.draw(st.sampled_from(Level)),
        capacity=data.draw(st.integers(0, 4)),
        bans=tuple(Ban(who, data.draw(st.sampled_from([None, *known]))) for who in bans) if known else (),
        rules=rules(*apart),
        train_unstated=doubting,
    )
    asked = sought(store, staff, wish)
    quick, slow = cheapest(asked), solved(asked, float("inf"))
    if quick is not None:
        assert slow.feasible
        assert quick.taken == slow.taken
        assert quick.effort == pytest.approx(slow.effort)
        assert quick.by_hand == pytest.approx(slow.by_hand)


def test_a_limit_that_binds_or_a_course_leaves_it_to_the_solver() -> None:
    store = asking({"a": {"sql": 4, "sap": 4}, "b": {"sql": 2, "sap": 2}, "c": {"x": 1}})
    wish = Wish(skills=("system:sql", "system:sap"))
    staff = holdings(store)
    assert cheapest(sought(store, staff, wish))
    assert cheapest(sought(store, staff, replace(wish, capacity=1))) is None
    assert cheapest(sought(store, staff, replace(wish, rules=rules(("sql", "sap"))))) is None
    course = Rules(courses=(CourseOffer("both", ("sql", "sap"), 1.0),))
    assert cheapest(sought(store, staff, replace(wish, rules=course))) is None
    assert cheapest(sought(store, staff, replace(wish, target=5))) is None
    assert plan(store, staff, replace(wish, capacity=1)).feasible


@given(store=stores(), data=st.data())
def test_lines_and_matrices_say_the_same(store: View, data: st.DataObject) -> None:
    roster: Roster | None = data.draw(st.none() | rosters(store))
    lined = holdings(store, roster)
    by_matrix = Holdings(lined.holders, lined.skills, lined.levels, lined.stated, lined.held, lined.weights)
    assert [dict(line) for line in by_matrix.lines] == [dict(line) for line in lined.lines]
    assert lined.levels.shape == (len(lined.holders), len(lined.skills))
    for who in lined.row:
        gone, again = lined.without([who]), by_matrix.without([who])
        assert gone.levels.toarray().tolist() == again.levels.toarray().tolist()
        assert [dict(line) for line in gone.lines] == [dict(line) for line in again.lines]
