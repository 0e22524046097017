"""The findings in a document: which to see, the buttons of each, and what was decided on others."""

from collections import Counter
from collections.abc import Mapping, Sequence

import streamlit as st

from exports.finding_words import kind_name, said
from exports.markup import Html
from graph.documents import Finding, SourceDocument
from graph.ladder.accepting import decisions, judged
from graph.ladder.finding import Accepted, LadderFinding
from graph.ladder.of_reading import of_documents, told_of
from views.kit.finding_acts import act_links, dataset, show_act, undo_link
from views.kit.html import NOTHING, code_mark, joined, line_link, quiet, show_html
from views.kit.mending import to_do
from views.kit.person import may_edit
from views.kit.shell import empty, store

PAGE = "sources"
# More than this are not read in one go; a filter leads to the others.
MOST_SHOWN = 200
_CARD = Html('<div class="ra-finding"><div>{}{}</div>{}<div><b>To do:</b> {}</div>{}</div>')
_QUOTED = Html('<div class="ra-quiet">“{}”</div>')
_DECIDED = Html('<div class="ra-finding"><div>{}{}</div><div>{}</div><div class="ra-acts">{}</div></div>')


def choose_finding(source: SourceDocument, editing: bool) -> None:
    """List the findings of the chosen codes, in the order of their lines, and below what was decided.

    Who is `editing` has the buttons that decide on a finding.
    """
    told = {id(finding): one for one, of in told_of(source) for finding in of}
    every, decided = of_documents(store()), decisions(dataset())
    answer = judged(every, decided, store().version)
    if editing or not may_edit():
        # Who may not is told so, whatever the address asks.
        show_act(every, decided)
    left = set(answer.new)
    open_ones = [finding for finding in source.findings if told[id(finding)] in left]
    _show_open(open_ones, told, source, editing)
    pairs = zip(answer.known, answer.accepted, strict=True)
    _show_decided("Accepted", [pair for pair in pairs if pair[0].document == source.name], editing)
    entries = {one.entry.identity: one.entry for one in decided.later}
    put_off = [one for one in answer.later if one.document == source.name]
    _show_decided("Later", [(one, entries[one.identity]) for one in put_off], editing)


def _show_open(
    findings: Sequence[Finding], told: Mapping[int, LadderFinding], source: SourceDocument, editing: bool
) -> None:
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
        show_html(joined(_card(finding, told[id(finding)], editing) for finding in shown[:MOST_SHOWN]))
    if len(shown) > MOST_SHOWN:
        st.caption(f"The first {MOST_SHOWN} of {len(shown)}; choose a kind to see its findings alone.")


def _card(finding: Finding, told: LadderFinding, editing: bool) -> Html:
    at = line_link(finding.document, finding.line)
    acts = act_links(told, PAGE, document=told.document) if editing else NOTHING
    quoted = _QUOTED.format(finding.text) if finding.text else ""
    head = code_mark(finding.code) + at
    return _CARD.format(said(finding.message), head, quoted, to_do(finding), acts)


def _show_decided(title: str, decided: Sequence[tuple[LadderFinding, Accepted]], editing: bool) -> None:
    """What was decided on findings of the document, each with the button that takes it back."""
    if not decided:
        return
    with st.expander(f"{title} · {len(decided)}", icon=":material/fact_check:"):
        show_html(joined(_decided(finding, entry, editing) for finding, entry in decided))


def _decided(finding: LadderFinding, entry: Accepted, editing: bool) -> Html:
    why = ", ".join(part for part in (entry.reason, entry.by, entry.at[:10]) if part)
    undo = undo_link(entry, PAGE, document=finding.document) if editing else ""
    at = line_link(finding.document, finding.line)
    return _DECIDED.format(said(finding.message), at, quiet(why), undo)
