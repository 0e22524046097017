"""Nodes, edges and the evidence they rest on: frozen values, valid from birth."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import cached_property
from types import MappingProxyType

from graph.derived_facts import SkillFacts
from graph.errors import InvalidRecord
from graph.facts import DocumentFacts, Facts, RequirementFacts, RoleFacts
from graph.kinds import EdgeKind, Level, Necessity, NodeKind, Scope, Usage

NODE_KINDS = {str(kind): kind for kind in NodeKind}
NO_FACTS: Facts = MappingProxyType({})


def lasting(facts: Facts) -> Facts:
    """The facts as nobody changes them; those that are so already are shared, not copied."""
    if isinstance(facts, MappingProxyType):
        return facts
    return MappingProxyType(dict(facts)) if facts else NO_FACTS


@dataclass(frozen=True, slots=True)
class Evidence:
    """A statement in a document: its line, its span in characters, its words.

    `line` counts from 1; `start` and `end` are offsets into that line, end exclusive. `level` is
    the level the words state, and `quote` the words it was read from.
    """

    document: str
    line: int
    start: int
    end: int
    text: str
    level: Level | None = None
    quote: str | None = None

    def __post_init__(self) -> None:
        if not self.document or self.line < 1 or not 0 <= self.start <= self.end:
            place = f"{self.document}:{self.line} [{self.start}:{self.end}]"
            raise InvalidRecord(f"evidence without a place: {place}")


@dataclass(frozen=True)
class Node:
    """A thing in the graph; its id says its kind and outlives its label.

    `facts` are what a file keeps of it, whole; what is known of a kind is read by `as_role`,
    `as_skill`, `as_requirement` and `as_document`.
    """

    id: str
    label: str
    alt_labels: tuple[str, ...] = ()
    facts: Facts = field(default_factory=dict, hash=False)

    def __post_init__(self) -> None:
        prefix, _, name = self.id.partition(":")
        if prefix not in NODE_KINDS or not name or not self.label:
            raise InvalidRecord(f"{self.id!r} {self.label!r}: an id needs a known kind, a node a label")
        if self.id != self.id.casefold():
            raise InvalidRecord(f"{self.id!r}: an id is in small letters, so that any case finds it")
        object.__setattr__(self, "facts", lasting(self.facts))

    @property
    def kind(self) -> NodeKind:
        """The kind that the id names."""
        return NODE_KINDS[self.id.partition(":")[0]]

    @cached_property
    def as_role(self) -> RoleFacts:
        """What a role states; of a node of another kind, nothing."""
        return RoleFacts.of(self.facts)

    @cached_property
    def as_skill(self) -> SkillFacts:
        """How much a competency or a system weighs; 0 where it was never worked out."""
        return SkillFacts.of(self.facts)

    @cached_property
    def as_requirement(self) -> RequirementFacts:
        """Where a requirement stands; raises KeyError on a node of another kind."""
        return RequirementFacts.of(self.facts)

    @cached_property
    def as_document(self) -> DocumentFacts:
        """The name and size of a document; raises KeyError on a node of another kind."""
        return DocumentFacts.of(self.facts)


@dataclass(frozen=True)
class Edge:
    """A statement about two nodes, with the evidence it rests on.

    Facts by kind: `InheritsFacts`, `NamesFacts` and `NeedsFacts` of graph.facts.
    """

    source: str
    kind: EdgeKind
    target: str
    evidence: tuple[Evidence, ...]
    facts: Facts = field(default_factory=dict, hash=False)

    def __post_init__(self) -> None:
        if not self.evidence:
            raise InvalidRecord(f"{self.source} {self.kind} {self.target}: no evidence given")
        object.__setattr__(self, "facts", lasting(self.facts))

    @cached_property
    def key(self) -> str:
        """The identity of the edge: two edges of one key are one fact."""
        return key_of(self)

    @property
    def level(self) -> Level | None:
        """The level the edge asks for, None when not stated."""
        value = self.facts.get("level")
        return None if value is None else Level(value)

    @property
    def necessity(self) -> Necessity:
        """Required unless the edge says preferred."""
        return Necessity(self.facts.get("necessity", Necessity.REQUIRED))

    @property
    def usage(self) -> Usage:
        """How a NAMES edge's statement names the skill."""
        return Usage(self.facts.get("usage", Usage.REQUIREMENT))

    @property
    def alternatives(self) -> tuple[str, ...]:
        """What a NAMES edge's statement lets do instead of the skill, by name."""
        return tuple(self.facts.get("alternatives", ()))

    @property
    def scope(self) -> Scope:
        """How much an INHERITS edge hands on."""
        return Scope(self.facts.get("scope", Scope.ALL))

    @property
    def own(self) -> bool:
        """True when the role of a NEEDS edge itself names the skill."""
        return bool(self.facts.get("own", True))

    @property
    def via(self) -> tuple[str, ...]:
        """The roles a NEEDS edge's level comes through, nearest first; empty when its own."""
        return tuple(self.facts.get("via", ()))

    @property
    def grounds(self) -> tuple[str, ...]:
        """The keys of the stated edges that a NEEDS edge rests on."""
        return tuple(self.facts.get("grounds", ()))

    @property
    def sme(self) -> bool:
        """True when the heir of an INHERITS edge is the subject matter expert for the other role."""
        return bool(self.facts.get("sme", False))


@dataclass(frozen=True)
class Graph:
    """A whole graph, valid as one: ids and keys are unique, every edge has both its ends."""

    nodes: tuple[Node, ...]
    edges: tuple[Edge, ...]

    def __post_init__(self) -> None:
        by_id = self.by_id
        if len(by_id) < len(self.nodes):
            raise InvalidRecord(f"two nodes share the id {first_twice(n.id for n in self.nodes)!r}")
        # Numbers take a fifth of the room of the keys themselves; where two are alike, the keys are compared.
        if len({hash(key_of(edge)) for edge in self.edges}) < len(self.edges) and (
            twice := first_twice(map(key_of, self.edges))
        ):
            raise InvalidRecord(f"two edges share the key {twice!r}")
        for edge in self.edges:
            if edge.source not in by_id or edge.target not in by_id:
                end = edge.target if edge.source in by_id else edge.source
                raise InvalidRecord(f"{edge.key}: no node has the id {end!r}")

    @cached_property
    def by_id(self) -> dict[str, Node]:
        """Every node by its id."""
        return {node.id: node for node in self.nodes}

    def edges_of(self, kind: EdgeKind) -> tuple[Edge, ...]:
        """The edges of one kind, in the order given."""
        return tuple(edge for edge in self.edges if edge.kind == kind)


def key_of(edge: Edge) -> str:
    """The key of an edge, made anew; `edge.key` keeps it."""
    scope = edge.facts.get("scope")
    key = f"{edge.source}|{edge.kind}|{edge.target}"
    return f"{key}|{scope}" if scope else key


def by_key(edges: Iterable[Edge]) -> Iterator[Edge]:
    """The edges sorted by key, without a key kept for each."""
    groups: dict[str, list[Edge]] = {}
    for edge in edges:
        groups.setdefault(edge.source, []).append(edge)
    if any("|" in source for source in groups):
        yield from sorted((edge for group in groups.values() for edge in group), key=key_of)
        return
    for _, group in sorted((f"{source}|", group) for source, group in groups.items()):
        yield from sorted(group, key=key_of)


def first_twice(keys: Iterable[str]) -> str | None:
    """The first key that comes a second time, None when each comes once."""
    seen: set[str] = set()
    for key in keys:
        if key in seen:
            return key
        seen.add(key)
    return None
