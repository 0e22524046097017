"""The verdicts: likeness and learning held against the organisation's own promotions."""

from collections.abc import Mapping

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from exports.verdicts import calibration_words, verdict_words, without_words
from graph.kinds import EdgeKind, MoveKind, Verdict
from graph.ladder.check import check
from graph.questions.calibration import bars, by_learning, by_likeness, calibration, verdict
from graph.questions.effort import effort_words, in_promotions, median_promotion, promotion_efforts
from graph.questions.move_answers import Calibration, Move, Promotion
from graph.questions.moves import lattice
from graph.questions.needs import gap
from graph.questions.similarity import similar
from graph.stores.memory import NetworkxStore
from tests.kit.drawn import Named, drawn

LEVELS = st.dictionaries(st.sampled_from("abcdef"), st.sampled_from([None, 1, 2, 3, 4, 5]), max_size=6)
TRACKS = {"one": ["a", "b", "c"], "two": ["d", "e"], "three": ["f", "g"]}


def held(roles: Mapping[str, Named], tracks: Mapping[str, list[str]] = TRACKS) -> NetworkxStore:
    store = NetworkxStore()
    store.replace(drawn({role: {"technical": needs} for role, needs in roles.items()}, tracks=tracks))
    return store


def promotion(similarity: float, effort: float) -> Promotion:
    role = drawn({"a": {}}).by_id["role:a"]
    return Promotion(role, role, similarity, effort)


@given(st.fixed_dictionaries(dict.fromkeys("abcdefg", LEVELS)))
def test_the_effort_of_each_promotion_is_that_of_its_gap(roles: Mapping[str, Named]) -> None:
    store = held(roles)
    efforts = promotion_efforts(store)
    assert efforts.keys() == {(e.source, e.target) for e in store.edges_of_kind(EdgeKind.PROMOTES_TO)}
    for (low, high), effort in efforts.items():
        assert effort == pytest.approx(gap(store, low, high).effort)
    asking = [effort for effort in efforts.values() if effort > 0]
    assert median_promotion(store) == (pytest.approx(np.median(asking)) if asking else None)


@given(st.fixed_dictionaries(dict.fromkeys("abcdefg", LEVELS)))
def test_every_verdict_is_the_worse_of_two_and_an_adjacent_rung_is_viable(
    roles: Mapping[str, Named],
) -> None:
    store = held(roles)
    bar = calibration(store)
    assert bar is not None
    order = [Verdict.VIABLE, Verdict.STRETCH, Verdict.FAR]
    for move in lattice(store).moves:
        if move.kind == MoveKind.PROMOTION:
            assert move.verdict == Verdict.VIABLE
            continue
        two = (by_likeness(move.similarity, bar.likeness), by_learning(move.effort, bar.learning))
        assert order.index(move.verdict) == max(map(order.index, two))
        (other,) = (s for s in similar(store, move.origin.id, 9).similar if s.role.id == move.target.id)
        assert other.verdict == move.verdict


def test_a_move_as_like_as_a_promotion_with_much_more_to_learn_is_not_viable() -> None:
    likeness, learning = bars([promotion(0.4, 30), promotion(0.5, 40), promotion(0.6, 35)])
    assert learning is not None
    assert by_likeness(0.5, likeness) == Verdict.VIABLE
    calibrated = Calibration(
        rungs=(promotion(0.5, 35),), likeness=likeness, learning=learning, promotion=35.0, without=()
    )
    assert verdict(0.5, 35, calibrated) == Verdict.VIABLE
    assert verdict(0.5, 1.4 * 35, calibrated) == Verdict.STRETCH
    assert verdict(0.5, 3 * 35, calibrated) == Verdict.FAR
    assert verdict(0.0, 3 * 35, calibrated, is_rung=True) == Verdict.VIABLE


@pytest.mark.parametrize(
    ("efforts", "usual", "stretch"),
    [([20.0], 25, 30), ([20.0, 20.0, 20.0], 25, 30), ([10.0, 30.0], 30, 40), ([0.0, 0.0], None, None)],
)
def test_few_or_equal_promotions_still_leave_room(
    efforts: list[float], usual: float | None, stretch: float | None
) -> None:
    likeness, learning = bars([promotion(0.5, effort) for effort in efforts])
    assert [likeness.usual, likeness.stretch] == pytest.approx([0.45, 0.4])
    assert (learning and learning.usual, learning and learning.stretch) == (usual, stretch)


def test_without_each_track_in_turn_the_bars_are_those_of_the_other_promotions() -> None:
    store = held(
        {role: {"u": n + 1, role: 3} for n, role in enumerate("abcde")},
        {"one": ["a", "b", "c"], "two": ["d", "e"]},
    )
    bar = calibration(store)
    assert bar is not None
    assert [(one.track, one.rungs) for one in bar.without] == [("one", 1), ("two", 2)]
    for one in bar.without:
        rest = [rung for rung in bar.rungs if rung.origin.as_role.track != one.track]
        assert (one.likeness, one.learning) == bars(rest)
    assert all(
        f"Without the promotions of {one.track}" in " ".join(without_words(bar)) for one in bar.without
    )


@pytest.mark.parametrize(("promotions", "few"), [(1, True), (4, True), (5, False)])
def test_fewer_than_five_promotions_are_few_and_it_is_said(promotions: int, few: bool) -> None:
    names = [f"r{n}" for n in range(promotions + 1)]
    store = held({name: {name: 3} for name in names} | {"x": {"x": 3}}, {"t": names, "s": ["x"]})
    bar = calibration(store)
    assert bar is not None
    (move, *_) = (m for m in lattice(store).moves if m.kind != MoveKind.PROMOTION)
    assert bar.rests_on_few == few
    assert ("few to judge by" in calibration_words(bar)) == few
    assert ("few to judge by" in verdict_words(move, bar)) == few


@pytest.mark.parametrize(
    ("times", "words", "short"),
    [
        (0.0, "nothing to learn", "nothing"),
        (0.04, "hardly anything", "under 0.1 promotions"),
        (0.25, "about a quarter of", "0.2 promotions"),
        (0.5, "about half of", "0.5 promotions"),
        (1.0, "about as much as", "1 promotion"),
        (1.5, "about one and a half times", "1.5 promotions"),
        (2.1, "about twice", "2.1 promotions"),
        (2.5, "about two and a half times", "2.5 promotions"),
        (7.4, "about 7 times", "7.4 promotions"),
    ],
)
def test_effort_is_told_as_a_multiple_of_a_promotion(times: float, words: str, short: str) -> None:
    assert effort_words(times * 36, 36).startswith(words)
    assert in_promotions(times * 36, 36) == short


def test_effort_without_any_promotion_is_told_as_not_measured() -> None:
    assert effort_words(12, None) == "no promotion here to measure it by"
    assert in_promotions(12, None) == "not measured"


def test_a_verdict_says_which_of_the_two_stands_in_the_way() -> None:
    likeness, learning = bars([promotion(0.5, 30), promotion(0.6, 30)])
    bar = Calibration(rungs=(), likeness=likeness, learning=learning, promotion=30.0, without=())
    role = drawn({"a": {}}).by_id["role:a"]

    def said(similarity: float, effort: float) -> str:
        move = Move(
            origin=role,
            target=role,
            kind=MoveKind.LATERAL,
            verdict=verdict(similarity, effort, bar),
            similarity=similarity,
            effort=effort,
        )
        return verdict_words(move, bar)

    assert "as alike as between two rungs here (55 %), but there is much more to learn" in said(0.55, 90)
    assert "much less alike than between two rungs here (10 %), but there is no more to learn" in said(
        0.1, 20
    )
    assert "about three" not in said(0.55, 30)
    assert "about 3 times what a promotion here asks" in said(0.55, 90)


def test_a_rung_that_is_far_beyond_the_others_is_told_by_the_check_as_large() -> None:
    grown = {f"r{n}": {f"s{k}": 3 for k in range(n + 1)} for n in range(5)}
    steady = held(grown, {"t": list(grown)})
    assert [f for f in check(steady) if f.code == "large-rung"] == []
    leap = {**grown, "r4": {f"s{k}": 5 for k in range(30)}}
    (large,) = (f for f in check(held(leap, {"t": list(leap)})) if f.code == "large-rung")
    assert large.role == "role:r4"
    assert "from r3 to r4 is a large rung: it asks about" in large.message
