"""What another reading of the same documents changes, in numbers that a person can weigh beforehand."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from graph.kinds import EdgeKind, NodeKind, number_of
from graph.ladder.change import MoveChange
from graph.model import Graph, Node
from graph.stores.memory import NetworkxStore
from graph.stores.store import View

# What no answer depends on: where a fact stands, which edges it rests on, and who set it.
_ASIDE = frozenset({"line", "corrected", "grounds"})


@dataclass(frozen=True)
class Effect:
    """What changes, by id: roles that come, go or say something else of themselves, needs as (role, skill),
    and moves as (origin, target) that open, close or are judged or weighed anew.
    """

    roles: tuple[str, ...]
    needs: tuple[tuple[str, str], ...]
    moves: tuple[tuple[str, str], ...]

    @property
    def sentence(self) -> str:
        """All of it in one sentence: "3 roles, 7 needs and 2 moves change"."""
        counts = [
            number_of(len(things), noun)
            for things, noun in ((self.roles, "role"), (self.needs, "need"), (self.moves, "move"))
            if things
        ]
        *first, last = counts or ["nothing"]
        verb = "change" if first or len((*self.roles, *self.needs, *self.moves)) > 1 else "changes"
        return f"{', '.join(first)}{' and ' if first else ''}{last} {verb}"


def effect(before: Graph, after: Graph, stands: View | None = None) -> Effect:
    """What the second graph says otherwise than the first, of roles, needs and moves.

    `stands` is a view of the first, of which more is worked out already than of a graph.
    """
    old, new = _said(before), _said(after)
    roles = {name for name in old.keys() | new.keys() if old.get(name) != new.get(name)}
    was, now = _needs(before), _needs(after)
    needs = {key for key in was.keys() | now.keys() if was.get(key) != now.get(key)}
    moved = (
        (change.origin.id, change.target.id) for change in _moves(stands or _store(before), _store(after))
    )
    return Effect(tuple(sorted(roles)), tuple(sorted(needs)), tuple(sorted(moved)))


def _moves(old: View, new: View) -> Iterator[MoveChange]:
    # What compares ladders is loaded where some are: a first page compares none.
    from graph.ladder.effects import moves  # noqa: PLC0415
    from graph.ladder.laid_out import Ladder  # noqa: PLC0415
    from graph.ladder.pairs import Both  # noqa: PLC0415

    return moves(Both(Ladder(old), Ladder(new)), old, new)


def _store(graph: Graph) -> View:
    store = NetworkxStore()
    store.replace(graph)
    return store


def _said(graph: Graph) -> Mapping[str, object]:
    """What each role says of itself: its names, what it asks beyond skills, its statements, its links."""
    said: dict[str, list[object]] = {
        node.id: [_plain(node)] for node in graph.nodes if node.kind == NodeKind.ROLE
    }
    sections = {
        node.id: node.as_requirement.section for node in graph.nodes if node.kind == NodeKind.REQUIREMENT
    }
    own = {EdgeKind.STATES, EdgeKind.INHERITS, EdgeKind.IN_TRACK, EdgeKind.PROMOTES_TO}
    keys = sorted((edge.key, edge) for edge in graph.edges if edge.kind in own)
    for key, edge in keys:
        said[edge.source].append((key, sections.get(edge.target)))
    return said


def _plain(node: Node) -> object:
    facts = {key: value for key, value in node.facts.items() if key not in _ASIDE}
    return (node.label, sorted(node.alt_labels), facts)


def _needs(graph: Graph) -> dict[tuple[str, str], object]:
    return {
        (edge.source, edge.target): {key: fact for key, fact in edge.facts.items() if key not in _ASIDE}
        for edge in graph.edges
        if edge.kind == EdgeKind.NEEDS
    }
