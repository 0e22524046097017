"""Who needs a skill: a table, CSV, and a chart of the levels."""

from collections.abc import Sequence

from exports.experience import source
from exports.markup import Html
from graph.kinds import Level, Necessity, level_label
from graph.questions.answers import Need, WhoNeeds
from graph.questions.titles import Titles
from views.kit.documents import place_link
from views.kit.figure import NARROW, dot, item, line, rect, show_figure, svg, text
from views.kit.html import NOTHING, badge, csv_text, folded, html_table, link
from views.kit.palette import TRACKS
from views.kit.putting_right import right_link

HEADINGS = ("Role", "Track", "Level", "Stated or inherited", "Sentence", "Where")

INK = TRACKS[0].css
TOP, ROW = 34.0, 34.0
WORDS = ("not stated", *(level.label.lower() for level in Level))


def need_table(answer: WhoNeeds) -> Html:
    """One row a role, highest level first, each with the sentence it rests on."""
    rows = [_row(need) for need in answer.needs]
    return html_table(HEADINGS, rows, f"Roles that need {answer.skill.label}")


def need_csv(answer: WhoNeeds, called: Titles) -> str:
    """The same rows for a spreadsheet, with every sentence in a row of its own, its document by its title."""
    rows = [
        (
            n.role.label,
            n.role.as_role.track,
            level_label(n.level),
            source(n),
            e.text,
            called.place(e),
        )
        for n in answer.needs
        for e in n.evidence
    ]
    return csv_text(HEADINGS, rows)


def _row(need: Need) -> Sequence[str]:
    first = need.evidence[0]
    # The map is the first page: it answers at the root, and its own name is not found.
    role = link(need.role.label, "map", sheet=need.role.id)
    level = badge(level_label(need.level))
    preferred = badge("preferred") if need.necessity == Necessity.PREFERRED else NOTHING
    where = place_link(first) + right_link(first)
    track = need.role.as_role.track or "none"
    return (
        role,
        track,
        level + preferred,
        source(need),
        Html("{}{}").format(first.text, _more(need)),
        where,
    )


def _more(need: Need) -> Html:
    """The other sentences, closed until asked for."""
    others = [Html("{} {}{}").format(e.text, place_link(e), right_link(e)) for e in need.evidence[1:]]
    return folded(f"{len(others)} more", others) if others else NOTHING


def show_levels(answer: WhoNeeds) -> None:
    """Draw a line from nothing to the level of each role; a level not stated is a hollow dot at the start."""
    label = f"The level at which each role needs {answer.skill.label}"
    show_figure("levels", label, lambda width: level_chart(answer, width))


def level_chart(answer: WhoNeeds, width: int) -> Html:
    """The picture: titles before the lines on a wide window, above them on a phone."""
    narrow = width <= NARROW
    left, row = (12.0, ROW * 1.6) if narrow else (270.0, ROW)
    step = (width - left - 46) / len(Level)
    foot = TOP + row * len(answer.needs)
    parts = []
    for level, words in enumerate(WORDS):
        x = left + step * level
        shown = words if not narrow or level in {0, 3, 5} else ""
        parts += [
            line(x, TOP - 6, x, foot),
            text(x, 14, shown, "small quiet", "middle" if level else "start"),
        ]
    for n, need in enumerate(answer.needs):
        top = TOP + row * n
        stripe = rect(0, top, width, row, kind="stripe", round_=6) if n % 2 == 0 else NOTHING
        parts.append(stripe + _line_of(need, left, step, top, row, narrow))
    return svg(width, foot + 6, *parts)


def _line_of(need: Need, left: float, step: float, top: float, row: float, narrow: bool) -> Html:
    way = "inherited" if need.via else "stated"
    y = top + row * (0.7 if narrow else 0.5)
    end = left + step * int(need.level or 0)
    title = text(left, top + row * 0.28, need.role.label) if narrow else _title(need, left, y)
    full = need.level is not None and not need.via
    mark = dot(end, y, 6.5, INK) if full else dot(end, y, 6.5, ring=INK)
    hint = f"{need.role.label}: {level_label(need.level).lower()}, {way}"
    return item(
        hint, title, line(left, y, end - (0 if full else 6.5), y, INK, 3) if need.level else NOTHING, mark
    )


def _title(need: Need, left: float, y: float) -> Html:
    return text(left - 20, y, need.role.label, anchor="end", room=left - 30)
