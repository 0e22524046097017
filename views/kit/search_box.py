"""A field that searches the store at every keystroke, in the place of a list too long to send."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any, cast

import streamlit as st

from graph.kinds import NodeKind
from graph.names import search_words
from graph.stores.searching import SEARCHED
from graph.stores.store import View
from views.kit.component import asset
from views.kit.shell import store

# A list of more than this is not sent to the browser: on ESCO all skills take 1 MB a field.
MOST_LISTED = 2_000
# Names shown at once; further letters narrow them.
MOST_SHOWN = 12

_mount = st.components.v2.component(
    "role_atlas.search_box",
    html='<div class="box"></div>',
    css=asset(__file__, "search_box.css"),
    js=asset(__file__, "search_box.js"),
)


def is_long(options: Mapping[str, str]) -> bool:
    """Whether these options are searched rather than listed."""
    return len(options) > MOST_LISTED


def search_one(
    label: str,
    key: str,
    options: Mapping[str, str],
    chosen: str | None,
    choose: Callable[[str | None], None],
    hint: str = "",
    among: Callable[[], View] = store,
) -> None:
    """A field for one of these labels by id; `choose` is called with the id, None when it is emptied.

    Their names are searched in the view that `among` gives.
    """
    held = [chosen] if chosen else []
    _box(label, key, options, held, lambda ids: choose(ids[0] if ids else None), hint, 1, among)


def search_several(
    label: str,
    key: str,
    options: Mapping[str, str],
    chosen: Sequence[str],
    choose: Callable[[list[str]], None],
    hint: str = "",
    most: int | None = None,
) -> None:
    """A field for several of these labels by id; `choose` is called with all that are chosen then."""
    _box(label, key, options, list(chosen), choose, hint, most or len(options))


def search_kept(
    label: str, key: str, options: Mapping[str, str], hint: str = "", among: Callable[[], View] = store
) -> str | None:
    """The id chosen in a field whose choice lives in the session under the key, None while none is."""
    held = cast("str | None", st.session_state.get(key))
    chosen = held if held in options else None

    def keep(one: str | None) -> None:
        st.session_state[key] = one

    search_one(label, key, options, chosen, keep, hint, among)
    return chosen


@st.fragment
def _box(
    label: str,
    key: str,
    options: Mapping[str, str],
    chosen: list[str],
    choose: Callable[[list[str]], None],
    hint: str,
    most: int,
    among: Callable[[], View] = store,
) -> None:
    """A keystroke draws this field anew and nothing else; a choice draws the page."""
    widget, taken = f"search-{key}", f"search-{key}-taken"
    typed = str((_said(widget).get("typed") or {}).get("text", ""))

    def take() -> None:
        picked = _said(widget).get("chosen")
        if picked is not None:
            known = [str(one) for one in picked if one in options or one in chosen]
            st.session_state[taken] = list(dict.fromkeys(known))[:most]
            choose(st.session_state[taken])

    data = {
        "label": label,
        "hint": hint or "Type to search",
        "typed": typed,
        "found": tuple(suggested(among(), typed, options, chosen)),
        "chosen": tuple({"id": one, "label": options.get(one, one)} for one in chosen),
        "several": most > 1,
        "full": len(chosen) >= most > 1,
        "count": len(options),
    }
    _mount(key=widget, data=data, on_typed_change=_nothing, on_chosen_change=take)
    # Where only the field was drawn the page does not show the choice yet.
    if st.session_state.pop(taken, chosen) != chosen:
        st.rerun()


def _said(widget: str) -> Mapping[str, Any]:
    return cast("Mapping[str, Any]", st.session_state.get(widget) or {})


def _nothing() -> None:
    """What is typed is read where the field is drawn."""


def suggested(
    view: View, typed: str, options: Mapping[str, str], chosen: Iterable[str] = ()
) -> list[dict[str, str]]:
    """The first options that fit what is typed, best first, without those that are chosen.

    Each has its id, its label and, where another name fits, that name as `also`. What the store does
    not search, such as people, is found by the beginnings of its words.
    """
    held = set(chosen)
    kinds = [kind for kind in SEARCHED if any(one.startswith(f"{kind}:") for one in options)]
    if not search_words(typed):
        first = (one for one in options if one not in held)
        return [_shown(one, options) for one, _ in zip(first, range(MOST_SHOWN), strict=False)]
    hits = view.search(typed, kinds, MOST_SHOWN + len(held)) if kinds else ()
    names = {hit.node.id: hit.name if hit.name != hit.node.label else "" for hit in hits}
    others = _beginning(typed, options, kinds) if len(names) < MOST_SHOWN else []
    ids = [one for one in dict.fromkeys([*names, *others]) if one in options and one not in held]
    return [_shown(one, options, names.get(one, "")) for one in ids[:MOST_SHOWN]]


def _shown(one: str, options: Mapping[str, str], also: str = "") -> dict[str, str]:
    return {"id": one, "label": options[one], "also": also}


def _beginning(typed: str, options: Mapping[str, str], kinds: Sequence[NodeKind]) -> list[str]:
    """The options of no kind that the store searches whose words begin so."""
    wanted = search_words(typed)
    searched = tuple(f"{kind}:" for kind in kinds)
    return [
        one
        for one, label in options.items()
        if not one.startswith(searched)
        and all(any(word.startswith(begin) for word in search_words(label)) for begin in wanted)
    ]
