"""What a scenario leaves, by changing graph and roster and counting everything again: an oracle."""

from collections.abc import Mapping
from dataclasses import replace

from graph.kinds import EdgeKind, Level, Necessity, NodeKind
from graph.model import Edge, Graph
from graph.needs import with_needs
from graph.people import Person, Roster
from graph.stores.store import View
from planning.changes import Action, Change
from planning.coverage import coverage
from planning.holdings import holdings, requirements
from tests.kit.planned import stored


class Recount:
    """Everything worked out again from a changed graph and a changed roster."""

    def __init__(self, implied: Graph, asked: Graph, people: Mapping[str, Person]) -> None:
        self.implied = implied
        self.asked = asked
        self.people = people

    @classmethod
    def of(cls, store: View, roster: Roster | None) -> "Recount":
        """Today: without a roster each role is one person who has it."""
        graph = store.graph()
        if roster is not None:
            return cls(graph, graph, {p.id: p for p in roster.people})
        alone = {r.id: Person(f"person:{r.label}", r.label, r.id) for r in store.nodes_of_kind(NodeKind.ROLE)}
        return cls(graph, graph, alone)

    def after(self, change: Change) -> "Recount":
        """The graph and the people after one change."""
        people, asked, implied = dict(self.people), self.asked, self.implied
        who = [i for i in people if self._is(i, change.subject)]
        if change.action == Action.LEAVE:
            people = {i: p for i, p in people.items() if i not in who}
        elif change.action in {Action.MOVE, Action.PROMOTE}:
            people |= {i: replace(people[i], role=self._to(people[i], change)) for i in who}
        elif change.action == Action.ADD:
            asked = _adding(asked, change.subject, str(change.to))
        else:
            asked = _renaming(asked, change.subject, change.to)
            implied = _renaming(implied, change.subject, None)
            people = {i: _forgetting(person, change.subject) for i, person in people.items()}
        return Recount(implied, asked, people)

    def counts(self, floor: Level) -> dict[str, int]:
        """How many cover each skill that is asked for or held."""
        roster = Roster(tuple(self.people.values()))
        held = holdings(stored(self.implied), roster)
        answer = coverage(held, requirements(stored(self.asked)), floor)
        return {cover.skill.id: cover.count for cover in answer.skills}

    def required(self) -> set[str]:
        """The skills that any role requires."""
        needs = stored(self.asked).edges_of_kind(EdgeKind.NEEDS)
        return {need.target for need in needs if need.necessity == Necessity.REQUIRED}

    def _is(self, who: str, subject: str) -> bool:
        return who == subject if subject in self.people else self.people[who].role == subject

    def _to(self, who: Person, change: Change) -> str:
        if change.to is not None:
            return change.to
        (edge,) = [e for e in self.asked.edges_of(EdgeKind.PROMOTES_TO) if e.source == who.role]
        return edge.target


def _forgetting(person: Person, skill: str) -> Person:
    return replace(person, held=tuple(held for held in person.held if held.skill != skill))


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
