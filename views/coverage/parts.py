"""The parts of the page Coverage: counts, what few hold, the map, the islands."""

from collections import Counter
from collections.abc import Sequence

import streamlit as st

from exports.markup import html_text
from graph.kinds import NodeKind, level_label
from graph.questions.catalogue import roles
from planning.coverage import Coverage, SkillCover
from planning.grounds import needs_of_skills
from planning.holdings import Holder, Holdings
from views.coverage.cover_map import cover_map, cover_picture
from views.coverage.cover_table import cover_table
from views.kit.downloads import picture_button
from views.kit.html import badge, html_table, link
from views.kit.shell import empty, store

# More cells than this are no longer read at a glance.
MOST_HOLDERS, MOST_SKILLS = 60, 80
MOST_ROWS = 100
# An address longer than this many ids make is cut off by some programs.
MOST_IN_LINK = 40


def show_counts(covers: Sequence[SkillCover]) -> None:
    """How many skills are held by many, by one, by nobody."""
    one, none = (sum(cover.count == count for cover in covers) for count in (1, 0))
    counts = (("Held by one only", one), ("Held by nobody", none), ("Held by more", len(covers) - one - none))
    with st.container(horizontal=True):
        for label, count in counts:
            st.metric(label, count, border=True, width="content")


def show_few(answer: Coverage, found: Holdings, kinds: Sequence[NodeKind]) -> None:
    """The single points of failure, the most critical first, then what nobody holds."""
    single = [cover for cover in answer.single_points if cover.skill.kind in kinds]
    st.subheader("Held by one only", anchor=False)
    if single:
        _table(single, found, "Skills that one alone holds")
        skills = tuple(cover.skill.id for cover in single[:MOST_IN_LINK])
        plan = link("Plan who should learn them", "plan", skill=skills, floor=int(answer.floor))
        st.html(f'<p class="ra-why">{plan}</p>')
    else:
        empty("No skill hangs on one holder alone at this level.")
    bare = [cover for cover in answer.uncovered if cover.skill.kind in kinds]
    if bare:
        floor = level_label(answer.floor).lower()
        with st.expander(f"Held by nobody at {floor} or above ({len(bare)})", icon=":material/person_off:"):
            st.caption("Asked for below this level, at no stated level, or by preference only.")
            _table(bare, found, "Skills that nobody holds")


def show_map(answer: Coverage, found: Holdings, kinds: Sequence[NodeKind]) -> None:
    """Who holds which skill at which level, the rarest first."""
    st.subheader("Who holds what", anchor=False)
    of_kind = [cover for cover in answer.skills if cover.skill.kind in kinds]
    rarest = sorted(of_kind, key=_rarity)[:MOST_SKILLS]
    holders = _in_order(answer, found)
    if not rarest or not holders:
        st.caption("Nobody asks for a skill of this kind.")
        return
    st.html(cover_map(rarest, holders, found))
    picture_button(cover_picture(rarest, holders, found), "coverage")
    people = " A framed level is stated by the table of people, the others are expected of the role."
    st.caption(
        "1 basic, 2 working, 3 proficient, 4 advanced, 5 expert; – at no stated level."
        + (people if found.held.nnz else "")
    )
    left_out = (len(of_kind) - len(rarest), len(found.holders) - len(holders))
    if any(left_out):
        st.caption(f"Not drawn: {left_out[0]} skills, and {left_out[1]} holders.")


def show_islands(answer: Coverage) -> None:
    """Which tracks share covered skills, and which stand alone."""
    if len(answer.islands) < 1:
        return
    st.subheader("Islands between tracks", anchor=False)
    st.caption("Within an island somebody of another track covers a skill too; between islands nobody does.")
    rows = [
        ("".join(map(badge, island.tracks)), html_text(", ".join(s.label for s in island.skills) or "none"))
        for island in answer.islands
    ]
    st.html(html_table(("Tracks", "Skills that two or more of them cover"), rows, "Islands between tracks"))


def _table(covers: Sequence[SkillCover], found: Holdings, caption: str) -> None:
    shown = covers[:MOST_ROWS]
    needs = needs_of_skills(store(), [cover.skill.id for cover in shown])
    st.html(cover_table(shown, found, needs, caption))
    if len(shown) < len(covers):
        st.caption(f"The most critical {len(shown)} of {len(covers)}.")


def _rarity(cover: SkillCover) -> tuple[bool, int, int, str, str]:
    """What one holds first, then what more hold, and last what nobody does: that shows no pattern."""
    return (cover.count == 0, cover.count, -cover.criticality, cover.skill.label, cover.skill.id)


def _in_order(answer: Coverage, found: Holdings) -> list[Holder]:
    """People as they are sorted, roles as their documents have them; of many, those on whom most hangs."""
    alone = Counter(holder.id for cover in answer.single_points for holder in cover.holders)
    first = sorted(found.holders, key=lambda holder: (-alone[holder.id], holder.id))[:MOST_HOLDERS]
    place = {role.id: n for n, role in enumerate(roles(store()))}
    return sorted(first, key=lambda holder: (place.get(holder.id, -1), holder.id))
