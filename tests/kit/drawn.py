"""Small graphs drawn from a few words, for tests of stores and queries."""

from collections.abc import Mapping, Sequence
from itertools import pairwise

from graph.kinds import EdgeKind, Level
from graph.model import Edge, Evidence, Graph, Node
from graph.needs import with_needs

Named = Mapping[str, int | None]


def evidence(line: int = 1, level: int | None = None, text: str = "the words") -> Evidence:
    """A sentence at a line of the one document of a drawn graph."""
    return Evidence("ladder.txt", line, 0, len(text), text, None if level is None else Level(level))


def drawn(
    roles: Mapping[str, Mapping[str, Named]],
    inherits: Sequence[tuple[str, str, str]] = (),
    tracks: Mapping[str, Sequence[str]] | None = None,
    preferred: Sequence[tuple[str, str]] = (),
    places: Mapping[str, tuple[str, int | None]] | None = None,
) -> Graph:
    """A graph of roles {name: {section: {skill: level}}}, (role, target, scope) and {track: roles}.

    `places` is another way to say where roles stand: {role: (track, rung)}, in any order, with gaps, a rung
    None where a track has none.
    """
    nodes = {"document:ladder": Node("document:ladder", "ladder.txt", facts=_document())}
    edges: list[Edge] = []
    placed: dict[str, tuple[str, int | None]] = {
        role: (t, n) for t, rs in (tracks or {}).items() for n, role in enumerate(rs, start=1)
    }
    placed |= places or {}
    for number, (role, sections) in enumerate(roles.items(), start=1):
        track, height = placed.get(role, (None, None))
        facts = {"track": track, "level_index": height, "document": "ladder.txt", "line": number}
        nodes[f"role:{role}"] = Node(f"role:{role}", role, facts=facts)
        for section, skills in sections.items():
            for skill, level in skills.items():
                nodes[f"system:{skill}"] = Node(f"system:{skill}", skill)
                edges += _stated(nodes, role, section, skill, level, (role, skill) in preferred)
    for role, target, scope in inherits:
        edges.append(_edge(f"role:{role}", EdgeKind.INHERITS, f"role:{target}", scope=scope))
    for role, (track, _) in (places or {}).items():
        nodes[f"track:{track}"] = Node(f"track:{track}", track)
        edges.append(_edge(f"role:{role}", EdgeKind.IN_TRACK, f"track:{track}"))
    for track, members in (tracks or {}).items():
        nodes[f"track:{track}"] = Node(f"track:{track}", track)
        edges += [_edge(f"role:{role}", EdgeKind.IN_TRACK, f"track:{track}") for role in members]
        for low, high in pairwise(members):
            edges.append(_edge(f"role:{low}", EdgeKind.PROMOTES_TO, f"role:{high}"))
    return with_needs(Graph(tuple(nodes.values()), tuple({e.key: e for e in edges}.values())))


def _stated(
    nodes: dict[str, Node], role: str, section: str, skill: str, level: int | None, preferred: bool
) -> list[Edge]:
    requirement = f"requirement:{role}-{section}-{skill}"
    facts = {"section": section, "heading": None, "document": "ladder.txt", "line": len(nodes)}
    nodes[requirement] = Node(requirement, f"{role} uses {skill}", facts=facts)
    words = evidence(len(nodes), level, f"{role} uses {skill}")
    necessity = "preferred" if preferred else "required"
    named = {"level": level, "necessity": necessity, "usage": "requirement"}
    return [
        Edge(f"role:{role}", EdgeKind.STATES, requirement, (words,)),
        Edge(requirement, EdgeKind.NAMES, f"system:{skill}", (words,), named),
        Edge(requirement, EdgeKind.FROM, "document:ladder", (words,)),
    ]


def _edge(source: str, kind: EdgeKind, target: str, **facts: str) -> Edge:
    return Edge(source, kind, target, (evidence(),), facts)


def _document() -> dict[str, object]:
    return {"name": "ladder.txt", "lines": [], "findings": []}
