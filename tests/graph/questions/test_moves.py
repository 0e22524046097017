"""The moves into and out of a role, and the one skill that opens the most of them."""

from math import sqrt

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph.kinds import Verdict, counted
from graph.questions.calibration import calibration, verdict
from graph.questions.likeness.compared import EMPTY_ROLES
from graph.questions.likeness.roles import similarity
from graph.questions.move_answers import Moves
from graph.questions.moves import lattice, moves
from graph.questions.needs import gap
from graph.stores.memory import NetworkxStore
from tests.kit.drawn import drawn
from tests.kit.page_graph import restaurant

Levels = dict[str, int | None]
SKILLS = ("sql", "excel", "map", "adp", "concur")
ROLES = ("clerk", "lead", "head", "seller", "broker")
TRACKS = {"office": ("clerk", "lead", "head"), "sales": ("seller", "broker")}


def stored(asks: dict[str, Levels]) -> NetworkxStore:
    store = NetworkxStore()
    store.replace(drawn({role: {"technical": asks.get(role, {})} for role in ROLES}, tracks=TRACKS))
    return store


ladders = st.fixed_dictionaries(
    {role: st.dictionaries(st.sampled_from(SKILLS), st.none() | st.integers(1, 5)) for role in ROLES}
).map(stored)


def by_hand(store: NetworkxStore, row: int, column: int, level: int) -> list[float]:
    """The similarity of one role to each with a skill raised, over plain lists."""
    alike = similarity(store)
    (part,) = (part for part in alike.parts if part.name == "systems")
    weights = alike.matrix.weights
    held = [list(weights * line) for line in alike.stated.toarray()]
    usual = [sum(column) / (sum(map(any, held)) + EMPTY_ROLES) for column in zip(*held, strict=True)]
    raised = list(held[row])
    raised[column] = max(raised[column], level * float(weights[column]))
    means: list[float] = []
    for other in (n for n in range(len(held)) if n != row):
        before = cos(away(held[row], usual), away(held[other], usual))
        after = cos(away(raised, usual), away(held[other], usual)) if any(held[other]) else part.usual
        known = any(held[row]) and any(held[other])
        gain = after - (before if known else part.usual)
        means.append(float(alike.joined.mean(row)[other]) + alike.joined.shares["systems"] * gain)
    return means


def away(row: list[float], usual: list[float]) -> list[float]:
    return [x - y for x, y in zip(row, usual, strict=True)]


def cos(one: list[float], other: list[float]) -> float:
    size = sqrt(sum(x * x for x in one)) * sqrt(sum(x * x for x in other))
    return sum(x * y for x, y in zip(one, other, strict=True)) / size if size else 0.0


@given(ladders, st.data())
def test_a_learned_skill_changes_the_likeness_as_if_it_were_stated(
    store: NetworkxStore, data: st.DataObject
) -> None:
    matrix = similarity(store).matrix
    if not matrix.skills:
        return
    row = data.draw(st.integers(0, len(matrix.roles) - 1))
    column = data.draw(st.integers(0, len(matrix.skills) - 1))
    level = data.draw(st.integers(1, 5))
    scores = np.delete(similarity(store).learned(row, column, level), row)
    assert scores == pytest.approx(np.clip(by_hand(store, row, column, level), 0, 1))


@given(ladders)
def test_openings_are_those_that_a_check_one_by_one_finds(store: NetworkxStore) -> None:
    bar, alike = calibration(store), similarity(store)
    for role in alike.matrix.roles:
        answer = moves(store, role.id)
        assert {(m.origin.id, m.target.id) for m in (*answer.into, *answer.out)} == {
            (m.origin.id, m.target.id) for m in lattice(store).moves if role.id in (m.origin.id, m.target.id)
        }
        gaps = {m.target.id: gap(store, role.id, m.target.id) for m in answer.out}
        short = {s.skill.id for way in gaps.values() for s in (*way.missing, *way.to_raise)}
        assert {opening.skill.id for opening in answer.openings} == short
        for opening in answer.openings:
            parts = [s for g in gaps.values() for s in (*g.missing, *g.to_raise) if s.skill == opening.skill]
            assert opening.eased == len(parts)
            assert opening.effort == pytest.approx(sum(part.effort for part in parts))
            row, column = alike.matrix.row[role.id], alike.matrix.skills.index(opening.skill)
            scores = alike.learned(row, column, counted(opening.level))
            for move in answer.out:
                raised = float(scores[alike.matrix.row[move.target.id]])
                way = gaps[move.target.id]
                less = sum(s.effort for s in (*way.missing, *way.to_raise) if s.skill == opening.skill)
                opens = less > 0 and verdict(raised, move.effort - less, bar) == Verdict.VIABLE
                assert (move.target in opening.opens) == (opens and move.verdict != Verdict.VIABLE)


@pytest.fixture
def porter() -> Moves:
    """The moves of the kitchen porter."""
    store = NetworkxStore()
    store.replace(restaurant())
    return moves(store, "role:kitchen-porter")


def test_moves_come_nearest_first_and_openings_with_the_most_opened_first(porter: Moves) -> None:
    assert [m.similarity for m in porter.out] == sorted((m.similarity for m in porter.out), reverse=True)
    ranks = [(-len(o.opens), -o.eased, -o.effort) for o in porter.openings]
    assert ranks == sorted(ranks)
    assert porter.openings


def test_a_role_without_a_track_has_no_moves_and_no_openings() -> None:
    store = NetworkxStore()
    store.replace(restaurant())
    alone = moves(store, "role:bookkeeper")
    assert (alone.into, alone.out, alone.openings) == ((), (), ())
