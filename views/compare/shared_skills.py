"""What compared roles share: the chart of exact groups with their skills, and the map of all roles."""

from collections.abc import Sequence

import streamlit as st

from exports.markup import Html
from graph.kinds import NodeKind, level_label, number_of
from graph.questions.answers import Intersection, Need, Overlap, SharedSkill
from graph.questions.catalogue import roles
from graph.questions.needs import intersections, overlap
from views.compare.upset import MOST_DRAWN, show_upset
from views.kit.downloads import picture_button
from views.kit.html import badge, html_table, joined, link, show_html
from views.kit.level_grid import LEGEND, LevelCell, LevelGrid, LevelRow
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
        (_names(group, len(answer.roles)), joined(badge(s.label) for s in group.skills)) for group in groups
    ]
    show_html(html_table(("Needed by", "Skills"), rows, "Skills by the exact roles that need them"))


def show_heat_map(kinds: Sequence[NodeKind]) -> None:
    """All roles by the skills of one kind, with the level in each cell."""
    everyone = roles(store())[:MOST_ROLES]
    if len(everyone) < 2:
        st.caption("A heat map takes two roles or more.")
        return
    answer = overlap(store(), [role.id for role in everyone])
    of_kind = [shared for shared in answer.every if shared.skill.kind in kinds]
    shown = sorted(of_kind, key=lambda s: (-len(s.needs), s.skill.label))[:MOST_SKILLS]
    grid = heat_map(answer, shown)
    show_html(grid.html())
    picture_button(grid.svg, "heat-map")
    st.caption(f"{LEGEND}; – needed, but at no stated level.")
    _left_out(of_kind, shown)


def heat_map(answer: Overlap, skills: Sequence[SharedSkill]) -> LevelGrid:
    """One row a skill, one column a role, the level in each field."""
    rows = [
        LevelRow(
            shared.skill.label,
            [_cell(shared.needs.get(role.id)) for role in answer.roles],
            link(shared.skill.label, "who-needs", skill=shared.skill.id),
        )
        for shared in skills
    ]
    return LevelGrid("Roles by skills", [role.label for role in answer.roles], rows)


def _cell(need: Need | None) -> LevelCell | None:
    if need is None:
        return None
    hint = f"{need.role.label}: {need.skill.label}, {level_label(need.level).lower()}"
    return LevelCell(need.level, hint)


def _left_out(every: Sequence[SharedSkill], shown: Sequence[SharedSkill]) -> None:
    if len(shown) < len(every):
        more = number_of(
            len(every) - len(shown), "skill that fewer roles need is", "skills that fewer roles need are"
        )
        st.caption(f"{more} not drawn.")


def _of_kinds(group: Intersection, kinds: Sequence[NodeKind]) -> Intersection:
    return Intersection(group.roles, tuple(skill for skill in group.skills if skill.kind in kinds))


def _names(group: Intersection, every: int) -> str:
    if len(group.roles) == every:
        return Html("<b>All</b>")
    return ", ".join(role.label for role in group.roles)
