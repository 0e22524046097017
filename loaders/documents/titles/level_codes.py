"""The code of a level in a heading, by which a ladder names its roles too: "IC3", "L2", "Level 2"."""

import re
from collections import Counter
from collections.abc import Mapping

CODE = re.compile(r"[A-Z]{1,3}-?\d{1,2}")
_IN_HEADING = re.compile(
    r"^\W*(?P<before>[A-Z]{1,3}-?\d{1,2}|(?:Level|Grade|Band) \d{1,2})\s*[-–—:|.]\s"
    r"|[(\[](?P<inside>[A-Z]{1,3}-?\d{1,2}|(?:Level|Grade|Band) \d{1,2})[)\]]\W*$"
    r"|[\s,–—-](?P<behind>[A-Z]{1,3}-?\d{1,2}|(?:Level|Grade|Band) \d{1,2})\W*$"
)


def code_in(heading: str) -> str | None:
    """The code of a level before or behind a title, None without one."""
    match = _IN_HEADING.search(heading)
    return next((code for code in match.groups() if code), None) if match else None


def told_apart(titles: Mapping[int, str], headings: Mapping[int, str]) -> dict[int, str]:
    """The titles; those that several headings bear, each with its code, where that tells them apart."""
    counts = Counter(titles.values())
    coded = {
        n: f"{title} ({code})" if counts[title] > 1 and (code := code_in(headings[n])) else title
        for n, title in titles.items()
    }
    apart = Counter(coded.values())
    return {n: coded[n] if apart[coded[n]] == 1 else title for n, title in titles.items()}
