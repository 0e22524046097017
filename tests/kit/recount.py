"""What a scenario leaves, counted by hand on plain dictionaries: an oracle."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from graph.kinds import EdgeKind, Level, Necessity, NodeKind
from graph.model import Edge, Graph
from graph.needs import with_needs
from graph.people import Roster
from graph.stores.store import View
from planning.changes import Action, Change
from tests.kit.planned import stored

Levels = Mapping[str, Level | None]
STATES = ("held", "unstated", "below", "preferred")


@dataclass(frozen=True)
class Someone:
    """A person: `own` by a roster's word, `held` for sure, `hoped` as preferred, `ever` held at all."""

    role: str | None
    own: Levels
    held: Levels
    hoped: Levels
    ever: Levels


class Recount:
    """Everything worked out again from a changed graph and changed people."""

    def __init__(self, asked: Graph, people: Mapping[str, Someone]) -> None:
        self.asked = asked
        self.people = people
        self.needs = needs_of(asked)

    @classmethod
    def of(cls, store: View, roster: Roster | None) -> "Recount":
        """Today: without a roster each role is one person who has it."""
        graph = store.graph()
        needs = needs_of(graph)
        if roster is None:
            roles = [role.id for role in store.nodes_of_kind(NodeKind.ROLE)]
            return cls(graph, {role: someone(role, {}, needs) for role in roles})
        own = {p.id: (p.role, {h.skill: h.level for h in p.held}) for p in roster.people}
        return cls(graph, {i: someone(role, held, needs) for i, (role, held) in own.items()})

    def after(self, change: Change) -> "Recount":
        """The graph and the people after one change."""
        people, asked = dict(self.people), self.asked
        who = self.named(change.subject)
        if change.action == Action.LEAVE:
            people = {i: p for i, p in people.items() if i not in who}
        elif change.action in {Action.MOVE, Action.PROMOTE}:
            people |= {i: self._moved(people[i], change) for i in who}
        elif change.action == Action.ADD:
            asked = _adding(asked, change.subject, str(change.to))
        else:
            asked = _renaming(asked, change.subject, change.to)
            people = {i: _forgetting(person, change.subject) for i, person in people.items()}
        return Recount(asked, people)

    def named(self, subject: str) -> list[str]:
        """Who is meant: a person, or all who have a role."""
        return (
            [subject] if subject in self.people else [i for i, p in self.people.items() if p.role == subject]
        )

    def tallies(self, floor: Level) -> dict[str, dict[str, int]]:
        """How many hold each skill in each state."""
        counted: Counter[tuple[str, str]] = Counter()
        for person in self.people.values():
            counted.update((skill, _state(level, floor)) for skill, level in person.held.items())
            counted.update((skill, "preferred") for skill in person.hoped)
        skills = {skill for skill, _ in counted}
        return {skill: {state: counted[skill, state] for state in STATES} for skill in skills}

    def required(self) -> set[str]:
        """The skills that any role requires."""
        every = (asked.items() for asked in self.needs.values())
        return {skill for asks in every for skill, (needed, _) in asks if needed == Necessity.REQUIRED}

    def asks(self, who: str) -> dict[str, tuple[Necessity, Level | None]]:
        """What the role of a person asks."""
        return self.needs.get(self.people[who].role or "", {})

    def taught(self, lessons: Iterable[tuple[str, str, Level | None]]) -> "Recount":
        """The same once these (who, skill, level) are learned."""
        people = dict(self.people)
        for who, skill, level in lessons:
            hoped = {s: n for s, n in people[who].hoped.items() if s != skill}
            people[who] = replace(people[who], held={**people[who].held, skill: level}, hoped=hoped)
        return Recount(self.asked, people)

    def _moved(self, person: Someone, change: Change) -> Someone:
        role = change.to or self._next(person)
        ever = {**person.ever, **person.held}
        asks = self.needs.get(role, {})
        held = {skill: level for skill, level in ever.items() if skill in asks or skill in person.own}
        hoped = {s: n for s, n in person.hoped.items() if s in asks and s not in held}
        return Someone(role, person.own, held, hoped, ever)

    def _next(self, person: Someone) -> str:
        (edge,) = [e for e in self.asked.edges_of(EdgeKind.PROMOTES_TO) if e.source == person.role]
        return edge.target


Needs = dict[str, dict[str, tuple[Necessity, Level | None]]]


def needs_of(graph: Graph) -> Needs:
    """What each role asks, worked out anew."""
    needs: Needs = {}
    for edge in stored(graph).edges_of_kind(EdgeKind.NEEDS):
        needs.setdefault(edge.source, {})[edge.target] = (Necessity(edge.necessity), edge.level)
    return needs


def someone(role: str | None, own: Levels, needs: Needs) -> Someone:
    """A person as the roster and the role have it."""
    asks = needs.get(role or "", {})
    sure = {s: level for s, (needed, level) in asks.items() if needed == Necessity.REQUIRED}
    hoped = {s: level for s, (_, level) in asks.items() if s not in sure and s not in own}
    return Someone(role, own, {**sure, **own}, hoped, {})


def _state(level: Level | None, floor: Level) -> str:
    return "unstated" if level is None else "held" if level >= floor else "below"


def _forgetting(person: Someone, skill: str) -> Someone:
    kept = [
        {s: n for s, n in of.items() if s != skill}
        for of in (person.own, person.held, person.hoped, person.ever)
    ]
    return Someone(person.role, *kept)


def _renaming(graph: Graph, old: str, new: str | None) -> Graph:
    """The graph with every mention of a system taken out, or made one of another."""
    edges: dict[str, Edge] = {}
    for edge in graph.edges:
        if edge.kind != EdgeKind.NAMES or edge.target != old:
            edges[edge.key] = edge
        elif new is not None:
            named = replace(edge, target=new)
            edges[named.key] = named
    return with_needs(Graph(graph.nodes, tuple(edges.values())))


def _adding(graph: Graph, system: str, role: str) -> Graph:
    """The graph in which a role also names a system, at no stated level."""
    like = next(n for n in graph.nodes if n.kind == NodeKind.REQUIREMENT)
    requirement = replace(like, id=f"requirement:added-{len(graph.nodes)}")
    proof = next(e for e in graph.edges if e.evidence).evidence
    edges = (
        Edge(role, EdgeKind.STATES, requirement.id, proof),
        Edge(requirement.id, EdgeKind.NAMES, system, proof, {"level": None}),
    )
    return with_needs(Graph((*graph.nodes, requirement), (*graph.edges, *edges)))
