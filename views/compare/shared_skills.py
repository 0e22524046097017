"""What compared roles share: the chart of exact groups with their skills, and the map of all roles."""

from collections.abc import Sequence

import streamlit as st

from exports.markup import html_text
from graph.kinds import NodeKind
from graph.questions.answers import Intersection, Overlap, SharedSkill
from graph.questions.catalogue import roles
from graph.questions.needs import intersections, overlap
from views.compare.upset import MOST_DRAWN, show_upset
from views.kit.downloads import picture_button
from views.kit.heat_map import heat_map, overlap_picture
from views.kit.html import badge, html_table
from views.kit.shell import store

# More cells than this are no longer read at a glance.
MOST_ROLES = 60
MOST_SKILLS = 80


def show_shared(answer: Overlap, kinds: Sequence[NodeKind]) -> None:
    """The chart of groups, and under it the skills that each group holds."""
    every = (_of_kinds(group, kinds) for group in intersections(answer))
    groups = sorted((g for g in every if g.skills), key=lambda g: (-len(g.roles), -len(g.skills)))
    if not groups:
        st.caption("None of these roles names a skill of this kind.")
        return
    show_upset(answer.roles, groups)
    if len(groups) > MOST_DRAWN:
        st.caption(f"{len(groups) - MOST_DRAWN} more groups stand in the table only.")
    rows = [
        (_names(group, len(answer.roles)), "".join(badge(s.label) for s in group.skills)) for group in groups
    ]
    st.html(html_table(("Needed by", "Skills"), rows, "Skills by the exact roles that need them"))


def show_heat_map(kinds: Sequence[NodeKind]) -> None:
    """All roles by the skills of one kind, with the level in each cell."""
    everyone = roles(store())[:MOST_ROLES]
    if len(everyone) < 2:
        st.caption("A heat map takes two roles or more.")
        return
    answer = overlap(store(), [role.id for role in everyone])
    of_kind = [shared for shared in answer.every if shared.skill.kind in kinds]
    shown = sorted(of_kind, key=lambda s: (-len(s.needs), s.skill.label))[:MOST_SKILLS]
    st.html(heat_map(answer, shown))
    picture_button(overlap_picture(answer, shown), "heat-map")
    st.caption("1 basic, 2 working, 3 proficient, 4 advanced, 5 expert; – needed, but at no stated level.")
    _left_out(of_kind, shown)


def _left_out(every: Sequence[SharedSkill], shown: Sequence[SharedSkill]) -> None:
    if len(shown) < len(every):
        st.caption(f"{len(every) - len(shown)} skills that fewer roles need are not drawn.")


def _of_kinds(group: Intersection, kinds: Sequence[NodeKind]) -> Intersection:
    return Intersection(group.roles, tuple(skill for skill in group.skills if skill.kind in kinds))


def _names(group: Intersection, every: int) -> str:
    if len(group.roles) == every:
        return "<b>All</b>"
    return html_text(", ".join(role.label for role in group.roles))
