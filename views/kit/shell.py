"""What every page stands in: the store, its head, choices that live in the URL, and plain errors."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path

import streamlit as st

from graph.errors import GraphError, GraphReplaced, StoreUnavailable
from graph.model import Node
from graph.questions.roles import roles
from graph.questions.skills import skills
from graph.stores.store import View
from views.kit.connection import current
from views.kit.drawing import STYLE, markdown_text
from views.kit.store_badge import store_badge

VIEWS = Path(__file__).parents[1]


def store() -> View:
    """The graph as it stands at this run of the page, in the store that all visitors share."""
    return current()


def page_script(folder: str) -> str:
    """The script of the page in this folder; whole, so that it is found wherever the app was started."""
    return str(VIEWS / folder / "page.py")


def page_head(title: str, question: str) -> None:
    """The title of a page, the one question it answers, and the store that it asks."""
    st.html(STYLE)
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


def labelled(nodes: Iterable[Node]) -> dict[str, str]:
    """Each node's label by its id; a label that two nodes bear is told apart by its id."""
    found = list(nodes)
    seen = Counter(node.label for node in found)
    return {n.id: n.label if seen[n.label] == 1 else f"{n.label} ({n.id})" for n in found}


def choose(
    label: str,
    key: str,
    options: Mapping[str, str],
    *,
    bind: bool = True,
    hint: str = "",
    clears: tuple[str, ...] = (),
    default: str | None = None,
) -> str | None:
    """The id chosen among these labels by id, else the default; bound, it lives in the URL under the key.

    A change takes the keys in `clears` out of the URL, for what no longer holds.
    """
    if bind:
        st.session_state[key] = _known(st.query_params.get(key), key, options) or default
    return st.selectbox(
        label,
        list(options),
        index=None,
        format_func=lambda node_id: options.get(node_id, node_id),
        key=key,
        placeholder=hint or "Type or choose",
        on_change=_keep if bind else "rerun",
        args=(key, clears) if bind else None,
    )


def choose_role(label: str, key: str, *, bind: bool = True, clears: tuple[str, ...] = ()) -> str | None:
    """The id of the role that is chosen by its title, None while none is."""
    return choose(label, key, labelled(roles(store())), bind=bind, hint="Choose a role", clears=clears)


def choose_skill(label: str, key: str, *, bind: bool = True) -> str | None:
    """The id of the skill that is chosen by its name, None while none is."""
    return choose(label, key, labelled(skills(store())), bind=bind, hint="Choose a skill")


def choose_roles(label: str, key: str, *, most: int = 6) -> list[str]:
    """The ids of several roles chosen by title; in the URL the key stands once for each."""
    return choose_several(label, key, labelled(roles(store())), most=most, hint="Choose roles")


def choose_several(
    label: str, key: str, options: Mapping[str, str], *, most: int | None = None, hint: str = ""
) -> list[str]:
    """The ids chosen among these labels by id; in the URL the key stands once for each."""
    st.session_state[key] = [i for i in st.query_params.get_all(key) if i in options][:most]
    return st.multiselect(
        label,
        list(options),
        format_func=lambda node_id: options.get(node_id, node_id),
        key=key,
        max_selections=most,
        placeholder=hint,
        on_change=_keep,
        args=(key,),
    )


def choose_number(label: str, key: str, default: int, least: int, most: int, hint: str = "") -> int:
    """A whole number within these bounds; unless it is the default it lives in the URL under the key."""
    given = st.query_params.get(key, "")
    asked = int(given) if given.isdecimal() and len(given) < 10 else default
    st.session_state[key] = min(max(asked, least), most)

    def keep() -> None:
        chosen = st.session_state[key]
        put(**{key: None if chosen == default else str(chosen)})

    return int(st.number_input(label, least, most, key=key, on_change=keep, help=hint or None))


def choose_switch(label: str, key: str, *, default: bool = False, hint: str = "") -> bool:
    """On or off; unless it is the default it lives in the URL under the key."""
    st.session_state[key] = {"on": True, "off": False}.get(st.query_params.get(key, ""), default)

    def keep() -> None:
        chosen = st.session_state[key]
        put(**{key: None if chosen == default else "on" if chosen else "off"})

    return st.toggle(label, key=key, on_change=keep, help=hint or None)


def put(**values: str | Sequence[str] | None) -> None:
    """Write these values into the URL and take the empty ones out of it."""
    # One assignment is one step of the browser's history, several would be several.
    held: dict[str, str | Sequence[str] | None] = {k: st.query_params.get_all(k) for k in st.query_params}
    wanted = {
        k: value if isinstance(value, str) else list(value) for k, value in (held | values).items() if value
    }
    st.query_params.from_dict(wanted)


# A widget's own bind="query-params" writes the label that is shown, not the id behind it, and a
# label is neither stable nor unique. So the URL is read before the widget and written when it changes.
def _keep(key: str, clears: tuple[str, ...] = ()) -> None:
    put(**dict.fromkeys(clears), **{key: st.session_state[key]})


def _known(wanted: str | None, key: str, options: Mapping[str, str]) -> str | None:
    if wanted is None or wanted in options:
        return wanted
    st.warning(
        f"The address asks for {markdown_text(wanted)}, which these documents do not hold; choose again."
    )
    return None
