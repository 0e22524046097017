"""What was read: what became of a document, in counts."""

from collections import Counter

import streamlit as st

from exports.markup import Html
from graph.documents import SourceDocument
from graph.kinds import LineClass, number_of
from views.kit.html import html_table, show_html

NAMES = {
    LineClass.ROLE_TITLE: "Titles of roles",
    LineClass.TRACK_HEADER: "Headings of tracks",
    LineClass.DOC_TITLE: "Titles of the document",
    LineClass.SECTION_HEADING: "Headings of sections",
    LineClass.SOFT_HEADING: "Headings of soft skills",
    LineClass.QUALIFICATION: "Qualifications",
    LineClass.REQUIREMENT: "Requirements",
    LineClass.INHERITANCE: "Inheritance lines",
    LineClass.GROUP_HEADER: "Headers of groups",
    LineClass.RUN_ON: "Run-on text, split",
    LineClass.DEFINITION: "Levels of skills, defined",
    LineClass.TITLE_LOCATION: "Titles with a location",
    LineClass.NOISE: "Without meaning",
    LineClass.UNRESOLVED: "Could not be placed",
}


def show_report(source: SourceDocument) -> None:
    """Say in one line what became of the document, with the counts one click away."""
    counts = Counter(line.line_class for line in source.lines)
    roles = counts[LineClass.ROLE_TITLE] + counts[LineClass.TITLE_LOCATION]
    open_lines = counts[LineClass.UNRESOLVED]
    lines = number_of(counts.total(), "line with text was read", "lines with text were read")
    st.caption(
        f"{lines} · {number_of(roles, 'role')} · {number_of(len(source.findings), 'thing')} to look at · "
        f"{number_of(open_lines, 'line') if open_lines else 'no line'} that could not be placed"
    )
    with st.expander("What the lines were taken for", icon=":material/checklist:"):
        rows = [(NAMES[kind], str(count)) for kind, count in counts.most_common()]
        bold = Html("<b>{}</b>").format
        every = (bold("All"), bold(counts.total()))
        show_html(html_table(("Taken for", "Lines"), [*rows, every], "What the lines were taken for"))
