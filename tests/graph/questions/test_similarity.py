"""Similarity and verdicts rest on what the roles state and on the organisation's own ladder."""

import numpy as np
import pytest

from graph.kinds import Verdict
from graph.questions.calibration import calibration
from graph.questions.likeness.roles import similarity
from graph.questions.likeness.statements import StatementIndex
from graph.questions.similarity import similar
from graph.stores.memory import NetworkxStore
from graph.stores.store import Store
from tests.kit.drawn import drawn


@pytest.fixture
def ladder() -> Store:
    """Three rungs that share ever less, and a role that shares nothing."""
    store = NetworkxStore()
    roles = {
        "junior": {"technical": {"sql": 2, "excel": 3}},
        "middle": {"technical": {"sql": 3, "excel": 3}},
        "head": {"technical": {"sql": 4, "hiring": 3}},
        "nurse": {"technical": {"triage": 3}},
    }
    store.replace(drawn(roles, tracks={"data": ["junior", "middle", "head"], "care": ["nurse"]}))
    return store


def test_similarity_is_one_with_itself_the_same_both_ways_and_within_bounds(ladder: Store) -> None:
    scores = similarity(ladder).scores
    assert np.allclose(np.diag(scores), 1)
    assert np.allclose(scores, scores.T)
    assert scores.min() >= 0
    assert scores.max() <= 1 + 1e-12


def test_roles_that_share_more_and_rarer_skills_are_more_alike(ladder: Store) -> None:
    alike = similarity(ladder)
    assert alike.between("role:junior", "role:middle") > alike.between("role:middle", "role:head")
    assert alike.between("role:middle", "role:head") > alike.between("role:middle", "role:nurse")


def test_the_bar_is_the_mean_of_adjacent_rungs_less_one_deviation(ladder: Store) -> None:
    alike, bar = similarity(ladder), calibration(ladder)
    assert bar is not None
    rungs = [alike.between("role:junior", "role:middle"), alike.between("role:middle", "role:head")]
    assert [rung.similarity for rung in bar.rungs] == pytest.approx(sorted(rungs, reverse=True))
    deviation = max(float(np.std(rungs)), 0.05)
    assert bar.likeness.usual == pytest.approx(np.mean(rungs) - deviation)
    assert bar.likeness.stretch == pytest.approx(np.mean(rungs) - 2 * deviation)


def test_without_adjacent_rungs_no_move_is_called_viable() -> None:
    store = NetworkxStore()
    store.replace(drawn({"a": {"technical": {"sql": 2}}, "b": {"technical": {"sql": 2}}}))
    assert calibration(store) is None
    assert [other.verdict for other in similar(store, "role:a").similar] == [Verdict.FAR]


def test_a_replaced_graph_is_measured_anew(ladder: Store) -> None:
    before = calibration(ladder)
    ladder.replace(drawn({"a": {"technical": {"sql": 2}}}))
    assert before is not None
    assert calibration(ladder) is None


def test_statements_match_by_the_stems_of_their_words() -> None:
    texts = ["Reconcile the bank deposits", "Bank deposit reconciliations", "Coach new hires", ""]
    likeness = StatementIndex(texts).likeness(range(4), range(4))
    assert likeness[0, 1] > 0.4
    assert likeness[0, 2] == 0
    assert likeness[3].max() == 0


def test_scores_along_some_roles_are_those_of_each_two_and_of_similar(ladder: Store) -> None:
    alike, roles = similarity(ladder), ["role:junior", "role:middle", "role:nurse"]
    assert list(alike.along(roles)) == [alike.between(*roles[:2]), alike.between(*roles[1:])]
    told = {one.role.id: one.similarity for one in similar(ladder, "role:middle").similar}
    assert told["role:junior"] == pytest.approx(alike.along(roles)[0])
    assert told["role:nurse"] == pytest.approx(alike.along(roles)[1])
