"""A document line by line as a page shows it: each line with its number and its class."""

from collections.abc import Callable, Mapping, Sequence
from types import MappingProxyType

import streamlit as st

from exports.role import denial
from graph.documents import SourceDocument
from graph.kinds import LineClass
from graph.questions.answers import NamedSkill
from views.kit.component import asset
from views.kit.named_skills import Chips
from views.kit.palette import TRACKS, WITHOUT_TRACK, Colour

INDIGO, TEAL, ORANGE, PINK, BLUE, GREEN = TRACKS[:6]
COLOURS: dict[LineClass, Colour] = {
    LineClass.ROLE_TITLE: INDIGO,
    LineClass.TITLE_LOCATION: INDIGO,
    LineClass.TRACK_HEADER: PINK,
    LineClass.DOC_TITLE: PINK,
    LineClass.SECTION_HEADING: BLUE,
    LineClass.SOFT_HEADING: BLUE,
    LineClass.GROUP_HEADER: BLUE,
    LineClass.QUALIFICATION: GREEN,
    LineClass.REQUIREMENT: TEAL,
    LineClass.RUN_ON: TEAL,
    LineClass.DEFINITION: TEAL,
    LineClass.INHERITANCE: ORANGE,
}

NOTHING_NAMED: Chips = MappingProxyType({})

_mount = st.components.v2.component(
    "role_atlas.document",
    html='<div class="document" tabindex="0" role="document"></div>',
    css=asset(__file__, "document.css"),
    js=asset(__file__, "document.js"),
)


def show_document(
    source: SourceDocument,
    line: int | None,
    denied: Mapping[int, Sequence[NamedSkill]],
    named: Chips = NOTHING_NAMED,
    choose: Callable[[int, str | None], None] | None = None,
    skill: str | None = None,
) -> None:
    """Draw every line that is not blank with its number, its class and what it says is not needed.

    `named` are the skills that lines name. `choose` is called with the line that is clicked, and the id of
    the skill where that was clicked; `skill` is the one that is chosen.
    """
    lines = [
        [
            x.line,
            x.text,
            str(x.line_class).replace("_", " "),
            "; ".join(map(denial, denied.get(x.line, ()))),
            [[chip.skill, chip.words] for chip in named.get(x.line, ())],
        ]
        for x in source.lines
    ]
    colours = {str(kind).replace("_", " "): COLOURS.get(kind, WITHOUT_TRACK).css for kind in LineClass}
    data: dict[str, object] = {
        "lines": lines,
        "colours": colours,
        "marked": line,
        "choosing": choose is not None,
    }
    data |= {"skill": skill}
    _mount(key="document_view", data=data, on_chosen_change=lambda: _choose(choose))


def _choose(choose: Callable[[int, str | None], None] | None) -> None:
    match (st.session_state.get("document_view") or {}).get("chosen"):
        case [int(line), str() | None as skill] if choose:
            choose(line, skill)
