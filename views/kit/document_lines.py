"""A document line by line as a page shows it: each line with its number and its class."""

from collections.abc import Mapping, Sequence
from types import MappingProxyType

import streamlit as st

from exports.role import denial
from graph.documents import SourceDocument
from graph.kinds import LineClass
from graph.questions.answers import NamedSkill
from views.kit.component import asset
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

NOTHING_NAMED: Mapping[int, Sequence[str]] = MappingProxyType({})

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
    named: Mapping[int, Sequence[str]] = NOTHING_NAMED,
) -> None:
    """Draw every line that is not blank with its number, its class and what it says is not needed.

    `named` are the skills that lines name, in words.
    """
    lines = [
        [
            x.line,
            x.text,
            str(x.line_class).replace("_", " "),
            "; ".join(map(denial, denied.get(x.line, ()))),
            list(named.get(x.line, ())),
        ]
        for x in source.lines
    ]
    colours = {str(kind).replace("_", " "): COLOURS.get(kind, WITHOUT_TRACK).css for kind in LineClass}
    _mount(key="document_view", data={"lines": lines, "colours": colours, "marked": line})
