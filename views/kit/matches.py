"""The statements of two roles that match: each pair with its likeness in words and where both stand."""

from collections.abc import Sequence

import streamlit as st

from exports.markup import Html
from exports.pairs import NO_PAIRS, likeness_words, percent
from graph.kinds import PAIR_FLOOR
from graph.model import Evidence
from graph.questions.answers import Gap, StatementPair
from views.kit.choosing import choose_share
from views.kit.documents import place_link
from views.kit.html import html_table, joined, quiet, show_html

KEY = "alike"
_SAID = Html('{}<div class="ra-from">{}</div>')
_ALIKE = Html('{}<div class="ra-from">{}</div>')


def choose_likeness() -> float:
    """The likeness of two statements from which on they are shown."""
    hint = f"From {percent(PAIR_FLOOR)} on, most pairs say the same work; 100 % is word for word."
    return choose_share("Show statements that are at least this alike", KEY, PAIR_FLOOR, hint)


def show_matches(gap: Gap, first: int, title: str = "") -> None:
    """The pairs of a gap, so many of them at once and the others on a click."""
    pairs = gap.pairs or ()
    if not pairs:
        st.caption(NO_PAIRS)
        return
    show_html(joined((quiet(title), _table(gap, pairs[:first]))))
    if more := pairs[first:]:
        with st.expander(f"More statements that match ({len(more)})"):
            show_html(_table(gap, more))


def _table(gap: Gap, pairs: Sequence[StatementPair]) -> Html:
    rows = [(_said(pair.own), _said(pair.other), _alike(pair.score)) for pair in pairs]
    caption = f"Statements that match of {gap.origin.label} and {gap.target.label}"
    return html_table((gap.origin.label, gap.target.label, "Alike"), rows, caption)


def _said(said: Evidence) -> Html:
    return _SAID.format(said.text, place_link(said))


def _alike(score: float) -> Html:
    return _ALIKE.format(likeness_words(score).capitalize(), percent(score))
