"""The paths between two roles as options to choose from, and what to do when there is none."""

import streamlit as st

from graph.questions.answers import CareerPath, CareerPaths
from views.kit.drawing import markdown_text
from views.kit.shell import put

KEY = "path"


def choose_path(found: CareerPaths) -> CareerPath | None:
    """The path chosen among those found, the best one unless another is; None when there is none."""
    if not found.paths:
        _none(found)
        return None
    st.session_state[KEY] = _position(len(found.paths))
    st.pills(
        "Paths, easiest hardest step first",
        list(range(len(found.paths))),
        format_func=lambda n: _words(n, found.paths[n]),
        key=KEY,
        required=True,
        on_change=_keep,
    )
    return found.paths[_position(len(found.paths))]


def _words(position: int, path: CareerPath) -> str:
    moves = len(path.steps)
    count = f"{moves} move{'' if moves == 1 else 's'}"
    return f"{position + 1}: **{count}**, effort {path.effort:.1f}, hardest step {path.hardest:.1f}"


def _position(count: int) -> int:
    given = st.query_params.get(KEY, "")
    return int(given) - 1 if given.isdecimal() and 1 <= int(given) <= count else 0


def _keep() -> None:
    put(path=str(st.session_state[KEY] + 1) if st.session_state[KEY] else None)


def _none(found: CareerPaths) -> None:
    lines = [markdown_text(found.why_none or "There is no path.")]
    lines += [f"- {markdown_text(offer)}" for offer in found.offers]
    st.warning("\n".join(lines), icon=":material/wrong_location:")
