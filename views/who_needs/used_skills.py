"""Which systems everybody uses, a track or a role: what stands on the page before a skill is chosen."""

import streamlit as st

from exports.markup import Html
from graph.kinds import NodeKind, level_label, number_of
from graph.questions.catalogue import roles
from graph.questions.systems import SkillUses, skill_uses
from graph.questions.tracks import find_end
from views.kit.choosing import KINDS, choose, labelled
from views.kit.html import csv_text, html_table, link, show_html
from views.kit.shell import store

HEADINGS = ("Skill", "Named by roles", "Inherited by", "Roles in all", "Highest level")


def show_used_skills() -> None:
    """The table of all systems, or competencies, with how many roles name and inherit each."""
    whose, which = st.columns([3, 2], vertical_alignment="bottom")
    tracks = store().nodes_of_kind(NodeKind.TRACK)
    with whose:
        options = {**labelled(tracks), **labelled(roles(store()))}
        chosen = choose("Used by", "of", options, hint="Every role; or choose a track or a role")
    with which:
        kind = st.segmented_control(
            "Kind", list(KINDS), format_func=KINDS.__getitem__, key="used-kind", default=NodeKind.SYSTEM
        )
    end = find_end(store(), chosen) if chosen else None
    of = (end.track or end.roles[0]) if end else None
    answer = skill_uses(store(), kind or NodeKind.SYSTEM, of, end.roles if end else None)
    name = of.label if of else number_of(len(answer.roles), "role")
    st.subheader(f"{KINDS[answer.kind]} that {name} {'uses' if of else 'use'}", anchor=False)
    show_html(use_table(answer))
    st.download_button(
        "Table as CSV", use_csv(answer), f"{answer.kind}s.csv", "text/csv", icon=":material/download:"
    )


def use_table(answer: SkillUses) -> Html:
    """One row a skill, each leading to the roles that need it."""
    links = (link(use.skill.label, "who-needs", skill=use.skill.id) for use in answer.uses)
    rows = [(name, *_counts(row)) for name, row in zip(links, _rows(answer), strict=True)]
    return html_table(HEADINGS, rows, "How many roles name each, and how many inherit it")


def use_csv(answer: SkillUses) -> str:
    """The same rows for a spreadsheet."""
    return csv_text(HEADINGS, _rows(answer))


def _rows(answer: SkillUses) -> list[tuple[object, ...]]:
    return [(u.skill.label, u.direct, u.inherited, len(u.needs), level_label(u.highest)) for u in answer.uses]


def _counts(row: tuple[object, ...]) -> tuple[str, ...]:
    return tuple(str(value) for value in row[1:])
