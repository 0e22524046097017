"""Texts that are compared in many groups at once are as like as each group by itself says."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph.errors import InvalidRecord
from graph.questions.likeness import groups
from graph.questions.likeness.groups import GroupedTexts
from graph.questions.likeness.statements import StatementIndex

WORDS = ("invoices", "ledger", "checks", "the", "supplier", "Xqzt", "7", "reconciles", "bank")
TEXTS = st.lists(st.sampled_from(WORDS), max_size=6).map(" ".join)
SETS = st.lists(st.lists(TEXTS, min_size=1, max_size=6), min_size=1, max_size=5)
FLOOR = 0.7


def by_itself(texts: list[str], index: StatementIndex, start: int) -> list[tuple[int, int, float]]:
    own = range(start, start + len(texts))
    likeness = np.tril(index.likeness(own, own), -1)
    return [(start + a, start + b, likeness[a, b]) for a, b in np.argwhere(likeness >= FLOOR).tolist()]


@given(SETS)
def test_each_group_counts_its_own_words(sets: list[list[str]]) -> None:
    texts = [text for own in sets for text in own]
    group = np.repeat(np.arange(len(sets)), [len(own) for own in sets])
    alike = list(GroupedTexts(texts).alike(texts, group, group, FLOOR))
    expected: list[tuple[int, int, float]] = []
    for n, own in enumerate(sets):
        start = sum(map(len, sets[:n]))
        expected += [(a + start, b + start, score) for a, b, score in by_itself(own, StatementIndex(own), 0)]
    assert alike == [pytest.approx(pair) for pair in expected]


@given(SETS)
def test_groups_may_count_the_words_of_all(sets: list[list[str]]) -> None:
    texts = [text for own in sets for text in own]
    group = np.repeat(np.arange(len(sets)), [len(own) for own in sets])
    alike = list(GroupedTexts(texts).alike(texts, np.zeros_like(group), group, FLOOR))
    index = StatementIndex(texts)
    starts = np.cumsum([0, *map(len, sets)]).tolist()
    expected = [pair for n, own in enumerate(sets) for pair in by_itself(own, index, starts[n])]
    assert alike == [pytest.approx(pair) for pair in expected]


def test_blocks_of_groups_change_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    texts = [f"checks the ledger of bank {n % 3}" for n in range(40)]
    group = np.arange(40) // 7
    once = list(GroupedTexts(texts).alike(texts, group, group, FLOOR))
    monkeypatch.setattr(groups, "BLOCK", 5)
    monkeypatch.setattr(groups, "PAIRS", 3)
    assert list(GroupedTexts(texts).alike(texts, group, group, FLOOR)) == [pytest.approx(p) for p in once]
    assert len(once) > 40


def test_a_floor_that_texts_without_a_common_word_reach_is_refused() -> None:
    with pytest.raises(InvalidRecord, match="compare them all"):
        GroupedTexts(["a", "b"]).alike(["a", "b"], np.zeros(2, int), np.zeros(2, int), 0.3)
