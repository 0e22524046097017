"""Random graphs give equal answers to every query, whichever store holds them."""

from collections.abc import Iterator
from itertools import permutations
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from contract.planning import CoverageFound
from contract.roles import WholeRole
from contract.to_json import to_json
from contract.what_if import ChangeTried
from exports.parquet import write_parquet
from graph.exchange.codec import graph_json
from graph.kinds import SKILL_KINDS, EdgeKind, Level, NodeKind, Scope
from graph.model import Graph
from graph.questions.all_pairs.likest import LikestQuestion, likest, units_of
from graph.questions.catalogue import next_rung, role_sheet, roles, skills, sources
from graph.questions.effort import median_promotion
from graph.questions.families.families import families
from graph.questions.find import find, nearest
from graph.questions.likeness.pairs import gap_with_pairs, paths_with_pairs
from graph.questions.likest_roles import likest_roles
from graph.questions.moves import lattice
from graph.questions.needs import gap, intersections, overlap, who_needs
from graph.questions.neighbourhood import neighbourhood
from graph.questions.overlaps import overlap_matrix
from graph.questions.paths.paths import career_paths
from graph.questions.several import AskedSkill, who_needs_several
from graph.questions.similarity import similar
from graph.questions.systems import skill_counts, skill_uses
from graph.questions.tracks import rungs_of
from graph.stores.exports import to_networkx
from graph.stores.memory import NetworkxStore
from graph.stores.neo4j.link import Link
from graph.stores.parquet.store import ParquetStore
from graph.stores.searching import SEARCHED
from graph.stores.sqlite.store import FileStore
from graph.stores.store import Store, View
from planning.changes import Action, Change
from planning.coverage import coverage, sentences_of
from planning.holder_counts import holder_counts
from planning.holdings import holdings
from planning.recovery import recovery
from planning.required import requirements
from planning.rules import Rules
from planning.state import today
from planning.what_if import what_if
from tests.kit.drawn import drawn
from tests.kit.neo4j_servers import fresh_store

NAMES = ("clerk", "senior-clerk", "lead", "chief", "analyst")
SKILLS = ("sql", "excel", "map", "adp")
SECTIONS = ("technical", "soft", "role_requirements", "qualification")
LEVELS = st.one_of(st.none(), st.integers(1, 5))


@st.composite
def graphs(draw: st.DrawFn) -> Graph:
    """A graph of up to five roles with sections, levels, preferences, inheritance and tracks."""
    names = NAMES[: draw(st.integers(0, len(NAMES)))]
    asked = st.dictionaries(st.sampled_from(SKILLS), LEVELS, max_size=3)
    found = {name: draw(st.dictionaries(st.sampled_from(SECTIONS), asked, max_size=3)) for name in names}
    cut = draw(st.integers(0, len(names)))
    tracks = {name: part for name, part in (("one", names[:cut]), ("two", names[cut:])) if part}
    preferred = [(name, skill) for name in names for skill in SKILLS if draw(st.booleans())]
    return drawn(found, draw(links(names)), tracks, preferred)


def links(names: tuple[str, ...]) -> st.SearchStrategy[list[tuple[str, str, str]]]:
    """Inheritance between roles, cycles and diamonds among it."""
    pairs = list(permutations(names, 2))
    if not pairs:
        return st.just([])
    link = st.builds(lambda pair, scope: (*pair, str(scope)), st.sampled_from(pairs), st.sampled_from(Scope))
    return st.lists(link, max_size=4, unique=True)


def answers(store: View) -> Iterator[tuple[str, Any]]:
    """Every question with its answer, as a person or a program sees it."""
    everyone = [role.id for role in roles(store)]
    yield "graph", graph_json(store.graph())
    network = to_networkx(store)
    yield "nodes of the network", sorted(network.nodes(data=True))
    yield "edges of the network", sorted(network.edges(keys=True, data=True), key=str)
    yield "kinds", [store.nodes_of_kind(kind) for kind in NodeKind]
    yield "edges", [list(store.edges_of_kind(kind)) for kind in EdgeKind]
    yield "ends", [(store.edges_from(everyone, k), store.edges_to(everyone, k)) for k in EdgeKind]
    typed = ("c", "sen cl", "clerk seni", "EXC", "ana lyst", "xc", "e", "", "l", "hief", "'\"*^ OR", "ql m")
    for text in typed:
        yield f"search {text}", [store.search(text, SEARCHED, limit) for limit in (2, 50)]
    yield "search roles", store.search("e", (NodeKind.ROLE,), 10)
    yield "nearest", nearest(store, "klerk", (NodeKind.ROLE,))
    yield "sources", sources(store)
    yield "lattice", lattice(store, 2)
    yield "families", to_json(families(store))
    yield "picture", neighbourhood(store)
    yield "few", neighbourhood(store, limit=3)
    held = holdings(store)
    covered = coverage(held, requirements(store))
    yield "coverage", to_json(CoverageFound(covered, lambda: sentences_of(store, covered), None))
    systems = [skill.id for skill in skills(store) if skill.kind == NodeKind.SYSTEM]
    made = [Change(Action.LEAVE, one) for one in everyone[:2]]
    made += [Change(Action.MOVE, *two) for two in [everyone[:2]] if len(two) == 2]
    made += [Change(Action.REPLACE, *two) for two in permutations(systems[:2], 2)]
    made += [Change(Action.ADD, one, everyone[0]) for one in systems[:1] if everyone]
    for change in made:
        found = what_if(store, today(store, held), [change])
        tried = ChangeTried(found, recovery(store, found, Rules()), None, median_promotion(store))
        yield change.word, to_json(tried)
    ids, units = units_of(store)
    yield "likest", (list(ids), likest(LikestQuestion(units, 3)).digest)
    for floor in Level:
        yield f"counts {floor}", to_json(holder_counts(store, floor))
    for skill in skills(store):
        yield f"who needs {skill.id}", to_json(who_needs(store, skill.id))
    asked = [AskedSkill(skill) for skill in skills(store)]
    for one, other in list(permutations(asked, 2))[:6]:
        for every in (True, False):
            without = [skill for skill in asked[2:3] if skill not in {one, other}]
            answer = who_needs_several(store, (one, other), without, every=every)
            yield f"several {one.skill.id} {other.skill.id} {every}", to_json(answer)
    for kind in SKILL_KINDS:
        used = skill_uses(store, kind)
        yield f"uses {kind}", to_json(used)
        counted = [(c.skill, c.direct, c.total, c.highest) for c in skill_counts(store, kind)]
        assert counted == [(u.skill, u.direct, len(u.needs), u.highest) for u in used.uses]
    if len(everyone) > 1:
        yield "all overlaps", to_json(overlap_matrix(store))
    for track in store.nodes_of_kind(NodeKind.TRACK):
        yield f"rungs {track.id}", rungs_of(store, track)
    for role in everyone:
        yield from of_one(store, role)
    for two in permutations(everyone, 2):
        yield from of_two(store, *two)


def of_one(store: View, role: str) -> Iterator[tuple[str, Any]]:
    """What is asked of one role."""
    yield f"role {role}", to_json(WholeRole(role_sheet(store, role), next_rung(store, role)))
    yield f"similar {role}", to_json(similar(store, role))
    yield f"likest {role}", to_json(likest_roles(store, role, 3))
    yield f"near {role}", neighbourhood(store, [role])
    yield f"found {role}", find(store, role.upper(), (NodeKind.ROLE,))


def of_two(store: View, one: str, other: str) -> Iterator[tuple[str, Any]]:
    """What is asked of two roles."""
    both = overlap(store, (one, other))
    yield f"gap {one} {other}", to_json(gap_with_pairs(store, gap(store, one, other), 0.3))
    yield f"overlap {one} {other}", (to_json(both), intersections(both))
    yield f"paths {one} {other}", to_json(paths_with_pairs(store, career_paths(store, one, other), 0.3))


def compare(memory: Store, other: Store, graph: Graph) -> None:
    """Put the graph in the other store and ask both everything."""
    if isinstance(other, ParquetStore):
        write_parquet(memory, other.path)
    else:
        other.replace(graph)
    for (question, expected), (_, found) in zip(answers(memory), answers(other.snapshot()), strict=True):
        assert found == expected, question


@pytest.mark.parametrize("kind", ["file", "parquet", "neo4j"])
@settings(
    max_examples=12,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(graph=graphs())
def test_every_query_gives_the_same_answer_on_every_store(
    kind: str, request: pytest.FixtureRequest, tmp_path: Path, graph: Graph
) -> None:
    memory = NetworkxStore()
    memory.replace(graph)
    if kind == "file":
        compare(memory, FileStore(tmp_path / "atlas.json"), graph)
    elif kind == "parquet":
        compare(memory, ParquetStore(tmp_path / "tables"), graph)
    else:
        link: Link = request.getfixturevalue("neo4j_link")
        with fresh_store(link) as store:
            compare(memory, store, graph)
