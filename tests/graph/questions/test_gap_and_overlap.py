"""Gap and overlap, against a reference that compares level by level."""

from math import log

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph.errors import BadQuestion
from graph.kinds import Level
from graph.model import Graph
from graph.questions.answers import GapState
from graph.questions.needs import gap, intersections, overlap, who_needs
from graph.stores.memory import NetworkxStore
from graph.stores.store import View
from tests.kit.drawn import drawn

LEVELS = st.one_of(st.none(), st.integers(1, 5))
NEEDS = st.dictionaries(st.sampled_from("uvwxyz"), LEVELS, max_size=6)
ROLES = st.fixed_dictionaries({"a": NEEDS, "b": NEEDS, "c": NEEDS})

Held = dict[str, dict[str, int | None]]


def held(roles: Held, preferred: list[tuple[str, str]] | None = None) -> View:
    """A store of roles that each state these skills at these levels."""
    store = NetworkxStore()
    store.replace(stating(roles, preferred or []))
    return store


def stating(roles: Held, preferred: list[tuple[str, str]]) -> Graph:
    return drawn({name: {"technical": skills} for name, skills in roles.items()}, preferred=preferred)


def level(value: int | None) -> int:
    return 2 if value is None else value


@given(ROLES)
def test_a_gap_counts_each_required_skill_of_the_target_once(roles: Held) -> None:
    answer = gap(held(roles), "role:a", "role:b")
    weight = {s: log(4 / (1 + sum(s in skills for skills in roles.values()))) + 1 for s in roles["b"]}
    both = {s: (roles["a"][s], want) for s, want in roles["b"].items() if s in roles["a"]}
    short = {s: want - own for s, (own, want) in both.items() if own and want and want > own}
    confirm = {s for s, (own, want) in both.items() if want and not own}
    missing = {s: level(want) for s, want in roles["b"].items() if s not in roles["a"]}
    assert {s.skill.label: s.short for s in answer.missing} == missing
    assert {s.skill.label: s.short for s in answer.to_raise} == short
    assert {s.skill.label: s.short for s in answer.to_confirm} == dict.fromkeys(confirm, 0)
    assert {s.skill.label for s in answer.met} == both.keys() - short.keys() - confirm
    assert answer.effort == pytest.approx(sum(k * weight[s] for s, k in {**short, **missing}.items()))
    assert answer.share_met == (len(answer.met) / len(roles["b"]) if roles["b"] else None)


@given(ROLES)
def test_an_overlap_is_what_every_role_needs_with_each_ones_level(roles: Held) -> None:
    answer = overlap(held(roles), ["role:a", "role:b", "role:c"])
    answered = {
        s.skill.label: {r.partition(":")[2]: n.level for r, n in s.needs.items()} for s in answer.shared
    }
    common = set(roles["a"]) & set(roles["b"]) & set(roles["c"])
    assert answered == {skill: {role: needs[skill] for role, needs in roles.items()} for skill in common}
    assert {s.skill.label for s in answer.every} == set(roles["a"]) | set(roles["b"]) | set(roles["c"])


@given(ROLES)
def test_intersections_hold_every_skill_once_with_exactly_its_roles(roles: Held) -> None:
    groups = intersections(overlap(held(roles), ["role:a", "role:b", "role:c"]))
    answered = {
        skill.label: {role.label for role in group.roles} for group in groups for skill in group.skills
    }
    every = {skill for needs in roles.values() for skill in needs}
    assert answered == {skill: {role for role, needs in roles.items() if skill in needs} for skill in every}
    assert sum(len(group.skills) for group in groups) == len(every)
    assert [len(group.roles) for group in groups] == sorted((len(g.roles) for g in groups), reverse=True)


@given(ROLES, st.one_of(st.none(), st.sampled_from(Level)))
def test_who_needs_lists_every_role_at_the_floor_or_above_highest_first(
    roles: Held, floor: Level | None
) -> None:
    store = held({**roles, "d": {"u": 3}})
    answer = who_needs(store, "system:u", floor)
    asked: Held = {**roles, "d": {"u": 3}}
    every = {name: skills["u"] for name, skills in asked.items() if "u" in skills}
    enough = {name: v for name, v in every.items() if floor is None or (v is not None and v >= floor)}
    assert [(n.role.label, n.level) for n in answer.needs] == sorted(
        enough.items(), key=lambda item: (-(item[1] or 0), item[0])
    )


@pytest.mark.parametrize(
    ("own", "wanted", "state", "short"),
    [
        (None, 3, GapState.TO_CONFIRM, 0),
        (None, 1, GapState.TO_CONFIRM, 0),
        (None, 5, GapState.TO_CONFIRM, 0),
        (None, None, GapState.MET, 0),
        (1, None, GapState.MET, 0),
        (5, None, GapState.MET, 0),
        (3, 3, GapState.MET, 0),
        (1, 3, GapState.TO_RAISE, 2),
        (0, None, GapState.MISSING, 2),
        (0, 1, GapState.MISSING, 1),
    ],
)
def test_a_level_not_stated_is_neither_a_gap_nor_proof_that_there_is_none(
    own: int | None, wanted: int | None, state: GapState, short: int
) -> None:
    answer = gap(held({"a": {} if own == 0 else {"map": own}, "b": {"map": wanted}}), "role:a", "role:b")
    (skill,) = (*answer.missing, *answer.to_raise, *answer.to_confirm, *answer.met)
    assert (skill.state, skill.short) == (state, short)
    assert answer.share_met == (1 if state == GapState.MET else 0)
    assert (answer.effort > 0) == (short > 0)


def test_a_skill_that_nobody_states_a_level_of_is_never_raised() -> None:
    answer = gap(held({"a": {"quickbooks": 1}, "b": {"quickbooks": None}}), "role:a", "role:b")
    assert (answer.to_raise, [s.skill.label for s in answer.met]) == ((), ["quickbooks"])


def test_a_preferred_skill_of_the_target_is_shown_beside_the_gap_and_costs_nothing() -> None:
    store = held({"a": {}, "b": {"netsuite": 3}}, [("b", "netsuite")])
    answer = gap(store, "role:a", "role:b")
    assert (answer.missing, answer.effort, answer.share_met) == ((), 0, None)
    assert [need.skill.label for need in answer.preferred] == ["netsuite"]


def test_every_answer_leads_down_to_a_sentence_and_its_line() -> None:
    answer = gap(held({"a": {}, "b": {"sql": 3}}), "role:a", "role:b")
    (evidence,) = answer.missing[0].because.evidence
    assert (evidence.text, evidence.document, evidence.level) == ("b uses sql", "ladder.txt", 3)
    assert evidence.line > 0


def test_an_overlap_of_one_role_is_refused() -> None:
    with pytest.raises(BadQuestion, match="two or more different roles"):
        overlap(held({"a": {}}), ["role:a", "role:a"])
