"""Colours that can be read and text that stays text."""

import re

import pytest

from exports.markup import Html
from graph.kinds import Level
from tests.kit.places import ROOT
from views.kit.html import badge, html_table, joined, link, markdown_text, quotation
from views.kit.palette import TRACKS, VERDICTS, WITHOUT_TRACK, level_colour, track_colour

WHITE, NIGHT = "#ffffff", "#12161f"
HOSTILE = '<script>alert(1)</script> [x](http://a.example) ![y](z) :material/home: $x$ "q" \u202e'


def luminance(colour: str) -> float:
    parts = [int(colour[n : n + 2], 16) / 255 for n in (1, 3, 5)]
    red, green, blue = (p / 12.92 if p <= 0.03928 else ((p + 0.055) / 1.055) ** 2.4 for p in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    bright, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (bright + 0.05) / (dark + 0.05)


@pytest.mark.parametrize("colour", [*TRACKS, *VERDICTS.values(), WITHOUT_TRACK], ids=str)
def test_a_colour_of_text_can_be_read_on_both_grounds(colour: object) -> None:
    light, dark = re.findall(r"#[0-9a-f]{6}", str(colour))
    assert contrast(light, WHITE) >= 4.5
    assert contrast(dark, NIGHT) >= 4.5


def test_no_two_of_the_first_twelve_tracks_share_a_colour() -> None:
    assert len({track_colour(n) for n in range(12)}) == 12


def test_a_higher_level_stands_out_more_on_both_grounds() -> None:
    colours = [level_colour(level) for level in Level]
    for ground, shade in ((WHITE, "light"), (NIGHT, "dark")):
        steps = [contrast(getattr(colour, shade), ground) for colour in colours]
        assert steps == sorted(steps)


def test_html_leaves_no_tag_and_no_hidden_direction() -> None:
    assert re.search(r"[<>\"\u202e]", Html.escape(HOSTILE)) is None
    assert "&lt;script&gt;" in Html.escape(HOSTILE)


def test_a_text_is_escaped_wherever_it_is_set_into_html() -> None:
    for drawn in (
        Html("<b>{}</b>").format(HOSTILE),
        Html('<b title="{0}">{0:s}</b>').format(HOSTILE),
        Html("<b></b>") + HOSTILE,
        Html("<br>").join([HOSTILE, HOSTILE]),
        joined([HOSTILE]),
        Html.escape(HOSTILE),
        html_table([HOSTILE], [[HOSTILE]], HOSTILE),
    ):
        assert isinstance(drawn, Html)
        assert "<script" not in drawn
        assert "\u202e" not in drawn
        assert "&lt;script&gt;" in drawn


def test_what_is_html_already_stays_as_it_is() -> None:
    assert (
        html_table(
            ["What"],
            [
                [
                    badge("a"),
                ]
            ],
            "All",
        ).count('<span class="ra-badge">a</span>')
        == 1
    )
    assert Html("<b>{}</b>").format(joined([Html("<i></i>")])) == "<b><i></i></b>"


def test_html_reaches_a_page_by_one_way_only() -> None:
    # A text that is no HTML cannot be given to it: the types are checked.
    pages = [path for path in (ROOT / "views").rglob("*.py") if "st.html(" in path.read_text("utf-8")]
    assert pages == [ROOT / "views" / "kit" / "html.py"]


def test_markdown_text_escapes_every_sign() -> None:
    assert re.search(r"(?<!\\)[\[\]()!<>$:*_`|~#]", markdown_text(HOSTILE)) is None
    assert markdown_text("two\nlines") == "two lines"


def test_what_is_drawn_from_a_hostile_text_holds_no_tag_of_it() -> None:
    for drawn in (
        badge(HOSTILE, title=HOSTILE),
        quotation(HOSTILE, 0, 8),
        link(HOSTILE, "sources", document=HOSTILE),
    ):
        assert "<script" not in drawn


def test_a_link_keeps_an_id_readable_and_its_signs_harmless() -> None:
    assert link("x", "map", sheet="role:a") == '<a href="map?sheet=role:a" target="_self">x</a>'
    assert "name=a%26b%3Dc" in link("x", "map", name="a&b=c")


def test_a_quotation_marks_the_stretch_it_is_given() -> None:
    assert "<mark>knife</mark> work" in quotation("Advanced knife work", 9, 14)
    assert "<mark>" not in quotation("short", 3, 99)
