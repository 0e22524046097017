"""Text that only a machine can tell apart is the same text, and every place leads back."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph.folding import fold, folded, lines_of, name_key
from graph.names import label_key


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("Sales\u00adforce", "Salesforce"),
        ("Quick\u2060Books", "QuickBooks"),
        ("Microsoft O\ufb03ce", "Microsoft Office"),
        ("Net\u200b\u200c\u200d\u200eSuite", "NetSuite"),
        ("\uff33\uff41\uff50 \uff28\uff32", "Sap HR"),
        ("Excel\u00ae and Word\u2122", "Excel and Word"),
        ("Excel\u00b9", "Excel"),
        ("month\u2011end\u00a0close", "month-end close"),
        ("the team\u2019s", "the team's"),
        ("Be\u0302ta", "B\u00eata"),
        ("\u1112\u1161\u11ab", "\ud55c"),
        ("\uff8a\uff9f", "\u30d1"),
        ("2\u00bd years", "2\u00bd years"),
        ("3\u20135 years", "3\u20135 years"),
    ],
)
def test_text_is_read_as_it_looks(written: str, read: str) -> None:
    assert folded(written) == fold(written).text == read


def test_marks_that_tell_letters_apart_stay() -> None:
    assert folded("Bêta") != folded("Beta")
    assert name_key("Jos\u00e9") != name_key("Jose")


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("B\u00eata Two", "Be\u0302ta Two"),
        ("Alpha O\u2019One", "alpha o'one"),
        ("Anna-Lena Three", "Anna Lena\u00a0 Three"),
        ("Beta\u200b Two", "Beta Two"),
        ("\uff22eta Two", "Beta  Two "),
        ("Stra\u00dfe", "STRASSE"),
    ],
)
def test_names_typed_otherwise_are_one_name(one: str, other: str) -> None:
    assert name_key(one) == name_key(other)


def test_a_name_is_found_however_it_is_typed() -> None:
    assert label_key("Sales\u00adforce") == label_key("salesforce")
    assert label_key("Manager\u2019s Aide") == label_key("manager's aide")


def test_every_usual_end_ends_a_line() -> None:
    assert lines_of("a\r\nb\rc\nd\u2028e\u2029f\x85g\x0ch\x0bi") == tuple("abcdefghi")


def test_a_span_leads_back_to_what_was_written() -> None:
    text = "• Expert in Net\u200bSuite and Sales\u00adforce"
    form = fold(text)
    at = form.text.index("Salesforce")
    start, end = form.span(at, at + len("Salesforce"))
    assert text[start:end] == "Sales\u00adforce"
    assert form.span(0, len(form.text)) == (0, len(text))


@given(st.text(max_size=60))
def test_folding_twice_changes_nothing_more(text: str) -> None:
    assert folded(folded(text)) == folded(text)


@given(st.text(max_size=60))
def test_both_forms_of_unicode_fold_alike(text: str) -> None:
    assert folded(unicodedata.normalize("NFD", text)) == folded(unicodedata.normalize("NFC", text))


@given(st.text(max_size=60), st.data())
def test_every_piece_stands_where_its_span_says(text: str, data: st.DataObject) -> None:
    form = fold(text)
    start = data.draw(st.integers(0, len(form.text)))
    end = data.draw(st.integers(start, len(form.text)))
    first, last = form.span(start, end)
    assert 0 <= first <= last <= len(text)
    assert form.text[start:end] in folded(text[first:last])
