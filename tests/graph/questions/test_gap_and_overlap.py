"""Gap and overlap, against a reference that compares level by level."""

from math import log

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph.errors import BadQuestion
from graph.kinds import Level
from graph.model import Graph
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
    short = {
        s: max(0, level(want) - level(roles["a"][s])) for s, want in roles["b"].items() if s in roles["a"]
    }
    missing = {s: level(want) for s, want in roles["b"].items() if s not in roles["a"]}
    assert {s.skill.label: s.short for s in answer.missing} == missing
    assert {s.skill.label: s.short for s in answer.to_raise} == {s: k for s, k in short.items() if k}
    assert {s.skill.label for s in answer.met} == {s for s, k in short.items() if not k}
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


def test_a_level_not_stated_counts_as_two_and_is_kept_as_not_stated() -> None:
    answer = gap(held({"a": {"map": None}, "b": {"map": 3, "sertifi": None}}), "role:a", "role:b")
    (raised,), (missing,) = answer.to_raise, answer.missing
    assert (raised.held, raised.asked, raised.short) == (None, 3, 1)
    assert (missing.asked, missing.short) == (None, 2)


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
