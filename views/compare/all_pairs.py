"""How many skills every two roles share: a grid tinted by share, or the pairs that share most."""

from dataclasses import dataclass

import streamlit as st

from graph.kinds import Level
from graph.model import Node
from graph.questions.catalogue import roles
from graph.questions.overlaps import OverlapMatrix, overlap_matrix
from views.kit.html import html_table, link, show_html
from views.kit.level_grid import LevelCell, LevelGrid, LevelRow
from views.kit.shell import store

# More roles than these are too many cells for a page; the pairs that share most stand in their place.
MOST_ROLES = 60
MOST_PAIRS = 40


@dataclass(frozen=True)
class ShareCell(LevelCell):
    """A field that holds a count, tinted by the share that it is."""

    count: int = 0

    @property
    def sign(self) -> str:
        """The count as it is written in the field."""
        return str(self.count)


def show_all_pairs() -> None:
    """The grid of all roles, or the pairs that share most."""
    if len(roles(store())) < 2:
        st.caption("This takes two roles or more.")
        return
    answer = overlap_matrix(store())
    if len(answer.roles) <= MOST_ROLES:
        show_html(share_grid(answer).html())
        st.caption("Skills that two roles share; the darker, the more of the skills that either needs.")
        return
    rows = [
        (one.label, other.label, link(f"{count} shared, {share:.0%}", "compare", roles=(one.id, other.id)))
        for one, other, count, share in answer.pairs(MOST_PAIRS)
    ]
    show_html(html_table(("Role", "Role", "Skills of either"), rows, "The pairs that share most"))
    st.caption(f"The {MOST_PAIRS} pairs that share most of {len(answer.roles):,} roles.")


def share_grid(answer: OverlapMatrix) -> LevelGrid:
    """One row and one column a role, the count of shared skills in each field."""
    rows = [
        LevelRow(role.label, [_cell(answer, i, k, role) for k in range(len(answer.roles))])
        for i, role in enumerate(answer.roles)
    ]
    return LevelGrid("Skills that every two roles share", [role.label for role in answer.roles], rows)


def _cell(answer: OverlapMatrix, i: int, k: int, role: Node) -> LevelCell | None:
    if i == k or not answer.counts[i][k]:
        return None
    share = answer.shares[i][k]
    tint = Level(min(int(share * len(Level)) + 1, len(Level)))
    hint = f"{role.label} and {answer.roles[k].label}: {answer.counts[i][k]} shared, {share:.0%} of either"
    return ShareCell(tint, hint, count=answer.counts[i][k])
