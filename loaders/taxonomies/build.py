"""A taxonomy becomes a graph of stated nodes and edges."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import count

from graph.cycles import circles
from graph.documents import Finding, SourceDocument, SourceLine
from graph.facts import Facts, NamesFacts
from graph.kinds import EdgeKind, LineClass, NodeKind, number_of
from graph.model import Edge, Graph, Node, key_of, lasting
from graph.names import slug
from loaders.statements import statement_ids, statement_node
from loaders.taxonomies.taxonomy import RoleEntry, RoleStatement, Taxonomy

# Rows of a file that are kept to be read on a page; of a larger file none are.
MOST_LINES = 20_000
Lines = dict[str, dict[int, SourceLine]]


@dataclass(frozen=True)
class _Named:
    """The ids of what a taxonomy names without an id, by name."""

    documents: Mapping[str, str]
    tracks: Mapping[str, str]


def graph_of(taxonomy: Taxonomy) -> Graph:
    """The graph of what a taxonomy states; effective requirements are added later."""
    nodes: dict[str, Node] = {}
    edges: list[Edge] = []
    tracks = dict.fromkeys(role.facts.track for role in taxonomy.roles if role.facts.track)
    named = _Named(_ids(taxonomy.documents, NodeKind.DOCUMENT), _ids(tracks, NodeKind.TRACK))
    for skill in taxonomy.skills:
        nodes[skill.id] = Node(skill.id, skill.name, skill.aliases)
    lines: Lines = defaultdict(dict)
    for role in taxonomy.roles:
        _note(lines, role)
        for node in _nodes(role, named):
            nodes.setdefault(node.id, node)
    for entries in _of_one_id(taxonomy.roles):
        edges += _joined(edge for role in entries for edge in _edges(role, named))
    told = (*taxonomy.left_out, *_circles(taxonomy.roles))
    sources = (_document(name, named.documents[name], lines[name], told) for name in taxonomy.documents)
    return Graph((*sources, *nodes.values()), tuple(edges))


def _of_one_id(roles: Iterable[RoleEntry]) -> Iterable[list[RoleEntry]]:
    """The entries of each role: edges of one key come from one role."""
    groups: dict[str, list[RoleEntry]] = defaultdict(list)
    for role in roles:
        groups[role.id].append(role)
    return groups.values()


def _joined(edges: Iterable[Edge]) -> Iterable[Edge]:
    """The edges, those of one key as one with the evidence of each."""
    known: dict[str, Edge] = {}
    for edge in edges:
        key = key_of(edge)
        same = known.get(key)
        both = dict.fromkeys((*same.evidence, *edge.evidence)) if same else ()
        known[key] = replace(same, evidence=tuple(both)) if same else edge
    return known.values()


def _nodes(role: RoleEntry, named: _Named) -> Iterator[Node]:
    facts = replace(role.facts, document=role.said.document, line=role.said.line)
    yield Node(role.id, role.title, role.aliases, facts.as_facts())
    if role.facts.track:
        yield Node(named.tracks[role.facts.track], role.facts.track)
    for node_id, statement in _with_ids(role):
        yield statement_node(node_id, statement.said, statement.section, statement.heading)


def _edges(role: RoleEntry, named: _Named) -> Iterator[Edge]:
    if role.facts.track:
        stated = {"stated": role.facts.track_stated}
        yield Edge(role.id, EdgeKind.IN_TRACK, named.tracks[role.facts.track], (role.said,), stated)
    for link in role.inherits:
        yield Edge(role.id, EdgeKind.INHERITS, link.target, (link.said,), link.facts.as_facts())
    for higher in role.promotes_to:
        yield Edge(role.id, EdgeKind.PROMOTES_TO, higher, (role.said,))
    for node_id, statement in _with_ids(role):
        words = (statement.said,)
        yield Edge(role.id, EdgeKind.STATES, node_id, words)
        yield Edge(node_id, EdgeKind.FROM, named.documents[statement.said.document], words)
        for entry in statement.names:
            said = words if entry.said is statement.said else (entry.said,)
            yield Edge(node_id, EdgeKind.NAMES, entry.skill, said, _stated_once(entry.facts))


@lru_cache(maxsize=256)
def _stated_once(facts: NamesFacts) -> Facts:
    """The facts as all edges that state the same share them."""
    return lasting(facts.as_facts())


def _ids(names: Iterable[str], kind: NodeKind) -> dict[str, str]:
    """An id for each name; names that differ in signs only are numbered."""
    ids: dict[str, str] = {}
    taken: set[str] = set()
    for name in names:
        base = f"{kind}:{slug(name)}"
        tries = (base if n == 1 else f"{base}-{n}" for n in count(1))
        ids[name] = next(tried for tried in tries if tried not in taken)
        taken.add(ids[name])
    return ids


def _with_ids(role: RoleEntry) -> Iterator[tuple[str, RoleStatement]]:
    texts = (statement.said.text for statement in role.statements)
    yield from zip(statement_ids(role.id, texts), role.statements, strict=True)


def _note(lines: Lines, role: RoleEntry) -> None:
    """Note the rows that state a role, each with its class."""
    for statement in role.statements:
        said = statement.said
        lines[said.document].setdefault(
            said.line, SourceLine(said.line, said.text, LineClass.REQUIREMENT, role.id)
        )
    said = role.said
    lines[said.document][said.line] = SourceLine(said.line, said.text, LineClass.ROLE_TITLE, role.id)


def _document(name: str, node_id: str, lines: dict[int, SourceLine], told: Iterable[Finding]) -> Node:
    findings = tuple(finding for finding in told if finding.document == name)
    if len(lines) > MOST_LINES:
        findings = (*findings, _not_kept(name, len(lines)))
        lines = {}
    return SourceDocument(name, tuple(lines[n] for n in sorted(lines)), findings).as_node(node_id)


def _circles(roles: Iterable[RoleEntry]) -> Iterator[Finding]:
    """Inheritance that goes round in a circle, each circle once."""
    by_id = {role.id: role for role in roles}
    for path in circles({role.id: [link.target for link in role.inherits] for role in by_id.values()}):
        said = next(link.said for link in by_id[path[0]].inherits if link.target == path[1])
        yield Finding(
            code="inheritance-cycle",
            document=said.document,
            line=said.line,
            text=said.text,
            message=f"inheritance goes round in a circle: {' > '.join(path)}; it is left out of the sums",
            suggestion="cut the circle at one line",
        )


def _not_kept(name: str, rows: int) -> Finding:
    return Finding(
        code="rows-not-kept",
        document=name,
        line=1,
        text=name,
        message=f"its {number_of(rows, 'row')} are in the graph as evidence, and not as lines of a document",
        suggestion="nothing is missing; open the file itself to read it whole",
    )
