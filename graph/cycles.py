"""Circles among things that lead to one another: the one place where they are sought.

`cyclic_edges` says which edges of the graph lie on a circle, `circles` names each circle, `reached`
is all that one thing leads to. All are plain Python, so that a point question loads no library.
"""

from collections.abc import Iterable, Iterator, Mapping

from graph.model import Edge

# Where each thing leads; one that is not a key leads nowhere.
Leads = Mapping[str, Iterable[str]]


def cyclic_edges(edges: Iterable[Edge]) -> frozenset[str]:
    """The keys of the edges that lie on a cycle of these edges."""
    known = list(edges)
    ways: dict[str, list[str]] = {}
    for edge in known:
        ways.setdefault(edge.source, []).append(edge.target)
    knot = _knots(ways)
    return frozenset(e.key for e in known if knot[e.source] == knot[e.target])


def circles(ways: Leads) -> Iterator[tuple[str, ...]]:
    """A circle for each thing that is the least one of some circle, from it on round to itself, sorted."""
    knot = _knots(ways)
    within = {a: {b for b in targets if knot[a] == knot[b]} for a, targets in ways.items()}
    for start in sorted(within):
        if circle := _round(start, within):
            yield circle


def reached(start: str, ways: Leads) -> frozenset[str]:
    """All that a thing leads to, directly or through others; itself only where it lies on a circle."""
    seen: set[str] = set()
    waiting = [start]
    while waiting:
        new = set(ways.get(waiting.pop(), ())) - seen
        seen |= new
        waiting += new
    return frozenset(seen)


def _round(start: str, ways: Leads) -> tuple[str, ...] | None:
    """A way from a thing back to it through greater ones only, None where there is none."""
    before = {start: start}
    waiting = [start]
    while waiting:
        here = waiting.pop()
        for target in sorted(ways.get(here, ()), reverse=True):
            if target == start:
                way = [start, here]
                while way[-1] != start:
                    way.append(before[way[-1]])
                return tuple(reversed(way))
            if target > start and target not in before:
                before[target] = here
                waiting.append(target)
    return None


def _knots(ways: Leads) -> dict[str, int]:
    """A number for each thing; two lead to each other when they share it (Tarjan 1972, without recursion)."""
    order: dict[str, int] = {}
    lowest: dict[str, int] = {}
    knot: dict[str, int] = {}
    open_ones: list[str] = []
    for root in ways:
        stack = [(root, iter(ways[root]))] if root not in order else []
        while stack:
            here, targets = stack[-1]
            if here not in order:
                order[here] = lowest[here] = len(order)
                open_ones.append(here)
            for target in targets:
                if target not in order:
                    stack.append((target, iter(ways.get(target, ()))))
                    break
                if target not in knot:
                    lowest[here] = min(lowest[here], lowest[target])
            else:
                stack.pop()
                if lowest[here] == order[here]:
                    while here not in knot:
                        knot[open_ones.pop()] = order[here]
                if stack:
                    above = stack[-1][0]
                    lowest[above] = min(lowest[above], lowest[here])
    return knot
