"""Small grounds of a search drawn at random, with every walk over them and what it costs."""

from collections.abc import Iterator
from itertools import pairwise

import numpy as np

from graph.questions.paths.front import Cost
from graph.questions.paths.ground import Ground, moves_to

ROLES = 9


def a_ground(random: np.random.Generator, roles: int = ROLES, most_moves: int = 6) -> Ground:
    """Roles in a few tracks, moves at random and upwards within each; few weights, for equal costs."""
    skills = int(random.integers(3, 10))
    asked = random.integers(1, 6, (roles, skills)) * (
        random.random((roles, skills)) < random.uniform(0.2, 0.8)
    )
    asked[0] = 0
    moves = random.random((roles, roles)) < random.uniform(0.2, 0.7)
    track = random.integers(0, random.integers(2, 7), roles)
    moves &= (track[:, None] != track[None, :]) | np.triu(np.ones_like(moves), 1)
    return Ground(
        rows=np.arange(roles),
        gains=asked.astype(np.uint8),
        weights=random.integers(1, 3, skills).astype(np.float64),
        fresh=random.random(skills) < 0.7,
        moves=moves,
        left=moves_to(moves, roles - 1),
        track=track,
        origin=0,
        target=roles - 1,
        most_moves=most_moves,
        new_skills=int(random.integers(1, 4)) if random.random() < 0.25 else None,
    )


def walks(ground: Ground, way: tuple[int, ...] = (0,)) -> Iterator[tuple[int, ...]]:
    """Every walk from origin to target that passes no role twice and leaves no track to come back."""
    if way[-1] == ground.target:
        yield way
    elif len(way) <= ground.most_moves:
        for role in np.flatnonzero(ground.moves[way[-1]]).tolist():
            tracks = [int(ground.track[one]) for one in (*way, role)]
            runs = [track for n, track in enumerate(tracks) if n == 0 or track != tracks[n - 1]]
            if role not in way and len(set(runs)) == len(runs) and _light(ground, way, role):
                yield from walks(ground, (*way, role))


def _light(ground: Ground, way: tuple[int, ...], role: int) -> bool:
    known = ground.gains[list(way)].max(axis=0) > 0
    new = ground.fresh & ~known & (ground.gains[role] > 0)
    return ground.new_skills is None or int(new.sum()) <= ground.new_skills


def cost(ground: Ground, way: tuple[int, ...]) -> Cost:
    """What a walk asks."""
    sums = [float(ground.gains[list(way[: n + 1])].max(axis=0) @ ground.weights) for n in range(len(way))]
    return Cost(len(way) - 1, sums[-1], max(b - a for a, b in pairwise(sums)))


def best_of(every: dict[Cost, tuple[int, ...]]) -> dict[Cost, tuple[int, ...]]:
    """Those that no other beats."""
    return {one: way for one, way in every.items() if not any(other.beats(one) for other in every)}


def every_walk(ground: Ground) -> dict[Cost, tuple[int, ...]]:
    """What every walk costs; of those that cost the same the one whose roles come first."""
    every: dict[Cost, tuple[int, ...]] = {}
    for way in walks(ground):
        here = cost(ground, way)
        every[here] = min(every.get(here, way), way)
    return every
