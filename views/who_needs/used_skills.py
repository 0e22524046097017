"""Which systems everybody uses, a track or a role: what stands on the page before a skill is chosen."""

from collections.abc import Sequence

import streamlit as st

from exports.markup import Html
from graph.kinds import NodeKind, level_label, number_of
from graph.questions.catalogue import roles, skills
from graph.questions.systems import SkillCount, skill_counts
from graph.questions.tracks import find_end
from views.kit.choosing import KINDS, choose, labelled, role_labels
from views.kit.downloads import table_button
from views.kit.html import csv_text, html_table, link, show_html
from views.kit.shell import empty, store

# More rows than these are not read on a page.
MOST_ROWS = 200
HEADINGS = ("Skill", "Named by roles", "Inherited by", "Roles in all", "Highest level")


def show_used_skills() -> None:
    """The table of all systems, or competencies, with how many roles name and inherit each."""
    whose, which = st.columns([3, 2], vertical_alignment="bottom")
    tracks = store().nodes_of_kind(NodeKind.TRACK)
    with whose:
        options = {**labelled(tracks), **role_labels()}
        chosen = choose("Used by", "of", options, hint="Every role; or choose a track or a role")
    # A taxonomy may know no systems at all.
    known = {skill.kind for skill in skills(store())}
    first = next((kind for kind in KINDS if kind in known), NodeKind.SYSTEM)
    with which:
        kind = st.segmented_control(
            "Kind", list(KINDS), format_func=KINDS.__getitem__, key="used-kind", default=first
        )
    end = find_end(store(), chosen) if chosen else None
    of = (end.track or end.roles[0]) if end else None
    asked = roles(store()) if end is None else end.roles
    counts = skill_counts(store(), kind or first, None if end is None else end.roles)
    name = of.label if of else number_of(len(asked), "role")
    verb = "use" if (kind or first) == NodeKind.SYSTEM else "need"
    st.header(
        f"{KINDS[kind or first]} that {name} {verb}{'s' if of or len(asked) == 1 else ''}", anchor=False
    )
    if not counts:
        empty(f"None of the {KINDS[kind or first].lower()} is asked for here.")
        return
    show_html(use_table(counts[:MOST_ROWS]))
    if len(counts) > MOST_ROWS:
        st.caption(f"The {MOST_ROWS} that most roles need, of {len(counts):,}; the table as CSV holds all.")
    table_button("Table as CSV", lambda: use_csv(counts), f"{kind or first}s")


def use_table(counts: Sequence[SkillCount]) -> Html:
    """One row a skill, each leading to the roles that need it."""
    links = (link(one.skill.label, "who-needs", skill=one.skill.id) for one in counts)
    rows = [(name, *map(str, row[1:])) for name, row in zip(links, _rows(counts), strict=True)]
    return html_table(HEADINGS, rows, "How many roles name each, and how many inherit it")


def use_csv(counts: Sequence[SkillCount]) -> str:
    """The same rows for a spreadsheet."""
    return csv_text(HEADINGS, _rows(counts))


def _rows(counts: Sequence[SkillCount]) -> list[tuple[object, ...]]:
    return [
        (one.skill.label, one.direct, one.total - one.direct, one.total, level_label(one.highest))
        for one in counts
    ]
