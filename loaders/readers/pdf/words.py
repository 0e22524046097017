"""What a page shows: words and where they stand."""

from dataclasses import dataclass

# a, b, c, d, e, f of a transformation: x' = a x + c y + e, y' = b x + d y + f.
Matrix = tuple[float, float, float, float, float, float]
UNMOVED: Matrix = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)
# A gap between two signs that parts words, by the size of the font, where no blank stands.
PARTS = 0.17


@dataclass(slots=True)
class Word:
    """A word and where it stands, in points, `y` growing upward: its ends, its base line, its size.

    `turned` counts quarter turns against the page, -1 for any other slant; `spaced` tells that a blank was
    written before it.
    """

    text: str
    left: float
    right: float
    y: float
    size: float
    bold: bool
    turned: int = 0
    spaced: bool = False


def times(first: Matrix, then: Matrix) -> Matrix:
    """One transformation after another."""
    a, b, c, d, e, f = first
    g, h, i, j, k, m = then
    return (a * g + b * i, a * h + b * j, c * g + d * i, c * h + d * j, e * g + f * i + k, e * h + f * j + m)


def lain(ends: list[tuple[float, float]], along: tuple[float, float]) -> tuple[int, float, float, float]:
    """How far a text is turned, and its ends and base line once it is turned back."""
    (x, y), (to_x, to_y) = ends
    a, b = along
    if abs(b) <= 0.05 * abs(a):
        return (0, x, to_x, y) if a > 0 else (2, -x, -to_x, -y)
    if abs(a) <= 0.05 * abs(b):
        return (1, y, to_y, -x) if b > 0 else (3, -y, -to_y, x)
    return -1, x, to_x, y
