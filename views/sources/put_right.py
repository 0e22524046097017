"""The panel that puts right how a line was read: what is wrong there, what that changes, and to keep it."""

import streamlit as st

from graph.documents import SourceDocument
from graph.kinds import LineClass
from graph.ladder.check import check
from graph.ladder.of_reading import of_reading
from views.kit.choosing import put
from views.kit.finding_acts import ACT, FINDING
from views.kit.html import markdown_text
from views.kit.mending import MENDINGS, Control, to_do
from views.kit.shell import store
from views.sources.chosen_line import ChosenLine, chosen_line
from views.sources.controls import CONTROLS
from views.sources.keeping_right import TURN, offer_to_keep, show_kept

FIRST = {
    LineClass.ROLE_TITLE: Control.TITLE,
    LineClass.TITLE_LOCATION: Control.TITLE,
    LineClass.REQUIREMENT: Control.SKILLS,
    LineClass.QUALIFICATION: Control.SKILLS,
    LineClass.INHERITANCE: Control.TAKES_OVER,
}


def choose_line(number: int) -> None:
    """Let the address of the page name this line."""
    put(line=str(number), finding=None, mend=None)


def put_right(source: SourceDocument, number: int | None) -> None:
    """Offer to put right how the line was read, and to take back what was put right."""
    _say_finding()
    chosen = chosen_line(store(), source, number, st.session_state.get(TURN, 0))
    if chosen is None:
        st.info("Choose a line to put right how it was read.", icon=":material/edit_note:")
    else:
        with st.container(border=True, key="put_right"):
            _choose(chosen, source)
    show_kept(source)


def _say_finding() -> None:
    """What the finding says that the address leads from, and what it asks to do."""
    asked = st.query_params.get(FINDING)
    if not asked or ACT in st.query_params:
        return
    every = (*of_reading(store()), *check(store()))
    finding = next((one for one in every if one.id == asked), None)
    if finding:
        st.warning(
            f"{markdown_text(finding.message)}.  \n**To do:** {markdown_text(to_do(finding))}",
            icon=":material/build:",
        )


def _choose(chosen: ChosenLine, source: SourceDocument) -> None:
    read_as = str(chosen.line.line_class).replace("_", " ")
    of = f" of {chosen.role.label}" if chosen.role else ""
    st.markdown(f"**Line {chosen.line.line}** was read as: {markdown_text(read_as + of)}")
    st.caption(markdown_text(f"“{chosen.line.text.strip()}”"))
    mends = MENDINGS.get(st.query_params.get("mend", ""))
    wanted = mends.control if mends and mends.control in CONTROLS else None
    about = st.segmented_control(
        "What is to be put right",
        list(CONTROLS),
        default=wanted or FIRST.get(chosen.line.line_class, Control.LINE),
        key=f"about_{chosen.line.line}",
    )
    if about:
        offer_to_keep(source.name, CONTROLS[about](chosen, source))
