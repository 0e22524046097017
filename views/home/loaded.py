"""What is loaded: a sentence, four figures that lead on, and the questions as cards."""

from collections.abc import Sequence
from datetime import UTC, datetime

from exports.markup import Html
from graph.errors import GraphError
from graph.kinds import NodeKind, number_of
from graph.questions.catalogue import roles, skills, sources
from graph.stores.records import RecordKind
from graph.stores.store import View
from views.kit.connection import connection
from views.kit.documents import titles
from views.kit.html import address, joined

# The most documents that the sentence names.
NAMED = 2
_FIGURE = Html('<a class="ra-figure" href="{}" target="_self"><b>{}</b><span>{}</span></a>')
# A figure that is still being worked out.
COMING = Html('<div class="ra-figure ra-coming"><b>…</b><span>things to look at</span></div>')


def sentence(store: View) -> Html:
    """What is loaded, and from which documents it was read."""
    names = [node.as_document.name for node in sources(store).documents if node.as_document.lines]
    called = titles()
    called.learn(names[:NAMED])
    told = [called.told(name) for name in names[:NAMED]]
    if len(names) > NAMED:
        told = [told[0], number_of(len(names) - 1, "other document")]
    told_from = f", read from {' and '.join(told)}" if told else ""
    many, known = number_of(len(roles(store)), "role"), number_of(len(skills(store)), "skill")
    said = f"{many} and the {known} that they ask for{told_from}."
    return Html('<p class="ra-told">{} <span class="ra-quiet">{}</span></p>').format(said, _since())


def _since() -> str:
    """When what is loaded was loaded and by whom, as far as the store keeps that."""
    try:
        head = next(iter(connection().store().records(RecordKind.NUMBER)), None)
    except GraphError:
        # The server is away, and the page says so.
        return ""
    if head is None:
        return ""
    at = datetime.fromisoformat(head.at).astimezone(UTC)
    by = f" by {head.by}" if head.by else ""
    return f"Loaded on {at.day} {at:%B %Y at %H:%M} UTC{by}."


def figures(store: View) -> Html:
    """How many roles, tracks and skills there are, each with the page that shows them."""
    many, tracks = len(roles(store)), len(store.nodes_of_kind(NodeKind.TRACK))
    known = len(skills(store))
    parts = [
        _figure(many, "role", "explore"),
        _figure(tracks, "track", "map"),
        _figure(known, "skill", "who-needs"),
    ]
    return joined(parts)


def doubts(store: View) -> Html:
    """How many things in the documents should be looked at, with the page that lists them."""
    # What checks takes a while to load, and the page stands before it.
    from views.home.questions import to_look_at  # noqa: PLC0415

    seen = to_look_at(store)
    if seen is None:
        return _figure(len(sources(store).findings), "thing", "sources", "to look at")
    return _figure(len(seen), "thing", "check", "to look at")


def _figure(count: int, noun: str, page: str, more: str = "") -> Html:
    words = number_of(count, noun).partition(" ")[2]
    return _FIGURE.format(address(page), f"{count:,}", f"{words} {more}".strip())


def in_a_row(parts: Sequence[Html]) -> Html:
    """Figures side by side."""
    return Html('<div class="ra-figures">{}</div>').format(joined(parts))
