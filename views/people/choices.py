"""What a visitor says of a table of people before it is taken: its sheets, its scale, what a column is."""

from typing import Protocol

import streamlit as st

from graph.errors import BadQuestion
from loaders.roster.choices import Choices, spelt
from loaders.roster.columns import MEANINGS
from loaders.roster.report import RosterReport
from loaders.roster.scales import scale_named
from loaders.roster.tables import SheetState
from views.kit.choosing import choose as choose_among
from views.kit.choosing import skill_labels
from views.kit.html import markdown_text
from views.kit.shell import say_error

HEADINGS, OTHER = "As the headings say", "Another one"
SCALES = (HEADINGS, "1-5", "0-4", "0-5", "1-4", "1-7", "1-10", "percent", OTHER)
MOST_PAIRS = 20
LETTERS = tuple("ABCDEFGHIJKLMNOPQRSTUVWXYZ")


class Choose(Protocol):
    """Keeps a choice with the table that waits."""

    def __call__(self, **changes: object) -> None:
        """Keep these fields of the choices."""


def choose_sheets(report: RosterReport, choices: Choices, choose: Choose) -> None:
    """The sheets to read, where there are several."""
    known = {
        str(seen.sheet.number): f"{seen.sheet.number}. {seen.sheet.name}".rstrip(". ")
        + (" (hidden)" if seen.sheet.state == SheetState.HIDDEN else "")
        for seen in report.sheets
        if seen.sheet.state != SheetState.CHART
    }
    if len(known) < 2:
        return
    key = "roster-sheets"
    st.session_state[key] = [str(seen.sheet.number) for seen in report.sheets if seen.is_read]
    st.multiselect(
        "Sheets",
        list(known),
        format_func=lambda number: known.get(number, number),
        key=key,
        help="Several sheets are read one after the other, as for one table of each team.",
        on_change=lambda: choose(sheets=tuple(st.session_state[key])),
    )
    del choices


def choose_scale(choices: Choices, choose: Choose) -> None:
    """The scale of the levels: that of the headings, a usual one, or one spelt out."""
    usual = {scale_named(word).name: word for word in SCALES if word not in {HEADINGS, OTHER}}
    now = HEADINGS if choices.scale is None else usual.get(choices.scale.name, OTHER)
    left, right = st.columns([1, 2], vertical_alignment="bottom")
    key, own = "roster-scale", "roster-own-scale"
    with left:
        st.session_state.setdefault(key, now)
        word = st.selectbox("Scale of the levels", SCALES, key=key)
    with right:
        if word == OTHER:
            word = st.text_input("Write it", key=own, placeholder="0=none, 1=basic, 3=proficient, 5=expert")
    try:
        scale = None if word in {HEADINGS, OTHER, ""} else scale_named(word)
    except BadQuestion as error:
        say_error(error)
        return
    if scale != choices.scale:
        choose(scale=scale)
        st.rerun()


def choose_columns(report: RosterReport, choices: Choices, choose: Choose) -> None:
    """What one column is; what was said of others stays."""
    columns = {
        column.letter: f"{column.letter}  {column.heading}".rstrip()
        for column in (report.tables[0].columns.seen if report.tables else ())
    }
    _choose_one(columns, choices, choose)


def choose_same(report: RosterReport, choices: Choices, choose: Choose) -> None:
    """Which people are one, pair by pair of their rows."""
    with st.container(horizontal=True):
        for pair in report.pairs[:MOST_PAIRS]:
            one, other = (f"row {where[-1]}" for where in pair)
            st.button(
                f"One person: {one} and {other}",
                key=f"roster-same-{spelt(pair)}",
                icon=":material/merge:",
                on_click=choose,
                kwargs={"same": (*choices.same, pair)},
            )


def columns_by_letter(choose: Choose, choices: Choices) -> None:
    """What a column is, where no headings were understood."""
    st.caption("Say which column holds the names, and then what the others are.")
    _choose_one({letter: letter for letter in LETTERS}, choices, choose)


def _choose_one(columns: dict[str, str], choices: Choices, choose: Choose) -> None:
    names = skill_labels()
    fields = {field: words[0].upper() + words[1:] for field, words in MEANINGS.items()}
    meanings = {**fields, "ignore": "Not to be read", **{i: f"Levels of {n}" for i, n in names.items()}}
    one, two, three = st.columns([2, 3, 1], vertical_alignment="bottom")
    letter = one.selectbox(
        "Column", list(columns), None, lambda i: columns.get(i, i), key="roster-column", placeholder="Choose"
    )
    with two:
        what = choose_among("Is", "roster-is", meanings, bind=False, hint="Choose or type")
    if three.button("Set", key="roster-set", disabled=not (letter and what), width="stretch"):
        rest = [(column, is_what) for column, is_what in choices.columns if column != letter]
        choose(columns=(*rest, (str(letter), str(what))))
        st.rerun()
    if choices.columns:
        _say_chosen(meanings, choices, choose)


def _say_chosen(meanings: dict[str, str], choices: Choices, choose: Choose) -> None:
    """What was said of columns, and the way back from it."""
    said = "; ".join(f"{column} is {meanings.get(what, what).lower()}" for column, what in choices.columns)
    st.caption(markdown_text(f"As you said: {said}."))
    st.button(
        "As the headings say",
        key="roster-unset",
        icon=":material/undo:",
        on_click=lambda: choose(columns=()),
    )
