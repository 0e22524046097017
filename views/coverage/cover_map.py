"""Skills by holders as a grid of levels; what a roster states stands out from what a role implies."""

from collections import Counter
from collections.abc import Sequence

import streamlit as st

from exports.markup import Html
from graph.kinds import Level, level_label, number_of
from graph.people import PERSON
from graph.questions.catalogue import roles
from planning.cover_words import holder_nouns
from planning.coverage import Coverage, SkillCover
from planning.holdings import Holder, Holdings
from views.kit.downloads import picture_button
from views.kit.html import link, show_html
from views.kit.level_grid import LEGEND, LevelCell, LevelGrid, LevelRow
from views.kit.shell import drawn_once, store

# More cells than this are no longer read at a glance.
MOST_HOLDERS, MOST_SKILLS = 60, 80


def show_map(answer: Coverage, holdings: Holdings, name: str) -> None:
    """Who holds which skill at which level, the rarest first; under a name it is drawn once."""
    st.header("Who holds what", anchor=False)
    rarest = sorted(answer.skills, key=_rarity)[:MOST_SKILLS]
    holders = _in_order(answer, holdings)
    if not rarest or not holders:
        st.caption("Nobody asks for a skill of this kind.")
        return
    show_html(drawn_once(name and f"{name} grid", lambda: cover_map(rarest, holders, holdings).html()))
    picture_button(lambda: cover_map(rarest, holders, holdings).svg(), "coverage")
    people = " A framed level is stated by the table of people, the others are expected of the role."
    stated = any(holding.held for line in holdings.lines for holding in line.values())
    range_words = " Held by 1–4: one surely, four if those whose level is not stated hold it well enough."
    st.caption(f"{LEGEND}; – at no stated level.{range_words}" + (people if stated else ""))
    left_out = (len(answer.skills) - len(rarest), len(holdings.holders) - len(holders))
    if any(left_out):
        holders_left = number_of(left_out[1], *holder_nouns(answer))
        st.caption(f"Not drawn, for want of room: {number_of(left_out[0], 'skill')} and {holders_left}.")


def cover_map(covers: Sequence[SkillCover], holders: Sequence[Holder], holdings: Holdings) -> LevelGrid:
    """One row a skill with its count, one column a holder, the level in each field."""
    rows = [
        LevelRow(
            cover.skill.label,
            [_cell(cover, holder, holdings) for holder in holders],
            link(cover.skill.label, "who-needs", skill=cover.skill.id),
            Html('<td style="white-space:nowrap"{}>{}</td>').format(
                Html(' class="ra-few"' if _is_few(cover) else ""), _how_many(cover)
            ),
        )
        for cover in covers
    ]
    return LevelGrid("Who holds which skill", [holder.label for holder in holders], rows, "Held by")


def _cell(cover: SkillCover, holder: Holder, holdings: Holdings) -> LevelCell | None:
    holding = holdings.at(holder.id, cover.skill.id)
    about = f"{holder.label}: {cover.skill.label}"
    if holding is None:
        # Held until a day that has passed.
        ended = LevelCell(None, f"{about}, ended, held no longer", instead="ended", kind="ra-ended")
        return ended if cover.skill.id in holder.expired else None
    level, held = Level(holding.level) if holding.stated else None, holding.held
    says = "held" if held else "expected of the role" if holder.id.startswith(PERSON) else "required"
    return LevelCell(level, f"{about}, {level_label(level).lower()}, {says}", framed=held)


def _is_few(cover: SkillCover) -> bool:
    return bool(cover.states.single or cover.states.uncovered)


def _how_many(cover: SkillCover) -> str:
    """How many surely hold it, and how many may: "1–4"."""
    return f"{cover.count}–{cover.count + len(cover.unstated)}" if cover.unstated else str(cover.count)


def _rarity(cover: SkillCover) -> tuple[object, ...]:
    """What hangs on one first, then what more hold or may, last what nobody does: that shows no pattern."""
    able = cover.count + len(cover.unstated)
    return (able == 0, not cover.states.single, able, -cover.criticality, cover.skill.label, cover.skill.id)


def _in_order(answer: Coverage, holdings: Holdings) -> list[Holder]:
    """People as they are sorted, roles as their documents have them; of many, those on whom most hangs."""
    alone = Counter(
        holder.id for cover in answer.single_points for holder in (cover.holders or cover.unstated)
    )
    first = sorted(holdings.holders, key=lambda holder: (-alone[holder.id], holder.id))[:MOST_HOLDERS]
    place = {role.id: n for n, role in enumerate(roles(store()))}
    return sorted(first, key=lambda holder: (place.get(holder.id, -1), holder.id))
