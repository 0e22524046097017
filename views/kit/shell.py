"""What every page stands in: the store, its head, choices that live in the URL, and plain errors."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import streamlit as st

from exports.markup import Html
from graph.errors import GraphError, GraphReplaced, StoreUnavailable
from graph.stores.cache import kept
from graph.stores.store import View
from views.kit.connection import current
from views.kit.html import STYLE, markdown_text, show_html
from views.kit.store_badge import store_badge

VIEWS = Path(__file__).parents[1]


def store() -> View:
    """The graph as it stands at this run of the page, in the store that all visitors share."""
    return current()


def drawn_once(name: str, build: Callable[[], Html]) -> Html:
    """What `build` draws of the graph, drawn once for all visitors; without a name it is drawn anew.

    The name tells what is drawn and every setting it hangs on.
    """
    return kept(store(), f"drawn {name}", lambda _: build()) if name else build()


def page_script(folder: str) -> str:
    """The script of the page in this folder; whole, so that it is found wherever the app was started."""
    return str(VIEWS / folder / "page.py")


def page_head(title: str, question: str) -> None:
    """The title of a page, the one question it answers, and the store that it asks."""
    show_html(STYLE)
    st.title(title, anchor=False)
    st.caption(question)
    store_badge()


@contextmanager
def progress(text: str) -> Iterator[None]:
    """Shows what is being worked on while the block runs."""
    with st.spinner(text, show_time=True):
        yield


def empty(text: str) -> None:
    """Says that there is nothing to show and what to do about it."""
    st.info(text, icon=":material/lightbulb:")


@contextmanager
def plain_errors() -> Iterator[None]:
    """Turns an error that a person can be told into one line on the page.

    What a page cannot mend by itself, an absent server and a graph replaced meanwhile, goes on.
    """
    try:
        yield
    except (GraphReplaced, StoreUnavailable):
        raise
    except GraphError as error:
        say_error(error)


def say_error(error: GraphError) -> None:
    """One line that says what is wrong and what to do."""
    st.error(markdown_text(error), icon=":material/error:")
