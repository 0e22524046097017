"""The page Check: what is odd in the ladder, gravest first, each with its sentence and what can be done."""

import streamlit as st

from graph.kinds import number_of
from graph.ladder.accepting import Decisions, decisions, judged
from graph.ladder.check import check
from graph.ladder.finding import Accepted
from graph.ladder.of_reading import of_reading
from views.check.decided import choose_baseline, show_decided, show_downloads
from views.check.findings import choose_codes, show_findings
from views.kit.finding_acts import dataset, show_act
from views.kit.shell import empty, page_head, plain_errors, progress, store

page_head("Check", "What is odd in this ladder, and which sentence shows it?")
with progress("Looking through the ladder …"):
    findings, reading = check(store()), of_reading(store())
accepted: tuple[Accepted, ...] = ()
decided = Decisions()
left, right = st.columns([4, 1], vertical_alignment="bottom")
with plain_errors():
    decided = decisions(dataset())
with right, plain_errors():
    accepted = choose_baseline()
answer = judged(findings, decided, store().version, accepted, reading)
show_act((*findings, *reading), decided)
if not answer.new:
    known = f" All {len(answer.known)} findings are accepted." if answer.known else ""
    later = f" {number_of(len(answer.later), 'finding is', 'findings are')} put off." if answer.later else ""
    empty(f"Nothing in this ladder needs a second look.{known}{later}")
else:
    with left:
        codes = choose_codes(answer.new)
    show_findings([finding for finding in answer.new if not codes or finding.code in codes])
show_decided(answer, decided)
if findings:
    beside = (finding for finding in answer.known if finding in reading)
    show_downloads(answer.new, (*findings, *beside), (*decided.accepted, *accepted))
