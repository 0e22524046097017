"""What can be done with a finding: mend it, accept it with a reason, look at it later, take that back."""

from collections.abc import Iterable, Sequence

import streamlit as st

from exports.finding_words import said
from exports.markup import Html
from graph.errors import BadQuestion
from graph.kinds import number_of
from graph.ladder import accepting
from graph.ladder.finding import Accepted, LadderFinding
from graph.stores.store import Store
from views.kit.choosing import put
from views.kit.connection import connection
from views.kit.html import NOTHING, joined, link, markdown_text
from views.kit.mending import mend_link
from views.kit.person import check_editor, may_edit, who
from views.kit.shell import plain_errors, store

FINDING, ACT = "finding", "do"
ACCEPT, LATER, UNDO = "accept", "later", "undo"
TITLES = {
    ACCEPT: "Accept this finding",
    LATER: "Look at this later",
    UNDO: "Take this back",
}
# What was done in the run before this one is told once.
_DONE = "finding-done"
_ACTS = Html('<div class="ra-acts">{}</div>')


def dataset() -> Store:
    """The store of this visitor, with what it keeps beside its graph."""
    return connection().store()


def act_links(finding: LadderFinding, page: str, **place: object) -> Html:
    """The buttons of a finding on a page, none for who may change nothing.

    `place` is what else the address of the page says.
    """
    if not may_edit():
        return NOTHING
    mends = mend_link(finding)
    accepts = link("Accept", page, **place, **{FINDING: finding.id, ACT: ACCEPT})
    later = link("Later", page, **place, **{FINDING: finding.id, ACT: LATER})
    return _ACTS.format(joined((mends, accepts, later)))


def undo_link(entry: Accepted, page: str, **place: object) -> Html:
    """The button that takes back what was decided, nothing for who may change nothing."""
    return link("Undo", page, **place, **{FINDING: entry.id, ACT: UNDO}) if may_edit() else NOTHING


def show_act(findings: Iterable[LadderFinding], decided: accepting.Decisions) -> None:
    """Say what was done, and ask about the act that the address names."""
    if told := st.session_state.pop(_DONE, None):
        st.success(markdown_text(told), icon=":material/check:")
    act, wanted = st.query_params.get(ACT), st.query_params.get(FINDING)
    if act not in TITLES or not wanted:
        return
    if not may_edit():
        with plain_errors():
            check_editor()
        return
    if act == UNDO:
        every = (*decided.accepted, *(one.entry for one in decided.later))
        _ask(act, wanted, [f"“{entry.text}”" for entry in every if entry.id == wanted])
    else:
        named = [finding for finding in findings if finding.id == wanted]
        _ask(act, wanted, [f"{said(one.message)}: “{one.text}”" for one in named], named)


def _ask(act: str, wanted: str, told: Sequence[str], named: Sequence[LadderFinding] = ()) -> None:
    if told:
        st.dialog(TITLES[act], on_dismiss=_close)(_body)(act, wanted, told, named)
    else:
        st.info("The finding of this address is no longer there.", icon=":material/info:")


def _body(act: str, wanted: str, told: Sequence[str], named: Sequence[LadderFinding]) -> None:
    st.markdown(markdown_text(told[0]))
    if len(told) > 1:
        st.caption(f"It is told {number_of(len(told), 'time')}, and this is for all of them.")
    reason = ""
    if act == ACCEPT:
        reason = st.text_input("Why may it stay as it is?", key=f"reason {wanted}", max_chars=300)
    elif act == LATER:
        st.caption(f"It is hidden for {accepting.DAYS_LATER} days, or until the documents are loaded anew.")
    if st.button(_LABELS[act], type="primary", key=f"{act} {wanted}"):
        with plain_errors():
            _do(act, wanted, reason, named)
            put(**{FINDING: None, ACT: None})
            st.rerun()


_LABELS = {ACCEPT: "Accept", LATER: "Look at it later", UNDO: "Take back"}


def _do(act: str, wanted: str, reason: str, named: Sequence[LadderFinding]) -> None:
    check_editor()
    if act == ACCEPT:
        accepting.accept(dataset(), named, reason, who())
        done = "Accepted. It stands below with its reason, and atlas check tells it as accepted."
    elif act == LATER:
        accepting.put_off(dataset(), named, store().version, who())
        done = f"Put off: it comes back in {accepting.DAYS_LATER} days, or when the documents change."
    elif act == UNDO:
        accepting.take_back(dataset(), [wanted], who())
        done = "Taken back: the finding is told again."
    else:
        raise BadQuestion("nothing was chosen to be done")
    st.session_state[_DONE] = done


def say_done(told: str) -> None:
    """Say this at the next run of the page."""
    st.session_state[_DONE] = told


def _close() -> None:
    put(**{FINDING: None, ACT: None})
