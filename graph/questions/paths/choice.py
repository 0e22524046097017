"""Which of the paths that no other beats are offered, in which order, and what each is best at."""

from collections.abc import Iterable

from graph.kinds import BestAt
from graph.questions.paths.front import Cost


def order(cost: Cost, first: BestAt) -> tuple[float, float, float]:
    """The place of a cost among others where this is what counts first."""
    if first == BestAt.LEAST_TO_LEARN:
        return (cost.effort, cost.moves, cost.hardest)
    if first == BestAt.GENTLEST:
        return (cost.hardest, cost.moves, cost.effort)
    return (cost.moves, cost.effort, cost.hardest)


def best(costs: Iterable[Cost], first: BestAt) -> Cost:
    """The best of some costs where this is what counts first."""
    return min(costs, key=lambda cost: order(cost, first))


def chosen(costs: Iterable[Cost], count: int, first: BestAt) -> tuple[Cost, ...]:
    """At most so many of these costs: the best in each of the three ways, then others as they come."""
    ordered = sorted(costs, key=lambda cost: order(cost, first))
    ways = (first, *(way for way in BestAt if way != first))
    bests = (best(ordered, way) for way in ways if ordered)
    taken = list(dict.fromkeys((*bests, *ordered)))[:count]
    return tuple(sorted(taken, key=lambda cost: order(cost, first)))


def best_at(cost: Cost, costs: Iterable[Cost]) -> tuple[BestAt, ...]:
    """In which ways this one is the best of all; of several that are as good the one that comes first."""
    every = list(costs)
    return tuple(way for way in BestAt if cost == best(every, way))
