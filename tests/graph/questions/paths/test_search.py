"""The search over arrays, against all walks: many equal costs, any moves, and what it says when cut short."""

from collections.abc import Iterator
from itertools import pairwise

import numpy as np
import pytest

from graph.questions.paths.front import Cost
from graph.questions.paths.ground import FAR_OFF, Ground, moves_to
from graph.questions.paths.search import best_ways, quick_ways
from tests.kit.tries import tries

GROUNDS = tries(600, 200)
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
    sums = [float(ground.gains[list(way[: n + 1])].max(axis=0) @ ground.weights) for n in range(len(way))]
    return Cost(len(way) - 1, sums[-1], max(b - a for a, b in pairwise(sums)))


@pytest.mark.parametrize("seed", range(GROUNDS))
def test_the_front_is_that_of_all_walks_with_the_first_of_equal_ones(seed: int) -> None:
    ground = a_ground(np.random.default_rng(seed), most_moves=6 if seed % 2 else 9)
    every: dict[Cost, tuple[int, ...]] = {}
    for way in walks(ground):
        here = cost(ground, way)
        every[here] = min(every.get(here, way), way)
    right = {one: way for one, way in every.items() if not any(other.beats(one) for other in every)}
    search = best_ways(ground)
    assert search.complete
    assert dict(search.front) == right


def test_a_search_that_is_cut_short_says_so_and_still_offers_ways() -> None:
    ground = a_ground(np.random.default_rng(5), roles=60, most_moves=7)
    cut, whole = best_ways(ground, means=10), best_ways(ground)
    assert not cut.complete
    assert whole.complete
    assert list(cut.front)
    for one, way in cut.front:
        assert cost(ground, way) == one
        assert not any(one.beats(best) for best, _ in whole.front)


def test_a_quick_search_comes_upon_ways_that_are() -> None:
    ground = a_ground(np.random.default_rng(5), roles=60)
    assert all(cost(ground, way) == one for one, way in quick_ways(ground))


def test_moves_are_counted_back_from_the_target() -> None:
    chain = np.zeros((4, 4), dtype=np.bool_)
    chain[0, 1] = chain[1, 2] = True
    assert moves_to(chain, 2).tolist() == [2, 1, 0, FAR_OFF]
