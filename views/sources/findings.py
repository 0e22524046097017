"""Findings to look at: filtered by code, each with what to do and a link to its line."""

from collections import Counter
from collections.abc import Sequence

import streamlit as st

from exports.markup import html_text
from graph.documents import Finding
from views.kit.drawing import badge, line_link
from views.kit.shell import empty

# More than this are not read in one go; a filter leads to the others.
MOST_SHOWN = 200


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
        format_func=lambda code: f"{code} {counts[code]}",
        key="codes",
    )
    shown = [finding for finding in findings if not codes or finding.code in codes]
    with st.container(height=560):
        st.html("".join(_card(finding) for finding in shown[:MOST_SHOWN]))
    if len(shown) > MOST_SHOWN:
        st.caption(f"The first {MOST_SHOWN} of {len(shown)}; choose a code to see its findings alone.")


def _card(finding: Finding) -> str:
    return (
        f'<div class="ra-finding"><div>{badge(finding.code)}{line_link(finding.document, finding.line)}</div>'
        f"<div>{html_text(finding.message)}</div>"
        f'<div class="ra-quiet">“{html_text(finding.text)}”</div>'
        f"<div><b>To do:</b> {html_text(finding.suggestion)}</div></div>"
    )
