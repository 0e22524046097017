"""Effective requirements: a role's own requirements with all it inherits, as NEEDS edges.

The level of a skill is the highest that the role's own statements or any inherited one state; a
required statement goes before a preferred one. Inheritance hands on a section's requirements along
edges whose scope covers that section at every step. Edges that lie on a cycle stay in the graph
and are left out here.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from graphlib import TopologicalSorter
from math import log

from graph.cycles import cyclic_edges
from graph.derived_facts import NeedsFacts, SkillFacts
from graph.kinds import SKILL_KINDS, EdgeKind, Level, Necessity, NodeKind, Section
from graph.model import Edge, Evidence, Graph, Node
from graph.watching import Watch, watched


@dataclass(frozen=True)
class SectionNeed:
    """How a role comes to need a skill within one section: who states it, and through whom it came."""

    names: tuple[Edge, ...]
    level: Level | None
    necessity: Necessity
    chain: tuple[str, ...] = ()
    links: tuple[str, ...] = ()

    @property
    def rank(self) -> tuple[bool, int, int, tuple[str, ...]]:
        """Sorts the decisive one first: required, highest level, shortest chain, ids."""
        return (self.necessity == Necessity.PREFERRED, -(self.level or 0), len(self.chain), self.chain)


SectionNeeds = dict[str, SectionNeed]


def with_needs(graph: Graph, lift_inherited: bool = False, watch: Watch | None = None) -> Graph:
    """The graph with its NEEDS edges worked out anew and each skill's weight noted.

    A skill node gains how many roles need it, and its weight,
    ln((1 + roles) / (1 + roles that need it)) + 1. `lift_inherited` is the policy that
    takes "mastery" literally: whatever is inherited counts as level 5.
    """
    stated = tuple(edge for edge in graph.edges if edge.kind != EdgeKind.NEEDS)
    own = _own_needs(graph)
    total: dict[str, dict[str, list[SectionNeed]]] = defaultdict(lambda: defaultdict(list))
    for section in watched(Section, watch, len(Section)):
        for role, asked in _spread(graph, section, own[section], lift_inherited).items():
            for skill, need in asked.items():
                total[role][skill].append(need)
    named = _named_by(own)
    needs = [
        _need(role, skill, ways, named[role].get(skill, ()))
        for role, skills in sorted(total.items())
        for skill, ways in sorted(skills.items())
    ]
    return Graph(_weighted(graph, needs), (*stated, *needs))


def _own_needs(graph: Graph) -> dict[Section, dict[str, SectionNeeds]]:
    """What each role itself names, by section; a vendor, or what is denied, asks for nothing."""
    names = defaultdict(list)
    for edge in graph.edges_of(EdgeKind.NAMES):
        if edge.usage.asks:
            names[edge.source].append(edge)
    stated: dict[Section, dict[str, dict[str, list[Edge]]]] = {s: defaultdict(dict) for s in Section}
    for states in graph.edges_of(EdgeKind.STATES):
        section = graph.by_id[states.target].as_requirement.section
        for edge in names[states.target]:
            stated[section][states.source].setdefault(edge.target, []).append(edge)
    return {
        section: {
            role: {s: _strongest(edges) for s, edges in skills.items()} for role, skills in roles.items()
        }
        for section, roles in stated.items()
    }


def _strongest(names: Iterable[Edge]) -> SectionNeed:
    ordered = sorted(names, key=_strength)
    return SectionNeed(tuple(ordered), ordered[0].level, ordered[0].necessity)


def _strength(edge: Edge) -> tuple[bool, int, int, str]:
    return (edge.necessity == Necessity.PREFERRED, -(edge.level or 0), edge.evidence[0].line, edge.key)


def _spread(
    graph: Graph, section: Section, own: Mapping[str, SectionNeeds], lift: bool
) -> dict[str, SectionNeeds]:
    """What each role needs in one section, by itself and handed on along INHERITS edges."""
    parents: dict[str, list[Edge]] = defaultdict(list)
    scoped = [edge for edge in graph.edges_of(EdgeKind.INHERITS) if edge.scope.covers(section)]
    cyclic = cyclic_edges(scoped)
    for edge in scoped:
        if edge.key not in cyclic:
            parents[edge.source].append(edge)
    done: dict[str, SectionNeeds] = {}
    heirs = {role: [edge.target for edge in edges] for role, edges in parents.items()}
    for role in TopologicalSorter({**dict.fromkeys(own, ()), **heirs}).static_order():
        done[role] = _merged(own.get(role, {}), parents.get(role, []), done, lift)
    return done


def _merged(
    own: SectionNeeds, links: list[Edge], done: Mapping[str, SectionNeeds], lift: bool
) -> SectionNeeds:
    best = dict(own)
    for link in links:
        for skill, need in done[link.target].items():
            level = Level.EXPERT if lift else need.level
            chain, keys = (link.target, *need.chain), (link.key, *need.links)
            handed = replace(need, level=level, chain=chain, links=keys)
            if skill not in best or handed.rank < best[skill].rank:
                best[skill] = handed
    return best


def _named_by(own: Mapping[Section, Mapping[str, SectionNeeds]]) -> dict[str, dict[str, tuple[Edge, ...]]]:
    """The edges by which each role itself names each skill, strongest first."""
    named: dict[str, dict[str, tuple[Edge, ...]]] = defaultdict(dict)
    for roles in own.values():
        for role, asked in roles.items():
            for skill, need in asked.items():
                both = (*named[role].get(skill, ()), *need.names)
                named[role][skill] = tuple(sorted(both, key=_strength))
    return named


def _need(role: str, skill: str, ways: list[SectionNeed], own: tuple[Edge, ...]) -> Edge:
    best = min(ways, key=lambda need: need.rank)
    # Two edges of one key are one fact; to compare them by all they hold would take longer.
    names = tuple({edge.key: edge for edge in (*best.names, *own)}.values())
    every = [evidence for edge in names for evidence in edge.evidence]
    evidence: Iterable[Evidence] = dict.fromkeys(every) if len(every) > 1 else every
    facts = NeedsFacts(
        level=best.level,
        necessity=best.necessity,
        own=bool(own),
        via=best.chain,
        grounds=(*(edge.key for edge in names), *best.links),
    )
    return Edge(role, EdgeKind.NEEDS, skill, tuple(evidence), facts.as_facts())


def _weighted(graph: Graph, needs: Iterable[Edge]) -> tuple[Node, ...]:
    needed: dict[str, int] = defaultdict(int)
    for need in needs:
        needed[need.target] += 1
    roles = sum(node.kind == NodeKind.ROLE for node in graph.nodes)
    return tuple(
        replace(node, facts={**node.facts, **_skill_facts(roles, needed[node.id]).as_facts()})
        if node.kind in SKILL_KINDS
        else node
        for node in graph.nodes
    )


def _skill_facts(roles: int, needed_by: int) -> SkillFacts:
    return SkillFacts(needed_by, log((1 + roles) / (1 + needed_by)) + 1)
