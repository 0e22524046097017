"""A load report becomes a graph of stated nodes and edges."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import count, pairwise

from graph.facts import InheritsFacts, NamesFacts, RoleFacts, corrected_by
from graph.kinds import EdgeKind, Necessity, NodeKind, Usage
from graph.model import Edge, Evidence, Graph, Node
from graph.names import slug
from graph.watching import Watch, watched
from loaders.documents.records import LoadReport, Mention, Requirement, Role
from loaders.readers.pieces import Place
from loaders.statements import statement_ids, statement_node

# A statement of a role: the id of its node, where it is said, and what it asks.
_Statement = tuple[str, tuple[Evidence], Requirement]


def graph_of(report: LoadReport, watch: Watch | None = None) -> Graph:
    """The graph of what the documents state; effective requirements are added later."""
    nodes: dict[str, Node] = {}
    edges: dict[str, Edge] = {}
    documents = _document_ids(report)
    titles = defaultdict(list)
    for role in report.roles:
        titles[role.document].append(role.title)
    for document in report.documents:
        node = document.as_node(documents[document.name], titles[document.name])
        nodes[node.id] = node
    for role in watched(report.roles, watch, len(report.roles)):
        said = tuple(_statements(role))
        for node in _role_nodes(role, said):
            nodes.setdefault(node.id, node)
        for edge in _role_edges(role, documents[role.document], said):
            edges[edge.key] = _joined(edges.get(edge.key), edge)
    for edge in _promotions(report.roles):
        edges[edge.key] = edge
    return Graph(tuple(nodes.values()), tuple(edges.values()))


def _document_ids(report: LoadReport) -> dict[str, str]:
    """An id for each document by its name; names that differ in signs only ("a b", "a-b") are numbered."""
    ids: dict[str, str] = {}
    taken: set[str] = set()
    for document in report.documents:
        base = f"{NodeKind.DOCUMENT}:{slug(document.name)}"
        tries = (base if n == 1 else f"{base}-{n}" for n in count(1))
        ids[document.name] = next(tried for tried in tries if tried not in taken)
        taken.add(ids[document.name])
    return ids


def _joined(known: Edge | None, edge: Edge) -> Edge:
    """The same fact from a second place adds evidence, never a second edge."""
    if known is None:
        return edge
    return replace(known, evidence=tuple(dict.fromkeys((*known.evidence, *edge.evidence))))


def _role_nodes(role: Role, said: Iterable[_Statement]) -> Iterator[Node]:
    facts = RoleFacts(
        track=role.track,
        track_stated=role.track_stated,
        rung=role.level_index,
        education=role.education,
        years=role.years,
        supervisory_years=role.supervisory_years,
        document=role.document,
        line=role.place.line,
        corrected=role.corrected,
    )
    yield Node(role.id, role.title, role.aliases, facts.as_facts())
    if role.track:
        yield Node(f"{NodeKind.TRACK}:{slug(role.track)}", role.track)
    for node_id, words, requirement in said:
        yield statement_node(
            node_id, words[0], requirement.section, requirement.heading, requirement.corrected
        )
        for mention in requirement.mentions:
            yield Node(mention.skill.id, mention.skill.name, mention.skill.alt_labels)


def _role_edges(role: Role, document_id: str, said: Iterable[_Statement]) -> Iterator[Edge]:
    if role.track and role.track_place:
        words = (_evidence(role.document, role.track_place),)
        stated = {"stated": role.track_stated, **corrected_by(role.track_corrected)}
        yield Edge(role.id, EdgeKind.IN_TRACK, f"track:{slug(role.track)}", words, stated)
    for link in role.inherits:
        if link.target:
            facts = InheritsFacts(link.scope, link.place.text, link.sme, link.corrected).as_facts()
            yield Edge(
                role.id, EdgeKind.INHERITS, link.target, (_evidence(role.document, link.place),), facts
            )
    for node_id, words, requirement in said:
        yield Edge(role.id, EdgeKind.STATES, node_id, words)
        yield Edge(node_id, EdgeKind.FROM, document_id, words)
        yield from _names(role.document, node_id, requirement)


def _names(document: str, node_id: str, requirement: Requirement) -> Iterator[Edge]:
    by_skill: dict[str, list[Mention]] = {}
    for mention in requirement.mentions:
        by_skill.setdefault(mention.skill.id, []).append(mention)
    for skill, named in by_skill.items():
        best = max(named, key=lambda mention: (not mention.usage.denies, mention.level or 0))
        necessity = Necessity.PREFERRED if best.usage == Usage.PREFERRED else Necessity.REQUIRED
        instead = tuple(dict.fromkeys(name for mention in named for name in mention.alternatives))
        corrected = next((mention.corrected for mention in named if mention.corrected), None)
        facts = NamesFacts(best.level, necessity, best.usage, instead, corrected).as_facts()
        evidence = tuple(_mentioned(document, mention) for mention in named)
        yield Edge(node_id, EdgeKind.NAMES, skill, evidence, facts)


def _statements(role: Role) -> Iterator[_Statement]:
    texts = (requirement.place.text for requirement in role.requirements)
    for node_id, requirement in zip(statement_ids(role.id, texts), role.requirements, strict=True):
        yield node_id, (_evidence(role.document, requirement.place),), requirement


def _promotions(roles: tuple[Role, ...]) -> Iterator[Edge]:
    tracks: dict[tuple[str, str], list[Role]] = {}
    for role in roles:
        if role.track:
            tracks.setdefault((role.document, role.track), []).append(role)
    for rungs in tracks.values():
        for low, high in pairwise(rungs):
            words = (_evidence(high.document, high.place),)
            corrected = corrected_by(high.track_corrected or low.track_corrected)
            yield Edge(low.id, EdgeKind.PROMOTES_TO, high.id, words, corrected)


def _evidence(document: str, place: Place) -> Evidence:
    return Evidence(document, place.line, place.start, place.end, place.text)


def _mentioned(document: str, mention: Mention) -> Evidence:
    place = mention.place
    return Evidence(document, place.line, place.start, place.end, place.text, mention.level, mention.quote)
