"""Letters that came out of UTF-8 which some program read in another coding: "donâ€™t" for "don’t"."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from loaders.readers.pieces import Block, Contents, Missing, Notice, Piece

# What programs took UTF-8 for, with the first bytes of its signs of two, three and four bytes that are told
# there from what somebody wrote.
CODINGS = {
    "mac_roman": ((0xC2, 0xC5, 1), (0xE2, 0xE2, 2)),
    "cp1252": ((0xC2, 0xC5, 1), (0xE2, 0xEF, 2), (0xF0, 0xF0, 3)),
}
LOST = "\ufffd"
# So often at most a text went through a program that misread it.
TIMES = 3
# What such signs stand for, else they are no doubt what somebody wrote: letters of Europe, punctuation,
# signs of money and trade, arrows, bullets, boxes and pictures.
_LIKELY = re.compile(
    "[\u0080-\u017f\u0192\u02c6\u02dc\u2000-\u206f\u20ac\u2116\u2122\u2190-\u21ff\u2200-\u27bf\ue000-\uf8ff"
    "\ufb00-\ufb06\ufe0f\ufeff\ufffd\U0001f000-\U0001faff]"
)
# What may stand behind a word in capitals, which then ends like a sign of two bytes: "QUALITÉ »".
_MARKS = frozenset("\u00a0«»°·")


@dataclass(frozen=True)
class _Coding:
    """How UTF-8 looks when it is read in a coding: the pattern of one sign, and the bytes of each letter."""

    signs: re.Pattern[str]
    bytes_of: dict[str, int]

    def mended(self, match: re.Match[str]) -> str:
        """The sign that the letters stand for, or they themselves."""
        if match.group()[1] in _MARKS and match.string[: match.start()][-1:].isupper():
            return match.group()
        try:
            sign = bytes(self.bytes_of[letter] for letter in match.group()).decode()
        except UnicodeDecodeError:
            return match.group()
        return sign if _LIKELY.fullmatch(sign) else match.group()


def mended(text: str) -> str:
    """The text with the signs that were misread put right; as it is where there are none."""
    if text.isascii():
        return text
    for _ in range(TIMES):
        before = text
        for coding in _codings():
            text = coding.signs.sub(coding.mended, text)
        if text == before:
            break
    return text


def told(contents: Contents, text: str | None) -> Contents:
    """The contents with a notice of what is damaged.

    `text` is that of the file, which was mended as it was read; None for formats that stand as they are.
    """
    lines = text.split("\n") if text is not None else list(_lines(contents.pieces))
    if not any(LOST in line or mended(line) != line for line in lines):
        return contents
    places = [(n, line, mended(line)) for n, line in enumerate(lines, 1) if not line.isascii()]
    wrong = [(n, line, right) for n, line, right in places if right != line]
    lost = [(n, line, line) for n, line, _ in places if LOST in line]
    first = min((*wrong, *lost), key=lambda one: one[0])
    said = [*_of_wrong(wrong, text is not None), *_of_lost(lost)]
    do = "compare them with the original, and save the file anew as UTF-8"
    notice = Notice(
        Missing.LETTERS, "; ".join(said), do, first[0], (first[2] if text is not None else first[1]).strip()
    )
    return Contents(contents.pieces, (*contents.notices, notice), contents.data)


def _of_wrong(wrong: Sequence[tuple[int, str, str]], put_right: bool) -> Iterator[str]:
    if wrong:
        _, line, put = wrong[0]
        written, right = next(
            pair for pair in zip(line.split(), put.split(), strict=False) if len(set(pair)) > 1
        )
        lines = f"of {len(wrong)} lines" if len(wrong) > 1 else "of a line"
        done = "and were put right" if put_right else "and stand as they are"
        why = f"by a program that took UTF-8 for something else ({written} for {right})"
        yield f"letters {lines} were damaged {why} {done}"


def _of_lost(lost: Sequence[tuple[int, str, str]]) -> Iterator[str]:
    count = sum(line.count(LOST) for _, line, _ in lost)
    if count:
        yield (
            f"{count} letters are lost, {LOST} stands for each"
            if count > 1
            else f"a letter is lost at {LOST}"
        )


def _lines(pieces: Sequence[Piece]) -> Iterator[str]:
    """The lines of a document as it is shown, without those that say nothing of it."""
    at = 1
    for piece in pieces:
        shown = [(piece.place.line, piece.raw)] if isinstance(piece, Block) else piece.lines
        for line, text in shown:
            yield from [""] * (line - at)
            yield text
            at = max(at, line) + 1


@cache
def _codings() -> tuple[_Coding, ...]:
    return tuple(_coding(name) for name in CODINGS)


def _coding(name: str) -> _Coding:
    bytes_of = {chr(byte): byte for byte in range(0x80, 0xC0)}
    letters = {byte: bytes([byte]).decode(name, errors="ignore") for byte in range(0x80, 0x100)}
    bytes_of |= {letter: byte for byte, letter in letters.items() if letter}
    inner = "".join(re.escape(letter) for letter, byte in bytes_of.items() if byte < 0xC0)
    each = []
    for first, last, more in CODINGS[name]:
        leads = "".join(re.escape(letters[byte]) for byte in range(first, last + 1) if letters[byte])
        each.append(f"[{leads}][{inner}]{{{more}}}")
    return _Coding(re.compile("|".join(each)), bytes_of)
