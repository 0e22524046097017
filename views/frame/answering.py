"""What stands around a page: it is asked again, keeps its last answer or says why; links keep the visit."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager

import streamlit as st

from graph.errors import GraphError, GraphReplaced, StoreUnavailable
from views.kit.component import asset
from views.kit.shell import empty, say_error

# Where a session keeps which choices each page answered last, and how often it began anew.
ANSWERED, ANEW = "answered", "began_anew"
MOST_ANEW = 3
Query = Mapping[str, list[str]]

# The pages that count people, by their addresses.
COUNTING = ("coverage", "plan", "what-if")
_mount = st.components.v2.component("role_atlas.visit", js=asset(__file__, "visit.js"))


@contextmanager
def answering(page: str) -> Iterator[None]:
    """Runs the page in the block: no error becomes a traceback.

    A graph that was replaced meanwhile is read anew. While the server is away the page goes back
    to the choices that it answered last, which the store remembers.
    """
    try:
        yield
    except GraphReplaced as error:
        _begin_anew(error)
    except StoreUnavailable:
        _show_last_answer(page)
    except GraphError as error:
        say_error(error)
    else:
        st.session_state[ANSWERED] = {**st.session_state.get(ANSWERED, {}), page: _choices()}
        st.session_state[ANEW] = 0


def _begin_anew(error: GraphReplaced) -> None:
    times = st.session_state.get(ANEW, 0)
    st.session_state[ANEW] = times + 1
    if times < MOST_ANEW:
        st.rerun()
    say_error(error)


def _show_last_answer(page: str) -> None:
    last: Query | None = st.session_state.get(ANSWERED, {}).get(page)
    if last is not None and last != _choices():
        st.query_params.from_dict(last)
        st.rerun()
    empty("There is no earlier answer to show here.")


def _choices() -> Query:
    return {key: st.query_params.get_all(key) for key in st.query_params}


def keep_visit() -> None:
    """Let every link on every page that is drawn after this keep the visit."""
    with st.container(key="visit"):
        _mount(key="visit_links", data={"counting": COUNTING})
