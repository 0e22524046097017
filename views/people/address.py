"""What the address and the tab know of people: their ids as the page shows them, and how many there were."""

from collections.abc import Callable
from dataclasses import dataclass

import streamlit as st

from graph.kinds import number_of
from graph.people import Names, Roster
from planning.kept_people import people_here, respelt
from views.kit.choosing import put
from views.kit.component import asset

STRANGERS = "The address asks for people who are not in this table; they are left out."

# What the address of a page that counts people says: how many there were. Never who.
PEOPLE = "people"
# Where a session keeps that the tab had people, and that the visitor wants none.
HAD, WITHOUT = "people-had", "people-put-away"
RUNS = "people-runs"
MOST = 1_000_000
_KEY = "people_tab"
_mount = st.components.v2.component("role_atlas.people", js=asset(__file__, "people_mark.js"))


def respell(full: Roster) -> None:
    """Put the numbers of people in the place of their ids and marks in the address, which names nobody.

    Who is not in the roster is left out, with a line that says so and not who.
    """
    known = people_here(full, Names.NUMBERS).ids
    left_out = False
    changed: dict[str, list[str]] = {}
    for key in st.query_params:
        values = st.query_params.get_all(key)
        fresh = [as_numbers for value in values if (as_numbers := respelt(value, known)) is not None]
        left_out = left_out or len(fresh) < len(values)
        if fresh != values:
            changed[key] = fresh
    if left_out:
        st.warning(STRANGERS)
    if changed:
        put(**changed)


@dataclass(frozen=True)
class PeopleTold:
    """What the tab is told of the people: how many, how names are shown, and what finds them again.

    `roster` is the name under which they are kept, `word` what finds a table without a name; both may be
    empty.
    """

    count: int = 0
    names: str = ""
    roster: str = ""
    word: str = ""


def remember(told: PeopleTold, *, settled: bool) -> None:
    """Let the tab and the address know of the people; `settled` when none are missed."""
    known = settled or WITHOUT in st.session_state
    run = st.session_state[RUNS] = st.session_state.get(RUNS, 0) + 1
    data = {
        "count": told.count,
        "names": told.names,
        "roster": told.roster,
        "word": told.word,
        "settled": known,
        "told": HAD in st.session_state,
        # The tab is told anew at every run: the page or the rest of the address may be another.
        "run": run,
    }
    with st.container(key="people_mark"):
        _mount(key=_KEY, data=data, on_gone_change=_hear)


def missed() -> int:
    """How many people the page was last shown with, 0 where none are missed."""
    if WITHOUT in st.session_state:
        return 0
    return _count(st.query_params.get(PEOPLE)) or _count(_had().get("count"))


def names_had() -> Names | None:
    """How the tab showed names before its visit ended, None where it had no people."""
    word = _had().get("names")
    return next((names for names in Names if names == word), None)


def word_had() -> str:
    """What finds the people that the tab had before its visit ended, empty where it had none."""
    return "" if WITHOUT in st.session_state else str(_had().get("word") or "")


def say_missed(count: int, ask: Callable[[], None]) -> None:
    """Say that the people are gone, ask for them again, or go on without."""
    who = number_of(count, "person", "people")
    st.warning(
        f"**The table of {who} that this page was made with is gone.** It has no name, so a "
        "restart of the app or a shared address begins without it. Until you give it again, every role "
        "stands for one. Keep it under a name then, and its address opens it.",
        icon=":material/group_off:",
    )
    ask()
    st.button("Go on without people", icon=":material/close:", on_click=put_away)


def put_away() -> None:
    """Miss nobody for the rest of this visit."""
    st.session_state[WITHOUT] = True


def given() -> None:
    """People are there again; from now on they would be missed."""
    st.session_state.pop(WITHOUT, None)


def _hear() -> None:
    state = st.session_state.get(_KEY)
    told = state.get("gone") if state else None
    st.session_state[HAD] = dict(told) if isinstance(told, dict) else {}


def _had() -> dict[str, object]:
    had: dict[str, object] = st.session_state.get(HAD, {})
    return had


def _count(said: object) -> int:
    """The number that a tab or an address says, 0 for anything else."""
    text = str(said)
    return min(int(text), MOST) if text.isdecimal() and len(text) < 10 else 0
