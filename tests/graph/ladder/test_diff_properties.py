"""What holds of any two ladders that are compared."""

from collections.abc import Sequence
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from graph.ladder.change import How, LadderChange, LadderDiff, Turn, What
from graph.ladder.diff import diff
from graph.stores.memory import NetworkxStore
from tests.kit.page_graph import Post, restaurant

TEXTS = ("Greets guests", "Greets all guests", "Polishes glasses", "Counts crates", "Counts all crates daily")
TITLES = ("Ada", "Bea", "Cid", "Dot", "Eve")
SKILLS = ("competency:hygiene", "competency:leading", "system:tablepad")
SAYS = st.dictionaries(
    st.sampled_from(TEXTS),
    st.dictionaries(st.sampled_from(SKILLS), st.sampled_from([None, 1, 3, 5]), max_size=2),
    max_size=4,
)
LADDERS = st.lists(
    st.tuples(
        st.sampled_from(["Ada", "Bea", "Cid", "Dot", "Eve"]), st.sampled_from(["Hall", "Bar", None]), SAYS
    ),
    max_size=4,
    unique_by=lambda post: post[0],
)


def built(posts: list[tuple[str, str | None, Any]]) -> NetworkxStore:
    """A store with these roles, each track's rungs in their order."""
    seen: dict[str | None, int] = {}
    ladder = []
    for title, track, says in posts:
        seen[track] = seen.get(track, 0) + 1
        ladder.append(Post(title, track, seen[track] if track else None, says))
    store = NetworkxStore()
    store.replace(restaurant(tuple(ladder)))
    return store


def ends(changes: Sequence[LadderChange], how: How) -> list[str]:
    """The changes of one kind by what and facts, whichever side they stand on."""
    return sorted(str((c.what, c.before or c.after)) for c in changes if c.how == how)


@settings(deadline=None)
@given(ladder=LADDERS)
def test_a_ladder_differs_from_itself_in_nothing(ladder: list[Any]) -> None:
    assert diff(built(ladder), built(ladder)) == LadderDiff((), (), ())


@settings(deadline=None)
@given(old=LADDERS, new=LADDERS)
def test_what_is_added_one_way_is_removed_the_other_way(old: list[Any], new: list[Any]) -> None:
    there, back = diff(built(old), built(new)), diff(built(new), built(old))
    assert ends(there.changes, How.ADDED) == ends(back.changes, How.REMOVED)
    assert ends(there.changes, How.REMOVED) == ends(back.changes, How.ADDED)
    levels = [(str(c.before), str(c.after)) for c in there.changed if c.what == What.LEVEL]
    assert sorted(levels) == sorted(
        (str(c.after), str(c.before)) for c in back.changed if c.what == What.LEVEL
    )
    assert [(c.skill.id, c.before, c.after) for c in there.coverage] == [
        (c.skill.id, c.after, c.before) for c in back.coverage
    ]
    turned = {Turn.OPENED: Turn.CLOSED, Turn.CLOSED: Turn.OPENED}
    gates = {(m.turn, m.before, m.after) for m in there.moves if m.turn in turned}
    assert gates == {(turned[m.turn], m.after, m.before) for m in back.moves if m.turn in turned}


@settings(deadline=None)
@given(old=LADDERS, new=LADDERS)
def test_the_changes_account_for_every_statement(old: list[Any], new: list[Any]) -> None:
    """Old statements, less what went, plus what came, are as many as the new ones."""
    difference = diff(built(old), built(new))
    count = sum(len(says) for _, _, says in new) - sum(len(says) for _, _, says in old)
    moved_between = [c for c in difference.changed if c.what == What.REQUIREMENT]
    came = [c for c in difference.of(How.ADDED) if c.what in (What.REQUIREMENT, What.ROLE)]
    went = [c for c in difference.of(How.REMOVED) if c.what in (What.REQUIREMENT, What.ROLE)]
    lost_roles = {c.id for c in went if c.what == What.ROLE}
    new_roles = {c.id for c in came if c.what == What.ROLE}
    # A statement that left a lost role for another, or came into a new one, is told as moved.
    out = sum((c.before or {})["role"] in lost_roles for c in moved_between)
    into = sum((c.after or {})["role"] in new_roles for c in moved_between)
    plus = sum(len((c.after or {}).get("requirements", [1])) for c in came) - into
    minus = sum(len((c.before or {}).get("requirements", [1])) for c in went) - out
    assert plus - minus == count


@settings(deadline=None)
@given(ladder=LADDERS, data=st.data())
def test_a_statement_that_is_deleted_is_the_only_one_told(ladder: list[Any], data: st.DataObject) -> None:
    spoken = [(title, text) for title, _, says in ladder for text in says]
    if not spoken:
        return
    title, text = data.draw(st.sampled_from(spoken))
    shorter = [
        (t, track, {x: s for x, s in says.items() if (t, x) != (title, text)}) for t, track, says in ladder
    ]
    changes = [c for c in diff(built(ladder), built(shorter)).changes if c.what == What.REQUIREMENT]
    (change,) = changes
    assert change.how == How.REMOVED
    assert ((change.before or {})["role"], (change.before or {})["text"]) == (f"role:{title.lower()}", text)


@settings(deadline=None)
@given(ladder=LADDERS, data=st.data())
def test_a_level_that_is_set_anew_is_told_where_the_role_asks_another_by_it(
    ladder: list[Any], data: st.DataObject
) -> None:
    named = [
        (n, text, skill) for n, (_, _, says) in enumerate(ladder) for text in says for skill in says[text]
    ]
    if not named:
        return
    n, text, skill = data.draw(st.sampled_from(named))
    level = data.draw(st.sampled_from([None, 1, 2, 3, 4, 5]))
    title, track, says = ladder[n]
    raised = [*ladder]
    raised[n] = (title, track, {**says, text: {**says[text], skill: level}})
    difference = diff(built(ladder), built(raised)).changes
    before, after = (
        max((skills[skill] or 0 for skills in post[2].values() if skill in skills), default=0)
        for post in (ladder[n], raised[n])
    )
    told = [((c.before or {})["level"] or 0, (c.after or {})["level"] or 0) for c in difference]
    assert [c.what for c in difference] == ([What.LEVEL] if before != after else [])
    assert told == ([(before, after)] if before != after else [])


@settings(deadline=None)
@given(ladder=LADDERS.filter(bool), data=st.data())
def test_a_role_under_another_title_is_one_change(ladder: list[Any], data: st.DataObject) -> None:
    n = data.draw(st.integers(0, len(ladder) - 1))
    title, track, says = ladder[n]
    # A role that says nothing is known by its title alone.
    if not says:
        return
    new = [*ladder[:n], ("Fay", track, says), *ladder[n + 1 :]]
    (change,) = diff(built(ladder), built(new)).changes
    assert (change.how, change.what, change.id) == (How.RENAMED, What.ROLE, "role:fay")
    assert (change.before or {})["title"] == title
