"""What was read: what became of a document, in counts, and the findings in it."""

from collections import Counter
from collections.abc import Sequence

import streamlit as st

from exports.finding_words import kind_name, said
from exports.markup import Html
from graph.documents import Finding, SourceDocument
from graph.kinds import LineClass, number_of
from views.kit.html import code_mark, html_table, joined, line_link, show_html
from views.kit.shell import empty

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
# More than this are not read in one go; a filter leads to the others.
MOST_SHOWN = 200
_CARD = Html(
    '<div class="ra-finding"><div>{}{}</div><div class="ra-quiet">“{}”</div><div><b>To do:</b> {}</div></div>'
)


def choose_finding(findings: Sequence[Finding]) -> None:
    """List the findings of the chosen codes, in the order of their lines."""
    if not findings:
        empty("Nothing in this document needs a second look.")
        return
    counts = Counter(finding.code for finding in findings)
    codes = st.pills(
        "Findings",
        list(counts),
        selection_mode="multi",
        format_func=lambda code: f"{kind_name(code)} {counts[code]}",
        key="codes",
    )
    shown = [finding for finding in findings if not codes or finding.code in codes]
    with st.container(height=560):
        show_html(joined(_card(finding) for finding in shown[:MOST_SHOWN]))
    if len(shown) > MOST_SHOWN:
        st.caption(f"The first {MOST_SHOWN} of {len(shown)}; choose a kind to see its findings alone.")


def _card(finding: Finding) -> Html:
    at = line_link(finding.document, finding.line)
    return _CARD.format(said(finding.message), code_mark(finding.code) + at, finding.text, finding.suggestion)


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
