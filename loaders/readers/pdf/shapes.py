"""What is drawn on a page beside its letters: the dots before items, and the rules of tables."""

from dataclasses import dataclass, field, replace

from loaders.readers.pdf.operations import Operand
from loaders.readers.pdf.words import Matrix, Word

# A dot is about as wide as high, and so large at most, by the size of the text.
LARGEST_DOT = 0.75
SMALLEST_DOT = 0.12
ROUND = 1.7
LARGEST = 12.0
# A dot stands so far before the words at most, and so high above their base line, by their size.
BEFORE = 4.0
ABOVE = (-0.15, 0.85)
# A rule is so thick at most and so long at least, in points.
THICKEST = 2.5
SHORTEST = 8.0
# All that is looked at of one page.
MOST = 20_000
DOT = "•"


@dataclass(frozen=True, slots=True)
class Box:
    """The room that a drawing takes up, in points."""

    left: float
    bottom: float
    right: float
    top: float

    @property
    def wide(self) -> float:
        """From left to right."""
        return self.right - self.left

    @property
    def high(self) -> float:
        """From bottom to top."""
        return self.top - self.bottom


@dataclass
class Drawing:
    """What the program of a page draws: `boxes` tells the room of each filled or stroked path."""

    boxes: list[Box] = field(default_factory=list)
    _parts: list[list[tuple[float, float]]] = field(default_factory=list)

    def step(self, operator: str, operands: list[Operand], matrix: Matrix) -> None:
        """Take a step that draws; others are passed over."""
        numbers = [operand for operand in operands if isinstance(operand, float)]
        if operator == "re" and len(numbers) == 4:
            x, y, wide, high = numbers
            self._begin([(x, y), (x + wide, y), (x + wide, y + high), (x, y + high)], matrix)
        elif operator == "m" and len(numbers) == 2:
            self._begin([(numbers[0], numbers[1])], matrix)
        elif operator in _TO and self._parts and len(self._parts[-1]) < 1000:
            self._parts[-1] += _moved(list(zip(numbers[::2], numbers[1::2], strict=False)), matrix)
        elif operator in _FILLS or operator in _STROKES:
            self._draw(operator in _FILLS)
        elif operator == "n":
            self._parts = []

    def _begin(self, points: list[tuple[float, float]], matrix: Matrix) -> None:
        if len(self._parts) < 1000:
            self._parts.append(_moved(points, matrix))

    def _draw(self, filled: bool) -> None:
        for points in self._parts if len(self.boxes) < MOST else ():
            xs, ys = [x for x, _ in points], [y for _, y in points]
            box = Box(min(xs), min(ys), max(xs), max(ys))
            if filled or min(box.wide, box.high) <= THICKEST or max(box.wide, box.high) < LARGEST:
                self.boxes.append(box)
            else:
                self.boxes += _sides(box)
        self._parts = []


_TO = {"l", "c", "v", "y"}
_FILLS = {"f", "F", "f*", "B", "B*", "b", "b*"}
_STROKES = {"S", "s"}
DRAWS = {"re", "m", "n"} | _TO | _FILLS | _STROKES


def _moved(points: list[tuple[float, float]], matrix: Matrix) -> list[tuple[float, float]]:
    a, b, c, d, e, f = matrix
    return [(a * x + c * y + e, b * x + d * y + f) for x, y in points]


def _sides(box: Box) -> list[Box]:
    return [
        replace(box, top=box.bottom), replace(box, bottom=box.top),
        replace(box, right=box.left), replace(box, left=box.right),
    ]  # fmt: skip


def with_dots(words: list[Word], boxes: list[Box]) -> list[Word]:
    """The words, and a mark for each dot that is drawn before some."""
    dots = [box for box in boxes if _is_dot(box)]
    marks = []
    by_line: dict[int, list[Word]] = {}
    for word in words if dots else ():
        by_line.setdefault(int(word.y // 8), []).append(word)
    for dot in dots:
        near = [word for n in range(-3, 2) for word in by_line.get(int(dot.bottom // 8) + n, ())]
        behind = [word for word in near if _is_before(dot, word)]
        if behind:
            word = min(behind, key=lambda word: word.left)
            marks.append(Word(DOT, dot.left, dot.right, word.y, word.size, word.bold))
    return _without_repeats(words, marks)


def _without_repeats(words: list[Word], marks: list[Word]) -> list[Word]:
    """The words and one mark a place: a ring is drawn as two, the inner one again."""
    kept: dict[tuple[int, int], Word] = {}
    for mark in marks:
        kept.setdefault((int(mark.left // 4), int(mark.y)), mark)
    return [*words, *kept.values()]


def _is_dot(box: Box) -> bool:
    wide, high = max(box.wide, 0.01), max(box.high, 0.01)
    return 0.8 < wide < LARGEST and 0.8 < high < LARGEST and 1 / ROUND < wide / high < ROUND


def _is_before(dot: Box, word: Word) -> bool:
    """Whether a dot stands before a word at the height of its letters, and is of a fit size."""
    low, high = ABOVE
    fits = SMALLEST_DOT * word.size < dot.high < LARGEST_DOT * word.size
    level = low * word.size < dot.bottom - word.y and dot.top - word.y < high * word.size
    return fits and level and 0 < word.left - dot.right + 0.5 < BEFORE * word.size
