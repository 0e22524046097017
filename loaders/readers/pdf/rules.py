"""Rules that are drawn on a page and cross each other are the grids of tables."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property

from loaders.readers.pdf.shapes import SHORTEST, THICKEST, Box

# Rules that are nearer, in points, touch each other or are one.
NEAR = 3.5
# Rules of a page, and cells of a grid, that are looked at.
MOST_RULES = 4000
MOST_CELLS = 20_000
# A rule that reaches along so much of a side of a cell closes it.
CLOSES = 0.6


@dataclass(frozen=True)
class Stroke:
    """A straight rule: its place across, and from where to where it goes, in points."""

    at: float
    start: float
    end: float


@dataclass(frozen=True)
class RuledGrid:
    """A grid: its upright rules from the left, its level ones from the top, and the places of each."""

    upright: tuple[Stroke, ...]
    level: tuple[Stroke, ...]

    @cached_property
    def xs(self) -> list[float]:
        """Where columns begin and end."""
        ends = (end for rule in self.level for end in (rule.start, rule.end))
        return _places([*(rule.at for rule in self.upright), *ends])

    @cached_property
    def ys(self) -> list[float]:
        """Where rows begin and end, from the top."""
        ends = (end for rule in self.upright for end in (rule.start, rule.end))
        return _places([*(rule.at for rule in self.level), *ends])[::-1]

    @property
    def box(self) -> Box:
        """All the room it takes."""
        return Box(self.xs[0], self.ys[-1], self.xs[-1], self.ys[0])

    @cached_property
    def owners(self) -> list[list[tuple[int, int]]]:
        """For each place of the grid, row by row, the upper left one of the cell that reaches into it."""
        owners: list[list[tuple[int, int]]] = []
        for row in range(len(self.ys) - 1):
            owners.append([])
            for column in range(len(self.xs) - 1):
                owner = (row, column)
                if column and not self._parted(self.upright, self.xs[column], self.ys[row + 1], self.ys[row]):
                    owner = owners[row][column - 1]
                elif row and not self._parted(self.level, self.ys[row], self.xs[column], self.xs[column + 1]):
                    owner = owners[row - 1][column]
                owners[row].append(owner)
        return owners

    @staticmethod
    def _parted(rules: Iterable[Stroke], at: float, start: float, end: float) -> bool:
        covered = sum(
            max(0.0, min(rule.end, end) - max(rule.start, start))
            for rule in rules
            if abs(rule.at - at) <= NEAR
        )
        return covered >= CLOSES * (end - start)


def grids_of(boxes: Sequence[Box]) -> list[RuledGrid]:
    """The grids of two rows and two columns at least, from the top."""
    level = _rules(boxes, lambda box: (box.high, (box.bottom + box.top) / 2, box.left, box.right))
    upright = _rules(boxes, lambda box: (box.wide, (box.left + box.right) / 2, box.bottom, box.top))
    if not level or not upright or len(level) + len(upright) > MOST_RULES:
        return []
    grids = [RuledGrid(tuple(us), tuple(ls)) for us, ls in _crossing(upright, level)]
    fit = [
        grid
        for grid in grids
        if len(grid.xs) > 2 and len(grid.ys) > 2 and len(grid.xs) * len(grid.ys) < MOST_CELLS
    ]
    return sorted(fit, key=lambda grid: -grid.ys[0])


def _rules(boxes: Iterable[Box], told: Callable[[Box], tuple[float, float, float, float]]) -> list[Stroke]:
    """The rules of one direction, those that go on in each other as one."""
    rules = [Stroke(at, start, end) for thick, at, start, end in map(told, boxes) if thick <= THICKEST]
    joined: list[Stroke] = []
    rows: list[list[Stroke]] = []
    for rule in sorted(rules, key=lambda rule: rule.at):
        if rows and rule.at - rows[-1][0].at <= NEAR / 2:
            rows[-1].append(rule)
        else:
            rows.append([rule])
    for row in rows:
        current: Stroke | None = None
        for rule in sorted(row, key=lambda rule: rule.start):
            if current and rule.start <= current.end + NEAR:
                current = Stroke(current.at, current.start, max(current.end, rule.end))
            else:
                joined += [current] if current else []
                current = rule
        joined += [current] if current else []
    return [rule for rule in joined if rule.end - rule.start >= SHORTEST]


def _crossing(upright: Sequence[Stroke], level: Sequence[Stroke]) -> list[tuple[list[Stroke], list[Stroke]]]:
    """The rules by grid: those that cross, and what crosses them."""
    groups: list[tuple[list[Stroke], list[Stroke]]] = []
    for rule in upright:
        crossed = [other for other in level if _cross(rule, other)]
        touched = [group for group in groups if any(other in group[1] for other in crossed)]
        mine = ([rule], list(crossed))
        for group in touched:
            mine[0].extend(group[0])
            mine[1].extend(other for other in group[1] if other not in mine[1])
            groups.remove(group)
        if crossed:
            groups.append(mine)
    return groups


def _cross(upright: Stroke, level: Stroke) -> bool:
    across = level.start - NEAR <= upright.at <= level.end + NEAR
    return across and upright.start - NEAR <= level.at <= upright.end + NEAR


def _places(values: Iterable[float]) -> list[float]:
    """The places, those near each other as one."""
    places: list[float] = []
    for value in sorted(values):
        if not places or value - places[-1] > 2 * NEAR:
            places.append(value)
    return places
