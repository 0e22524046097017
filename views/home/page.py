"""The page Home: what is loaded, a place to drop documents, and questions to begin with."""

import streamlit as st

from views.home.bringing import documents_of_ones_own
from views.home.loaded import cards, doubts, figures, in_a_row, sentence
from views.home.questions import questions
from views.kit.shell import drawn_once, page_head, plain_errors, store

page_head("Role Atlas", "What do you want to know of these roles?")
told, figured = st.empty(), st.empty()
left, right = st.columns([2, 1], gap="large")
with left:
    st.header("Begin with a question", anchor=False)
    asked = st.empty()
with right:
    documents_of_ones_own()
with plain_errors():
    told.html(drawn_once("home told", lambda: sentence(store())))
    # What takes longest is drawn last: the page is there before it.
    first = drawn_once("home figures", lambda: figures(store()))
    figured.html(in_a_row([first]))
    if offered := drawn_once("home cards", lambda: cards(questions(store()))):
        asked.html(offered)
    figured.html(in_a_row([first, drawn_once("home doubts", lambda: doubts(store()))]))
