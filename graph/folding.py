"""One folding of text: what cannot be seen, or is only typed otherwise, is the same text.

Documents, rosters, search and labels are compared in this form; `Folded.span` leads from it back to
the places of the text as it was written.
"""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass

# Code points without a picture of their own: the property Default_Ignorable_Code_Point of Unicode 16
# (DerivedCoreProperties.txt).
_IGNORABLE = (
    "\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f\u202a-\u202e\u2060-\u206f"
    "\u3164\ufe00-\ufe0f\ufeff\uffa0\ufff0-\ufff8\U0001bca0-\U0001bca3\U0001d173-\U0001d17a\U000e0000-\U000e0fff"
)
_LEFT_OUT = re.compile(f"[{_IGNORABLE}]")
# Marks behind a word that are no part of it: of goods, of footnotes.
_BESIDE = re.compile("[\u00ae\u2120\u2122\u00b9\u00b2\u00b3\u2070\u2074-\u2079]")
# A fraction or a number in a circle stays one sign: as digits it would join the number beside it.
_ONE_SIGN = ("<fraction>", "<circle>")
# Every sign of Unicode that is typed for an apostrophe or a single quotation mark, a hyphen, or a minus.
_ALIKE = {ord(sign): "'" for sign in "\u00b4\u02b9\u02bb\u02bc\u02c8\u2018\u2019\u201a\u201b\u2032\uff07"}
_ALIKE |= {ord(sign): "-" for sign in "\u2010\u2011\u2043\u2212\ufe63\uff0d"}
# The line ends of the Unicode standard (UAX 14: BK, CR, LF, NL): CR alone, form feeds, NEL, LS and PS too.
LINE_ENDS = re.compile("\r\n|[\n\r\v\f\x1c-\x1e\x85\u2028\u2029]")
_SAME = re.compile(r"[\t\n\x20-\x7e]*")
# A letter bears no more marks: the limit of stream-safe text (UAX 15, section 13), with the letter.
MOST_MARKS = 31
# Signs that join the one before: vowels and finals of Korean syllables, half-width voicing marks.
_JOINING = re.compile("[\u1160-\u11ff\uff9e\uff9f]")


@dataclass(frozen=True)
class Folded:
    """A folded text; `starts` and `ends` hold, by its characters, places in the original (None: the same)."""

    text: str
    starts: tuple[int, ...] | None = None
    ends: tuple[int, ...] | None = None

    def span(self, start: int, end: int) -> tuple[int, int]:
        """The span of the original that these characters of the folded text stand for."""
        if self.starts is None or self.ends is None:
            return start, end
        if start >= end:
            at = self.starts[start] if start < len(self.starts) else (self.ends[-1] if self.ends else 0)
            return at, at
        return self.starts[start], self.ends[end - 1]


def fold(text: str) -> Folded:
    """The folded text with the way back.

    NFKC by clusters of a letter with its marks; ignorable characters out; apostrophes, hyphens and
    blanks alike; marks that tell letters apart stay.
    """
    if _SAME.fullmatch(text):
        return Folded(text)
    signs: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    for start, end, written in _pieces(text):
        signs.append(written)
        same = end - start == len(written) > 1
        starts += range(start, end) if same else [start] * len(written)
        ends += range(start + 1, end + 1) if same else [end] * len(written)
    return Folded("".join(signs), tuple(starts), tuple(ends))


def folded(text: str) -> str:
    """The folded text alone."""
    return text if _SAME.fullmatch(text) else "".join(written for _, _, written in _pieces(text))


def name_key(name: str) -> str:
    """The form in which two written names are one: folded, lower case, a blank for hyphens and blanks."""
    return " ".join(folded(folded(name).casefold()).replace("-", " ").split())


def lines_of(text: str) -> tuple[str, ...]:
    """The lines of a text without their ends, whatever ends them."""
    return tuple(LINE_ENDS.split(text))


def _pieces(text: str) -> Iterator[tuple[int, int, str]]:
    """The text piece by piece as it is folded, with the span of each: plain runs, else single clusters."""
    at, before = 0, ""
    while at < len(text):
        plain = _SAME.match(text, at)
        end = plain.end() if plain else at
        # A mark behind a run belongs to its last letter.
        end -= end > at and end < len(text) and _joins(text[end])
        if end > at:
            yield at, end, text[at:end]
            at, before = end, text[end - 1]
            continue
        end, cluster = _cluster(text, at)
        if cluster and not (_BESIDE.match(cluster) and before and not before.isspace()):
            written = _written(cluster)
            yield at, end, written
            before = written[-1:] or before
        at = end


def _joins(sign: str) -> bool:
    """True for a sign that may belong to the letter before it."""
    joined = unicodedata.category(sign)[0] == "M" or _JOINING.match(sign) or _LEFT_OUT.match(sign)
    return bool(joined)


def _cluster(text: str, at: int) -> tuple[int, str]:
    """Where the letter at a place ends with its marks, and both without what is ignorable."""
    end = at + 1
    while end < len(text) and end - at < MOST_MARKS and _joins(text[end]):
        end += 1
    return end, _LEFT_OUT.sub("", text[at:end])


def _written(cluster: str) -> str:
    if unicodedata.decomposition(cluster[0]).startswith(_ONE_SIGN):
        return cluster
    written = unicodedata.normalize("NFKC", cluster.translate(_ALIKE)).translate(_ALIKE)
    written = _LEFT_OUT.sub("", written)
    return "".join(" " if unicodedata.category(sign) == "Zs" else sign for sign in written)
