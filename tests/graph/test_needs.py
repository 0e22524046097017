"""Effective requirements, against a reference that walks every way through the inheritance."""

from collections.abc import Iterator
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph.kinds import EdgeKind, Scope, Section
from graph.model import Graph
from graph.needs import with_needs
from tests.kit.drawn import drawn

ROLES = ("a", "b", "c", "d", "e")
SKILLS = ("x", "y", "z")
LEVELS = st.one_of(st.none(), st.integers(1, 5))
NAMED = st.dictionaries(st.sampled_from(SKILLS), LEVELS, max_size=3)
STATED = st.fixed_dictionaries(
    {role: st.dictionaries(st.sampled_from([str(s) for s in Section]), NAMED, max_size=3) for role in ROLES}
)
LINKS = st.lists(
    st.tuples(st.sampled_from(ROLES), st.sampled_from(ROLES), st.sampled_from([str(s) for s in Scope])),
    max_size=9,
    unique=True,
)

Stated = dict[str, dict[str, dict[str, int | None]]]
Links = list[tuple[str, str, str]]


def needs(graph: Graph) -> dict[tuple[str, str], tuple[int | None, bool, tuple[str, ...]]]:
    """(level, own, via) of each role and skill."""
    return {
        (e.source.partition(":")[2], e.target.partition(":")[2]): (
            e.level,
            e.own,
            tuple(i.partition(":")[2] for i in e.via),
        )
        for e in graph.edges_of(EdgeKind.NEEDS)
    }


def chains(role: str, links: Links, section: Section) -> Iterator[tuple[str, ...]]:
    """Every way from a role up through those it inherits this section from, edges on a cycle left out."""
    open_links = [(s, t) for s, t, scope in links if Scope(scope).covers(section)]

    def reaches(start: str, goal: str) -> bool:
        seen, todo = set(), [start]
        while todo:
            at = todo.pop()
            if at == goal:
                return True
            if at not in seen:
                seen.add(at)
                todo += [t for s, t in open_links if s == at]
        return False

    acyclic = [(s, t) for s, t in open_links if not reaches(t, s)]

    def walk(way: tuple[str, ...]) -> Iterator[tuple[str, ...]]:
        yield way
        for source, target in acyclic:
            if source == (way or (role,))[-1]:
                yield from walk((*way, target))

    yield from walk(())


def reference(
    stated: Stated, links: Links
) -> dict[tuple[str, str], tuple[int | None, bool, tuple[str, ...]]]:
    ranked: dict[tuple[str, str], list[tuple[int, int, tuple[str, ...], int | None]]] = {}
    own = {(r, skill) for r, parts in stated.items() for skills in parts.values() for skill in skills}
    for role in stated:
        for section in Section:
            for chain in chains(role, links, section):
                for skill, level in stated[(role, *chain)[-1]].get(section, {}).items():
                    rank = (-(level or 0), len(chain), chain, level)
                    ranked.setdefault((role, skill), []).append(rank)
    best = {pair: min(ranks, key=lambda rank: rank[:3]) for pair, ranks in ranked.items()}
    return {pair: (rank[3], pair in own, rank[2]) for pair, rank in best.items()}


@given(STATED, LINKS)
def test_needs_equal_the_best_of_every_way_through_the_inheritance(stated: Stated, links: Links) -> None:
    assert needs(drawn(stated, links)) == reference(stated, links)


@given(STATED, LINKS)
def test_every_need_rests_on_stated_edges_that_lead_from_the_role_to_the_skill(
    stated: Stated, links: Links
) -> None:
    graph = drawn(stated, links)
    known = {edge.key: edge for edge in graph.edges}
    for need in graph.edges_of(EdgeKind.NEEDS):
        grounds = [known[key] for key in need.grounds]
        inherited = [edge for edge in grounds if edge.kind == EdgeKind.INHERITS]
        assert tuple(edge.target for edge in inherited) == need.via
        assert all(low.target == high.source for low, high in pairwise(inherited))
        assert any(edge.kind == EdgeKind.NAMES and edge.target == need.target for edge in grounds)
        assert need.level in {evidence.level for evidence in need.evidence}


def test_inheritance_never_lowers_a_level() -> None:
    graph = drawn(
        {"low": {"technical": {"excel": 3}}, "high": {"technical": {"excel": 2}}},
        [("high", "low", "technical")],
    )
    assert needs(graph)["high", "excel"] == (3, True, ("low",))


def test_a_duty_that_states_no_level_takes_the_inherited_one() -> None:
    graph = drawn(
        {"low": {"technical": {"adp": 3}}, "high": {"role_requirements": {"adp": None}}},
        [("high", "low", "technical")],
    )
    assert needs(graph)["high", "adp"] == (3, True, ("low",))


def test_a_scope_hands_on_its_own_sections_only() -> None:
    low = {"technical": {"sql": 2}, "soft": {"tact": 2}, "qualification": {"degree": 2}}
    assert ("high", "tact") not in needs(drawn({"low": low, "high": {}}, [("high", "low", "technical")]))
    everything = needs(drawn({"low": low, "high": {}}, [("high", "low", "all")]))
    assert {skill for role, skill in everything if role == "high"} == {"sql", "tact", "degree"}


def test_the_policy_that_takes_mastery_literally_lifts_inherited_skills_only() -> None:
    graph = drawn({"low": {"technical": {"adp": 2}}, "high": {}}, [("high", "low", "technical")])
    lifted = needs(with_needs(graph, lift_inherited=True))
    assert lifted == {("low", "adp"): (2, True, ()), ("high", "adp"): (5, False, ("low",))}


def test_a_preferred_skill_that_another_statement_requires_is_required() -> None:
    graph = drawn(
        {"low": {"technical": {"netsuite": 2}}, "high": {"technical": {"netsuite": 4}}},
        [("high", "low", "technical")],
        preferred=[("high", "netsuite")],
    )
    (need,) = (e for e in graph.edges_of(EdgeKind.NEEDS) if e.source == "role:high")
    assert (need.necessity, need.level, need.via) == ("required", 2, ("role:low",))


@pytest.mark.parametrize(("roles", "holders", "weight"), [(1, 1, 1.0), (3, 1, 1.6931471805599454)])
def test_a_skill_weighs_by_how_few_roles_need_it(roles: int, holders: int, weight: float) -> None:
    stated = {f"r{n}": {"technical": {"sql": 2}} if n < holders else {} for n in range(roles)}
    node = drawn(stated).by_id["system:sql"]
    assert node.as_skill.needed_by == holders
    assert node.as_skill.weight == pytest.approx(weight)
