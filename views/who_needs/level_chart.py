"""The chart of the levels at which roles need a skill."""

from graph.kinds import Level, level_label
from graph.questions.answers import Need, WhoNeeds
from views.kit.figure import NARROW, dot, item, line, rect, show_figure, svg, text
from views.kit.palette import TRACKS

INK = TRACKS[0].css
TOP, ROW = 34.0, 34.0
WORDS = ("not stated", *(level.label.lower() for level in Level))


def show_levels(answer: WhoNeeds) -> None:
    """Draw a line from nothing to the level of each role; a level not stated is a hollow dot at the start."""
    label = f"The level at which each role needs {answer.skill.label}"
    show_figure("levels", label, lambda width: level_chart(answer, width))


def level_chart(answer: WhoNeeds, width: int) -> str:
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
        stripe = rect(0, top, width, row, kind="stripe", round_=6) if n % 2 == 0 else ""
        parts.append(stripe + _row(need, left, step, top, row, narrow))
    return svg(width, foot + 6, *parts)


def _row(need: Need, left: float, step: float, top: float, row: float, narrow: bool) -> str:
    source = "inherited" if need.via else "stated"
    y = top + row * (0.7 if narrow else 0.5)
    end = left + step * int(need.level or 0)
    title = text(left, top + row * 0.28, need.role.label) if narrow else _title(need, left, y)
    full = need.level is not None and not need.via
    mark = dot(end, y, 6.5, INK) if full else dot(end, y, 6.5, ring=INK)
    hint = f"{need.role.label}: {level_label(need.level).lower()}, {source}"
    return item(hint, title, line(left, y, end - (0 if full else 6.5), y, INK, 3) if need.level else "", mark)


def _title(need: Need, left: float, y: float) -> str:
    return text(left - 20, y, need.role.label, anchor="end", room=left - 30)
