"""The steps of a path, one card each: what kind of move, how far and why, what to learn."""

import streamlit as st

from exports.experience import experience
from exports.markup import Html
from exports.pairs import percent
from exports.path_words import to_learn
from exports.verdicts import verdict_words
from graph.kinds import MoveKind, Verdict
from graph.questions.effort import effort_words
from graph.questions.move_answers import Calibration, CareerPath, Move, PathStep
from views.kit.evidence import Chip, chips, gap_chip, need_chip
from views.kit.html import badge, fact_list, line_link, show_html, why
from views.kit.matches import show_matches
from views.kit.palette import VERDICTS

KINDS = {
    MoveKind.PROMOTION: "Promotion",
    MoveKind.LATERAL: "Move across{to}, same rung",
    MoveKind.DIAGONAL: "Move across{to} and up",
}
_ABOUT = Html(
    '<div class="ra-quiet">{}</div><div class="ra-title">{}</div><div class="ra-quiet">from {}</div>{}{}'
)


def step_cards(path: CareerPath, calibration: Calibration | None) -> None:
    """Draw one card for each step of the path, in order."""
    for number, step in enumerate(path.steps, start=1):
        with st.container(border=True, key=f"step-{number}"):
            about, skills = st.columns([2, 3], gap="medium")
            with about:
                show_html(_about(number, step, calibration))
            with skills:
                _skills(step)
            show_matches(step.gap, first=1, title="What both say")


def _about(number: int, step: PathStep, calibration: Calibration | None) -> Html:
    move = step.move
    track = move.target.as_role.track
    kind = KINDS[MoveKind(move.kind)].format(to=f" to {track}")
    if move.target.as_role.rung is None:
        kind = f"Move across to {track}; no rungs are known" if track else "Move; no rungs are known"
    document = move.target.as_role.document or ""
    asked = (
        (name, Html("{}{}").format(words, line_link(document, line)))
        for name, (words, line) in experience(move.target).items()
    )
    return _ABOUT.format(
        f"Step {number} · {kind}",
        move.target.label,
        move.origin.label,
        why(Html("{} {}").format(_verdict(move, calibration), verdict_words(move, calibration))),
        fact_list((("To learn", _effort(step, calibration)), ("Met already", _met(step)), *asked)),
    )


def _verdict(move: Move, bars: Calibration | None) -> Html:
    if bars is None:
        return Html("{} alike.").format(percent(move.similarity))
    verdict = Verdict(move.verdict)
    return badge(verdict.value.capitalize(), VERDICTS[verdict])


def _effort(step: PathStep, bars: Calibration | None) -> str:
    unit = bars.promotion if bars else None
    return to_learn((step,)) if unit is None else effort_words(step.move.effort, unit)


def _met(step: PathStep) -> str:
    share = step.gap.share_met
    return (
        "nothing is asked" if share is None else f"{share:.0%} of the skills asked, by all before this step"
    )


def _skills(step: PathStep) -> None:
    gap = step.gap
    key = f"{step.move.origin.id}>{step.move.target.id}"
    groups = {
        "To learn": {s.skill.id: gap_chip(s) for s in gap.missing},
        "To raise": {s.skill.id: gap_chip(s) for s in gap.to_raise},
        "To confirm": {s.skill.id: gap_chip(s) for s in gap.to_confirm},
        "Shared": {s.skill.id: gap_chip(s) for s in gap.met},
        "Preferred": {n.skill.id: need_chip(n) for n in gap.preferred},
    }
    _shown(groups, key)


def _shown(groups: dict[str, dict[str, Chip]], key: str) -> None:
    for title, entries in groups.items():
        if entries and title == "Shared":
            with st.expander(f"Shared ({len(entries)})"):
                chips("", entries, f"{title} {key}")
        elif entries:
            chips(title, entries, f"{title} {key}")
    if not groups["To learn"] and not groups["To raise"]:
        st.caption(":material/check: Nothing to learn or raise.")
