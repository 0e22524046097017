"""Which skills each exact group of roles needs: bars over dots, lying down on a phone."""

from collections.abc import Sequence

from exports.markup import Html
from graph.kinds import NodeKind
from graph.model import Node
from graph.questions.answers import Intersection
from views.kit.figure import NARROW, dot, item, line, rect, show_figure, svg, text
from views.kit.html import joined
from views.kit.palette import TRACKS

MOST_DRAWN = 14
SHARED = TRACKS[0].css
ALONE = "light-dark(#8b95a3, #75808f)"
_FAINT = Html('<g style="opacity:.55">{}</g>')


def show_upset(roles: Sequence[Node], groups: Sequence[Intersection]) -> None:
    """Draw the groups that `intersections` lists, most roles first."""
    show_figure("upset", "How many skills each group of roles shares", lambda w: upset(roles, groups, w))


def upset(roles: Sequence[Node], groups: Sequence[Intersection], width: int) -> Html:
    """The picture: columns on a wide window, rows on a phone."""
    shown = groups[:MOST_DRAWN]
    return _rows(roles, shown, width) if width <= NARROW else _columns(roles, shown, width)


def _systems(group: Intersection) -> int:
    return sum(skill.kind == NodeKind.SYSTEM for skill in group.skills)


def _hint(group: Intersection) -> str:
    names = ", ".join(skill.label for skill in group.skills)
    return f"{', '.join(role.label for role in group.roles)}: {names}"


def _columns(roles: Sequence[Node], groups: Sequence[Intersection], width: int) -> Html:
    left, top, tall, gap = 270, 44, 190, 34
    step = min((width - left) / max(len(groups), 1), 84.0)
    scale = tall / max((len(group.skills) for group in groups), default=1)
    first = top + tall + 34
    parts = [_legend(left, 12)]
    for n, role in enumerate(roles):
        y = first + n * gap
        if n % 2 == 0:
            parts.append(rect(0, y - gap / 2, left + step * len(groups), gap, kind="stripe", round_=6))
        parts.append(text(left - 20, y, role.label, anchor="end", room=left - 30))
    for n, group in enumerate(groups):
        x = left + step * (n + 0.5)
        ys = [first + k * gap for k in range(len(roles))]
        parts.append(
            item(_hint(group), _bar_up(group, x, top + tall, scale), _dots_down(roles, group, x, ys))
        )
    return svg(width, first + gap * len(roles), *parts)


def _bar_up(group: Intersection, x: float, floor: float, scale: float) -> Html:
    systems, total = _systems(group) * scale, len(group.skills) * scale
    fill = SHARED if len(group.roles) > 1 else ALONE
    return (
        rect(x - 17, floor - systems, 34, systems, fill)
        + _FAINT.format(rect(x - 17, floor - total, 34, total - systems, fill))
        + text(x, floor - total - 12, str(len(group.skills)), "strong", "middle")
    )


def _dots_down(roles: Sequence[Node], group: Intersection, x: float, ys: Sequence[float]) -> Html:
    fill = SHARED if len(group.roles) > 1 else ALONE
    on = [y for role, y in zip(roles, ys, strict=True) if role in group.roles]
    off = [dot(x, y, 7.5, kind="off") for y in ys if y not in on]
    return joined((*off, line(x, on[0], x, on[-1], fill, 4), *(dot(x, y, 8, fill, "held") for y in on)))


def _rows(roles: Sequence[Node], groups: Sequence[Intersection], width: int) -> Html:
    head, step, high = 30 + 24 * len(roles), 26, 30
    left = step * len(roles) + 12
    scale = (width - left - 40) / max((len(group.skills) for group in groups), default=1)
    parts = [_legend(0, 12)]
    for n, role in enumerate(roles):
        x, y = step * (n + 0.5), 42.0 + 24 * n
        parts += [line(x, y + 9, x, head + high * len(groups)), dot(x, y, 4, SHARED)]
        parts.append(text(x + 14, y, role.label, "small", room=width - x - 14))
    for n, group in enumerate(groups):
        y = head + high * (n + 0.5) + 8
        xs = [step * (k + 0.5) for k in range(len(roles))]
        parts.append(item(_hint(group), _bar_right(group, left, y, scale), _dots_right(roles, group, xs, y)))
    return svg(width, head + high * len(groups) + 12, *parts)


def _bar_right(group: Intersection, left: float, y: float, scale: float) -> Html:
    systems, total = _systems(group) * scale, len(group.skills) * scale
    fill = SHARED if len(group.roles) > 1 else ALONE
    return (
        rect(left, y - 9, systems, 18, fill)
        + _FAINT.format(rect(left + systems, y - 9, total - systems, 18, fill))
        + text(left + total + 8, y, str(len(group.skills)), "strong")
    )


def _dots_right(roles: Sequence[Node], group: Intersection, xs: Sequence[float], y: float) -> Html:
    fill = SHARED if len(group.roles) > 1 else ALONE
    on = [x for role, x in zip(roles, xs, strict=True) if role in group.roles]
    off = [dot(x, y, 6.5, kind="off") for x in xs if x not in on]
    return joined((*off, line(on[0], y, on[-1], y, fill, 4), *(dot(x, y, 7, fill, "held") for x in on)))


def _legend(x: float, y: float) -> Html:
    return (
        rect(x, y - 6, 12, 12, SHARED, round_=2)
        + text(x + 18, y, "systems", "small")
        + _FAINT.format(rect(x + 84, y - 6, 12, 12, SHARED, round_=2))
        + text(x + 102, y, "competencies", "small")
        + rect(x + 200, y - 6, 12, 12, ALONE, round_=2)
        + text(x + 218, y, "of one role only", "small")
    )
