"""Every kind of finding leads to the control that mends it, or says how it is mended elsewhere."""

import pytest

from exports.finding_words import KINDS
from graph.ladder.finding import Severity
from tests.kit.ladders import odd
from views.kit.mending import MENDINGS, Control, mend_link
from views.sources.controls import CONTROLS


def test_every_kind_of_finding_has_its_mending() -> None:
    assert set(MENDINGS) == set(KINDS)


@pytest.mark.parametrize("code", sorted(KINDS))
def test_a_kind_leads_to_one_control_or_says_why_not(code: str) -> None:
    how = MENDINGS[code]
    assert sum((how.control is not None, how.by_words, bool(how.instead))) == 1
    assert how.control is None or how.control in CONTROLS or how.control == Control.KEPT
    said = mend_link(odd(code, Severity.NOTICE, "Wipes the tables", document="a.md"))
    if how.instead:
        assert how.instead in said
        assert "href" not in said
    elif how.by_words:
        assert 'href="vocabulary?finding=' in said
    else:
        assert 'href="sources?document=a.md&amp;line=' in said
        assert f"mend={code}" in said


def test_a_kind_that_is_not_known_is_mended_in_the_document() -> None:
    assert "in the document" in mend_link(odd("brand-new", Severity.NOTICE, "x"))
