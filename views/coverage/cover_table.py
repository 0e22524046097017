"""What hangs on one alone, what may, what is open: with who holds it and who could step in next."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import chain, islice

import streamlit as st

from exports.markup import Html
from graph.kinds import EdgeKind, Level, level_label
from graph.model import Evidence, Node
from graph.people import PERSON
from planning.cover_words import asked_words, cover_sentence, floor_words, holder_noun, start_of
from planning.coverage import Candidate, Coverage, SkillCover
from planning.holdings import Holder, Holdings
from planning.required import requirements
from views.kit.html import (
    NOTHING,
    badge,
    csv_text,
    folded,
    html_table,
    joined,
    line_link,
    link,
    markdown_text,
    quiet,
    show_html,
    why,
)
from views.kit.shell import drawn_once, empty, store

HEADINGS = ("Skill", "Who holds it", "Asked of", "Could step in next")
CSV = (
    *("Skill", "Kind", "Count", "Held by", "Level not stated", "Below", "Could step in next", "Today"),
    *("Effort", "Roles", "Tracks", "Criticality"),
)
# The first sentence by which a role (its id) asks for a skill (its id).
Proofs = Mapping[tuple[str, str], Evidence]
MOST_ROWS = 100
# Holders shown at once in a row, and with those that unfold; of more the page Who needs tells.
MOST_LINES, MOST_FOLDED = 3, 20
# An address longer than this many ids make is cut off by some programs.
MOST_IN_LINK = 40


def show_counts(answer: Coverage) -> None:
    """The whole of it as a sentence, then how many skills stand in each state."""
    st.markdown(f"**{markdown_text(cover_sentence(answer))}**")
    who = holder_noun(answer)
    counts = (
        (f"Hang on one {who}", answer.single_points),
        ("May hang on one", answer.possible_single_points),
        ("Level not stated", answer.unknown),
        ("Held by nobody", answer.uncovered),
        ("Held by several", answer.shared),
    )
    with st.container(horizontal=True):
        for label, covers in counts:
            st.metric(label, f"{len(covers):,}", border=True, width="content")


def show_few(answer: Coverage, holdings: Holdings, name: str) -> None:
    """What hangs on one alone, the most critical first; then what may, what is open and what nobody holds.

    Under a name each table is drawn once.
    """
    who, floor = holder_noun(answer), floor_words(answer)
    st.header(f"Hangs on one {who}", anchor=False)
    single = answer.single_points
    if single:
        _table(single, holdings, f"Skills that hang on one {who}", name)
        skills = tuple(cover.skill.id for cover in single[:MOST_IN_LINK])
        plan = link("Plan who should learn them", "plan", skill=skills, floor=int(answer.floor))
        show_html(why(plan))
    else:
        empty(f"No skill surely hangs on one {who} at this level.")
    _more(
        f"May hang on one {who}",
        f"One surely holds it at {floor}; others hold it too, at a level that no document states. Ask them.",
        answer.possible_single_points,
        holdings,
        name,
    )
    _more(
        "Level not stated",
        f"Asked for without a level, so whether anybody holds it at {floor} is open.",
        answer.unknown,
        holdings,
        name,
    )
    _more(
        f"Held by nobody at {floor}",
        "Asked for below this level, or by preference only.",
        answer.uncovered,
        holdings,
        name,
    )


def _more(title: str, caption: str, covers: Sequence[SkillCover], holdings: Holdings, name: str) -> None:
    if covers:
        with st.expander(f"{title} ({len(covers)})"):
            st.caption(caption)
            _table(covers, holdings, title, name)


def show_islands(answer: Coverage) -> None:
    """Which tracks share covered skills, and which stand alone."""
    if len(answer.islands) < 1:
        return
    st.header("Tracks that could help each other out", anchor=False)
    st.caption("Tracks in one row share skills, so that somebody of another track may step in; rows do not.")
    rows = [
        (joined(map(badge, island.tracks)), ", ".join(s.label for s in island.skills) or "none")
        for island in answer.islands
    ]
    show_html(html_table(("Tracks", "Skills that they share"), rows, "Tracks that could help each other out"))


def _table(covers: Sequence[SkillCover], holdings: Holdings, caption: str, name: str) -> None:
    shown = covers[:MOST_ROWS]

    def drawn() -> Html:
        return cover_table(shown, holdings, _proofs(shown), caption)

    show_html(drawn_once(name and f"{name} {caption}", drawn))
    if len(shown) < len(covers):
        st.caption(f"The most critical {len(shown)} of {len(covers)}.")


def _proofs(covers: Sequence[SkillCover]) -> Proofs:
    """What is shown of it: of a skill that hundreds hold most sentences stay unread."""
    wanted = {(holder.role.id, c.skill.id) for c in covers for holder in _shown(c) if holder.role}
    roles = {role for role, _ in wanted}
    asked = requirements(store()).lines
    held = sum(len(cover.holders) + len(cover.unstated) + len(cover.below) for cover in covers)
    # Many skills of few roles, or few skills of many: whichever end has fewer needs is read.
    if sum(len(asked.get(role, ())) for role in roles) < held:
        edges = store().edges_from(roles, EdgeKind.NEEDS)
    else:
        edges = store().edges_to([cover.skill.id for cover in covers], EdgeKind.NEEDS)
    return {at: edge.evidence[0] for edge in edges if (at := (edge.source, edge.target)) in wanted}


def _shown(cover: SkillCover) -> Iterator[Holder]:
    holders = (*cover.holders, *cover.unstated, *cover.below, *(holder for holder, _ in cover.preferring))
    yield from holders[:MOST_FOLDED]
    yield from (candidate.holder for candidate in cover.could_step_in)


def cover_table(covers: Sequence[SkillCover], holdings: Holdings, proofs: Proofs, caption: str) -> Html:
    """One row a skill, in the order given."""
    rows = ((_skill(c.skill), _held(c, holdings, proofs), asked_words(c), _next(c, proofs)) for c in covers)
    return html_table(HEADINGS, rows, caption)


def cover_csv(answer: Coverage) -> str:
    """Every skill with who holds it in which state and who could step in next, for a spreadsheet."""
    return csv_text(CSV, map(_csv_row, answer.skills))


def _csv_row(cover: SkillCover) -> Sequence[object]:
    nearest = cover.could_step_in[0] if cover.could_step_in else None
    return (
        cover.skill.label,
        cover.skill.kind,
        cover.count,
        _labels(cover.holders),
        _labels(cover.unstated),
        _labels(cover.below),
        nearest.holder.label if nearest else "",
        start_of(nearest) if nearest else "",
        f"{nearest.effort:.2f}" if nearest else "",
        cover.roles,
        len(cover.tracks),
        cover.criticality,
    )


def _labels(holders: Sequence[Holder]) -> str:
    return ", ".join(holder.label for holder in holders)


def _skill(skill: Node) -> Html:
    return link(skill.label, "who-needs", skill=skill.id)


def _held(cover: SkillCover, holdings: Holdings, proofs: Proofs) -> Html:
    """Who holds it: at the floor, then at no stated level, then below; the first few at once."""
    holders = (*cover.holders, *cover.unstated, *cover.below)
    told: Iterable[Html] = chain(
        (_holding(holder, cover, holdings, proofs) for holder in holders),
        (_preferring(holder, level, cover, proofs) for holder, level in cover.preferring),
    )
    lines = list(islice(told, MOST_FOLDED))
    left = len(holders) + len(cover.preferring) - len(lines)
    if len(lines) <= MOST_LINES:
        return Html("<br>").join(lines) or quiet("nobody")
    others = [link(f"and {left:,} more", "who-needs", skill=cover.skill.id)] if left else []
    more = folded(f"{len(lines) - MOST_LINES + left:,} more", [*lines[MOST_LINES:], *others])
    return Html("<br>").join(lines[:MOST_LINES]) + more


def _preferring(holder: Holder, level: Level | None, cover: SkillCover, proofs: Proofs) -> Html:
    name = Html("{} {}{}").format(holder.label, badge(level_label(level)), quiet("only preferred"))
    return name + _proof(holder, cover, proofs)


def _holding(holder: Holder, cover: SkillCover, holdings: Holdings, proofs: Proofs) -> Html:
    held = holdings.at(holder.id, cover.skill.id)
    says = _says(holder, held=bool(held and held.held))
    level = Level(held.level) if held and held.stated else None
    return Html("{} {}{}").format(holder.label, badge(level_label(level)), says) + _proof(
        holder, cover, proofs
    )


def _says(holder: Holder, *, held: bool) -> Html:
    """Whether a table of people states it or the role implies it; of roles there is nothing to tell."""
    if not holder.id.startswith(PERSON):
        return NOTHING
    return quiet("held" if held else "expected of the role")


def _next(cover: SkillCover, proofs: Proofs) -> Html:
    """The nearest at once, the others when asked for."""
    lines = [_candidate(candidate, cover, proofs) for candidate in cover.could_step_in]
    if len(lines) < 2:
        return joined(lines) or quiet("nobody")
    return lines[0] + folded(f"{len(lines) - 1} more", lines[1:])


def _candidate(candidate: Candidate, cover: SkillCover, proofs: Proofs) -> Html:
    about = quiet(start_of(candidate))
    return Html("{} {}{}").format(candidate.holder.label, about, _proof(candidate.holder, cover, proofs))


def _proof(holder: Holder, cover: SkillCover, proofs: Proofs) -> Html:
    """A link to the sentence by which the holder's role asks for the skill."""
    said = proofs.get((holder.role.id if holder.role else "", cover.skill.id))
    return line_link(said.document, said.line) if said else NOTHING
