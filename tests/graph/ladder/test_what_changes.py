"""What another reading changes is told beforehand: roles, needs and moves, by id and in one sentence."""

from typing import Any

import pytest

from graph.ladder.what_changes import Effect, effect
from tests.kit.ladders import LADDER, edited, saying
from tests.kit.page_graph import restaurant


@pytest.mark.parametrize(
    ("roles", "needs", "moves", "words"),
    [
        (0, 0, 0, "nothing changes"),
        (1, 0, 0, "1 role changes"),
        (0, 1, 0, "1 need changes"),
        (0, 0, 2, "2 moves change"),
        (1, 1, 0, "1 role and 1 need change"),
        (3, 7, 2, "3 roles, 7 needs and 2 moves change"),
        (0, 1200, 1, "1,200 needs and 1 move change"),
    ],
)
def test_it_is_said_in_one_sentence(roles: int, needs: int, moves: int, words: str) -> None:
    pairs: Any = tuple(("role:a", str(n)) for n in range(max(needs, moves)))
    told = Effect(tuple(map(str, range(roles))), pairs[:needs], pairs[:moves])
    assert told.sentence == words


def test_a_level_that_changes_is_a_need_of_each_role_that_has_it_and_the_moves_between() -> None:
    text = "Basic hygiene at the stove"
    other = edited(LADDER, "Line Cook", lambda p: saying(p, text, text, {"competency:hygiene": 3}))
    told = effect(restaurant(LADDER), restaurant(other))
    assert told.needs == (("role:head-cook", "competency:hygiene"), ("role:line-cook", "competency:hygiene"))
    assert told.roles == ()
    assert ("role:head-waiter", "role:head-cook") in told.moves
    assert told.sentence == f"2 needs and {len(told.moves)} moves change"


def test_a_role_that_goes_is_a_role_with_all_its_needs() -> None:
    told = effect(restaurant(LADDER), restaurant(LADDER[:-1]))
    assert told.roles == ("role:head-waiter", "role:waiter")
    assert {role for role, _ in told.needs} == {"role:head-waiter"}
    back = effect(restaurant(LADDER[:-1]), restaurant(LADDER))
    assert (back.roles, back.needs) == (told.roles, told.needs)


def test_nothing_changes_between_a_graph_and_itself() -> None:
    assert effect(restaurant(), restaurant()) == Effect((), (), ())
