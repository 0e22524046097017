"""Choosing skills from the list, each with its level; an unknown name in the address is only offered."""

from collections.abc import Mapping, Sequence

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from graph.errors import GraphError, UnknownName
from graph.kinds import Level, level_label
from graph.questions.find import find_skill
from graph.questions.several import AskedSkill, find_asked
from views.kit.choosing import put, shown_as, skill_labels
from views.kit.html import markdown_text
from views.kit.search_box import is_long, search_several
from views.kit.shell import store

KEY, WITHOUT, LEVEL, MATCH = "skill", "without", "level", "match"
ANY = "any"
# More columns than these are no table any more.
MOST_ASKED = 8


def pick_skills() -> list[AskedSkill]:
    """The skills in the address, as ids, names or aliases, each with the level behind it if it has one."""
    return _pick(KEY, "Skills", "Choose one skill or several, or type a name they go by")


def pick_without() -> list[AskedSkill]:
    """The skills that the roles are not to need."""
    return _pick(WITHOUT, "Without", "Leave out roles that need …")


def pick_levels(asked: Sequence[AskedSkill]) -> list[AskedSkill]:
    """The skills with the least level of each; of one skill it stands in the address by itself."""
    usual = st.query_params.get(LEVEL, "")
    common = Level(int(usual)) if usual in {str(int(level)) for level in Level} else None
    floors = {one.skill.id: one.floor or common for one in asked}
    for one, place in zip(asked, st.columns(min(len(asked), 4)) * len(asked), strict=False):
        floors[one.skill.id] = _pick_level(one, floors, place, len(asked) > 1)
    return [AskedSkill(one.skill, floors[one.skill.id]) for one in asked]


def pick_every() -> bool:
    """Whether a role is to need all of the skills; any of them where the address says so."""
    st.session_state[MATCH] = ANY if st.query_params.get(MATCH) == ANY else "all"
    chosen = st.segmented_control(
        "Roles need",
        ["all", ANY],
        format_func={"all": "All of them", ANY: "Any of them"}.__getitem__,
        key=MATCH,
        on_change=lambda: put(**{MATCH: ANY if st.session_state[MATCH] == ANY else None}),
    )
    return chosen != ANY


def _pick(key: str, label: str, hint: str) -> list[AskedSkill]:
    texts = st.query_params.get_all(key)
    read = {text: asked for text in texts if (asked := _asked(text, key, texts))}
    known = {asked.skill.id: asked for asked in read.values()}
    options = skill_labels()
    known = dict(list(known.items())[:MOST_ASKED])
    if is_long(options):
        search_several(label, key, options, list(known), lambda ids: _put(key, ids, known), hint, MOST_ASKED)
        return list(known.values())
    st.session_state[key] = list(known)
    chosen = st.multiselect(
        label,
        list(options),
        format_func=shown_as(options, known),
        key=key,
        max_selections=MOST_ASKED,
        # Else the list is led by "Select 8 matches", and Enter takes it.
        select_all=False,
        placeholder=hint,
        on_change=lambda: _put(key, st.session_state[key], known),
    )
    return [known.get(i) or AskedSkill(store().node(i)) for i in chosen]


def _put(key: str, ids: Sequence[str], known: Mapping[str, AskedSkill]) -> None:
    put(**{key: [_text(known[i]) if i in known else i for i in ids]})


def _text(asked: AskedSkill) -> str:
    return asked.skill.id if asked.floor is None else f"{asked.skill.id}:{int(asked.floor)}"


def _pick_level(
    one: AskedSkill,
    floors: dict[str, Level | None],
    place: DeltaGenerator,
    several: bool,
) -> Level | None:
    key = f"level of {one.skill.id}"
    st.session_state[key] = floors[one.skill.id]

    def keep() -> None:
        floor = st.session_state[key]
        if several:
            texts = [f"{i}:{int(f)}" if f else i for i, f in {**floors, one.skill.id: floor}.items()]
            put(**{KEY: texts, LEVEL: None})
        else:
            put(**{KEY: one.skill.id, LEVEL: str(int(floor)) if floor else None})

    chosen: Level | None = place.selectbox(
        f"{one.skill.label} at least" if several else "At least",
        list(Level),
        index=None,
        format_func=lambda level: f"{int(level)} · {level_label(level)}",
        key=key,
        placeholder="Any level",
        on_change=keep,
    )
    return chosen


def _asked(text: str, key: str, texts: Sequence[str]) -> AskedSkill | None:
    try:
        return find_asked(store(), text)
    except UnknownName as error:
        st.warning(f"No document names {markdown_text(error.name)}.", icon=":material/search_off:")
        if error.nearest:
            _offer(error, text, key, texts)
    except GraphError as error:
        st.warning(markdown_text(error))
    return None


def _offer(error: UnknownName, text: str, key: str, texts: Sequence[str]) -> None:
    with st.container(horizontal=True, vertical_alignment="center", key=f"offers-{key}-{text}"):
        st.caption("Did you mean", width="content")
        for name in error.nearest:
            nearest = find_skill(store(), name).id
            instead = [nearest if other == text else other for other in texts]
            st.button(markdown_text(name), key=f"offer-{key}-{nearest}", on_click=put, kwargs={key: instead})
