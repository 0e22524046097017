"""Scenarios: changes stacked in the URL as plain ids, one key a scenario, and each change in words."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import streamlit as st

from graph.errors import GraphError
from graph.kinds import NodeKind
from graph.people import PERSON
from graph.questions.catalogue import skills
from planning.changes import BAR, Action, Change, spelt, told
from planning.holdings import Holdings
from planning.refused import check, refusal
from views.kit.choosing import labelled, put, role_labels, shown_as
from views.kit.html import markdown_text
from views.kit.search_box import is_long, search_kept
from views.kit.shell import say_error, store

NAMES = {
    Action.LEAVE: "Someone leaves",
    Action.MOVE: "Someone moves to a role",
    Action.PROMOTE: "Someone is promoted",
    Action.RETIRE: "A system is retired",
    Action.REPLACE: "A system is replaced",
    Action.ADD: "A system comes to a role",
}

# A link that stacks more than this was not made by hand, and each change is worked out anew.
MOST_CHANGES = 20
WAITING = "Changes of people in the address wait for the table of people."


@dataclass(frozen=True)
class Options:
    """What a change may be about: labels by id for each term."""

    who: Mapping[str, str]
    roles: Mapping[str, str]
    systems: Mapping[str, str]

    @property
    def labels(self) -> dict[str, str]:
        """Every label by its id."""
        return {**self.who, **self.roles, **self.systems}

    def of(self, term: str) -> Mapping[str, str]:
        """The labels by id that fit WHO, ROLE or SYSTEM."""
        return {"WHO": self.who, "ROLE": self.roles, "SYSTEM": self.systems}[term]


@dataclass(frozen=True)
class Scenario:
    """A scenario by its key in the URL, its name and its changes."""

    key: str
    name: str
    changes: tuple[Change, ...]


def options(held: Holdings) -> Options:
    """The people and roles, and the systems, of the graph as it stands."""
    titles = role_labels()
    people = {h.id: h.label for h in held.holders if h.id not in titles}
    systems = labelled(node for node in skills(store()) if node.kind == NodeKind.SYSTEM)
    return Options({**people, **titles}, titles, systems)


def build_scenario(key: str, default: str, held: Holdings, known: Options, *, named: bool) -> Scenario:
    """The scenario under this key, with what lists its changes, adds to them and, `named`, names it."""
    name = _name(key, default) if named else default
    waiting, texts = _parted(key, held)
    if waiting:
        st.caption(WAITING)
    changes = _changes(texts, held, known.labels)
    words = [change.word for change in changes]
    for n, change in enumerate(changes):
        rest = [*waiting, *words[:n], *words[n + 1 :]]
        label = f"{n + 1}. {markdown_text(told(change, known.labels))}"
        st.button(
            label,
            key=f"{key}-drop-{n}",
            icon=":material/close:",
            help="Take this change out",
            on_click=put,
            kwargs={key: rest},
        )
    _add(key, [*waiting, *words], changes, known)
    return Scenario(key, name, changes)


def _name(key: str, default: str) -> str:
    widget = f"{key}-name"
    st.session_state[widget] = st.query_params.get(widget, "")

    def keep() -> None:
        put(**{widget: st.session_state[widget].strip() or None})

    given = st.text_input("Name", key=widget, placeholder=default, max_chars=60, on_change=keep)
    return given.strip() or default


def _parted(key: str, held: Holdings) -> tuple[list[str], list[str]]:
    """The changes in the URL that wait for a table of people, and those that can be made."""
    given = st.query_params.get_all(key)[:MOST_CHANGES]
    if any(holder.id.startswith(PERSON) for holder in held.holders):
        return [], given
    waiting = [text for text in given if f"{BAR}{PERSON}" in text]
    return waiting, [text for text in given if text not in waiting]


def _changes(texts: Sequence[str], held: Holdings, labels: Mapping[str, str]) -> tuple[Change, ...]:
    """The changes in these texts; one that cannot follow those before it is told and left out."""
    changes: list[Change] = []
    for text in texts:
        try:
            change = spelt(store(), held, text)
            check((*changes, change), labels)
        except GraphError as error:
            say_error(error)
        else:
            changes.append(change)
    return tuple(changes)


def _add(key: str, words: list[str], made: Sequence[Change], known: Options) -> None:
    """Choose one more change; it takes effect when it is added, and then the form is empty again."""
    first, *others = st.columns(3) if not st.query_params.get("two") else [st.container()] * 3
    with first:
        action = st.selectbox(
            "Change",
            list(Action),
            None,
            NAMES.__getitem__,
            key=f"{key}-action",
            placeholder="Choose a change",
        )
    if action is None:
        return
    labels, ids = known.labels, []
    for n, (term, place) in enumerate(zip(action.terms, others, strict=False)):
        with place:
            ids.append(_pick(f"{key}-{action}-{n}", _label(term, n), known.of(term), labels))
    whole = None not in ids and len(set(ids)) == len(ids)
    change = Change(action, *map(str, ids)) if whole else None
    why = refusal(made, change, labels) if change else None

    def add() -> None:
        put(**{key: [*words, change.word] if change else words})
        for n in range(len(action.terms)):
            st.session_state.pop(f"{key}-{action}-{n}", None)
        st.session_state[f"{key}-action"] = None

    st.button(
        "Add the change", key=f"{key}-add", type="primary", disabled=not whole or bool(why), on_click=add
    )
    if change and why:
        st.caption(f"{markdown_text(told(change, labels))}: {markdown_text(why)}.")


def _pick(key: str, label: str, options: Mapping[str, str], labels: Mapping[str, str]) -> str | None:
    """The id chosen for one term of a change."""
    if is_long(options):
        return search_kept(label, key, options)
    # What is left of an earlier choice still has its label.
    shown = shown_as({**labels, **options}, ())
    return st.selectbox(label, list(options), None, shown, key=key, placeholder="Type or choose")


def _label(term: str, place: int) -> str:
    return {"WHO": "Who", "ROLE": "Role", "SYSTEM": "By which system" if place else "System"}[term]
