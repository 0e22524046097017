"""How many proposals are right on the role documents that were written for it: no fewer than are told."""

import pytest

from benchmarks.proposals import FOLDER, TOP, decisions, documents, judged

# Right at least, of all and of the largest ten of each document, in percent; docs/evaluation.md tells them.
LEAST = {"development": (95, 95), "held_out": (90, 90)}


@pytest.mark.parametrize("half", LEAST)
def test_proposals_are_right_as_often_as_is_told(half: str) -> None:
    known, paths = decisions(FOLDER / half), documents(FOLDER / half)
    every = judged(paths, known)
    assert len(paths) == 5
    assert not [one.group.said for one in every if one.right is None]
    assert not [one.group.said for one in every if one.is_mixed]
    assert sum(one.is_right for one in every[:TOP]) >= 8
    of_all, of_largest = LEAST[half]
    assert 100 * sum(one.is_right for one in every) >= of_all * len(every)
    each = [one for path in paths for one in judged([path], known)[:TOP]]
    assert 100 * sum(one.is_right for one in each) >= of_largest * len(each)


def test_what_is_not_right_is_seldom_sure() -> None:
    for half in LEAST:
        every = judged(documents(FOLDER / half), decisions(FOLDER / half))
        sure = [one for one in every if one.group.likely.is_sure]
        assert sum(not one.is_right for one in sure) <= 1
        assert 3 * len(sure) >= len(every)
