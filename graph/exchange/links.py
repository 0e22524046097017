"""How the parts of an atlas file hang together: what its model cannot say of one value alone."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from graph.exchange.form import EDGE_FACTS, known_facts
from graph.exchange.json_text import told, walked
from graph.kinds import SKILL_KINDS, EdgeKind, NodeKind

Kinds = frozenset[str]
ROLE, SKILL = frozenset({NodeKind.ROLE}), frozenset(SKILL_KINDS)
REQUIREMENT, DOCUMENT = frozenset({NodeKind.REQUIREMENT}), frozenset({NodeKind.DOCUMENT})
# What stands at the two ends of an edge.
ENDS: Mapping[str, tuple[Kinds, Kinds]] = {
    EdgeKind.IN_TRACK: (ROLE, frozenset({NodeKind.TRACK})),
    EdgeKind.PROMOTES_TO: (ROLE, ROLE),
    EdgeKind.INHERITS: (ROLE, ROLE),
    EdgeKind.STATES: (ROLE, REQUIREMENT),
    EdgeKind.NAMES: (REQUIREMENT, SKILL),
    EdgeKind.FROM: (REQUIREMENT, DOCUMENT),
    EdgeKind.NEEDS: (ROLE, SKILL),
}
FITTING = frozenset((kind, a, b) for kind, ends in ENDS.items() for a in ends[0] for b in ends[1])
# Facts that are not known may be any JSON, but no deeper than this.
DEEPEST = 50

Part = Mapping[str, Any]


def faults(nodes: Sequence[Part], edges: Sequence[Part]) -> Iterator[str]:
    """What does not fit together in nodes and edges that are each of their form, with its path."""
    places: dict[str, int] = {}
    for n, node in enumerate(nodes):
        if (first := places.setdefault(node["id"], n)) != n:
            yield f"nodes[{n}].id: is that of nodes[{first}] as well"
        yield from _deep(f"nodes[{n}].facts", node["facts"], known_facts(node["id"]))
    kinds = {node_id: node_id.partition(":")[0] for node_id in places}
    stated = {edge["target"] for edge in edges if edge["kind"] == EdgeKind.STATES}
    weighted = {node["id"] for node in nodes if "weight" in node["facts"]}
    for n, edge in enumerate(edges):
        source, kind, target, facts = edge["source"], edge["kind"], edge["target"], edge["facts"]
        if (kind, kinds.get(source), kinds.get(target)) not in FITTING:
            yield from _ends(f"edges[{n}]", edge, places)
        elif kind == EdgeKind.NAMES and source not in stated:
            yield f"edges[{n}].source: no role states {told(source)}"
        elif kind == EdgeKind.NEEDS:
            yield from _need(f"edges[{n}]", edge, places, weighted)
        if not facts.keys() <= EDGE_FACTS:
            yield from _deep(f"edges[{n}].facts", facts, EDGE_FACTS)


def _ends(at: str, edge: Part, places: Mapping[str, int]) -> Iterator[str]:
    for end, wanted in zip(("source", "target"), ENDS[edge["kind"]], strict=True):
        end_id = edge[end]
        if end_id not in places:
            yield f"{at}.{end}: no node has the id {told(end_id)}"
        elif end_id.partition(":")[0] not in wanted:
            kinds = " or a ".join(sorted(wanted))
            yield f"{at}.{end}: {edge['kind']} wants a {kinds} there, not {told(end_id)}"


def _need(at: str, edge: Part, places: Mapping[str, int], weighted: set[str]) -> Iterator[str]:
    for n, role in enumerate(edge["facts"].get("via", ())):
        if role not in places or not role.startswith(f"{NodeKind.ROLE}:"):
            yield f"{at}.facts.via[{n}]: no role has the id {told(role)}"
    if edge["target"] not in weighted:
        yield f"nodes[{places[edge['target']]}].facts.weight: is missing, and a role needs this skill"


def _deep(at: str, facts: Part, known: frozenset[str]) -> Iterator[str]:
    for key in facts.keys() - known:
        if any(len(loc) > DEEPEST for loc, _ in walked(facts[key])):
            yield f"{at}.{key if key.isidentifier() else told(key)}: is nested deeper than {DEEPEST} levels"
