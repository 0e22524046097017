"""Scenarios against counting everything again on the changed graph."""

from collections import Counter

from hypothesis import assume, given, settings
from hypothesis import strategies as st

from graph.errors import BadQuestion
from graph.kinds import Level, NodeKind
from graph.people import Roster
from graph.questions.matrix import role_matrix
from graph.stores.store import View
from planning.alternatives import recovery
from planning.changes import Action, Change
from planning.holdings import holdings
from planning.rules import Rules
from planning.state import changed, today
from planning.what_if import what_if
from tests.kit.planned import rosters, stored, stores
from tests.kit.recount import Recount
from tests.kit.tries import examples


@st.composite
def changes(draw: st.DrawFn, store: View, roster: Roster | None) -> Change:
    """A change among the people, roles and systems of a store."""
    roles = [role.id for role in store.nodes_of_kind(NodeKind.ROLE)]
    systems = [node.id for node in store.nodes_of_kind(NodeKind.SYSTEM)]
    assume(len(systems) > 1)
    who = roles if roster is None else [p.id for p in roster.people] or roles
    action = draw(st.sampled_from(Action))
    pick = {"WHO": who, "ROLE": roles, "SYSTEM": systems}
    ids = [draw(st.sampled_from(pick[term])) for term in action.terms]
    assume(len(set(ids)) == len(ids))
    return Change(action, *ids)


@settings(max_examples=examples(300), deadline=None)
@given(store=stores(), floor=st.sampled_from(Level), data=st.data())
def test_a_scenario_says_what_counting_again_on_the_changed_graph_says(
    store: View, floor: Level, data: st.DataObject
) -> None:
    roster = data.draw(st.none() | rosters(store))
    made = data.draw(st.lists(changes(store, roster), min_size=1, max_size=3))
    first = today(store, holdings(store, roster))
    naive = Recount.of(store, roster)
    before, wanted = naive.counts(floor), naive.required()
    try:
        answer = what_if(store, first, made, floor)
    except BadQuestion:
        assume(False)
    for change in made:
        naive = naive.after(change)
    after, newly = naive.counts(floor), naive.required() - wanted
    assert {c.skill.id: (c.before, c.after) for c in answer.counts} == {
        skill: (before.get(skill, 0), after.get(skill, 0))
        for skill in {*before, *after}
        if before.get(skill, 0) != after.get(skill, 0)
    }
    single = sorted(s for s, count in after.items() if count == 1 and (before.get(s, 0) > 1 or s in newly))
    assert [node.id for node in answer.new_single_points] == single
    bare = sorted(s for s, count in after.items() if count == 0 and (before.get(s) != 0 or s in newly))
    assert [node.id for node in answer.uncovered] == bare
    rescue = recovery(store, answer, Rules())
    assert (rescue is None) == (not [*single, *bare])
    if rescue and rescue.feasible:
        gained = Counter(a.skill.id for a in rescue.assignments)
        assumed = {c.skill.id: c.assumed for c in rescue.covers}
        assert all(
            after[skill] + assumed[skill] + gained[skill] >= rescue.wish.target for skill in (*single, *bare)
        )


@settings(max_examples=examples(200), deadline=None)
@given(store=stores(), data=st.data())
def test_what_roles_ask_after_changes_is_what_the_changed_graph_asks(
    store: View, data: st.DataObject
) -> None:
    made = data.draw(st.lists(changes(store, None), min_size=1, max_size=3))
    made = [change for change in made if change.action in {Action.RETIRE, Action.REPLACE, Action.ADD}]
    state, naive = today(store, holdings(store)), Recount.of(store, None)
    for change in made:
        state, naive = changed(state, change), naive.after(change)
    expected = role_matrix(stored(naive.asked))
    for name in ("levels", "stated", "asked"):
        assert (getattr(state.asked, name) != getattr(expected, name)).nnz == 0
