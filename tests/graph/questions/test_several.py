"""Several skills in one question, against a reference that asks them one by one."""

from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph.errors import BadQuestion, UnknownName
from graph.kinds import Level
from graph.model import Graph, Node
from graph.questions.needs import who_needs
from graph.questions.several import AskedSkill, asked_for, find_asked, who_needs_several
from graph.stores.memory import NetworkxStore
from graph.stores.store import View
from tests.kit.drawn import drawn

LEVELS = st.one_of(st.none(), st.integers(1, 5))
NEEDS = st.dictionaries(st.sampled_from("uvwx"), LEVELS, max_size=4)
ROLES = st.fixed_dictionaries({"a": NEEDS, "b": NEEDS, "c": NEEDS, "d": st.just(dict.fromkeys("uvwx", 3))})
FLOORS = st.one_of(st.none(), st.sampled_from(Level))

Held = dict[str, dict[str, int | None]]


def held(roles: Held) -> View:
    store = NetworkxStore()
    store.replace(drawn({name: {"technical": skills} for name, skills in roles.items()}))
    return store


def asked(store: View, skill: str, floor: Level | None = None) -> AskedSkill:
    return AskedSkill(store.node(f"system:{skill}"), floor)


def titles(store: View, skill: str, floor: Level | None) -> set[str]:
    return {need.role.label for need in who_needs(store, f"system:{skill}", floor).needs}


@given(ROLES, FLOORS, FLOORS, FLOORS)
def test_several_skills_are_the_sets_of_each(
    roles: Held, one: Level | None, other: Level | None, third: Level | None
) -> None:
    store = held(roles)
    u, v, w = asked(store, "u", one), asked(store, "v", other), asked(store, "w", third)
    us, vs, ws = titles(store, "u", one), titles(store, "v", other), titles(store, "w", third)
    for every, joined in ((True, us & vs), (False, us | vs)):
        answer = who_needs_several(store, (u, v), (w,), every=every)
        assert {row.role.label for row in answer.roles} == joined - ws
        assert all(need.skill.id in {u.skill.id, v.skill.id} for row in answer.roles for need in row.needs)
        assert [len(row.needs) for row in answer.roles] == sorted(
            (len(row.needs) for row in answer.roles), reverse=True
        )


def test_the_order_is_by_level_in_the_order_asked_then_by_title() -> None:
    store = held({"a": {"u": 3, "v": 5}, "b": {"u": 4, "v": None}, "c": {"u": 3, "v": 5}, "d": {"u": 5}})
    rows = who_needs_several(store, (asked(store, "u"), asked(store, "v"))).roles
    assert [row.role.label for row in rows] == ["b", "a", "c"]
    rows = who_needs_several(store, (asked(store, "u"), asked(store, "v")), every=False).roles
    assert [row.role.label for row in rows] == ["b", "a", "c", "d"]


def test_a_level_stands_behind_the_name_or_the_id_and_names_may_hold_colons() -> None:
    store = NetworkxStore()
    odd = Node("system:odd", "Suite: 3")
    store.replace(Graph((odd, Node("system:u", "u"), Node("system:suite", "Suite")), ()))
    wanted = {
        "u": None,
        "u:3": Level.PROFICIENT,
        "system:u:5": Level.EXPERT,
        "U : Advanced": Level.ADVANCED,
        "suite:2": Level.WORKING,
    }
    for text, floor in wanted.items():
        assert find_asked(store, text).floor == floor, text
    assert find_asked(store, "Suite: 3") == AskedSkill(odd)
    assert find_asked(store, "Suite: 3:4") == AskedSkill(odd, Level.ADVANCED)
    assert find_asked(store, "u", Level.BASIC).floor == Level.BASIC
    assert find_asked(store, "u:2", Level.BASIC).floor == Level.WORKING


@pytest.mark.parametrize("text", ["u:0", "u:6", "u:high", "system:u:9"])
def test_a_level_that_is_none_is_told_with_the_skill(text: str) -> None:
    store = held({"a": {"u": 3}})
    with pytest.raises(BadQuestion, match="is no level of u; give one of 1 basic"):
        find_asked(store, text)


@pytest.mark.parametrize(("text", "name"), [("zzz:3", "zzz"), ("zzz", "zzz"), ("zzz:q", "zzz:q"), (":", ":")])
def test_an_unknown_name_is_told_as_it_was_meant(text: str, name: str) -> None:
    with pytest.raises(UnknownName) as told:
        find_asked(held({"a": {"u": 3}}), text)
    assert told.value.name == name


def test_a_question_against_itself_is_refused() -> None:
    store = held({"a": {"u": 3, "v": 1}})
    u = asked(store, "u")
    for wanted, without in product([(u,), (asked(store, "u", Level.ADVANCED),)], [(u,)]):
        with pytest.raises(BadQuestion, match="u is both asked for and left out"):
            who_needs_several(store, wanted, without)
    with pytest.raises(BadQuestion, match="u is asked for at two levels"):
        who_needs_several(store, (u, asked(store, "u", Level.BASIC)))
    with pytest.raises(BadQuestion, match="name at least one"):
        who_needs_several(store, (), (u,))
    assert len(who_needs_several(store, (u, u)).skills) == 1
    assert who_needs_several(store, (u,), (asked(store, "u", Level.EXPERT),)).roles


def test_what_was_asked_is_told_in_words() -> None:
    store = held({"a": {"u": 3, "v": 1, "w": 2}})
    pair = (asked(store, "u", Level.EXPERT), asked(store, "v"))
    without = (asked(store, "w", Level.BASIC),)
    assert asked_for(who_needs_several(store, pair, without)) == (
        "u at expert and v, without w at basic or above"
    )
    assert asked_for(who_needs_several(store, pair, every=False)) == "u at expert or v"
