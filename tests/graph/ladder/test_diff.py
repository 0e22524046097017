"""What changed between two ladders: each planted edit is found, and nothing beside it."""

from collections.abc import Sequence
from dataclasses import replace

import pytest

from graph.ladder.change import How, LadderDiff, Turn, What
from graph.ladder.check import check
from graph.ladder.diff import diff
from graph.questions.needs import gap
from graph.stores.memory import NetworkxStore
from graph.stores.store import Store
from tests.kit.drawn import drawn
from tests.kit.ladders import LADDER, edited, renamed, saying, stored
from tests.kit.page_graph import Post, restaurant

GREETS = "Greets every guest at the door"
CLEAN = "Basic hygiene at the table"
WINE = "Proficient in LarderSoft for wine"


def between(old: Sequence[Post], new: Sequence[Post]) -> LadderDiff:
    """The difference of two drawn ladders."""
    return diff(stored(old), stored(new))


def told(difference: LadderDiff) -> list[tuple[str, str, str]]:
    """Every change in short."""
    return [(str(c.how), str(c.what), c.id) for c in difference.changes]


def test_two_equal_ladders_differ_in_nothing() -> None:
    assert between(LADDER, LADDER) == LadderDiff((), (), ())


def test_a_deleted_statement_is_one_removal() -> None:
    new = edited(LADDER, "Waiter", lambda p: saying(p, "Greets every guest at the door", None))
    (change,) = between(LADDER, new).changes
    assert (change.how, change.what) == (How.REMOVED, What.REQUIREMENT)
    assert change.before is not None
    assert change.before["text"] == "Greets every guest at the door"


def test_a_slightly_reworded_statement_is_one_change_with_both_wordings() -> None:
    new = edited(
        LADDER,
        "Waiter",
        lambda p: saying(p, GREETS, "Greets each guest at the door"),
    )
    (change,) = between(LADDER, new).changes
    assert (change.how, change.what) == (How.REWORDED, What.REQUIREMENT)
    assert change.before is not None
    assert change.after is not None
    assert (change.before["text"], change.after["text"]) == (
        "Greets every guest at the door",
        "Greets each guest at the door",
    )


def test_a_statement_in_other_words_altogether_is_removed_and_added() -> None:
    new = edited(LADDER, "Waiter", lambda p: saying(p, "Greets every guest at the door", "Polishes glasses"))
    assert sorted(c.how for c in between(LADDER, new).changes) == [How.ADDED, How.REMOVED]


def test_a_statement_that_went_to_another_role_has_moved() -> None:
    text = "Counts the crates every morning"
    new = edited(LADDER, "Line Cook", lambda p: saying(p, text, None))
    new = edited(new, "Waiter", lambda p: replace(p, says={**p.says, text: {}}))
    (change,) = between(LADDER, new).changes
    assert (change.how, change.what) == (How.MOVED, What.REQUIREMENT)
    assert change.before is not None
    assert change.after is not None
    assert (change.before["role"], change.after["role"]) == ("role:line-cook", "role:waiter")


def test_a_statement_in_another_section_has_moved() -> None:
    old, new = (NetworkxStore(), NetworkxStore())
    old.replace(drawn({"clerk": {"technical": {"sap": 3, "jira": 2}}}))
    new.replace(drawn({"clerk": {"technical": {"sap": 3}, "soft": {"jira": 2}}}))
    (change,) = diff(old, new).changes
    assert (change.how, change.what) == (How.MOVED, What.REQUIREMENT)
    assert change.before is not None
    assert change.after is not None
    assert (change.before["section"], change.after["section"]) == ("technical", "soft")


def test_a_raised_level_is_told_once_and_not_again_for_those_who_inherit_it() -> None:
    raised = edited(
        LADDER,
        "Waiter",
        lambda p: saying(
            p, "Basic hygiene at the table", "Expert hygiene at the table", {"competency:hygiene": 5}
        ),
    )
    difference = between(LADDER, raised)
    assert {(c.how, c.what) for c in difference.changes} == {
        (How.REWORDED, What.REQUIREMENT),
        (How.CHANGED, What.LEVEL),
    }
    (level,) = [c for c in difference.changes if c.what == What.LEVEL]
    assert level.id == "role:waiter"
    assert level.before is not None
    assert level.after is not None
    assert (level.before["level"], level.after["level"]) == (1, 5)
    (covered,) = difference.coverage
    assert (covered.skill.id, covered.before, covered.after) == ("competency:hygiene", 0, 2)


def test_a_role_that_is_renamed_is_one_change() -> None:
    (change,) = between(LADDER, renamed(LADDER, "Waiter", "Guest Host")).changes
    assert (change.how, change.what, change.id) == (How.RENAMED, What.ROLE, "role:guest-host")
    assert change.before is not None
    assert change.before["title"] == "Waiter"


def test_a_role_that_is_renamed_and_slightly_reworded_is_still_the_same() -> None:
    new = edited(
        renamed(LADDER, "Head Waiter", "Dining Lead"),
        "Dining Lead",
        lambda p: saying(p, "Draws up the rota for evenings", "Draws up the evening rota"),
    )
    assert {(c.how, c.what) for c in between(LADDER, new).changes} == {
        (How.RENAMED, What.ROLE),
        (How.REWORDED, What.REQUIREMENT),
    }


def test_a_role_in_another_track_has_moved_and_those_left_behind_have_not() -> None:
    (cook, head, waiter, head_waiter) = LADDER
    new = (cook, head, replace(waiter, track="Kitchen", rung=3), replace(head_waiter, rung=1))
    (change,) = between(LADDER, new).changes
    assert (change.how, change.what, change.id) == (How.MOVED, What.ROLE, "role:waiter")


def test_a_new_rung_is_one_addition_and_shifts_nobody() -> None:
    (cook, head, *others) = LADDER
    porter = Post(
        "Porter",
        "Kitchen",
        1,
        {"Scrubs the pots": {}, "Basic hygiene at the sink": {"competency:hygiene": 1}},
    )
    new = (porter, replace(cook, rung=2), replace(head, rung=3), *others)
    (change,) = between(LADDER, new).changes
    assert (change.how, change.what, change.id) == (How.ADDED, What.ROLE, "role:porter")
    assert change.after is not None
    assert change.after["requirements"] == ["Scrubs the pots", "Basic hygiene at the sink"]


def test_a_renamed_track_is_one_change() -> None:
    new = tuple(replace(p, track="Back of house") if p.track == "Kitchen" else p for p in LADDER)
    assert told(between(LADDER, new)) == [("renamed", "track", "track:back-of-house")]


def test_years_and_inheritance_that_changed_are_told() -> None:
    new = edited(LADDER, "Head Cook", lambda p: replace(p, years=(4, None), takes_over=None))
    difference = between(LADDER, new)
    assert {(c.how, c.what) for c in difference.changes} == {
        (How.CHANGED, What.EXPERIENCE),
        (How.REMOVED, What.INHERITANCE),
    }


def test_a_system_that_nobody_names_any_more_is_gone_for_its_role_and_for_all() -> None:
    new = edited(LADDER, "Waiter", lambda p: saying(p, "Takes orders in TablePad", None))
    new = edited(new, "Head Waiter", lambda p: saying(p, "Advanced use of TablePad", None))
    difference = between(LADDER, new)
    assert {(c.how, c.what, c.id) for c in difference.changes if c.what != What.REQUIREMENT} == {
        (How.REMOVED, What.SYSTEM, "system:tablepad"),
        (How.REMOVED, What.SKILL, "role:waiter"),
        (How.REMOVED, What.SKILL, "role:head-waiter"),
    }
    assert [(c.skill.id, c.before, c.after) for c in difference.coverage] == [("system:tablepad", 1, 0)]


def test_a_move_becomes_harder_when_its_target_asks_more() -> None:
    new = edited(
        LADDER,
        "Head Waiter",
        lambda p: saying(
            p, "Proficient in LarderSoft for wine", "Expert in LarderSoft for wine", {"system:lardersoft": 5}
        ),
    )
    old_store, new_store = stored(LADDER), stored(new)
    difference = diff(old_store, new_store)
    harder = {(m.origin.id, m.target.id) for m in difference.moves if m.turn == Turn.HARDER}
    assert ("role:waiter", "role:head-waiter") in harder
    for move in difference.moves:
        assert move.before is not None
        assert move.after is not None
        assert move.before.effort == pytest.approx(gap(old_store, move.origin.id, move.target.id).effort)
        assert move.after.effort == pytest.approx(gap(new_store, move.origin.id, move.target.id).effort)
    assert all("role:head-waiter" in (m.origin.id, m.target.id) for m in difference.moves)


def test_a_move_opens_where_a_role_comes_into_reach() -> None:
    (cook, head, waiter, head_waiter) = LADDER
    lone = replace(waiter, track=None, rung=None)
    difference = between((cook, head, lone, head_waiter), LADDER)
    opened = {(m.origin.id, m.target.id) for m in difference.moves if m.turn == Turn.OPENED}
    assert ("role:waiter", "role:head-waiter") in opened
    assert all(move.before is None for move in difference.moves if move.turn == Turn.OPENED)


def test_check_and_diff_say_the_same_on_every_store(store: Store) -> None:
    graph = restaurant(LADDER)
    store.replace(graph)
    drawn = NetworkxStore()
    drawn.replace(graph)
    assert check(store) == check(drawn)
    assert diff(store, drawn) == LadderDiff((), (), ())
