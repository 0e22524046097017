"""A question to begin with, and the cards of several: those still being worked out keep their places."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from exports.markup import Html
from views.kit.html import NOTHING, address, joined

MOST = 6
_CARD = Html('<a class="ra-card" href="{}" target="_self"><b>{}</b><span>{}</span></a>')
_COMING = Html('<div class="ra-card ra-coming"><b>…</b><span>One more question is being made.</span></div>')
_CARDS = Html('<nav class="ra-cards" aria-label="Questions to begin with">{}</nav>')


@dataclass(frozen=True)
class Opener:
    """A question, what is known of its answer in a few words, and the page with the address that shows it."""

    asks: str
    tells: str
    page: str
    address: Mapping[str, object] = field(default_factory=dict)


def cards(asked: Iterable[Opener | None]) -> Html:
    """The questions, each a link to the page that answers it; None is one still being worked out."""
    drawn = joined(
        _CARD.format(address(one.page, **one.address), one.asks, one.tells) if one else _COMING
        for one in asked
    )
    return _CARDS.format(drawn) if drawn else NOTHING
