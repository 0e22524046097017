"""What was decided on findings: accepted with a reason, put off, accepted and gone; and baseline files."""

import json
from collections.abc import Iterable, Sequence

import streamlit as st

from exports.finding_words import kind_name
from exports.markup import Html
from graph.address import Address
from graph.errors import BadDocument
from graph.exchange.json_text import BadJson, parsed
from graph.kinds import number_of
from graph.ladder import accepting
from graph.ladder.finding import Accepted, Compared, LadderFinding, baseline_json, read_baseline
from views.check.findings import finding_csv
from views.kit.documents import place_at
from views.kit.downloads import download, table_button
from views.kit.finding_acts import dataset, say_done, undo_link
from views.kit.html import code_mark, html_table, quiet, show_html
from views.kit.person import check_editor, may_edit, who
from views.kit.shell import plain_errors, store


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
        entries = read_baseline(value, given.name)
        if may_edit() and st.button("Keep them as accepted", help="For all who look at these documents."):
            _keep(entries, given.name)
        return entries


def _keep(entries: Sequence[Accepted], name: str) -> None:
    with plain_errors():
        check_editor()
        taken = accepting.take_in(dataset(), entries, name, who())
        say_done(f"{number_of(taken, 'finding')} of {name} kept as accepted.")
        st.rerun()


def show_decided(answer: Compared, decided: accepting.Decisions) -> None:
    """Draw what is accepted, what is put off and what is accepted and gone."""
    if answer.known:
        _head("Accepted", len(answer.known))
        pairs = zip(answer.known, answer.accepted, strict=True)
        rows = [_accepted_row(finding, entry, decided) for finding, entry in pairs]
        show_html(html_table(("Finding", "Where", "Why it may stay", "By"), rows, "Accepted"))
        if Address.parse(store().address).in_memory and decided.accepted:
            st.caption("This graph is kept in memory: what is accepted is forgotten when the app ends.")
    if answer.later:
        _head("Later", len(answer.later))
        until = {one.entry.identity: one for one in decided.later}
        rows = [_later_row(finding, until[finding.identity]) for finding in answer.later]
        show_html(html_table(("Finding", "Where", "Comes back", "By"), rows, "Later"))
    if answer.stale:
        _head("Accepted, but no longer there", len(answer.stale))
        rows = [_stale_row(entry, decided) for entry in answer.stale]
        headings = ("Kind", "Role", "Sentence", "Why it was accepted")
        show_html(html_table(headings, rows, "Accepted, but no longer there"))


def baseline_text(findings: Iterable[LadderFinding], given: Iterable[Accepted] = ()) -> str:
    """The baseline that accepts these findings, as `atlas check --baseline` reads it."""
    return json.dumps(baseline_json(findings, given), ensure_ascii=False, indent=1) + "\n"


def show_downloads(
    new: Sequence[LadderFinding], findings: Sequence[LadderFinding], accepted: Sequence[Accepted]
) -> None:
    """Offer the findings shown as CSV, and a baseline that accepts all there are."""
    with st.container(horizontal=True):
        table_button("Findings as CSV", lambda: finding_csv(new), "check")
        download(
            "Accept all as a baseline",
            lambda: baseline_text(findings, accepted),
            "check-baseline.json",
            "application/json",
            "fact_check",
            hint="`atlas check --baseline check-baseline.json` then fails only on what is new.",
        )


def _head(title: str, number: int) -> None:
    st.header(f"{title} · {number}", anchor=False)


def _accepted_row(finding: LadderFinding, entry: Accepted, decided: accepting.Decisions) -> tuple[str, ...]:
    where = place_at(finding.document, finding.line)
    why = entry.reason or ("no reason given" if entry in decided.accepted else "by the baseline")
    return _what(finding), where, why, _by(entry, kept=entry in decided.accepted)


def _later_row(finding: LadderFinding, one: accepting.PutOff) -> tuple[str, ...]:
    where = place_at(finding.document, finding.line)
    when = f"on {one.until[:10]}, or when the documents change"
    return _what(finding), where, when, _by(one.entry, kept=True)


def _stale_row(entry: Accepted, decided: accepting.Decisions) -> tuple[str, ...]:
    kept = entry in decided.accepted
    kind = Html("{}{}").format(kind_name(entry.code), code_mark(entry.code))
    why = Html("{} {}").format(entry.reason or "no reason given", undo_link(entry, "check") if kept else "")
    return kind, _role(entry.role), entry.text, why


def _what(finding: LadderFinding) -> Html:
    return Html("{} {}").format(finding.message, quiet(f"“{finding.text}”"))


def _by(entry: Accepted, kept: bool) -> Html:
    noted = ", ".join(part for part in (entry.by, entry.at[:10]) if part)
    return Html('{}<div class="ra-acts">{}</div>').format(noted, undo_link(entry, "check") if kept else "")


def _role(role_id: str | None) -> str:
    if role_id is None:
        return "none"
    here = store().nodes([role_id])
    return here[0].label if here else role_id.partition(":")[2].replace("-", " ")
