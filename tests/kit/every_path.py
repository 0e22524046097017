"""Every path of a small lattice, listed one after the other, and the front of what they cost.

An account of its own: it reads roles as they were drawn and shares nothing with the search but the graph.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise

import numpy as np

from graph.kinds import MoveKind
from graph.questions.paths.limits import PathLimits

NEARLY = 1e-6
Asked = Mapping[str, int | None]


@dataclass(frozen=True)
class DrawnRole:
    """A role as drawn: what it requires, what it would like, its track and rung."""

    asks: Asked
    wishes: Asked = field(default_factory=dict)
    track: str | None = None
    rung: int | None = None


@dataclass(frozen=True)
class Listed:
    """A path with what it costs."""

    roles: tuple[str, ...]
    moves: int
    effort: float
    hardest: float

    @property
    def cost(self) -> tuple[float, float, float]:
        return (self.moves, self.effort, self.hardest)


Ladder = Mapping[str, DrawnRole]


def listed(ladder: Ladder, origin: str, target: str, limits: PathLimits, most_moves: int) -> list[Listed]:
    """Every path within the limits; `avoid` holds names of roles and tracks."""
    weights = _weights(ladder)
    ways = _walks(ladder, (origin,), target, replace(limits, max_moves=most_moves))
    return [_costed(ladder, weights, way) for way in ways if _keeps(ladder, way, limits)]


def front(paths: Sequence[Listed]) -> list[Listed]:
    """Those that no other beats, of equal ones the one whose roles come first; fewest moves first."""
    best = [path for path in paths if not any(_beats(other, path) for other in paths)]
    best.sort(key=lambda path: path.roles)
    one_each: list[Listed] = []
    for path in best:
        if not any(np.allclose(path.cost, other.cost, rtol=0, atol=NEARLY) for other in one_each):
            one_each.append(path)
    return sorted(one_each, key=lambda path: path.cost)


def _beats(one: Listed, other: Listed) -> bool:
    less = [b - a for a, b in zip(one.cost, other.cost, strict=True)]
    return min(less) > -NEARLY and max(less) > NEARLY


def _walks(
    ladder: Ladder, way: tuple[str, ...], target: str, limits: PathLimits
) -> Iterator[tuple[str, ...]]:
    if way[-1] == target:
        yield way
    elif len(way) <= limits.most_moves:
        for name in ladder:
            if name not in way and _kind(ladder, way[-1], name, limits) in limits.kinds:
                yield from _walks(ladder, (*way, name), target, limits)


def _kind(ladder: Ladder, low: str, high: str, limits: PathLimits) -> MoveKind | None:
    a, b = ladder[low], ladder[high]
    if a.track is None or b.track is None or a.rung is None or b.rung is None:
        return None
    if b.rung < a.rung or b.rung - a.rung > limits.max_climb:
        return None
    if a.track == b.track:
        return MoveKind.PROMOTION if b.rung > a.rung else None
    return MoveKind.DIAGONAL if b.rung > a.rung else MoveKind.LATERAL


def _keeps(ladder: Ladder, way: tuple[str, ...], limits: PathLimits) -> bool:
    """Whether a way avoids what is to be avoided, enters no track twice and learns no more than asked."""
    tracks = [ladder[name].track for name in way]
    runs = [track for n, track in enumerate(tracks) if n == 0 or track != tracks[n - 1]]
    if set(limits.avoid) & {*way, *map(str, tracks)} or len(set(runs)) < len(runs):
        return False
    known = set(ladder[way[0]].asks)
    for name in way[1:]:
        if limits.new_skills is not None and len(set(ladder[name].asks) - known) > limits.new_skills:
            return False
        known |= set(ladder[name].asks)
    return True


def _costed(ladder: Ladder, weights: Mapping[str, float], way: tuple[str, ...]) -> Listed:
    learned: dict[str, float] = {}
    sums = [0.0]
    for name in way[1:]:
        for skill, level in ladder[name].asks.items():
            gain = weights[skill] * _beyond(ladder[way[0]].asks, skill, level)
            learned[skill] = max(learned.get(skill, 0.0), gain)
        sums.append(sum(learned.values()))
    return Listed(way, len(way) - 1, sums[-1], max(b - a for a, b in pairwise(sums)))


def _beyond(held: Asked, skill: str, level: int | None) -> int:
    if skill not in held:
        return 2 if level is None else level
    own = held[skill]
    return 0 if own is None or level is None else max(level - own, 0)


def _weights(ladder: Ladder) -> dict[str, float]:
    """ln((1 + roles) / (1 + roles that need the skill)) + 1."""
    needs = [{*role.asks, *role.wishes} for role in ladder.values()]
    skills = {skill for each in needs for skill in each}
    count = {skill: sum(skill in each for each in needs) for skill in skills}
    return {skill: float(np.log((1 + len(needs)) / (1 + n)) + 1) for skill, n in count.items()}
