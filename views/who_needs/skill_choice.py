"""Choosing a skill from the list or by typing any of its names; a name that is unknown is only offered."""

import streamlit as st

from graph.errors import GraphError, UnknownName
from graph.kinds import Level, level_label
from graph.questions.catalogue import skills
from graph.questions.find import find_skill
from views.kit.choosing import labelled, put
from views.kit.html import markdown_text
from views.kit.shell import store

KEY = "skill"
LEVEL = "level"


def pick_skill() -> str | None:
    """The id of the skill in the URL or typed by the visitor; None, with the nearest offered, else."""
    options = labelled(skills(store()))
    wanted = st.query_params.get(KEY)
    st.session_state[KEY] = wanted
    st.selectbox(
        "Skill",
        list(options),
        index=None,
        format_func=lambda name: options.get(name, name),
        key=KEY,
        placeholder="Choose a skill, or type one of its names",
        accept_new_options=True,
        on_change=lambda: put(**{KEY: st.session_state[KEY]}),
    )
    return wanted if wanted is None or wanted in options else _named(wanted)


def pick_level() -> Level | None:
    """The least level in the URL, None for any."""
    given = st.query_params.get(LEVEL, "")
    st.session_state[LEVEL] = Level(int(given)) if given in {str(int(level)) for level in Level} else None
    chosen: Level | None = st.selectbox(
        "At least",
        list(Level),
        index=None,
        format_func=lambda level: f"{int(level)} · {level_label(level)}",
        key=LEVEL,
        placeholder="Any level",
        on_change=lambda: put(**{LEVEL: _digits(st.session_state[LEVEL])}),
    )
    return chosen


def _named(name: str) -> str | None:
    try:
        return find_skill(store(), name).id
    except UnknownName as error:
        st.warning(f"No document names {markdown_text(name)}.", icon=":material/search_off:")
        _offer(error)
    except GraphError as error:
        st.warning(markdown_text(error))
    return None


def _offer(error: UnknownName) -> None:
    with st.container(horizontal=True, vertical_alignment="center", key="offers"):
        st.caption("Did you mean", width="content")
        for name in error.nearest:
            nearest = find_skill(store(), name).id
            st.button(markdown_text(name), key=f"offer-{nearest}", on_click=put, kwargs={KEY: nearest})


def _digits(level: Level | None) -> str | None:
    return None if level is None else str(int(level))
