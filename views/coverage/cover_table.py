"""What few cover: how many skills, which ones with who holds them and who could soonest, and the islands."""

from collections.abc import Mapping, Sequence

import streamlit as st

from exports.markup import Html
from graph.kinds import NOT_STATED, Level, NodeKind, level_label, number_of
from graph.model import Node
from graph.people import PERSON
from graph.questions.answers import Need
from planning.coverage import Candidate, Coverage, SkillCover, needs_of_skills
from planning.holdings import Holder, Holdings
from views.kit.html import (
    NOTHING,
    badge,
    csv_text,
    folded,
    html_table,
    joined,
    line_link,
    link,
    quiet,
    show_html,
    why,
)
from views.kit.shell import empty, store

HEADINGS = ("Skill", "Critical", "Held by", "Next best cover")
RoleNeeds = Mapping[tuple[str, str], Need]
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


def show_few(answer: Coverage, holdings: Holdings, kinds: Sequence[NodeKind]) -> None:
    """The single points of failure, the most critical first, then what nobody holds."""
    single = [cover for cover in answer.single_points if cover.skill.kind in kinds]
    st.subheader("Held by one only", anchor=False)
    if single:
        _table(single, holdings, "Skills that one alone holds")
        skills = tuple(cover.skill.id for cover in single[:MOST_IN_LINK])
        plan = link("Plan who should learn them", "plan", skill=skills, floor=int(answer.floor))
        show_html(why(plan))
    else:
        empty("No skill hangs on one holder alone at this level.")
    bare = [cover for cover in answer.uncovered if cover.skill.kind in kinds]
    if bare:
        floor = level_label(answer.floor).lower()
        with st.expander(f"Held by nobody at {floor} or above ({len(bare)})", icon=":material/person_off:"):
            st.caption("Asked for below this level, at no stated level, or by preference only.")
            _table(bare, holdings, "Skills that nobody holds")


def show_islands(answer: Coverage) -> None:
    """Which tracks share covered skills, and which stand alone."""
    if len(answer.islands) < 1:
        return
    st.subheader("Islands between tracks", anchor=False)
    st.caption("Within an island somebody of another track covers a skill too; between islands nobody does.")
    rows = [
        (joined(map(badge, island.tracks)), ", ".join(s.label for s in island.skills) or "none")
        for island in answer.islands
    ]
    show_html(html_table(("Tracks", "Skills that two or more of them cover"), rows, "Islands between tracks"))


def _table(covers: Sequence[SkillCover], holdings: Holdings, caption: str) -> None:
    shown = covers[:MOST_ROWS]
    needs = needs_of_skills(store(), [cover.skill.id for cover in shown])
    show_html(cover_table(shown, holdings, needs, caption))
    if len(shown) < len(covers):
        st.caption(f"The most critical {len(shown)} of {len(covers)}.")


def cover_table(covers: Sequence[SkillCover], holdings: Holdings, needs: RoleNeeds, caption: str) -> Html:
    """One row a skill, in the order given."""
    rows = ((_skill(c.skill), _critical(c), _held(c, holdings, needs), _next(c, needs)) for c in covers)
    return html_table(HEADINGS, rows, caption)


def cover_csv(answer: Coverage) -> str:
    """Every skill with its count, holders and next best cover, for a spreadsheet."""
    headings = ("Skill", "Kind", "Count", "Held by", "Next best", "Effort", "Roles", "Tracks", "Criticality")
    rows = (
        (
            c.skill.label,
            c.skill.kind,
            c.count,
            ", ".join(holder.label for holder in c.holders),
            c.next_best[0].holder.label if c.next_best else "",
            f"{c.next_best[0].effort:.2f}" if c.next_best else "",
            c.roles,
            len(c.tracks),
            c.criticality,
        )
        for c in answer.skills
    )
    return csv_text(headings, rows)


def _skill(skill: Node) -> Html:
    return link(skill.label, "who-needs", skill=skill.id)


def _critical(cover: SkillCover) -> Html:
    if not cover.roles:
        return quiet("no role requires it")
    roles = number_of(cover.roles, "role")
    tracks = number_of(len(cover.tracks), "track")
    hint = "roles that require it x tracks they stand in"
    return badge(cover.criticality, title=hint) + quiet(f"{roles} in {tracks}")


def _held(cover: SkillCover, holdings: Holdings, needs: RoleNeeds) -> Html:
    column = holdings.column[cover.skill.id]
    lines = []
    for holder in cover.holders:
        row = holdings.row[holder.id]
        level = holdings.level(row, column)
        says = _says(holder, held=bool(holdings.held[row, column]))
        name = Html("{} {}{}").format(holder.label, badge(level_label(level)), says)
        lines.append(name + _proof(holder, cover, needs))
    return Html("<br>").join(lines) or quiet("nobody")


def _says(holder: Holder, *, held: bool) -> Html:
    """Whether a table of people states it or the role implies it; of roles there is nothing to tell."""
    if not holder.id.startswith(PERSON):
        return NOTHING
    return quiet("held" if held else "expected of the role")


def _next(cover: SkillCover, needs: RoleNeeds) -> Html:
    """The nearest at once, the others when asked for."""
    lines = [_candidate(candidate, cover, needs) for candidate in cover.next_best]
    if len(lines) < 2:
        return joined(lines)
    return lines[0] + folded(f"{len(lines) - 1} more", lines[1:])


def _candidate(candidate: Candidate, cover: SkillCover, needs: RoleNeeds) -> Html:
    start = _start(candidate.level) if candidate.holds else "from nothing"
    effort = quiet(f"{start}, effort {candidate.effort:.1f}")
    return Html("{} {}{}").format(candidate.holder.label, effort, _proof(candidate.holder, cover, needs))


def _start(level: Level | None) -> str:
    return f"level {NOT_STATED}" if level is None else f"from {level_label(level).lower()}"


def _proof(holder: Holder, cover: SkillCover, needs: RoleNeeds) -> Html:
    """A link to the sentence by which the holder's role asks for the skill."""
    need = needs.get((holder.role.id if holder.role else "", cover.skill.id))
    return line_link(need.evidence[0].document, need.evidence[0].line) if need else NOTHING
