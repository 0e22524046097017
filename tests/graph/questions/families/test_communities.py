"""Communities of a matrix of likeness: the same everywhere, and sensible where little is known."""

import os
import subprocess
import sys

import numpy as np
import pytest

from graph.arrays import Floats
from graph.questions.families.communities import closeness, communities
from graph.questions.likeness.parts import Joined
from tests.kit.places import ROOT


def likeness(*blocks: int, inside: float = 0.8, outside: float = 0.1) -> Floats:
    """The likeness of rows that stand in blocks, alike inside and hardly outside."""
    which = np.repeat(np.arange(len(blocks)), blocks)
    scores = np.where(which[:, None] == which[None, :], inside, outside).astype(np.float64)
    np.fill_diagonal(scores, 1)
    return scores


def given(scores: Floats) -> Joined:
    """The likeness that these scores are."""
    return Joined(scores, {}, {}, ())


def test_rows_that_are_alike_belong_together() -> None:
    assert communities(given(likeness(4, 3, 5))) == ((0, 1, 2, 3), (4, 5, 6), (7, 8, 9, 10, 11))


def test_a_row_that_is_like_no_other_stays_by_itself() -> None:
    assert communities(given(likeness(4, 1, 3))) == ((0, 1, 2, 3), (4,), (5, 6, 7))


@pytest.mark.parametrize(
    ("scores", "parts"),
    [
        (np.zeros((0, 0)), ()),
        (np.ones((1, 1)), ((0,),)),
        (np.array([[1, 0.9], [0.9, 1]]), ((0, 1),)),
        (np.array([[1, 0.1], [0.1, 1]]), ((0,), (1,))),
        (np.ones((9, 9)), (tuple(range(9)),)),
        (np.zeros((3, 3)), ((0,), (1,), (2,))),
        (np.eye(3), ((0,), (1,), (2,))),
    ],
    ids=["nothing", "one", "two alike", "two unlike", "all alike", "nothing stated", "only like themselves"],
)
def test_little_gives_a_sensible_answer(scores: Floats, parts: tuple[tuple[int, ...], ...]) -> None:
    assert communities(given(np.asarray(scores, dtype=np.float64))) == parts


def test_nearly_all_alike_are_one_community_and_the_other_is_left_alone() -> None:
    assert communities(given(likeness(8, 1))) == (tuple(range(8)), (8,))


def test_noise_below_nine_places_changes_nothing() -> None:
    chance = np.random.default_rng(1)
    scores = chance.random((30, 30)).round(3)
    scores = np.maximum(scores, scores.T)
    assert communities(given(scores + chance.normal(0, 1e-12, scores.shape))) == communities(given(scores))


def test_every_process_parts_the_same_rows_alike() -> None:
    script = (
        "import numpy as np; from graph.questions.families.communities import communities; "
        "from graph.questions.likeness.parts import Joined; s = np.random.default_rng(3).random((60, 60)); "
        "print(communities(Joined((s + s.T) / 2, {}, {}, ())))"
    )
    told = {
        subprocess.run(
            [sys.executable, "-c", script],
            cwd=ROOT,
            env={**os.environ, "PYTHONHASHSEED": seed},
            capture_output=True,
            text=True,
            check=True,
        ).stdout
        for seed in ("0", "1", "2")
    }
    assert len(told) == 1


def test_each_row_stands_in_one_community() -> None:
    chance = np.random.default_rng(5)
    for size in (3, 7, 40, 120):
        scores = chance.random((size, size))
        rows = [row for part in communities(given((scores + scores.T) / 2)) for row in part]
        assert sorted(rows) == list(range(size))


def test_closeness_is_the_share_of_comparisons_that_its_own_win() -> None:
    scores = likeness(3, 2)
    scores[0, 3] = scores[3, 0] = 0.8
    how = closeness(given(scores), [(0, 1, 2), (3, 4)], 0)
    # Each of three rows looks at two outside; of six comparisons one is a tie.
    assert how.closeness == pytest.approx(1 - 0.5 / 6)
    assert how.pulls[0].tolist() == pytest.approx([0, 0.25])
    assert how.pulls[1].tolist() == [0, 0]


def test_closeness_is_by_hand_on_chance_likeness() -> None:
    chance = np.random.default_rng(11)
    scores = chance.random((9, 9)).round(1)
    scores = np.maximum(scores, scores.T)
    own, other = (0, 2, 5, 7), (1, 3, 4, 6, 8)

    def wins(row: int, stranger: int) -> float:
        against = [scores[row, stranger] - scores[row, mine] for mine in own if mine != row]
        return sum(1 if lead > 0 else 0.5 if lead == 0 else 0 for lead in against) / len(against)

    how = closeness(given(scores), [own, other], 0)
    assert how.pulls[:, 1].tolist() == pytest.approx([np.mean([wins(row, s) for s in other]) for row in own])
    assert how.closeness == pytest.approx(1 - np.mean([wins(row, s) for row in own for s in other]))


def test_without_anyone_outside_there_is_no_closeness() -> None:
    assert closeness(given(np.ones((3, 3))), [(0, 1, 2)], 0).closeness is None
