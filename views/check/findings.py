"""The findings of the ladder check on their page: which to see, as tables, and what to take along."""

from collections import Counter
from collections.abc import Iterable, Sequence

import streamlit as st

from exports.finding_words import grouped, kind_name, kind_sentence, said
from exports.markup import Html
from graph.ladder.finding import LadderFinding, Severity
from views.kit.choosing import put
from views.kit.documents import place_at
from views.kit.finding_acts import act_links
from views.kit.html import csv_text, html_table, kind_head, quiet, show_html
from views.kit.mending import to_do

CODE = "code"

HEADINGS = ("Finding", "Sentence", "Where", "To do")
CSV_HEADINGS = (
    "Severity",
    "Code",
    "Finding",
    "Sentence",
    "Document",
    "Line",
    "Role",
    "Skill",
    "To do",
)
NAMES = {Severity.ERROR: "Errors", Severity.WARNING: "Warnings", Severity.NOTICE: "Notices"}
MEANINGS = {
    Severity.ERROR: "Answers are wrong until this is mended.",
    Severity.WARNING: "Most likely a slip of the document.",
    Severity.NOTICE: "Worth a look, and often meant so.",
}
# More than this are not read in one go; a kind leads to the others, and the CSV holds all.
MOST_SHOWN = 200


def choose_codes(findings: Iterable[LadderFinding]) -> list[str]:
    """The codes to show, by the URL; none chosen means all of them."""
    counts = Counter(finding.code for finding in findings)
    codes = sorted(counts, key=lambda code: (-counts[code], code))
    st.session_state["check_codes"] = [c for c in codes if c in st.query_params.get_all(CODE)]
    return st.pills(
        "Kinds of finding",
        codes,
        selection_mode="multi",
        format_func=lambda code: f"{kind_name(code)} {counts[code]}",
        key="check_codes",
        on_change=lambda: put(**{CODE: st.session_state["check_codes"]}),
        help="None chosen: every kind.",
        wrap=True,
    )


def finding_table(findings: Sequence[LadderFinding], code: str) -> Html:
    """The findings of one kind, one row each, with a link to the line."""
    return html_table(HEADINGS, [_row(finding) for finding in findings], kind_sentence(code))


def finding_csv(findings: Iterable[LadderFinding]) -> str:
    """The findings for a spreadsheet."""
    rows = (
        (str(f.severity), f.code, f.message, f.text, f.document, f.line, f.role, f.skill, f.suggestion)
        for f in findings
    )
    return csv_text(CSV_HEADINGS, rows)


def _row(finding: LadderFinding) -> Sequence[str]:
    where = place_at(finding.document, finding.line)
    asked = Html("{}{}").format(to_do(finding), act_links(finding, "check"))
    return (said(finding.message), quiet(f"“{finding.text}”"), where, asked)


def show_findings(findings: Sequence[LadderFinding]) -> None:
    """Draw a table for each severity that has findings."""
    for severity in Severity:
        grave = [finding for finding in findings if finding.severity == severity]
        if grave:
            st.header(f"{NAMES[severity]} · {len(grave)}", anchor=False)
            st.caption(MEANINGS[severity])
            for code, those in grouped(grave[:MOST_SHOWN]).items():
                show_html(kind_head(code) + finding_table(those, code))
        if len(grave) > MOST_SHOWN:
            st.caption(f"The first {MOST_SHOWN} of {len(grave)}; the CSV holds all.")
