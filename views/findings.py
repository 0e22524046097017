"""Findings to look at: filtered by code, one click from their line."""

from collections import Counter
from collections.abc import Sequence

import pandas as pd
import streamlit as st

from graph.documents import Finding
from views.shell import empty, put

KEY = "finding"


def choose_finding(findings: Sequence[Finding]) -> None:
    """List the findings; a click on one shows its line in the document."""
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
    st.dataframe(
        pd.DataFrame(
            {"line": f.line, "finding": f.message, "words": f.text, "what to do": f.suggestion} for f in shown
        ),
        hide_index=True,
        height=520,
        column_config={
            "line": st.column_config.NumberColumn(width=50),
            "finding": st.column_config.TextColumn(width=330),
        },
        key=KEY,
        on_select=lambda: _follow(shown),
        selection_mode="single-row",
    )
    st.caption("Choose a row to see its line.")


def _follow(shown: Sequence[Finding]) -> None:
    rows = st.session_state[KEY].selection.rows
    if rows:
        put(document=shown[rows[0]].document, line=str(shown[rows[0]].line))
