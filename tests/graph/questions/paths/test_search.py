"""The search over arrays, against all walks: many equal costs, any moves, and what it says when cut short."""

import numpy as np
import pytest

from graph.questions.paths.ground import FAR_OFF, moves_to
from graph.questions.paths.search import best_ways, quick_ways
from tests.kit.grounds import a_ground, best_of, cost, every_walk
from tests.kit.tries import tries

GROUNDS = tries(600, 200)


@pytest.mark.parametrize("seed", range(GROUNDS))
def test_the_front_is_that_of_all_walks_with_the_first_of_equal_ones(seed: int) -> None:
    ground = a_ground(np.random.default_rng(seed), most_moves=6 if seed % 2 else 9)
    search = best_ways(ground)
    assert search.complete
    assert dict(search.front) == best_of(every_walk(ground))


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
