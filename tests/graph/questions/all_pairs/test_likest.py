"""The likest of every role: against plain sums, and the same from scipy, numba, Dask and any blocks."""

import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import numpy as np
import pyarrow.parquet as pq
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.sparse import csr_array

from graph.arrays import Sparse, sparse
from graph.errors import BadAddress, BadQuestion
from graph.questions.all_pairs import likest as module
from graph.questions.all_pairs import scheduler
from graph.questions.all_pairs.likest import PARTS, Likest, LikestQuestion, likest, whole_units
from graph.questions.all_pairs.scheduler import on_scheduler
from graph.questions.likest_roles import likest_roles
from graph.questions.matrix import cosine, role_matrix
from graph.stores.memory import NetworkxStore
from tests.kit.atlas import Atlas
from tests.kit.drawn import drawn

ROWS = st.lists(st.dictionaries(st.integers(0, 5), st.integers(1, 2**26)), max_size=8)


def units(rows: list[dict[int, int]]) -> Sparse:
    cells = [(n, skill, float(part)) for n, row in enumerate(rows) for skill, part in row.items()]
    return sparse(cells, (len(rows), 6))


def many_roles(count: int = 90) -> Sparse:
    chance = np.random.default_rng(5)
    drawn_at = (chance.random((count, 40)) < 0.2) * chance.integers(1, 4, (count, 40))
    return csr_array((drawn_at * 1000.0).astype(np.float64))


@pytest.mark.parametrize("fast", [False, True])
@given(rows=ROWS, top=st.integers(1, 10))
def test_the_likest_are_those_of_the_largest_sums_ties_by_place(
    fast: bool, rows: list[dict[int, int]], top: int
) -> None:
    answer = likest(LikestQuestion(units(rows), top, fast))
    for n, row in enumerate(rows):
        sums = {
            k: sum(part * other.get(skill, 0) for skill, part in row.items()) for k, other in enumerate(rows)
        }
        ranked = sorted((-score, k) for k, score in sums.items() if k != n and score)[:top]
        wanted = [k for _, k in ranked] + [-1] * (top - len(ranked))
        assert answer.places[n].tolist() == wanted
        assert answer.scores[n][: len(ranked)].tolist() == [-score for score, _ in ranked]


@pytest.mark.parametrize("fast", [False, True])
@pytest.mark.parametrize(("block", "tile", "cells"), [(1, 7, 1), (13, 13, 500), (90, 64, 10**6)])
def test_the_answer_is_the_same_whatever_the_blocks(
    fast: bool, block: int, tile: int, cells: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    wanted = likest(LikestQuestion(many_roles(), 5, not fast)).digest
    for name, value in (("BLOCK", block), ("TILE", tile), ("CELLS", cells)):
        monkeypatch.setattr(module, name, value)
    told: list[tuple[int, int]] = []
    answer = likest(LikestQuestion(many_roles(), 5, fast), lambda done, of: told.append((done, of)))
    assert answer.digest == wanted
    assert told[-1] == (len(told), len(told))


def test_a_digest_tells_one_answer_from_another() -> None:
    one = likest(LikestQuestion(many_roles(), 5))
    other = Likest(one.places.copy(), one.scores.copy())
    assert other.digest == one.digest
    other.places[3, 2] += 1
    assert other.digest != one.digest
    assert likest(LikestQuestion(many_roles(), 4)).digest != one.digest


def test_fewer_than_one_role_cannot_be_asked_for() -> None:
    with pytest.raises(BadQuestion, match="--top is 0; ask for 1 or more"):
        LikestQuestion(many_roles(), 0)


def test_roles_are_as_like_as_the_cosine_of_weight_and_level_says() -> None:
    store = NetworkxStore()
    asked: dict[str, dict[str, int | None]] = {
        "a": {"sql": 3, "map": 1},
        "b": {"sql": 1},
        "c": {"map": None, "adp": 5},
        "d": {"adp": 2},
    }
    store.replace(drawn({name: {"technical": skills} for name, skills in asked.items()}))
    matrix = role_matrix(store)
    wanted = cosine(csr_array(matrix.levels.tocsc() * matrix.weights))
    answer = likest_roles(store, "role:a", 9)
    told = {matrix.row[role.id]: like for role, like in answer.likest}
    assert told == pytest.approx({n: v for n, v in enumerate(wanted[0]) if n and v}, abs=1e-6)
    every = likest(LikestQuestion(whole_units(matrix), 9))
    at = every.places[0] >= 0
    assert dict(zip(every.places[0][at].tolist(), every.cosines()[0][at].tolist(), strict=True)) == told
    assert whole_units(matrix).data.max() <= PARTS


@pytest.fixture(scope="module")
def cluster() -> Iterator[Any]:
    distributed = pytest.importorskip("distributed")
    with distributed.LocalCluster(
        n_workers=1,
        threads_per_worker=2,
        processes=False,
        dashboard_address=None,
        scheduler_port=0,
        protocol="tcp",
    ) as started:
        yield started


def test_a_scheduler_gives_the_same_answer(cluster: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "BLOCK", 20)
    question = LikestQuestion(many_roles(), 5, fast=False)
    assert likest(question, on=on_scheduler(cluster.scheduler_address)).digest == likest(question).digest


def test_a_command_writes_the_same_file_by_a_scheduler(cluster: Any, tmp_path: Path, atlas: Atlas) -> None:
    files = [tmp_path / name for name in ("a.csv", "b.csv", "c.parquet")]
    here = atlas.json("likest", "--top", "3", "--to", str(files[0]))
    there = atlas.json(
        "likest", "--top", "3", "--to", str(files[1]), "--scheduler", cluster.scheduler_address
    )
    assert here["digest"] == there["digest"]
    assert files[0].read_text() == files[1].read_text()
    head, first, *_ = files[0].read_text().splitlines()
    assert head == '"role","rank","like","similarity"'
    assert here["rows"] == len(files[0].read_text().splitlines()) - 1
    told = atlas.json("likest", first.split(",")[0].strip('"'), "--top", "3")
    assert told["likest"][0]["id"] == first.split(",")[2].strip('"')
    atlas.json("likest", "--top", "3", "--to", str(files[2]))
    rows = pq.read_table(files[2]).to_pylist()
    assert len(rows) == here["rows"]
    assert rows[0] == {"role": told["role"], "rank": 1, "like": told["likest"][0]["id"]} | {
        "similarity": told["likest"][0]["similarity"]
    }
    assert sorted(file.name for file in tmp_path.iterdir()) == ["a.csv", "b.csv", "c.parquet"]


REFUSED = {
    (): "name a role, or give --to FILE.csv or FILE.parquet",
    ("Controller", "--to", "x.csv"): "name a role, or give --to",
    ("Controller", "--scheduler", "tcp://h:1"): "name a role, or give --to",
    ("Controller", "--top", "0"): "--top is 0; ask for 1 or more",
    ("--to", "x.txt"): "x.txt: the likest are written as .csv or .parquet",
    ("--to", "/nowhere/x.csv"): "cannot write /nowhere/x.csv: ",
    ("--to", "x.csv", "--scheduler", "host:8786"): "'host:8786' is no address of a Dask scheduler",
}


@pytest.mark.parametrize("asked", list(REFUSED), ids=" ".join)
def test_what_cannot_be_is_told_in_one_line(asked: tuple[str, ...], atlas: Atlas) -> None:
    ran = atlas("likest", *asked)
    assert (ran.code, ran.out, len(ran.err.splitlines())) == (2, "", 1)
    assert REFUSED[asked] in ran.err


def test_a_scheduler_that_is_not_there_is_told_in_one_line(
    atlas: Atlas, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    pytest.importorskip("distributed")
    monkeypatch.setattr(scheduler, "PATIENCE", 1)
    ran = atlas("likest", "--to", str(tmp_path / "x.csv"), "--scheduler", "tcp://127.0.0.1:9")
    assert ran.code == 2
    assert "no Dask scheduler answers at tcp://127.0.0.1:9 within 1 seconds: start one" in ran.err
    assert len(ran.err.splitlines()) == 1


def test_a_scheduler_without_workers_is_told_in_one_line(atlas: Atlas, tmp_path: Path) -> None:
    distributed = pytest.importorskip("distributed")
    with distributed.LocalCluster(
        n_workers=0, processes=False, dashboard_address=None, scheduler_port=0, protocol="tcp"
    ) as empty:
        ran = atlas("likest", "--to", str(tmp_path / "x.csv"), "--scheduler", empty.scheduler_address)
    assert ran.code == 2
    assert "has no workers: start dask worker tcp://" in ran.err


def test_without_dask_one_line_says_what_to_install(
    atlas: Atlas, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "distributed", None)
    with pytest.raises(BadAddress, match="Dask is not installed"):
        list(on_scheduler("tcp://h:1")(LikestQuestion(many_roles(), 2)))
    ran = atlas("likest", "--to", str(tmp_path / "x.csv"), "--scheduler", "tcp://h:1")
    assert ran.err.strip() == "atlas: Dask is not installed: run pip install 'role-atlas[scale]'"
