"""Text on its way out: escaped where it is set into HTML, and known where a spreadsheet would run it."""

import pytest
from markupsafe import EscapeFormatter, Markup

from exports.markup import Html, is_formula
from graph.kinds import Level, NodeKind

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


class Named:
    """A thing that is neither text nor number and bears a hostile name."""

    name = HOSTILE

    def __str__(self) -> str:
        return HOSTILE


@pytest.mark.parametrize(
    ("template", "value", "made"),
    [
        ("{}", "a < b", "a &lt; b"),
        ("{0}{0}", "&", "&amp;&amp;"),
        ("{:g}", 1.50, "1.5"),
        ("{:>4}", 7, "   7"),
        ("{}", Level.EXPERT, "5"),
        ("{}", NodeKind.ROLE, "role"),
        ("{}", None, "None"),
        ("{}", Markup("<i>"), "<i>"),
        ("{}", Named(), "&lt;b onclick=&#39;x&#39;&gt;no &amp; &#34;yes&#34;&lt;/b&gt;"),
        ("{0.name}", Named(), "&lt;b onclick=&#39;x&#39;&gt;no &amp; &#34;yes&#34;&lt;/b&gt;"),
    ],
)
def test_what_is_set_into_html_is_what_markupsafe_makes_of_it(
    template: str, value: object, made: str
) -> None:
    assert Html(template).format(value) == made
    assert Html(template.replace("{0", "{x").replace("{}", "{x}")).format(value, x=value) == made
    slow = EscapeFormatter(Html.escape).vformat(template, [value], {})
    assert Html(template).format(value) == slow


@pytest.mark.parametrize("text", ["=1", "+1", "-1", "@x", "\t=1", "  =1", "\r\n=1"])
def test_a_text_that_a_spreadsheet_would_run_is_known(text: str) -> None:
    assert is_formula(text)


@pytest.mark.parametrize("text", ["", "1=1", "a-b", "'=1"])
def test_any_other_text_is_none(text: str) -> None:
    assert not is_formula(text)
