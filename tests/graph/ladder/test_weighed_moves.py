"""The moves of a ladder as arrays are those of its lattice, and a kept database is compared as it stands."""

from pathlib import Path

import numpy as np
import pytest

from graph.arrays import Floats
from graph.ladder.diff import diff
from graph.ladder.weighed_moves import weighed_moves
from graph.questions.calibration import ORDER, calibration, verdict, verdicts
from graph.questions.matrix import role_matrix
from graph.questions.moves import lattice
from graph.stores.memory import NetworkxStore
from graph.stores.sqlite.store import FileStore
from graph.stores.store import View
from loaders.connect import ladder_store
from tests.kit.drawn import drawn
from tests.kit.ladders import LADDER, edited, saying, stored
from tests.kit.page_graph import restaurant


def numbered(store: View) -> tuple[dict[str, int], dict[str, int]]:
    matrix = role_matrix(store)
    sides = (matrix.role_ids, matrix.skill_ids)
    roles, skills = ({name: n for n, name in enumerate(side)} for side in sides)
    return roles, skills


def test_the_moves_are_those_of_the_lattice() -> None:
    store = stored(LADDER)
    roles, skills = numbered(store)
    moves = weighed_moves(store, roles, skills, len(skills))
    told = {divmod(key, len(roles)): moves.state(n) for n, key in enumerate(moves.keys.tolist())}
    every = lattice(store).moves
    assert len(told) == len(every) > 0
    for move in every:
        state = told[roles[move.origin.id], roles[move.target.id]]
        assert (state.kind, state.verdict) == (move.kind, move.verdict)
        assert (state.similarity, state.effort) == pytest.approx((move.similarity, move.effort))


def test_only_moves_between_the_roles_that_are_numbered_count() -> None:
    store = stored(LADDER)
    roles, skills = numbered(store)
    kept = {"role:waiter": 0, "role:line-cook": 1}
    assert weighed_moves(store, kept, skills, 99).keys.tolist() == [0 * 2 + 1, 1 * 2 + 0]
    assert weighed_moves(store, {}, skills, 99).keys.tolist() == []
    assert len(roles) == 4


def test_levels_short_are_counted_for_many_pairs_at_once() -> None:
    store = NetworkxStore()
    asked: dict[str, dict[str, dict[str, int | None]]] = {
        "clerk": {"technical": {"excel": 2, "sap": None}},
        "lead": {"technical": {"excel": 4, "sql": 1}},
        "boss": {"technical": {"excel": 1, "sap": 5, "sql": None}},
    }
    store.replace(drawn(asked))
    matrix = role_matrix(store)
    ends = np.array([(a, b) for a in range(3) for b in range(3)]).T
    steps: Floats = matrix.steps(*ends).toarray()
    for n, (origin, target) in enumerate(ends.T.tolist()):
        assert steps[n] * matrix.weights == pytest.approx(matrix.gains(origin)[[target]].toarray()[0])


def test_many_verdicts_are_those_of_each() -> None:
    bar = calibration(stored(LADDER))
    assert bar is not None
    moves = [(s / 20, e / 4, r) for s in range(21) for e in range(0, 60, 7) for r in (False, True)]
    alike, effort, rungs = (np.array(side) for side in zip(*moves, strict=True))
    told = [ORDER[n] for n in verdicts(alike, effort, bar, rungs).tolist()]
    assert told == [verdict(s, e, bar, r) for s, e, r in moves]
    told = [ORDER[n] for n in verdicts(alike, effort, None, rungs).tolist()]
    assert told == [verdict(s, e, None, r) for s, e, r in moves]


def test_kept_databases_are_compared_as_memory_is(tmp_path: Path) -> None:
    counts = "Counts the crates every morning"
    later = edited(LADDER[:3], "Line Cook", lambda post: saying(post, counts, "Counts all crates at noon"))
    for name, ladder in (("old", LADDER), ("new", later)):
        FileStore(tmp_path / f"{name}.db").replace(restaurant(ladder))
    old, new = (ladder_store([tmp_path / f"{name}.db"]) for name in ("old", "new"))
    assert isinstance(old, FileStore)
    assert diff(old, new) == diff(stored(LADDER), stored(later))
