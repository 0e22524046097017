"""Text on its way out: escaped where it is set into HTML, and known where a spreadsheet would run it."""

import pytest

from exports.markup import Html, is_formula

HOSTILE = "<b onclick='x'>\u202eno & \x07\"yes\"</b>"


def test_a_text_that_is_set_into_html_is_escaped_and_loses_what_shows_nothing() -> None:
    made = [Html("<p>{}</p>").format(HOSTILE), Html("<p>") + HOSTILE, Html(" ").join(["<p>", HOSTILE])]
    for text in made:
        assert "<b" not in text
        assert "&lt;b" in text
        assert not {"\u202e", "\x07", '"', "'"} & set(text)


def test_what_is_html_already_stays_as_it_is() -> None:
    assert Html("<p>{}</p>").format(Html("<b>{}</b>").format("a < b")) == "<p><b>a &lt; b</b></p>"
    assert Html.escape(Html("<br>")) == "<br>"


@pytest.mark.parametrize("text", ["=1", "+1", "-1", "@x", "\t=1", "  =1", "\r\n=1"])
def test_a_text_that_a_spreadsheet_would_run_is_known(text: str) -> None:
    assert is_formula(text)


@pytest.mark.parametrize("text", ["", "1=1", "a-b", "'=1"])
def test_any_other_text_is_none(text: str) -> None:
    assert not is_formula(text)
