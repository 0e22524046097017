"""Which path is shown: the limits a person sets, and the choice among the paths within them."""

import streamlit as st

from exports.path_words import FIRST, NOT_ALL, by_way_of, neighbour_words, path_costs, path_name
from graph.kinds import BestAt, MoveKind, NodeKind
from graph.questions.move_answers import CareerPath, CareerPaths, Lattice
from graph.questions.paths.limits import USUAL_MOVES, PathLimits
from views.kit.choosing import labelled, put
from views.kit.html import markdown_text
from views.kit.search_box import is_long, search_several
from views.kit.shell import store

KIND_WORDS = {
    MoveKind.PROMOTION: "Promotion",
    MoveKind.LATERAL: "Across, same rung",
    MoveKind.DIAGONAL: "Across and up",
}
NUMBER_WORDS = {
    "moves": "Most moves",
    "new": "Most skills to learn in a step",
    "climb": "Most rungs a move may climb",
}
NUMBERS = {"moves": (1, 20), "new": (0, 200), "climb": (1, 12)}

# What holds where a person gives no number.
USUAL = {"moves": str(USUAL_MOVES), "climb": "1"}

KEY = "path"


def choose_limits(lattice: Lattice) -> PathLimits:
    """The limits chosen in the popover; without any, those of every path."""
    tracks = labelled(store().nodes_of_kind(NodeKind.TRACK))
    avoidable = {**{track: f"all of {name}" for track, name in tracks.items()}, **labelled(lattice.roles)}
    for key in NUMBERS:
        st.session_state[f"limit_{key}"] = _number(key)
    st.session_state["limit_avoid"] = [i for i in st.query_params.get_all("avoid") if i in avoidable]
    st.session_state["limit_first"] = _first()
    st.session_state["limit_kind"] = [k for k in MoveKind if k in st.query_params.get_all("kind")]
    count = sum(1 for key in (*NUMBERS, "avoid", "kind") if key in st.query_params)
    with st.popover("Limits" + (f" ({count})" if count else ""), icon=":material/tune:", width="stretch"):
        _choose_first()
        _choose_kinds()
        _choose_numbers()
        _choose_avoided(avoidable)
    return PathLimits(
        max_moves=_number("moves"),
        avoid=tuple(st.session_state["limit_avoid"]),
        kinds=tuple(st.session_state["limit_kind"]) or tuple(MoveKind),
        new_skills=_number("new"),
        max_climb=_number("climb") or 1,
        first=_first(),
    )


def _first() -> BestAt:
    given = st.query_params.get("first")
    return BestAt(given) if given in set(BestAt) else BestAt.FEWEST_MOVES


def _choose_first() -> None:
    st.segmented_control(
        "First of the paths",
        list(BestAt),
        format_func=lambda one: FIRST[BestAt(one)],
        key="limit_first",
        on_change=_keep_first,
    )


def _keep_first() -> None:
    chosen = st.session_state["limit_first"]
    put(first=str(chosen) if chosen and chosen != BestAt.FEWEST_MOVES else None, path=None)


def _choose_kinds() -> None:
    st.pills(
        "Kinds of move",
        list(MoveKind),
        selection_mode="multi",
        format_func=lambda kind: KIND_WORDS[MoveKind(kind)],
        key="limit_kind",
        on_change=_keep,
        args=("kind",),
        help="None chosen: every kind.",
    )


def _choose_numbers() -> None:
    for key, label in NUMBER_WORDS.items():
        low, high = NUMBERS[key]
        st.number_input(
            label,
            low,
            high,
            key=f"limit_{key}",
            value=None,
            placeholder=USUAL.get(key, "no limit"),
            on_change=_keep,
            args=(key,),
        )


def _choose_avoided(options: dict[str, str]) -> None:
    title, hint = "Tracks and roles to avoid", "Avoid nothing"
    if is_long(options):
        held = st.session_state["limit_avoid"]
        search_several(title, "limit_avoid", options, held, lambda ids: put(avoid=ids, path=None), hint)
        return
    st.multiselect(
        title,
        list(options),
        format_func=lambda i: options.get(i, i),
        key="limit_avoid",
        on_change=_keep,
        args=("avoid",),
        placeholder=hint,
    )


def _number(key: str) -> int | None:
    given = st.query_params.get(key, "")
    low, high = NUMBERS[key]
    return int(given) if given.isdecimal() and low <= int(given) <= high else None


def _keep(key: str) -> None:
    value = st.session_state[f"limit_{key}"]
    if isinstance(value, list):
        put(**{key: [str(one) for one in value]}, path=None)
    else:
        put(**{key: None if value is None else str(int(value))}, path=None)


def choose_path(answer: CareerPaths) -> CareerPath | None:
    """The path chosen among those offered, the first one unless another is; None when there is none."""
    if not answer.paths:
        _none(answer)
        return None
    st.session_state[KEY] = _position(len(answer.offered))
    unit = answer.calibration.promotion if answer.calibration else None
    st.radio(
        "Paths",
        list(range(len(answer.offered))),
        format_func=lambda n: _heading(answer.offered[n], unit),
        captions=[_caption(path) for path in answer.offered],
        key=KEY,
        on_change=_keep_path,
        label_visibility="collapsed",
    )
    if not answer.complete:
        st.caption(NOT_ALL)
    if words := neighbour_words(answer):
        st.caption(words)
    return answer.offered[_position(len(answer.offered))]


def _heading(path: CareerPath, unit: float | None) -> str:
    return f"**{path_name(path)}:** {path_costs(path, unit)}"


def _caption(path: CareerPath) -> str:
    way = f"By way of {by_way_of(path)}." if len(path.roles) > 2 else "Straight to the goal."
    return markdown_text(f"{way} {path.note or ''}".strip())


def _position(count: int) -> int:
    given = st.query_params.get(KEY, "")
    return int(given) - 1 if given.isdecimal() and 1 <= int(given) <= count else 0


def _keep_path() -> None:
    put(path=str(st.session_state[KEY] + 1) if st.session_state[KEY] else None)


def _none(answer: CareerPaths) -> None:
    lines = [markdown_text(answer.why_none or "There is no path.")]
    lines += [f"- {markdown_text(offer)}" for offer in answer.offers]
    st.warning("\n".join(lines), icon=":material/wrong_location:")
