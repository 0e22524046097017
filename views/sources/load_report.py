"""The load report of a document: how many lines of each class, every one accounted for."""

from collections import Counter

import streamlit as st

from exports.markup import html_text
from graph.documents import SourceDocument
from graph.kinds import LineClass
from views.kit.tables import html_table

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
    LineClass.TITLE_LOCATION: "Titles with a location",
    LineClass.NOISE: "Without meaning",
    LineClass.UNRESOLVED: "Unresolved",
}


def show_report(source: SourceDocument) -> None:
    """Say in one line what became of the document, with the counts one click away."""
    counts = Counter(line.line_class for line in source.lines)
    roles = counts[LineClass.ROLE_TITLE] + counts[LineClass.TITLE_LOCATION]
    open_lines = counts[LineClass.UNRESOLVED]
    st.caption(
        f"{counts.total()} lines that are not blank, each with exactly one class · {roles} roles · "
        f"{len(source.findings)} findings · {open_lines or 'no'} unresolved lines"
    )
    with st.expander("Lines by class", icon=":material/checklist:"):
        rows = [(html_text(NAMES[kind]), str(count)) for kind, count in counts.most_common()]
        st.html(
            html_table(
                ("Class", "Lines"), [*rows, ("<b>All</b>", f"<b>{counts.total()}</b>")], "Lines by class"
            )
        )
