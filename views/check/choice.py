"""What a visitor chooses on the page Check: codes to see, and a baseline of accepted findings."""

from collections import Counter
from collections.abc import Iterable

import streamlit as st

from graph.errors import BadDocument
from graph.exchange.json_text import BadJson, parsed
from graph.ladder.baseline import Accepted, read_baseline
from graph.ladder.finding import LadderFinding
from views.kit.shell import put

CODE = "code"


def choose_codes(findings: Iterable[LadderFinding]) -> list[str]:
    """The codes to show, by the URL; none chosen means all of them."""
    counts = Counter(finding.code for finding in findings)
    codes = sorted(counts, key=lambda code: (-counts[code], code))
    st.session_state["check_codes"] = [c for c in codes if c in st.query_params.get_all(CODE)]
    return st.pills(
        "Kinds of finding",
        codes,
        selection_mode="multi",
        format_func=lambda code: f"{code} {counts[code]}",
        key="check_codes",
        on_change=lambda: put(**{CODE: st.session_state["check_codes"]}),
        help="None chosen: every kind.",
        wrap=True,
    )


def choose_baseline() -> tuple[Accepted, ...]:
    """The findings that an uploaded baseline accepts; raises BadDocument for a file that is none."""
    with st.popover("Accepted findings", icon=":material/fact_check:", width="stretch"):
        given = st.file_uploader(
            "Baseline", ["json"], help="As this page or `atlas check --update-baseline` writes it."
        )
    if given is None:
        return ()
    try:
        value = parsed(given.getvalue())
    except BadJson as error:
        raise BadDocument(f"{given.name} is no JSON: {error}; upload a baseline") from error
    return read_baseline(value, given.name)
