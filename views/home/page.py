"""The page Home: what is loaded, a place to drop documents, and questions to begin with."""

import streamlit as st

from exports.markup import Html
from graph.stores.cache import at_hand
from views.home.bringing import documents_of_ones_own
from views.home.loaded import COMING, doubts, figures, in_a_row, sentence
from views.home.opener import MOST, cards
from views.kit.shell import drawn_once, page_head, plain_errors, store

CARDS, DOUBTS = "home cards", "home doubts"

page_head("Role Atlas", "What do you want to know of these roles?")
told, figured = st.empty(), st.empty()
left, right = st.columns([2, 1], gap="large")
with left:
    st.header("Begin with a question", anchor=False)
    asked = st.empty()
with right:
    documents_of_ones_own()


def _cards() -> Html:
    """The cards, drawn one after another as they come."""
    # What answers takes a while to load, and the page stands before it.
    from views.home.questions import coming  # noqa: PLC0415

    drawn = cards(())
    for so_far in coming(store()):
        drawn = cards(so_far)
        _show(drawn)
    return drawn


def _show(drawn: Html) -> None:
    if drawn:
        asked.html(drawn)
    else:
        asked.empty()


with plain_errors():
    told.html(drawn_once("home told", lambda: sentence(store())))
    # What takes longest is drawn last: the page is there before it.
    first = drawn_once("home figures", lambda: figures(store()))
    if not at_hand(store(), f"drawn {DOUBTS}"):
        figured.html(in_a_row([first, COMING]))
    if not at_hand(store(), f"drawn {CARDS}"):
        asked.html(cards([None] * MOST))
    _show(drawn_once(CARDS, _cards))
    figured.html(in_a_row([first, drawn_once(DOUBTS, lambda: doubts(store()))]))
