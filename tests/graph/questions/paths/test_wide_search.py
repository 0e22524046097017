"""The search among very many roles, against all walks over small grounds."""

from dataclasses import replace

import numpy as np
import pytest

from graph.questions.paths.asks import Asks
from graph.questions.paths.ground import Ground
from graph.questions.paths.wide_ground import WideGround
from graph.questions.paths.wide_search import best_wide_ways
from tests.kit.grounds import a_ground, best_of, cost, every_walk
from tests.kit.tries import tries

GROUNDS = tries(600, 200)


def widened(ground: Ground) -> WideGround:
    """The same ground with moves as lists and what is asked as sets of levels."""
    levels = [(skill, level) for skill in range(len(ground.weights)) for level in range(1, 6)]
    asked = [
        [n for n, (skill, level) in enumerate(levels) if gains[skill] >= level] for gains in ground.gains
    ]
    asks = Asks(
        starts=np.cumsum([0, *map(len, asked)]),
        pieces=np.array([n for own in asked for n in own], dtype=np.int64),
        weights=np.array([ground.weights[skill] for skill, _ in levels]),
        first=np.array([level == 1 and bool(ground.fresh[skill]) for skill, level in levels]),
    )
    return WideGround(
        asks=asks,
        starts=np.concatenate(([0], np.cumsum(ground.moves.sum(axis=1)))),
        ends=np.ascontiguousarray(np.nonzero(ground.moves)[1]),
        track=ground.track,
        origin=ground.origin,
        target=ground.target,
        most_moves=ground.most_moves,
        new_skills=ground.new_skills,
    )


@pytest.mark.parametrize("seed", range(GROUNDS))
def test_the_front_is_that_of_all_walks_with_the_first_of_equal_ones(seed: int) -> None:
    ground = a_ground(np.random.default_rng(seed), most_moves=6 if seed % 2 else 9)
    right = best_of(every_walk(ground))
    for fast in (False, True):
        search = best_wide_ways(widened(ground), fast=fast)
        assert search.complete
        assert dict(search.front) == right


@pytest.mark.parametrize("seed", range(GROUNDS // 2))
def test_where_tracks_do_not_matter_every_walk_counts(seed: int) -> None:
    ground = a_ground(np.random.default_rng(seed), roles=8)
    apart = replace(ground, track=np.arange(8))
    search = best_wide_ways(replace(widened(ground), track=None))
    assert search.complete
    assert dict(search.front) == best_of(every_walk(apart))


def test_a_search_that_is_cut_short_says_so_and_still_offers_ways() -> None:
    ground = a_ground(np.random.default_rng(5), roles=200, most_moves=7)
    search, compiled = (best_wide_ways(widened(ground), means=20_000, fast=fast) for fast in (False, True))
    assert not search.complete
    assert search.front.ways
    assert (compiled.front, compiled.complete, compiled.means) == (search.front, False, search.means)
    for one, way in search.front:
        assert cost(ground, way) == one


def test_without_a_way_the_front_is_empty() -> None:
    ground = a_ground(np.random.default_rng(5))
    shut = replace(widened(ground), starts=np.zeros(10, dtype=np.int64), ends=np.zeros(0, dtype=np.int64))
    search = best_wide_ways(shut)
    assert (dict(search.front), search.complete, shut.least_moves) == ({}, True, None)
