"""The findings of the ladder check on their page: by severity, with what to take along."""

from collections.abc import Sequence

import streamlit as st

from exports.markup import html_text
from graph.ladder.baseline import Accepted
from graph.ladder.finding import LadderFinding, Severity
from views.check.tables import MEANINGS, NAMES, baseline_text, finding_csv, finding_table
from views.kit.tables import html_table

# More than this are not read in one go; a code leads to the others, and the CSV holds all.
MOST_SHOWN = 200


def show_findings(findings: Sequence[LadderFinding]) -> None:
    """Draw a table for each severity that has findings."""
    for severity in Severity:
        found = [finding for finding in findings if finding.severity == severity]
        if found:
            st.subheader(f"{NAMES[severity]} · {len(found)}", anchor=False)
            st.caption(MEANINGS[severity])
            st.html(finding_table(found[:MOST_SHOWN], severity))
        if len(found) > MOST_SHOWN:
            st.caption(f"The first {MOST_SHOWN} of {len(found)}; the CSV holds all.")


def show_stale(stale: Sequence[Accepted]) -> None:
    """Name what is accepted but found no more."""
    st.subheader(f"Accepted, but found no more · {len(stale)}", anchor=False)
    rows = [(html_text(e.code), html_text(e.role or ""), html_text(e.text)) for e in stale]
    st.html(html_table(("Code", "Role", "Sentence"), rows, "Accepted, but found no more"))


def show_downloads(new: Sequence[LadderFinding], findings: Sequence[LadderFinding]) -> None:
    """Offer the findings shown as CSV, and a baseline that accepts all there are."""
    with st.container(horizontal=True):
        st.download_button(
            "Findings as CSV", finding_csv(new), "check.csv", "text/csv", icon=":material/download:"
        )
        st.download_button(
            "Accept all as a baseline",
            baseline_text(findings),
            "check-baseline.json",
            "application/json",
            icon=":material/fact_check:",
            help="`atlas check --baseline check-baseline.json` then fails only on what is new.",
        )
