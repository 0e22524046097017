"""The k best simple paths over moves, best first.

A path costs (hardest step, total effort, moves), compared in this order. The search pops the
prefix with the least cost still possible: what it has spent, joined with the least that the rest
of the way can cost, exact by a Dijkstra run backwards from the target for each of the three. Each
part is a true lower bound, so paths come out in order of cost; ties go by the ids on the way.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from heapq import heappop, heappush

from graph.questions.move_answers import Move

# Prefixes looked at before a search gives up: far more than a lattice of hundreds of roles needs.
MOST_POPS = 200_000
# Sums of the same efforts in another order differ in the last digits only.
DIGITS = 9

Cost = tuple[float, float, int]
Roads = dict[str, list[Move]]


@dataclass(frozen=True)
class Bounds:
    """The least hardest step, total effort and number of moves from each role to the target."""

    hardest: dict[str, float]
    effort: dict[str, float]
    moves: dict[str, float]

    def from_prefix(self, cost: Cost, role: str) -> Cost:
        """The least that a prefix of this cost, now at this role, can cost at the target."""
        hardest = max(cost[0], self.hardest[role])
        return (hardest, round(cost[1] + self.effort[role], DIGITS), cost[2] + int(self.moves[role]))


def best_paths(
    moves: Iterable[Move], origin: str, target: str, max_moves: int | None = None
) -> Iterator[tuple[Move, ...]]:
    """Yield the simple paths from origin to target, best first, until none is left."""
    roads: Roads = {}
    back: Roads = {}
    for move in sorted(moves, key=lambda m: (m.origin.id, m.target.id)):
        roads.setdefault(move.origin.id, []).append(move)
        back.setdefault(move.target.id, []).append(move)
    bounds = _bounds(back, target)
    if origin in bounds.moves and origin != target:
        yield from _search(roads, bounds, origin, target, max_moves)


def _search(
    roads: Roads, bounds: Bounds, origin: str, target: str, max_moves: int | None
) -> Iterator[tuple[Move, ...]]:
    queue: list[tuple[Cost, int, tuple[str, ...], Cost, tuple[Move, ...]]] = []
    nothing: Cost = (0.0, 0.0, 0)
    heappush(queue, (bounds.from_prefix(nothing, origin), 0, (origin,), nothing, ()))
    for _ in range(MOST_POPS):
        if not queue:
            return
        _, _, passed, cost, path = heappop(queue)
        if passed[-1] == target:
            yield path
            continue
        for move in roads.get(passed[-1], ()):
            step = move.target.id
            if step in passed or step not in bounds.moves:
                continue
            spent = (max(cost[0], move.effort), cost[1] + move.effort, cost[2] + 1)
            bound = bounds.from_prefix(spent, step)
            if max_moves is None or bound[2] <= max_moves:
                # Of two prefixes that may cost the same the longer one is nearer to an answer.
                heappush(queue, (bound, -spent[2], (*passed, step), spent, (*path, move)))


def _bounds(back: Roads, target: str) -> Bounds:
    return Bounds(
        _dijkstra(back, target, lambda so_far, move: max(so_far, move.effort)),
        _dijkstra(back, target, lambda so_far, move: so_far + move.effort),
        _dijkstra(back, target, lambda so_far, _: so_far + 1),
    )


def _dijkstra(back: Roads, target: str, join: Callable[[float, Move], float]) -> dict[str, float]:
    """The least joined cost from each role that reaches the target."""
    done: dict[str, float] = {}
    queue = [(0.0, target)]
    while queue:
        cost, role = heappop(queue)
        if role not in done:
            done[role] = cost
            for move in back.get(role, ()):
                heappush(queue, (join(cost, move), move.origin.id))
    return done


def diverse(paths: Iterable[tuple[Move, ...]], count: int) -> tuple[tuple[Move, ...], ...]:
    """The first `count` paths of which no two differ in one role only."""
    kept: list[tuple[Move, ...]] = []
    for path in paths:
        if len(kept) == count:
            break
        if all(len(_roles(path) ^ _roles(other)) > 1 for other in kept):
            kept.append(path)
    return tuple(kept)


def _roles(path: Sequence[Move]) -> set[str]:
    return {path[0].origin.id, *(move.target.id for move in path)}
