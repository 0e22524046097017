"""Codes and numbers in a heading: of a level ("IC3", "Level 2"), a job ("FIN-201"), a chapter ("4.1")."""

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from functools import lru_cache

from loaders.readers.pieces import Block
from loaders.vocabulary.words import one_of

CODE = re.compile(r"[A-Z]{1,3}-?\d{1,2}")
_IN_HEADING = re.compile(
    r"^\W*(?P<before>[A-Z]{1,3}-?\d{1,2}|(?i:Level|Grade|Band|Scale) (?:\d{1,2}|[A-Z]\b))\s*[-–—:|.]\s"
    r"|^\W*(?P<led>[A-Z]{1,3}-?\d{1,2})\s+(?=[A-Z])"
    r"|[(\[](?P<inside>[A-Z]{1,3}-?\d{1,2}|(?i:Level|Grade|Band|Scale) (?:\d{1,2}|[A-Z]\b))[)\]]\W*$"
    r"|[\s,–—-](?P<behind>[A-Z]{1,3}-?\d{1,2}|(?i:Level|Grade|Band|Scale) (?:\d{1,2}|[A-Z]\b))\W*$"
)
_LED = re.compile(r"(?P<letters>[A-Z]{1,3})-?(?P<number>\d{1,2})\s+(?=[A-Z])")
# The number of a chapter before a title.
_CHAPTER = re.compile(r"^(?:\d{1,2}(?:\.\d{1,2})+\.?|\d{1,2}[.)]|[A-Z][.)]|[IVX]{1,4}[.)]|§\s*\d+)\s+(?=\w)")
# Letters and a number, with which catalogues name levels and jobs.
_OF_JOB = r"[A-Z]{1,5}-?\d{1,5}[A-Z]?"


def without_codes(heading: str, rungs: tuple[str, ...]) -> str:
    """A heading without the number of its chapter and the codes of its job and of its level (`rungs`)."""
    text, before = _CHAPTER.sub("", heading), ""
    first, last = _codes(rungs)
    while text != before:
        before, text = text, last.sub("", first.sub("", text))
    return text


@lru_cache(maxsize=8)
def _codes(rungs: tuple[str, ...]) -> tuple[re.Pattern[str], re.Pattern[str]]:
    """Patterns for a code before a title and for one behind it."""
    rung = rf"(?i:{one_of(rungs)}) (?:\d{{1,2}}|[A-Z]\d{{1,2}}|[IVX]{{1,4}}|[A-Z])\b"
    before = rf"^(?:{_OF_JOB}|\d{{3,6}}|{rung})\s*[-–—:|.]\s+(?=\w)|^[A-Z]{{2,5}}-?\d{{2,5}}\s+(?=[A-Z]\w)"
    inside = rf"\s*[(\[](?:{_OF_JOB}|\d{{3,6}}|{rung})[)\]]$"
    return re.compile(before), re.compile(rf"{inside}|\s*[-–—,|]\s*(?:{rung}|[A-Z]{{2,5}}-\d{{2,5}})$")


def code_in(heading: str) -> str | None:
    """The code of a level before or behind a title, None without one."""
    match = _IN_HEADING.search(heading)
    return next((code for code in match.groups() if code), None) if match else None


def spoken_initials(blocks: Sequence[Block], titles: Mapping[int, str]) -> dict[int, str]:
    """The first letters of titles of three to five words, by line, where the text below has them too.

    Elsewhere they mean too much else: "as listed in the SOP" is of no Senior Operations Planner.
    """
    met: dict[int, str] = {}
    line, short = 0, ""
    for block in blocks:
        if block.place.line in titles:
            line, short = block.place.line, _initials(titles[block.place.line])
        elif short and short in block.text and re.search(rf"\b{short}s?\b", block.text):
            met[line] = short
    return met


def _initials(title: str) -> str:
    words = [word for word in re.split(r"[\s/-]+", title) if word[:1].isalpha() and word[0].isupper()]
    return "".join(word[0] for word in words) if 3 <= len(words) <= 5 else ""


def _without_led(titles: Mapping[int, str]) -> dict[int, str]:
    """The titles without codes before them, as "L1 Baker" and "L2 Baker" have."""
    led = {n: match for n, title in titles.items() if (match := _LED.match(title))}
    rows = Counter(match["letters"] for match in led.values())
    numbers = {(match["letters"], match["number"]) for match in led.values()}
    apart = {
        letters for letters, count in rows.items() if 1 < count == sum(own == letters for own, _ in numbers)
    }
    return {
        n: title[led[n].end() :] if n in led and led[n]["letters"] in apart else title
        for n, title in titles.items()
    }


def told_apart(titles: Mapping[int, str], headings: Mapping[int, str]) -> dict[int, str]:
    """The titles; those that several headings bear, each with its code, where that tells them apart.

    A code that stands before several of them, each with a number of its own, is no word of a title.
    """
    titles = _without_led(titles)
    counts = Counter(titles.values())
    coded = {
        n: f"{title} ({code})" if counts[title] > 1 and (code := code_in(headings[n])) else title
        for n, title in titles.items()
    }
    apart = Counter(coded.values())
    return {n: coded[n] if apart[coded[n]] == 1 else title for n, title in titles.items()}
