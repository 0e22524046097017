"""A table of people before it is taken: how it is read, what asks to be looked at, and the choices."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from datetime import date

import streamlit as st

from exports.markup import Html
from graph.errors import GraphError
from graph.kinds import level_label, number_of
from graph.people import Names, Person, Remark, bare_place
from graph.stores.store import View
from loaders.roster.choices import NO_CHOICES, Choices
from loaders.roster.read import roster_report
from loaders.roster.report import RosterReport, TableRead, report_for
from views.kit.choosing import labelled
from views.kit.html import badge, html_table, joined, markdown_text, quiet, show_html, why
from views.kit.shell import say_error, store
from views.people.choices import choose_columns, choose_same, choose_scale, choose_sheets, columns_by_letter

# What is given and not yet taken; no widget's key, so that it outlives a turn to another page.
WAITING = "roster-waiting"
WORDS = {Names.GIVEN: "Names as given", Names.INITIALS: "Initials", Names.NUMBERS: "Numbers"}
MOST_SHOWN, FEW = 200, 5
GivenTable = tuple[str, bytes, Choices]


def wait(name: str, data: bytes, choices: Choices = NO_CHOICES) -> None:
    """Keep a table that is given until it is taken or put away."""
    st.session_state[WAITING] = (name, data, choices)


def is_waiting() -> bool:
    """Whether a table is given and not yet taken."""
    return WAITING in st.session_state


def show(
    names: Names, keep_names: Callable[[Names], None], take: Callable[[GivenTable], None], *, back: bool
) -> None:
    """Show the table that waits; `take` is called with it once the visitor wants its people.

    `back` says that people are there already, to whom the visitor may go back.
    """
    table: GivenTable = st.session_state[WAITING]
    with st.container(border=True):
        report = _read_or_told(table, names)
        _head(report, table, names, keep_names, take, back)
        if report is None:
            columns_by_letter(_choose, table[2])
            return
        show_html(why(_facts(report)))
        _people(report.roster.people)
        _to_look_at(report, table[2])
        with st.expander("Sheet, columns and scale", icon=":material/tune:"):
            choose_sheets(report, table[2], _choose)
            choose_scale(table[2], _choose)
            choose_columns(report, table[2], _choose)
            for read_table in report.tables:
                show_html(html_table(("Column", "Is"), _columns(read_table), "The columns"))


def read(here: View, name: str, data: bytes, choices: Choices) -> RosterReport:
    """How the table is read today against the graph as it stands."""
    return _read(here, here.version, date.today(), name, data, choices)


@st.cache_resource(max_entries=8, show_spinner="Reading the people …")
def _read(_store: View, version: str, today: date, name: str, data: bytes, choices: Choices) -> RosterReport:
    del version  # It only tells the cache that the graph is another one.
    return roster_report(_store, name, data, today, choices)


def _read_or_told(table: GivenTable, names: Names) -> RosterReport | None:
    try:
        return report_for(read(store(), *table), names)
    except GraphError as error:
        say_error(error if names == Names.GIVEN else GraphError(error.hidden))
        return None


def _head(
    report: RosterReport | None,
    table: GivenTable,
    names: Names,
    keep_names: Callable[[Names], None],
    take: Callable[[GivenTable], None],
    back: bool,
) -> None:
    """How many people there are, how names are shown, and the two ways on."""
    name = markdown_text(table[0]) if names == Names.GIVEN else "your table"
    with st.container(horizontal=True, vertical_alignment="center"):
        count = f"{number_of(len(report.roster.people), 'person', 'people')} in {name}" if report else name
        st.markdown(f":material/groups: **{count}**, not taken yet")
        _choose_names(names, keep_names)
        st.button(
            "Take these people",
            type="primary",
            icon=":material/check:",
            key="roster-take",
            disabled=report is None,
            on_click=_taken,
            args=(table, take),
        )
        other = "Leave it as it was" if back else "Another table"
        st.button(other, icon=":material/close:", key="roster-other", on_click=_put_away)


def _choose_names(names: Names, keep_names: Callable[[Names], None]) -> None:
    key = "roster-names-before"
    st.session_state[key] = names
    st.selectbox(
        "Names",
        list(Names),
        format_func=WORDS.__getitem__,
        key=key,
        on_change=lambda: keep_names(st.session_state[key]),
        label_visibility="collapsed",
        width=170,
    )


def _taken(table: GivenTable, take: Callable[[GivenTable], None]) -> None:
    _put_away()
    take(table)


def _put_away() -> None:
    st.session_state.pop(WAITING, None)


def _choose(**changes: object) -> None:
    """Keep a choice with the table that waits."""
    name, data, choices = st.session_state[WAITING]
    wait(name, data, replace(choices, **changes))


def _facts(report: RosterReport) -> str:
    """Where the people stand, and the levels and dates as they are read."""
    held = ", ".join(f"{level.lower()} {count}" for level, count in report.levels.items())
    first, last, undated = report.dates
    dates = f"{first} to {last}, {undated} without one" if first else "none"
    where = "; ".join(_where(report, table) for table in report.tables)
    return f"{where}. Levels: {held or 'none'}. Dates: {dates}."


def _where(report: RosterReport, table: TableRead) -> str:
    sheet = (
        f"Sheet {table.sheet.name or table.sheet.number}, headings" if len(report.sheets) > 1 else "Headings"
    )
    return f"{sheet} in row {table.columns.row}"


def _to_look_at(report: RosterReport, choices: Choices) -> None:
    """What asks to be looked at, kind by kind; who may be twice in the table stands open."""
    kinds: Sequence[tuple[str, str, Sequence[Remark]]] = (
        ("May be one person, or two", ":material/group:", report.doubles),
        ("Rows that are no people", ":material/functions:", report.no_people),
        ("Not counted: who has left", ":material/logout:", report.left),
        ("Columns that were not understood", ":material/view_column:", report.not_understood),
        ("Turned away", ":material/report:", report.turned_away),
        ("How it was read", ":material/info:", report.said),
    )
    for title, icon, remarks in kinds:
        if remarks:
            with st.expander(f"{title} ({len(remarks)})", icon=icon, expanded=remarks == report.doubles):
                bare = [replace(remark, place=bare_place(remark.place)) for remark in remarks[:MOST_SHOWN]]
                show_html(remark_table(bare, title))
                if remarks == report.doubles:
                    choose_same(report, choices, _choose)
                if len(remarks) > MOST_SHOWN:
                    st.caption(f"The first {MOST_SHOWN} of {len(remarks)}.")


def remark_table(remarks: Sequence[Remark], caption: str) -> Html:
    """Where something stands and what is told of it."""
    rows = [(r.place, r.reason) for r in remarks[:MOST_SHOWN]]
    return html_table(("Where", "What"), rows, caption)


def _people(people: Sequence[Person]) -> None:
    """The first people as they would be taken."""
    few = people[:FEW]
    skills = labelled(store().nodes([h.skill for person in few for h in (*person.held, *person.expired)]))
    roles = labelled(store().nodes([person.role for person in few if person.role]))
    rows = [(p.name, roles.get(p.role or "", "no role"), _held(p, skills)) for p in few]
    show_html(html_table(("Person", "Role", "Holds"), rows, "The people as they would be taken"))
    if len(people) > FEW:
        st.caption(f"The first {FEW} of {len(people)}, as they would be taken.")


def _columns(table: TableRead) -> Iterable[Sequence[str]]:
    for column in table.columns.seen:
        scale = f", {column.scale.name}" if column.is_level else ""
        what = f"{column.meaning}{scale}"
        name = Html("{} {}").format(column.letter, quiet(column.heading))
        yield name, quiet(what) if column.why else what


def _held(person: Person, labels: dict[str, str]) -> Html:
    held = [badge(f"{labels.get(h.skill, h.skill)}: {level_label(h.level).lower()}") for h in person.held]
    ended = [badge(f"{labels.get(h.skill, h.skill)}: ended {h.until}") for h in person.expired]
    return joined([*held, *ended]) or quiet("nothing stated")
