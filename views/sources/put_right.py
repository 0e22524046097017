"""The panel that puts right how a line was read: what is wrong there, what that changes, and to keep it."""

from dataclasses import dataclass

import streamlit as st

from exports.finding_words import said
from graph.documents import SourceDocument
from graph.kinds import LineClass
from graph.ladder.check import check
from graph.ladder.finding import LadderFinding
from graph.ladder.of_reading import of_reading
from views.kit.choosing import put
from views.kit.finding_acts import ACT, FINDING
from views.kit.html import markdown_text
from views.kit.mending import MENDINGS, Control, to_do
from views.kit.shell import store
from views.sources.chosen_line import ChosenLine, chosen_line
from views.sources.controls import CONTROLS
from views.sources.everywhere import say_everywhere
from views.sources.keeping_right import TURN, offer_to_keep, show_kept
from views.sources.suggested import NOTHING_SUGGESTED, Suggested, suggested

LINE, SKILL, MEND = "line", "skill", "mend"
FIRST = {
    LineClass.ROLE_TITLE: Control.TITLE,
    LineClass.TITLE_LOCATION: Control.TITLE,
    LineClass.REQUIREMENT: Control.SKILLS,
    LineClass.QUALIFICATION: Control.SKILLS,
    LineClass.INHERITANCE: Control.TAKES_OVER,
}

# What is put right of one statement, where a line holds several.
OF_STATEMENTS = {Control.LINE, Control.SKILLS, Control.TAKES_OVER}


@dataclass(frozen=True)
class Wanted:
    """What the address asks to put right: a line from 1, a skill of it, a finding with what it suggests."""

    line: int | None
    skill: str | None = None
    finding: LadderFinding | None = None
    suggested: Suggested = NOTHING_SUGGESTED
    control: Control | None = None


def asked(source: SourceDocument, editing: bool) -> Wanted:
    """What the address asks; who may not put right is only led to the line."""
    line = st.query_params.get(LINE, "")
    number = int(line) if line.isdigit() else None
    if not editing:
        return Wanted(number)
    finding = _finding()
    told = suggested(store(), source, finding)
    mends = MENDINGS.get(st.query_params.get(MEND, ""))
    skill = st.query_params.get(SKILL) or told.skill
    usual = Control.SKILLS if st.query_params.get(SKILL) else None
    return Wanted(
        told.line or number, skill, finding, told, told.control or (mends.control if mends else usual)
    )


def choose_line(number: int, skill: str | None) -> None:
    """Let the address of the page name this line, and the skill of it that was clicked."""
    put(**{LINE: str(number), SKILL: skill, FINDING: None, MEND: None})


def put_right(source: SourceDocument, wanted: Wanted) -> None:
    """Offer to put right how the line was read, and to take back what was put right."""
    if wanted.finding:
        st.warning(
            f"{markdown_text(said(wanted.finding.message))}.  \n"
            f"**To do:** {markdown_text(to_do(wanted.finding))}",
            icon=":material/build:",
        )
    chosen = _chosen(source, wanted) if wanted.control != Control.KEPT else None
    if chosen:
        with st.container(border=True, key="put_right"):
            _choose(chosen, source, wanted)
    elif wanted.control != Control.KEPT:
        st.info(
            "Choose a line, or a skill of one, to put right how it was read.", icon=":material/edit_note:"
        )
    show_kept(source, wanted.suggested.correction)


def _finding() -> LadderFinding | None:
    """The finding that the address leads from."""
    named = st.query_params.get(FINDING)
    if not named or ACT in st.query_params:
        return None
    every = (*of_reading(store()), *check(store()))
    return next((one for one in every if one.id == named), None)


def _chosen(source: SourceDocument, wanted: Wanted) -> ChosenLine | None:
    finding = wanted.finding.id if wanted.finding else ""
    turn = f"{st.session_state.get(TURN, 0)}{finding}"
    return chosen_line(store(), source, wanted.line, wanted.skill, wanted.suggested, turn)


def _choose(chosen: ChosenLine, source: SourceDocument, wanted: Wanted) -> None:
    read_as = str(chosen.line.line_class).replace("_", " ")
    of = f" of {chosen.role.label}" if chosen.role else ""
    st.markdown(f"**Line {chosen.line.line}** was read as: {markdown_text(read_as + of)}")
    st.caption(markdown_text(f"“{chosen.line.text.strip()}”"))
    finding = wanted.finding.id if wanted.finding else ""
    at = "_".join(filter(None, (str(chosen.line.line), chosen.skill, finding)))
    about = st.pills(
        "What is to be put right",
        [*CONTROLS, Control.EVERYWHERE],
        default=wanted.control or FIRST.get(chosen.line.line_class, Control.LINE),
        key=f"about_{at}",
    )
    if about == Control.EVERYWHERE:
        say_everywhere(chosen)
    elif about:
        meant = _one_stated(chosen) if about in OF_STATEMENTS else chosen
        offer_to_keep(source.name, CONTROLS[about](meant, source))


def _one_stated(chosen: ChosenLine) -> ChosenLine:
    """The line with the statement that is meant, where it holds several."""
    if len(chosen.stated) < 2:
        return chosen
    named = len({one.role.id for one in chosen.stated}) > 1
    numbers = range(len(chosen.stated))
    said = [f"{one.role.label}: {one.text}" if named else one.text for one in chosen.stated]
    first = chosen.stated.index(chosen.statement) if chosen.statement else 0
    key = f"stated_{chosen.line.line}_{chosen.skill}_{chosen.turn}"
    n = st.selectbox("What of this line", numbers, first, said.__getitem__, key=key)
    return chosen.of(chosen.stated[n])
