"""The field for hours a step, which may be a fraction, on the page Plan."""

import streamlit as st

from planning.kept_wish import HOURS, hours_of, hours_word
from planning.wish import ASK_HOURS
from views.kit.choosing import put

MOST_HOURS = 10_000.0


def choose_hours() -> float | None:
    """The hours that one step takes, None where they are not said; they live in the URL."""
    given = hours_of(st.query_params.get(HOURS, "")) or 0
    st.session_state[HOURS] = min(float(given), MOST_HOURS)

    def keep() -> None:
        chosen = st.session_state[HOURS]
        put(**{HOURS: hours_word(chosen) if chosen else None})

    label = f"{ASK_HOURS} (0: not said)"
    return st.number_input(label, 0.0, MOST_HOURS, step=0.5, format="%g", key=HOURS, on_change=keep) or None
