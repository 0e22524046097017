"""What carries over from one role to another, as bands through the skills."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from graph.answers import Overlap, SharedSkill
from graph.model import Node
from graph.vocabulary import NodeKind, counted, level_label
from views.figure import NARROW, item, rect, svg, text
from views.palette import Colour

# More skills of one group than this are told by their number.
MOST_IN_GROUP = 14
HIGH, GAP, HEAD = 22, 6, 34


@dataclass(frozen=True)
class Band:
    """One row of the picture: its words, and which of the two roles it touches."""

    label: str
    levels: str
    held: bool
    asked: bool


@dataclass(frozen=True)
class Part:
    """A group of bands under one heading."""

    title: str
    bands: tuple[Band, ...]


def parts(found: Overlap, origin: Node, target: Node) -> tuple[Part, ...]:
    """The skills of two roles: those that carry over, those to learn, those left behind."""
    both = [s for s in found.every if origin.id in s.needs and target.id in s.needs]
    new = [s for s in found.every if origin.id not in s.needs]
    left = [s for s in found.every if target.id not in s.needs]
    made = (
        _part("Carries over", both, origin, target),
        _part("To learn", new, origin, target),
        _part("Not asked for any more", left, origin, target),
    )
    return tuple(part for part in made if part.bands)


def sankey(found: Sequence[Part], ends: tuple[Node, Node], colours: tuple[Colour, Colour], width: int) -> str:
    """The picture of the parts between the two roles."""
    narrow = width <= NARROW
    middle = 70 if narrow else 0.36 * width
    top = 62 if narrow else 34
    drawn = [*_names(ends, colours, width, narrow)]
    drawn += _drawn(found, colours, (middle, width - 10.0), top)
    return svg(width, top + _height(found) + 6, *drawn)


def _part(title: str, skills: Sequence[SharedSkill], origin: Node, target: Node) -> Part:
    ordered = sorted(skills, key=lambda s: (s.skill.kind != NodeKind.SYSTEM, s.skill.label.casefold()))
    bands = [_band(shared, origin, target) for shared in ordered[:MOST_IN_GROUP]]
    if more := ordered[MOST_IN_GROUP:]:
        one = bands[-1]
        bands.append(Band(f"and {len(more)} more", "", one.held, one.asked))
    return Part(f"{title} ({len(skills)})", tuple(bands))


def _band(shared: SharedSkill, origin: Node, target: Node) -> Band:
    held, asked = shared.needs.get(origin.id), shared.needs.get(target.id)
    words = [level_label(need.level).lower() for need in (held, asked) if need]
    short = bool(held and asked) and counted(asked.level if asked else None) > counted(
        held.level if held else None
    )
    same = len(set(words)) == 1
    levels = words[0] if same else f" {'↗' if short else '→'} ".join(words)
    return Band(shared.skill.label, levels, held is not None, asked is not None)


def _names(
    ends: tuple[Node, Node], colours: tuple[Colour, Colour], width: int, narrow: bool
) -> Iterator[str]:
    room = width - 20 if narrow else width / 2 - 20
    yield text(0, 12, ends[0].label, "strong", room=room)
    yield text(width, 36 if narrow else 12, ends[1].label, "strong", "end", room=room)


def _height(found: Sequence[Part]) -> float:
    return sum(HEAD + len(part.bands) * (HIGH + GAP) for part in found)


def _drawn(
    found: Sequence[Part], colours: tuple[Colour, Colour], xs: tuple[float, float], top: float
) -> Iterator[str]:
    middle, right = xs
    y, held, asked = top, top + HEAD, top + HEAD
    for part in found:
        yield text(middle, y + HEAD / 2 + 2, part.title, "strong small quiet")
        y += HEAD
        for band in part.bands:
            alone = "" if band.held and band.asked else " alone"
            shapes = [rect(middle, y, 8, HIGH, (colours[0] if band.held else colours[1]).css, round_=2)]
            if band.held:
                shapes.append(_ribbon((10, held), (middle, y), colours[0], alone))
                shapes.append(rect(0, held, 10, HIGH, colours[0].css))
                held += HIGH
            if band.asked:
                shapes.append(_ribbon((middle + 8, y), (right, asked), colours[1], alone))
                shapes.append(rect(right, asked, 10, HIGH, colours[1].css))
                asked += HIGH
            yield item(f"{band.label} {band.levels}", *shapes, _label(band, middle + 16, y + HIGH / 2, right))
            y += HIGH + GAP


def _label(band: Band, x: float, y: float, right: float) -> str:
    levels = min(len(band.levels) * 6.2, right - x)
    room = right - x - 10
    if right > NARROW:
        return text(x, y, band.label, "strong", room=300) + text(x + 310, y, band.levels, "small quiet")
    fits = len(band.label) * 7.1 + levels + 12 <= room
    words = text(x, y, band.label, "strong small", room=room)
    return words + text(right - 8, y, band.levels, "small quiet", "end") if fits else words


def _ribbon(start: tuple[float, float], end: tuple[float, float], colour: Colour, alone: str) -> str:
    (x1, y1), (x2, y2) = start, end
    bend = (x1 + x2) / 2
    path = (
        f"M{x1:g},{y1:g}C{bend:g},{y1:g} {bend:g},{y2:g} {x2:g},{y2:g}v{HIGH}"
        f"C{bend:g},{y2 + HIGH:g} {bend:g},{y1 + HIGH:g} {x1:g},{y1 + HIGH:g}Z"
    )
    return f'<path d="{path}" class="ribbon{alone}" style="fill:{colour.css}"/>'
