"""The words of a page, each where it stands: what the program of the page shows, step by step."""

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from itertools import islice
from typing import Any

from pypdf.generic import ContentStream, DictionaryObject, PdfObject, StreamObject

from loaders.readers.pdf.fonts import PageFont, font_of
from loaders.readers.pdf.marking import Marking
from loaders.readers.pdf.operations import Operand, matrix_of, numbers_of, operations
from loaders.readers.pdf.shapes import DRAWS, Drawing
from loaders.readers.pdf.words import UNMOVED, Matrix, Word, lain, times
from loaders.readers.unreadable import Unreadable

# Drawings within drawings, and all that a page may hold.
DEEPEST = 8
MOST_FORMS = 400
MOST_SAVED = 500
MOST_WORDS = 20_000


@dataclass(frozen=True)
class _State:
    """What q saves and Q brings back."""

    matrix: Matrix = UNMOVED
    font: PageFont = field(default_factory=lambda: PageFont(None))
    size: float = 12.0
    spacing: float = 0.0
    word_spacing: float = 0.0
    scale: float = 1.0
    leading: float = 0.0
    rise: float = 0.0
    stroked: bool = False


class PageWalk:
    """A walk through the program of a page and the drawings it uses."""

    def __init__(self, fonts: dict[int, PageFont], check: Callable[[], None]) -> None:
        self.words: list[Word] = []
        self.drawing = Drawing()
        self.pictures = 0
        self._fonts, self._check = fonts, check
        self._forms = 0
        self._state = _State()
        self._saved: list[_State] = []
        self._text = self._line = UNMOVED
        self._marking = Marking()
        self._spaced = False

    def read(self, data: bytes, resources: object, matrix: Matrix, depth: int = 0) -> None:
        """Take the words that this program shows."""
        outer, saved = self._state, self._saved
        self._state, self._saved = replace(outer, matrix=times(matrix, outer.matrix)), []
        steps = operations(data)
        while batch := list(islice(steps, 2000)):
            self._check()
            for operator, operands in batch:
                if step := _STEPS.get(operator):
                    step(self, operands)
                elif operator in DRAWS:
                    self.drawing.step(operator, operands, self._state.matrix)
                elif operator == "Tf":
                    self._set_font(operands, resources)
                elif operator == "BI":
                    self.pictures += 1
                elif operator == "Do" and depth < DEEPEST:
                    self._draw(operands, resources, depth)
        self._state, self._saved = outer, saved

    def _draw(self, operands: list[Operand], resources: object, depth: int) -> None:
        drawn = _entry(_entry(resources, "/XObject"), operands[0] if operands else None)
        if not isinstance(drawn, StreamObject):
            return
        if drawn.get("/Subtype") == "/Image":
            self.pictures += 1
        elif self._forms < MOST_FORMS:
            self._forms += 1
            matrix = drawn.get("/Matrix")
            moved = matrix_of([float(n) for n in matrix] if isinstance(matrix, list) else [])
            own = _entry(drawn, "/Resources")
            kept = self._text, self._line
            data = ContentStream(drawn, None).get_data()
            self.read(data, resources if own is None else own, moved, depth + 1)
            self._text, self._line = kept

    def _set_font(self, operands: list[Operand], resources: object) -> None:
        if len(operands) < 2:
            return
        name, size = operands[-2:]
        resource = _entry(_entry(resources, "/Font"), name)
        key = id(resource)
        if key not in self._fonts:
            self._fonts[key] = font_of(resource)
        size = size if isinstance(size, float) else self._state.size
        self._state = replace(self._state, font=self._fonts[key], size=size)

    def save(self, _: list[Operand]) -> None:
        """Step q."""
        if len(self._saved) < MOST_SAVED:
            self._saved.append(self._state)

    def restore(self, _: list[Operand]) -> None:
        """Step Q."""
        if self._saved:
            self._state = self._saved.pop()

    def move(self, operands: list[Operand]) -> None:
        """Step cm."""
        self._state = replace(self._state, matrix=times(matrix_of(operands), self._state.matrix))

    def begin(self, _: list[Operand]) -> None:
        """Step BT."""
        self._text = self._line = UNMOVED

    def set_line(self, operands: list[Operand]) -> None:
        """Step Tm."""
        self._text = self._line = matrix_of(operands)

    def next_line(self, operands: list[Operand]) -> None:
        """Step Td."""
        x, y = numbers_of(operands, 2)
        self._text = self._line = times((1, 0, 0, 1, x, y), self._line)

    def next_line_led(self, operands: list[Operand]) -> None:
        """Step TD."""
        self._state = replace(self._state, leading=-numbers_of(operands, 2)[1])
        self.next_line(operands)

    def new_line(self, _: list[Operand]) -> None:
        """Step T*."""
        self.next_line([0.0, -self._state.leading])

    def show_below(self, operands: list[Operand]) -> None:
        """Steps ' and "."""
        if len(operands) > 2:
            word, sign = numbers_of(operands, 2)
            self._state = replace(self._state, word_spacing=word, spacing=sign)
        self.new_line([])
        self.show(operands[-1:])

    def show(self, operands: list[Operand]) -> None:
        """Steps Tj and TJ."""
        parts = operands[0] if operands and isinstance(operands[0], list) else operands
        for part in parts:
            if isinstance(part, bytes):
                self._show(part)
            elif isinstance(part, float):
                self._advance(-part / 1000 * self._state.size * self._state.scale)

    def set(self, name: str, operands: list[Operand]) -> None:
        """Steps that set one number."""
        (value,) = numbers_of(operands, 1)
        change: dict[str, Any] = {name: value / 100 if name == "scale" else value}
        self._state = replace(self._state, **change)

    def mark(self, operands: list[Operand]) -> None:
        """Steps BMC and BDC."""
        self._marking.begin(operands)

    def unmark(self, _: list[Operand]) -> None:
        """Step EMC."""
        self._marking.end()

    def _advance(self, by: float) -> None:
        self._text = times((1, 0, 0, 1, by, 0), self._text)

    def _show(self, data: bytes) -> None:
        """Take the words of a text, parted where blanks stand."""
        state = self._state
        start = x = 0.0
        letters: list[str] = []
        for code, sign, wide in state.font.glyphs(data):
            shown = self._marking.instead(sign)
            if not shown.strip() and (shown or not sign.strip()):
                self._take("".join(letters), start, x)
                letters = []
                self._spaced = self._spaced or bool(shown)
            elif shown:
                start = start if letters else x
                letters.append(shown)
            step = wide * state.size + state.spacing + (state.word_spacing if code == 32 else 0)
            ends = x + wide * state.size * state.scale
            x += step * state.scale
        if letters:
            self._take("".join(letters), start, ends)
        self._advance(x)

    def _take(self, text: str, start: float, end: float) -> None:
        if not text or self._marking.hidden:
            return
        if len(self.words) >= MOST_WORDS:
            raise Unreadable(
                "has a page with more words than a page can show", "save what it shows as a new file"
            )
        a, b, c, d, e, f = times(self._text, self._state.matrix)
        rise = self._state.rise
        ends = [(a * x + c * rise + e, b * x + d * rise + f) for x in (start, end)]
        size = abs(self._state.size) * (c * c + d * d) ** 0.5
        turned, left, right, y = lain(ends, (a, b))
        self.words.append(
            Word(
                text, left, right, y, size, self._state.font.bold or self._state.stroked, turned, self._spaced
            )
        )
        self._spaced = False

    def set_mode(self, operands: list[Operand]) -> None:
        """Step Tr: filled and stroked letters are bold ones."""
        self._state = replace(self._state, stroked=numbers_of(operands, 1)[0] == 2)


def _entry(holder: object, key: object) -> object:
    """What stands under a key of a dictionary, None where nothing does."""
    holder = holder.get_object() if isinstance(holder, PdfObject) else None
    if not isinstance(holder, DictionaryObject) or not isinstance(key, str) or key not in holder:
        return None
    return holder[key].get_object()


_STEPS: dict[str, Callable[[PageWalk, list[Operand]], None]] = {
    "q": PageWalk.save,
    "Q": PageWalk.restore,
    "cm": PageWalk.move,
    "BT": PageWalk.begin,
    "Tm": PageWalk.set_line,
    "Td": PageWalk.next_line,
    "TD": PageWalk.next_line_led,
    "T*": PageWalk.new_line,
    "Tj": PageWalk.show,
    "TJ": PageWalk.show,
    "'": PageWalk.show_below,
    '"': PageWalk.show_below,
    "Tr": PageWalk.set_mode,
    "BMC": PageWalk.mark,
    "BDC": PageWalk.mark,
    "EMC": PageWalk.unmark,
    "Tc": lambda walk, operands: walk.set("spacing", operands),
    "Tw": lambda walk, operands: walk.set("word_spacing", operands),
    "Tz": lambda walk, operands: walk.set("scale", operands),
    "TL": lambda walk, operands: walk.set("leading", operands),
    "Ts": lambda walk, operands: walk.set("rise", operands),
}
