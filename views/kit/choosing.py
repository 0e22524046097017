"""What a visitor chooses: nearly all of it lives in the URL, as plain ids."""

from collections import Counter
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence

import streamlit as st

from graph.errors import AmbiguousName, BadQuestion, UnknownName
from graph.kinds import FLOOR, SKILL_KINDS, Level, NodeKind, Rungs, level_label
from graph.model import Node
from graph.people import PERSON
from graph.questions.catalogue import roles, skills
from graph.questions.find import find
from graph.questions.tracks import two_ends
from graph.stores.cache import kept
from graph.stores.store import View
from views.kit.html import markdown_text
from views.kit.search_box import is_long, search_kept, search_one, search_several
from views.kit.shell import store

FLOOR_KEY = "floor"
WAITING = "Persons in the address wait for the table of people."
# So long may the other names of a skill be, in characters, where it is chosen.
MOST_ALSO = 80
KINDS = {NodeKind.SYSTEM: "Systems", NodeKind.COMPETENCY: "Competencies"}


def labelled(nodes: Iterable[Node]) -> dict[str, str]:
    """Each node's label by its id; a label that two nodes bear is told apart by its id."""
    every = list(nodes)
    seen = Counter(node.label for node in every)
    return {n.id: n.label if seen[n.label] == 1 else f"{n.label} ({n.id})" for n in every}


def role_labels() -> Mapping[str, str]:
    """The title of each role by its id, in the order of their documents."""
    return kept(store(), "role labels", lambda view: labelled(roles(view)))


def skill_labels() -> Mapping[str, str]:
    """The label of each skill by its id, by name."""
    return kept(store(), "skill labels", lambda view: labelled(skills(view)))


def shown_as(options: Mapping[str, str], chosen: Collection[str]) -> Callable[[str], str]:
    """How an option is shown: its label, while it is not chosen with the other names that it goes by.

    So a skill is found in the list by any of them: "Salesforce (also called SFDC)".
    """
    also = kept(store(), "also called", _also_called)
    return lambda i: options.get(i, i) if i in chosen or i not in options else options[i] + also.get(i, "")


def _also_called(view: View) -> Mapping[str, str]:
    return {node.id: _others(node) for node in skills(view) if node.alt_labels}


def _others(node: Node) -> str:
    """The other names of a node, those first that do not hold its own, as many as fit a line."""
    own = node.label.casefold()
    names = sorted(node.alt_labels, key=lambda name: own in name.casefold())
    fitting = [name for n, name in enumerate(names) if n == 0 or len(", ".join(names[: n + 1])) <= MOST_ALSO]
    return f" (also called {', '.join(fitting)})"


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
    if not bind and is_long(options):
        return search_kept(label, key, options, hint)
    if bind:
        asked = _known(st.query_params.get(key), key, options) or default
        if is_long(options):
            cleared = dict.fromkeys(clears)
            search_one(label, key, options, asked, lambda one: put(**cleared, **{key: one}), hint)
            return asked
        st.session_state[key] = asked
    return st.selectbox(
        label,
        list(options),
        index=None,
        format_func=shown_as(options, {st.session_state.get(key) or ""}),
        key=key,
        placeholder=hint or "Type or choose",
        on_change=_keep if bind else "rerun",
        args=(key, clears) if bind else None,
    )


def choose_role(label: str, key: str, *, bind: bool = True, clears: tuple[str, ...] = ()) -> str | None:
    """The id of the role that is chosen by its title, None while none is."""
    return choose(label, key, role_labels(), bind=bind, hint="Choose a role", clears=clears)


def choose_roles(label: str, key: str, *, most: int = 6) -> list[str]:
    """The ids of several roles chosen by title; in the URL the key stands once for each."""
    return choose_several(label, key, role_labels(), most=most, hint="Choose roles")


def choose_several(
    label: str, key: str, options: Mapping[str, str], *, most: int | None = None, hint: str = ""
) -> list[str]:
    """The ids chosen among these labels by id; in the URL the key stands once for each."""
    wanted = [_known(text, key, options) for text in st.query_params.get_all(key)]
    chosen = list(dict.fromkeys(i for i in wanted if i is not None))[:most]
    if is_long(options):
        search_several(label, key, options, chosen, lambda ids: put(**{key: ids}), hint, most)
        return chosen
    st.session_state[key] = chosen
    return st.multiselect(
        label,
        list(options),
        format_func=shown_as(options, chosen),
        key=key,
        max_selections=most,
        select_all=False,
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


def choose_share(label: str, key: str, default: float, hint: str = "") -> float:
    """A share of one in steps of 0.05; unless it is the default it lives in the URL under the key."""
    given = st.query_params.get(key, "")
    asked = int(given) / 100 if given.isdecimal() and len(given) < 4 else default
    st.session_state[key] = round(min(asked, 1.0) * 20) / 20

    def keep() -> None:
        chosen = st.session_state[key]
        put(**{key: None if chosen == default else f"{round(chosen * 100)}"})

    return float(
        st.slider(label, 0.0, 1.0, step=0.05, format="percent", key=key, on_change=keep, help=hint or None)
    )


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
    if (named := _named(wanted, options)) in options:
        return named
    if wanted.startswith(PERSON):
        st.caption(WAITING)
        return None
    st.warning(
        f"The address asks for {markdown_text(wanted)}, which these documents do not hold; choose again."
    )
    return None


def _named(wanted: str, options: Mapping[str, str]) -> str | None:
    """The id of what the address names otherwise than by its id, None where no one thing is called so."""
    prefixes = {option.partition(":")[0] for option in options}
    kinds = [kind for kind in (NodeKind.ROLE, *SKILL_KINDS, NodeKind.TRACK) if kind in prefixes]
    if not kinds:
        called = [key for key, label in options.items() if label.casefold() == wanted.casefold()]
        return called[0] if len(called) == 1 else None
    try:
        if NodeKind.ROLE not in kinds or NodeKind.TRACK in kinds:
            return find(store(), wanted, kinds).id
        role, _, taken = two_ends(store(), (wanted, wanted), Rungs.ENTRY)
        if taken:
            st.caption(markdown_text(f"{taken[0].words}."))
        return role.id
    except (UnknownName, AmbiguousName, BadQuestion):
        return None


def choose_kinds(key: str, default: NodeKind | None = None) -> Sequence[NodeKind]:
    """The kinds of skill to look at, both unless one is chosen."""
    kinds = list(KINDS)
    chosen = st.segmented_control("Skills", kinds, format_func=KINDS.__getitem__, key=key, default=default)
    return [chosen] if chosen else kinds


def pick_floor() -> Level:
    """The level in the URL, else the usual one."""
    given = st.query_params.get(FLOOR_KEY, "")
    known = {str(int(level)): level for level in Level}
    st.session_state[FLOOR_KEY] = known.get(given, FLOOR)
    levels: Sequence[Level] = tuple(Level)
    return st.selectbox(
        "Level that counts as holding it",
        levels,
        format_func=_level_words,
        key=FLOOR_KEY,
        on_change=_keep_floor,
    )


def _level_words(level: Level) -> str:
    return f"{int(level)} · {level_label(level)}"


def _keep_floor() -> None:
    chosen = int(st.session_state[FLOOR_KEY])
    put(**{FLOOR_KEY: None if chosen == FLOOR else str(chosen)})
