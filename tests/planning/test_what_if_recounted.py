"""Scenarios against counting everything again by hand, and the parts of one answer against each other."""

from collections import Counter
from dataclasses import asdict

from hypothesis import assume, given, settings
from hypothesis import strategies as st

from graph.errors import BadQuestion
from graph.kinds import Level, Necessity, NodeKind
from graph.people import Roster
from graph.questions.answers import GapState
from graph.questions.matrix import role_matrix
from graph.stores.store import View
from planning.changes import Action, Change
from planning.holdings import holdings
from planning.outcome import Lesson, Tally, WhatIf
from planning.recovery import recovery
from planning.rules import Rules
from planning.state import changed, today
from planning.tallies import tallies, tally
from planning.what_if import what_if
from tests.kit.planned import rosters, stored, stores
from tests.kit.recount import STATES, Recount
from tests.kit.tries import examples

NOBODY = dict.fromkeys(STATES, 0)
FLOORS = st.sampled_from(Level)


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


def answered(
    store: View, roster: Roster | None, made: list[Change], floor: Level
) -> tuple[WhatIf, list[Recount]]:
    """The answer, and the states counted by hand: today's and the one after each change."""
    try:
        answer = what_if(store, today(store, holdings(store, roster)), made, floor)
    except BadQuestion:
        assume(False)
        raise
    naive = [Recount.of(store, roster)]
    for change in made:
        naive.append(naive[-1].after(change))
    return answer, naive


def cover(of: dict[str, int]) -> int:
    return of["held"] + of["unstated"]


def alone(of: dict[str, int]) -> bool:
    return of["held"] == 1 if not of["unstated"] else of["unstated"] == 1 and not of["held"] + of["below"]


def perhaps(of: dict[str, int]) -> bool:
    return of["held"] == 1 and of["unstated"] > 0


@settings(max_examples=examples(300), deadline=None)
@given(store=stores(), floor=FLOORS, data=st.data())
def test_a_scenario_says_what_counting_again_says(store: View, floor: Level, data: st.DataObject) -> None:
    roster = data.draw(st.none() | rosters(store))
    made = data.draw(st.lists(changes(store, roster), min_size=1, max_size=3))
    answer, naive = answered(store, roster, made, floor)
    learned = naive[-1].taught((x.holder.id, x.skill.id, x.asked) for x in answer.lessons if x.must)
    stages = [one.tallies(floor) for one in (naive[0], naive[-1], learned)]
    every = {skill: [of.get(skill, NOBODY) for of in stages] for skill in {s for of in stages for s in of}}
    assert {c.skill.id: [asdict(t) for t in (c.today, c.then, c.learned)] for c in answer.counts} == {
        skill: figures for skill, figures in every.items() if any(f != figures[0] for f in figures)
    }
    newly = naive[-1].required() - naive[0].required()
    asked = {skill for asks in naive[-1].needs.values() for skill in asks}
    every |= {skill: [NOBODY] * 3 for skill in newly - every.keys()}
    single = {s for s, (was, now, _) in every.items() if alone(now) and (not alone(was) or s in newly)}
    assert {node.id for node in answer.new_single_points} == single
    bare = {
        s
        for s, (was, now, _) in every.items()
        if cover(now) == 0 and ((cover(was) and (s in asked or now["below"])) or s in newly)
    }
    assert {node.id for node in answer.uncovered} == bare
    possible = {s for s, (was, now, _) in every.items() if perhaps(now) and not perhaps(was)}
    assert {node.id for node in answer.possible_single_points} == possible


@settings(max_examples=examples(300), deadline=None)
@given(store=stores(), floor=FLOORS, data=st.data())
def test_the_lessons_are_what_the_roles_ask_in_the_end_beyond_what_is_held(
    store: View, floor: Level, data: st.DataObject
) -> None:
    roster = data.draw(st.none() | rosters(store))
    made = data.draw(st.lists(changes(store, roster), min_size=1, max_size=3))
    answer, naive = answered(store, roster, made, floor)
    last, asking = naive[-1], set[tuple[str, str]]()
    for change, before, after in zip(made, naive, naive[1:], strict=False):
        if change.action in {Action.MOVE, Action.PROMOTE}:
            movers = before.named(change.subject)
            asking |= {(i, skill) for i in movers for skill in after.asks(i)}
        elif change.incoming:
            users = {role for role, asks in before.needs.items() if change.subject in asks}
            if change.action == Action.ADD:
                known = before.needs.get(str(change.to), {}).get(change.subject)
                users = set() if known and known[0] == Necessity.REQUIRED else {str(change.to)}
            asking |= {(i, change.incoming) for i, p in after.people.items() if p.role in users}
    asked = {(i, s) for i, s in asking if i in last.people and s in last.asks(i)}
    lessons = {lesson.key: lesson for lesson in answer.lessons}
    assert len(lessons) == len(answer.lessons)
    assert lessons.keys() <= asked
    for who, skill in asked:
        needed, level = last.asks(who)[skill]
        held = last.people[who].held
        state = naive_state(skill in held, held.get(skill), level)
        lesson = lessons.get((who, skill))
        if lesson is None:
            assert state == GapState.MET
            continue
        assert (lesson.state, lesson.asked, lesson.held) == (state, level, held.get(skill))
        assert lesson.preferred == (needed == Necessity.PREFERRED)
        assert lesson.hopes == (skill in last.people[who].hoped)
        assert lesson.effort == short(lesson) * lesson.skill.as_skill.weight


def naive_state(holds: bool, held: Level | None, asked: Level | None) -> GapState:
    if not holds:
        return GapState.MISSING
    if asked is None:
        return GapState.MET
    if held is None:
        return GapState.TO_CONFIRM
    return GapState.TO_RAISE if held < asked else GapState.MET


def short(lesson: Lesson) -> int:
    if lesson.state == GapState.MISSING:
        return int(lesson.asked or 2)
    return int(lesson.asked or 0) - int(lesson.held or 0) if lesson.state == GapState.TO_RAISE else 0


@settings(max_examples=examples(300), deadline=None)
@given(store=stores(), floor=FLOORS, data=st.data())
def test_the_parts_of_one_answer_tell_the_same_roles_levels_and_necessity(
    store: View, floor: Level, data: st.DataObject
) -> None:
    roster = data.draw(st.none() | rosters(store))
    change = data.draw(
        changes(store, roster).filter(lambda one: one.action in {Action.REPLACE, Action.RETIRE})
    )
    answer, (before, after) = answered(store, roster, [change], floor)
    old, new = change.subject, change.incoming
    affected = {party.id: party for party in answer.affected}
    users = {
        i: before.asks(i).get(old) for i, p in before.people.items() if old in before.asks(i) or old in p.held
    }
    assert affected.keys() == users.keys()
    lessons = {lesson.holder.id: lesson for lesson in answer.lessons}
    assert lessons.keys() == {i for i, need in users.items() if need and new}
    for who, need in users.items():
        if need is None:
            assert (affected[who].level, affected[who].preferred) == (before.people[who].held[old], False)
            continue
        surely = old in before.people[who].held
        assert affected[who].preferred == (need[0] == Necessity.PREFERRED and not surely)
        if not (surely and need[0] == Necessity.PREFERRED):
            assert affected[who].level == need[1]
        if new:
            lesson, (needed, level) = lessons[who], after.asks(who)[new]
            assert (lesson.preferred, lesson.asked) == (needed == Necessity.PREFERRED, level)
    if new:
        know = Counter(
            "preferred" if k.preferred else naive_tally(k.level, floor) for k in answer.know_replacement
        )
        figures = before.tallies(floor).get(new, NOBODY)
        assert {state: know[state] for state in STATES} == figures


def naive_tally(level: Level | None, floor: Level) -> str:
    return "unstated" if level is None else "held" if level >= floor else "below"


@settings(max_examples=examples(200), deadline=None)
@given(store=stores(), floor=FLOORS, data=st.data())
def test_the_plan_trains_the_affected_first_and_covers_what_opens(
    store: View, floor: Level, data: st.DataObject
) -> None:
    roster = data.draw(st.none() | rosters(store))
    made = data.draw(st.lists(changes(store, roster), min_size=1, max_size=3))
    answer, naive = answered(store, roster, made, floor)
    rescue = recovery(store, answer, Rules())
    opened = {node.id for node in (*answer.new_single_points, *answer.uncovered)}
    must = {lesson.key: lesson for lesson in answer.lessons if lesson.must}
    assert (rescue is None) == (not opened and not must)
    if rescue is None:
        return
    taught = {one.lesson.key: one for one in rescue.taught}
    assert must.keys() <= taught.keys()
    for key, one in taught.items():
        assert one.for_cover or one.end == must[key].asked
        assert not one.for_cover or one.end == floor
    kept = [(k.holder.id, k.skill.id, k.level) for k in rescue.kept]
    for who, skill, level in kept:
        assert naive[-1].people[who].ever[skill] == level
        assert skill in opened
        assert skill not in naive[-1].people[who].held
    then = naive[-1].taught([*kept, *((*key, one.end) for key, one in taught.items())])
    lacking = {s for s in opened if cover(then.tallies(floor).get(s, NOBODY)) < rescue.target}
    assert set(rescue.further.wish.skills) == lacking
    idle = [x for x in answer.lessons if x.skill.id in lacking and not x.preferred and x.key not in taught]
    # Who is affected and still below the floor goes on before anybody else learns.
    assert all(x.held is None or x.held >= floor for x in idle)
    ends = [one.end for key, one in taught.items() if key[1] in lacking]
    assert all(end is None or end >= floor for end in ends)
    if rescue.further.feasible:
        gained = [(a.learner.id, a.skill.id, a.end) for a in rescue.further.assignments]
        done = then.taught(gained).tallies(floor)
        assert all(cover(done.get(s, NOBODY)) >= rescue.target for s in opened)


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
    liked = {
        role: {state.asked.skills[c].id: n for c, n in of.items()} for role, of in state.liked.items() if of
    }
    assert liked == {
        role: preferred
        for role, asks in naive.needs.items()
        if (preferred := {s: n for s, (needed, n) in asks.items() if needed == Necessity.PREFERRED})
    }


@settings(max_examples=examples(60), deadline=None)
@given(store=stores(), floor=FLOORS)
def test_today_s_figures_are_those_of_counting(store: View, floor: Level) -> None:
    state = today(store, holdings(store))
    counts = tallies(state.holdings, state.hoped, floor)
    by_hand = Recount.of(store, None).tallies(floor)
    for column, skill in enumerate(state.holdings.skills):
        assert tally(counts, column) == Tally(**by_hand.get(skill.id, NOBODY))
