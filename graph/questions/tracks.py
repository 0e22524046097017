"""A track where a role is asked: by its entry, by the rungs that are nearest to the other end, or by all."""

from collections.abc import Sequence
from dataclasses import dataclass

from graph.errors import BadQuestion
from graph.kinds import EdgeKind, NodeKind, Rungs
from graph.model import Node
from graph.questions.find import find
from graph.questions.needs import gap
from graph.stores.store import View


@dataclass(frozen=True)
class End:
    """A role that was asked for, or a track with its roles from the entry up."""

    roles: tuple[Node, ...]
    track: Node | None = None


@dataclass(frozen=True)
class TakenRung:
    """The role that stands for a track, and by which rule it was taken."""

    track: Node
    role: Node
    by: Rungs

    @property
    def words(self) -> str:
        """The sentence that says so: "Billing by its entry, Billing Coordinator"."""
        how = "its entry" if self.by is Rungs.ENTRY else "the rung that is nearest"
        return f"{self.track.label} by {how}, {self.role.label}"


@dataclass(frozen=True)
class RungPair:
    """How far it is from a rung of one end to a rung of the other: the effort, and the share met, 0 to 1."""

    origin: Node
    target: Node
    effort: float
    share_met: float | None


@dataclass(frozen=True)
class OfTracks:
    """An answer on roles of which some stand for a track; `pairs` of all rungs where these were asked for."""

    answer: object
    taken: tuple[TakenRung, ...]
    pairs: tuple[RungPair, ...] = ()


def of_tracks(answer: object, taken: tuple[TakenRung, ...], pairs: tuple[RungPair, ...] = ()) -> object:
    """The answer with the rungs that stand for tracks; as it is where none was named."""
    return OfTracks(answer, taken, pairs) if taken else answer


def find_end(store: View, name: str) -> End:
    """The role or the track of this name, a role first; raises UnknownName, AmbiguousName, BadQuestion."""
    for kinds in ((NodeKind.ROLE,), (NodeKind.TRACK,)):
        if store.labelled(name, kinds):
            return _end(store, find(store, name, kinds))
    return _end(store, find(store, name, (NodeKind.ROLE, NodeKind.TRACK)))


def rungs_of(store: View, track: Node) -> tuple[Node, ...]:
    """The roles of a track from its entry up; those without a rung last."""
    held = store.nodes(edge.source for edge in store.edges_to([track.id], EdgeKind.IN_TRACK))
    return tuple(sorted(held, key=lambda role: (role.as_role.rung or 10**6, *role.as_role.place, role.id)))


def two_ends(store: View, names: tuple[str, str], rungs: Rungs) -> tuple[Node, Node, tuple[TakenRung, ...]]:
    """The roles of two names, and which rung stands for each that is a track; of all, the nearest do."""
    one, other = (find_end(store, name) for name in names)
    if rungs is Rungs.ENTRY or not (one.track or other.track):
        pair = (one.roles[0], other.roles[0])
    else:
        first = rung_pairs(store, one, other)[0]
        pair = (first.origin, first.target)
    by = Rungs.ENTRY if rungs is Rungs.ENTRY else Rungs.NEAREST
    ends = zip((one, other), pair, strict=True)
    return (*pair, tuple(TakenRung(end.track, role, by) for end, role in ends if end.track))


def rung_pairs(store: View, one: End, other: End) -> tuple[RungPair, ...]:
    """Every rung of one end with every rung of the other, least effort first, then from the entry up."""
    pairs = []
    for origin in one.roles:
        for target in other.roles:
            if origin.id != target.id:
                short = gap(store, origin.id, target.id)
                pairs.append(RungPair(origin, target, short.effort, short.share_met))
    if not pairs:
        raise BadQuestion("both ends are the same role; name two different ones")
    return tuple(sorted(pairs, key=lambda pair: pair.effort))


def all_ends(
    store: View, names: Sequence[str], rungs: Rungs
) -> tuple[tuple[Node, ...], tuple[TakenRung, ...]]:
    """The roles that these names ask for, each once, a track by its entry or by all its rungs."""
    if rungs is Rungs.NEAREST:
        if len(names) != 2:
            raise BadQuestion("the nearest rungs are those of two: name two tracks, or a track and a role")
        *roles, taken = two_ends(store, (names[0], names[1]), rungs)
        return tuple(roles), taken
    ends = [find_end(store, name) for name in names]
    roles = [role for end in ends for role in (end.roles if rungs is Rungs.ALL else end.roles[:1])]
    entries = ends if rungs is Rungs.ENTRY else []
    taken = tuple(TakenRung(end.track, end.roles[0], Rungs.ENTRY) for end in entries if end.track)
    return tuple({role.id: role for role in roles}.values()), taken


def _end(store: View, node: Node) -> End:
    if node.kind == NodeKind.ROLE:
        return End((node,))
    if not (roles := rungs_of(store, node)):
        raise BadQuestion(f"no role stands in the track {node.label}; name a role")
    return End(roles, node)
