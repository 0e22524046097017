"""What a format cannot say, found by reading back what was written: no list that could be wrong."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from graph.kinds import SKILL_KINDS, EdgeKind, Necessity, NodeKind, Usage, number_of
from graph.model import Edge, Graph, Node
from graph.needs import with_needs
from loaders.taxonomies.build import graph_of
from loaders.taxonomies.taxonomy import Reading

PLAIN_USAGE = frozenset({Usage.REQUIREMENT, Usage.PREFERRED})


class Facet(StrEnum):
    """A kind of thing that a graph states, in words that follow "cannot say"."""

    TITLES = "the title of a role"
    ALIASES = "another title of a role"
    TRACKS = "the track of a role"
    GUESSED_TRACKS = "that the track of a role is taken from its title"
    RUNGS = "the rung of a role"
    PROMOTIONS = "which rung follows"
    SKILLS = "the name of a skill"
    SKILL_ALIASES = "another name of a skill"
    SYSTEMS = "that a skill is a system"
    NEEDS = "a need"
    LEVELS = "the level of a need"
    WISHES = "that a need is preferred"
    INHERITS = "an inheritance"
    USAGES = "how a statement names a skill: in use, as a vendor, denied"
    QUALIFICATIONS = "years of experience or a degree"
    STATEMENTS = "the words of a statement"
    SECTIONS = "the section and heading of a statement"
    PLACES = "where a statement stands in its document"


Sayings = Mapping[Facet, frozenset[tuple[Any, ...]]]


@dataclass(frozen=True)
class Loss:
    """What a format cannot say, how often, and how often it stands there in words of our own."""

    facet: Facet
    times: int
    kept: int

    @property
    def words(self) -> str:
        """The loss in words: "the level of a need (120 times)"."""
        return f"{self.facet} ({number_of(self.times, 'time')})"


def losses(graph: Graph, written: Reading) -> tuple[Loss, ...]:
    """What is in the graph and not in the file, as other programs read it."""
    stated = sayings(graph)
    plain, own = (sayings(with_needs(graph_of(written(as_others)))) for as_others in (True, False))
    missed = ((facet, stated[facet] - plain[facet], stated[facet] - own[facet]) for facet in Facet)
    return tuple(Loss(facet, len(lost), len(lost) - len(gone)) for facet, lost, gone in missed if lost)


def sayings(graph: Graph) -> Sayings:
    """What a graph states of each kind. Roles go by their ids without the kind, skills by their names."""
    said: dict[Facet, set[tuple[Any, ...]]] = {facet: set() for facet in Facet}
    for node in graph.nodes:
        if node.kind == NodeKind.ROLE:
            _of_role(node, said)
        elif node.kind in SKILL_KINDS:
            said[Facet.SKILLS].add((node.label,))
            said[Facet.SKILL_ALIASES] |= {(node.label, other) for other in node.alt_labels}
            if node.kind == NodeKind.SYSTEM:
                said[Facet.SYSTEMS].add((node.label,))
    roles = {edge.target: edge.source for edge in graph.edges_of(EdgeKind.STATES)}
    for edge in graph.edges:
        for facet, saying in _of_edge(edge, graph, roles):
            said[facet].add(saying)
    return {facet: frozenset(of_facet) for facet, of_facet in said.items()}


def _of_role(node: Node, said: dict[Facet, set[tuple[Any, ...]]]) -> None:
    role, facts = _name(node.id), node.as_role
    said[Facet.TITLES].add((role, node.label))
    said[Facet.ALIASES] |= {(role, other) for other in node.alt_labels}
    if facts.track:
        said[Facet.TRACKS].add((role, facts.track))
        if not facts.track_stated:
            said[Facet.GUESSED_TRACKS].add((role,))
    if facts.rung is not None:
        said[Facet.RUNGS].add((role, facts.rung))
    asked = {"degree": facts.education, **facts.experience}
    said[Facet.QUALIFICATIONS] |= {(role, what, value.words) for what, value in asked.items() if value}


def _of_edge(edge: Edge, graph: Graph, roles: Mapping[str, str]) -> Iterator[tuple[Facet, tuple[Any, ...]]]:
    source, target = _name(edge.source), _name(edge.target)
    match edge.kind:
        case EdgeKind.PROMOTES_TO:
            yield Facet.PROMOTIONS, (source, target)
        case EdgeKind.INHERITS:
            yield Facet.INHERITS, (source, target, edge.scope, edge.sme)
        case EdgeKind.NEEDS:
            yield from _of_need(source, graph.by_id[edge.target].label, edge)
        case EdgeKind.STATES:
            text, stated = edge.evidence[0].text, graph.by_id[edge.target].as_requirement
            yield Facet.STATEMENTS, (source, text)
            yield Facet.SECTIONS, (source, text, stated.section, stated.heading)
            yield Facet.PLACES, (source, edge.evidence[0].document, edge.evidence[0].line, text)
        case EdgeKind.NAMES if edge.usage not in PLAIN_USAGE:
            skill = graph.by_id[edge.target].label
            yield Facet.USAGES, (_name(roles.get(edge.source, "")), skill, edge.usage)


def _of_need(role: str, skill: str, edge: Edge) -> Iterator[tuple[Facet, tuple[Any, ...]]]:
    yield Facet.NEEDS, (role, skill)
    if edge.level is not None:
        yield Facet.LEVELS, (role, skill, edge.level)
    if edge.necessity == Necessity.PREFERRED:
        yield Facet.WISHES, (role, skill)


def _name(node_id: str) -> str:
    return node_id.partition(":")[2]
