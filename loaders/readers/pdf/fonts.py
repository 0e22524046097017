"""The fonts of a page: which text the bytes of a program stand for, and how wide it is."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from pypdf.generic import DictionaryObject
from pypdf.generic._font import Font

_BOLD = re.compile(r"bold|black|heavy|demi|[-,]bd\b", re.IGNORECASE)
# Fonts of signs, whose letters and digits are none.
_SIGNS = re.compile(r"symbol|wingdings|dingbats|webdings", re.IGNORECASE)
# Codes that the encodings leave open show a bullet.
_UNDEFINED = re.compile("[\x7f-\x9f]")
# What stands for no letter: a sign that a font does not name.
_UNNAMED = re.compile("[\x00-\x08\x0e-\x1f\ufffe\uffff]")
UNKNOWN = "\ufffd"
# A weight from which a font is bold; 400 is that of a text.
BOLD_WEIGHT = 600
# The sign that stands for one of a font of signs.
BULLET = "•"
_FORCED_BOLD = 1 << 18


@dataclass(frozen=True)
class PageFont:
    """A font: `glyphs` tells what bytes show."""

    font: Font | None

    @cached_property
    def bold(self) -> bool:
        """Whether the font is a bold one, by its name or by what it says of itself."""
        if self.font is None:
            return False
        told = self.font.font_descriptor
        weight = str(told.weight)
        heavy = weight.isdigit() and int(weight) >= BOLD_WEIGHT
        return heavy or bool(_BOLD.search(str(self.font.name))) or bool(int(told.flags) & _FORCED_BOLD)

    @cached_property
    def _signs(self) -> bool:
        return self.font is not None and bool(_SIGNS.search(str(self.font.name)))

    @cached_property
    def _known(self) -> dict[int, tuple[str, float]]:
        return {}

    def glyphs(self, data: bytes) -> Iterator[tuple[int, str, float]]:
        """The code, the text and the width (1 is the size of the font) of each sign that is shown."""
        encoding = self.font.encoding if self.font else {}
        if isinstance(encoding, str) and encoding != "utf-16-be":
            yield from ((0, sign, 1.0) for sign in data.decode(encoding, "replace"))
            return
        known = self._known
        for code in _pairs(data) if isinstance(encoding, str) else data:
            if code not in known:
                known[code] = self._glyph(code)
            yield (code, *known[code])

    def _glyph(self, code: int) -> tuple[str, float]:
        raw, font = chr(code), self.font
        if font is None:
            return raw, 0.5
        text = font.encoding.get(code, raw) if isinstance(font.encoding, dict) else raw
        shown = str(font.character_map.get(text, font.character_map.get(raw, text)))
        if isinstance(font.encoding, dict) and _UNDEFINED.fullmatch(shown):
            shown = BULLET
        if _UNNAMED.fullmatch(shown):
            shown = UNKNOWN
        if self._signs and len(shown) == 1 and (shown.isascii() or shown > "\ue000") and shown.strip():
            shown = BULLET
        width = font.character_widths.get(raw, font.character_widths.get("default", 500))
        return shown, _number(width) / 1000


def _pairs(data: bytes) -> list[int]:
    return [data[n] << 8 | data[n + 1] for n in range(0, len(data) - 1, 2)]


def _number(value: object) -> float:
    return float(value) if isinstance(value, int | float) else 500.0


def font_of(resource: object) -> PageFont:
    """The font of these resources; one that says nothing of use shows its bytes as they are."""
    if not isinstance(resource, DictionaryObject):
        return PageFont(None)
    return PageFont(Font.from_font_resource(resource))
