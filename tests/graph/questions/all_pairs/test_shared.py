"""What every two roles share: scipy and what is compiled against plain sets, and the matrix of the answer."""

import sys
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.sparse import csr_array

from graph.arrays import Sparse, sparse
from graph.errors import BadQuestion
from graph.questions.all_pairs import compiled, shared
from graph.questions.all_pairs.compiled import kernels
from graph.questions.all_pairs.shared import shared_blocks, shared_skills
from graph.questions.overlaps import overlap_matrix
from graph.stores.memory import NetworkxStore
from tests.kit.drawn import drawn

ASKED = st.lists(st.sets(st.integers(0, 6)), max_size=9)


def matrix(asked: list[set[int]]) -> Sparse:
    return sparse([(n, skill, 1.0) for n, skills in enumerate(asked) for skill in skills], (len(asked), 7))


@pytest.mark.parametrize("fast", [False, True])
@given(asked=ASKED)
def test_every_two_roles_share_what_both_sets_hold(fast: bool, asked: list[set[int]]) -> None:
    answer = shared_skills(matrix(asked), fast)
    wanted = {
        (i, k): (len(one & other), len(one & other) / len(one | other))
        for i, one in enumerate(asked)
        for k, other in enumerate(asked)
        if i < k and one & other
    }
    columns, counts = answer.counts.indices.tolist(), answer.counts.data.tolist()
    given = zip(counts, answer.shares.tolist(), strict=True)
    assert dict(zip(zip(answer.rows.tolist(), columns, strict=True), given, strict=True)) == wanted
    assert answer.sizes.tolist() == [len(one) for one in asked]


@given(asked=ASKED, most=st.integers(1, 40))
def test_the_pairs_that_share_most_come_first_and_ties_as_the_roles_stand(
    asked: list[set[int]], most: int
) -> None:
    answer = shared_skills(matrix(asked), fast=False)
    every = sorted(
        (-len(asked[i] & asked[k]) / len(asked[i] | asked[k]), i, k)
        for k in range(len(asked))
        for i in range(k)
        if asked[i] & asked[k]
    )
    rows, columns, _, _ = answer.most_shared(most)
    assert list(zip(rows.tolist(), columns.tolist(), strict=True)) == [(i, k) for _, i, k in every[:most]]


@pytest.mark.parametrize("fast", [False, True])
@pytest.mark.parametrize("cells", [1, 20, 100])
def test_the_answer_is_the_same_whatever_the_blocks(
    fast: bool, cells: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    drawn_at = np.random.default_rng(3).random((23, 31)) < 0.3
    asked = csr_array(drawn_at.astype(np.float64))
    whole = shared_skills(asked, fast).counts.toarray()
    monkeypatch.setattr(shared, "CELLS", cells)
    assert len(list(shared_blocks(asked, fast))) > 3
    assert (shared_skills(asked, fast).counts.toarray() == whole).all()
    assert (whole == np.triu(drawn_at.astype(int) @ drawn_at.T.astype(int), 1)).all()


def test_numba_is_asked_only_where_it_pays_and_missed_in_one_line(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(compiled, "_compiled", lambda: None)
    monkeypatch.delitem(sys.modules, "numba", raising=False)
    assert kernels(10) is None
    assert kernels(10**12) is None
    assert kernels(10**12, fast=False) is None
    with pytest.raises(BadQuestion, match=r"numba is not installed: run pip install 'role-atlas\[fast\]'"):
        kernels(10, fast=True)


def test_what_is_compiled_is_kept_among_the_users_files(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("ATLAS_CACHE", str(tmp_path))
    told = []
    for _ in range(2):
        compiled._compiled.cache_clear()
        made = kernels(0, fast=True)
        assert made
        assert made.seconds > 0
        told.append(made.fresh)
    compiled._compiled.cache_clear()
    assert told == [True, False]
    assert list((tmp_path / "compiled").rglob("*.nbc"))


def test_a_matrix_of_too_many_roles_is_refused_in_one_line(monkeypatch: pytest.MonkeyPatch) -> None:
    store = NetworkxStore()
    store.replace(drawn({name: {"technical": {"sql": 3}} for name in "abc"}))
    answer = overlap_matrix(store)
    assert answer.counts == ((1, 1, 1),) * 3
    assert answer.shares == ((1.0, 1.0, 1.0),) * 3
    monkeypatch.setattr("graph.questions.overlaps.MOST_DENSE", 2)
    fresh = overlap_matrix(store)
    with pytest.raises(BadQuestion, match="the matrix of 3 roles is too large to be written"):
        _ = fresh.counts
    assert [share for *_, share in fresh.pairs(5)] == [1.0, 1.0, 1.0]


def test_pairs_that_share_nothing_come_last_as_the_roles_stand() -> None:
    store = NetworkxStore()
    asked = {"a": "sql", "b": "map", "c": "sql"}
    store.replace(drawn({name: {"technical": {skill: 3}} for name, skill in asked.items()}))
    told = [(one.label, other.label, count) for one, other, count, _ in overlap_matrix(store).pairs(9)]
    assert told == [("a", "c", 1), ("a", "b", 0), ("b", "c", 0)]
