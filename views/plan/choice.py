"""What a cross-training plan is asked for, all of it in the URL."""

from collections.abc import Mapping

import streamlit as st

from graph.kinds import Level
from planning.counting import single_points
from planning.holdings import Holdings
from planning.wish import (
    ASK_APART,
    ASK_CAPACITY,
    ASK_TARGET,
    ASK_UNSTATED,
    CAPACITY,
    NO_RULES,
    RULES,
    TARGET,
    UNSTATED_HINT,
    Ban,
    Wish,
    rules_named,
)
from views.kit.choosing import (
    choose,
    choose_number,
    choose_several,
    choose_switch,
    pick_floor,
    put,
    skill_labels,
)
from views.kit.html import markdown_text
from views.plan.hours import choose_hours

MOST_HOLDERS, MOST_SKILLS = 10_000, 99
BAN = "ban"


def choose_wish(given: Holdings) -> Wish | None:
    """The wish as it is chosen, None while no skill is."""
    names = {holder.id: holder.label for holder in given.holders}
    left, right = st.columns([3, 1], vertical_alignment="bottom")
    with right:
        every = choose_switch(
            "All that hang on one", "all", hint="Every skill that hangs on one role or person"
        )
    with left:
        chosen = choose_several("Skills", "skill", skill_labels(), hint="Choose skills")
    target, floor, capacity = _numbers()
    with st.expander("Who may learn what", icon=":material/tune:"):
        out = choose_several("Who is away", "away", names, hint="Neither holds, teaches nor learns")
        idle = choose_several("Who may learn nothing", "idle", names, hint="May still teach")
        bans = (*(Ban(who) for who in idle), *_bans(names))
        doubted = choose_switch(ASK_UNSTATED, "unstated", hint=UNSTATED_HINT)
        apart = choose_switch(ASK_APART, "apart", default=True, hint="The rules of finance that ship")
        hours = choose_hours()
    wanted = (*chosen, *(single_points(given, floor, out) if every else ()))
    if not wanted:
        return None
    return Wish(
        skills=wanted,
        target=target,
        floor=floor,
        capacity=capacity,
        bans=bans,
        out=tuple(out),
        train_unstated=doubted,
        rules=rules_named(RULES if apart else NO_RULES),
        hours_per_step=hours,
    )


def _numbers() -> tuple[int, Level, int]:
    one, two, three = st.columns(3)
    with one:
        target = choose_number(ASK_TARGET, "target", TARGET, 1, MOST_HOLDERS)
    with two:
        floor = pick_floor()
    with three:
        capacity = choose_number(ASK_CAPACITY, "capacity", CAPACITY, 0, MOST_SKILLS)
    return target, floor, capacity


def _bans(names: Mapping[str, str]) -> tuple[Ban, ...]:
    """Who may not learn which skill: added pair by pair, each in the URL as WHO|SKILL."""
    labels = skill_labels()
    pairs = [tuple(text.split("|", 1)) for text in st.query_params.get_all(BAN) if "|" in text]
    known = [(who, skill) for who, skill in pairs if who in names and skill in labels]
    who_place, skill_place, button = st.columns([3, 3, 1], vertical_alignment="bottom")
    with who_place:
        who = choose("Who may not", "ban-who", names, bind=False)
    with skill_place:
        skill = choose("learn this", "ban-skill", labels, bind=False)
    written = [f"{a}|{b}" for a, b in known]
    if button.button("Add", disabled=not (who and skill)):
        put(**{BAN: list(dict.fromkeys([*written, f"{who}|{skill}"]))})
        st.rerun()
    for pair, (a, b) in zip(written, known, strict=True):
        rest = [other for other in written if other != pair]
        words = markdown_text(f"{names[a]} may not learn {labels[b]}")
        st.button(words, key=f"ban {pair}", icon=":material/close:", on_click=put, kwargs={BAN: rest})
    return tuple(Ban(a, b) for a, b in known)
