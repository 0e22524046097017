"""The group of unknown words that a finding is about, to which its button Mend leads."""

from collections.abc import Sequence

import streamlit as st

from graph.ladder.finding import LadderFinding
from graph.ladder.of_reading import of_documents
from graph.questions.catalogue import document
from loaders.unknown.answers import UnknownGroup
from views.kit.finding_acts import FINDING
from views.kit.html import markdown_text
from views.kit.shell import store
from views.vocabulary.group import AT, LOOKED_AT

# The finding that the page was turned to, so that it stays where a person turns it next.
_TURNED = "vocabulary_finding"


def turn_to_finding(groups: Sequence[UnknownGroup]) -> None:
    """Turn to the group of the finding that the address names, once, and say what the finding says."""
    wanted = st.query_params.get(FINDING)
    finding = next((one for one in of_documents(store()) if one.id == wanted), None) if wanted else None
    if wanted is None:
        return
    at = _group_of(finding, groups) if finding else None
    if finding is None or at is None:
        st.info("What this finding was about is decided, or no longer there.", icon=":material/info:")
        return
    st.warning(f"{markdown_text(finding.message)}.", icon=":material/build:")
    if st.session_state.get(_TURNED) != wanted:
        st.session_state[_TURNED] = wanted
        st.session_state.update({AT: at, LOOKED_AT: None})


def _group_of(finding: LadderFinding, groups: Sequence[UnknownGroup]) -> int | None:
    """The place of the group from 0: the first that holds its words."""
    names = {finding.text, *(one.name for one in document(store(), finding.document).unknown)}
    for n, group in enumerate(groups):
        if names & set(group.said):
            return n
    return None
