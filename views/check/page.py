"""The page Check: what is odd in the ladder, gravest first, each with its sentence."""

import streamlit as st

from graph.ladder.check import check
from graph.ladder.finding import Accepted, compared
from views.check.findings import choose_baseline, choose_codes, show_downloads, show_findings, show_stale
from views.kit.shell import empty, page_head, plain_errors, progress, store

page_head("Check", "What is odd in this ladder, and which sentence shows it?")
with progress("Looking through the ladder …"):
    findings = check(store())
accepted: tuple[Accepted, ...] = ()
left, right = st.columns([4, 1], vertical_alignment="bottom")
with right, plain_errors():
    accepted = choose_baseline()
answer = compared(findings, accepted)
if not answer.new:
    known = f" All {len(answer.known)} findings are accepted." if answer.known else ""
    empty(f"Nothing in this ladder needs a second look.{known}")
else:
    with left:
        codes = choose_codes(answer.new)
    show_findings([finding for finding in answer.new if not codes or finding.code in codes])
if answer.stale:
    show_stale(answer.stale)
if findings:
    show_downloads(answer.new, findings)
