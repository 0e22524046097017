"""What was read: the load, a document line by line with the class of each, and the findings."""

from collections import Counter
from collections.abc import Mapping, Sequence

import streamlit as st

from exports.finding_words import kind_name, said
from exports.markup import Html
from exports.role import denial
from graph.documents import Finding, SourceDocument
from graph.kinds import LineClass, number_of
from graph.questions.answers import NamedSkill
from views.kit.component import asset
from views.kit.html import code_mark, html_table, joined, line_link, show_html
from views.kit.palette import TRACKS, WITHOUT_TRACK, Colour
from views.kit.shell import empty

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

_mount = st.components.v2.component(
    "role_atlas.document",
    html='<div class="document" tabindex="0" role="document"></div>',
    css=asset(__file__, "document.css"),
    js=asset(__file__, "document.js"),
)


def show_document(
    source: SourceDocument, line: int | None, denied: Mapping[int, Sequence[NamedSkill]]
) -> None:
    """Draw every line that is not blank with its number, its class and what it says is not needed."""
    lines = [
        [x.line, x.text, str(x.line_class).replace("_", " "), "; ".join(map(denial, denied.get(x.line, ())))]
        for x in source.lines
    ]
    colours = {str(kind).replace("_", " "): COLOURS.get(kind, WITHOUT_TRACK).css for kind in LineClass}
    _mount(key="document_view", data={"lines": lines, "colours": colours, "marked": line})


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
