"""Choosing the level from which a skill counts as held."""

from collections.abc import Sequence

import streamlit as st

from graph.kinds import FLOOR, Level, level_label
from views.kit.shell import put

KEY = "floor"


def pick_floor() -> Level:
    """The level in the URL, else the usual one."""
    given = st.query_params.get(KEY, "")
    known = {str(int(level)): level for level in Level}
    st.session_state[KEY] = known.get(given, FLOOR)
    levels: Sequence[Level] = tuple(Level)
    return st.selectbox(
        "Counts as held from",
        levels,
        format_func=_words,
        key=KEY,
        on_change=_keep,
    )


def _words(level: Level) -> str:
    return f"{int(level)} · {level_label(level)}"


def _keep() -> None:
    chosen = int(st.session_state[KEY])
    put(**{KEY: None if chosen == FLOOR else str(chosen)})
