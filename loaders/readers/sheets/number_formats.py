"""Numbers of a workbook as people see them: dates, shares of a hundred, words that the format adds."""

import re
from datetime import datetime, timedelta
from math import isfinite

# Formats that every workbook knows by number: days and times.
_DAYS = frozenset({14, 15, 16, 17, 22, *range(27, 32), *range(34, 37), *range(50, 59)})
_TIMES = frozenset({18, 19, 20, 21, 32, 33, 45, 46, 47})
_SHARES = frozenset({9, 10})
_GENERAL = "general"
# What stands in a format: words in quotation marks, one escaped sign, a blank or filling of some width,
# colours and conditions, digits, letters.
_PART = re.compile(r'"(?P<said>[^"]*)"|\\(?P<sign>.)|[_*].|\[[^\]]*\]|(?P<digits>[0#?][0#?.,]*)|(?P<other>.)')
_LETTERS = re.compile(r"[dmyhs]", re.IGNORECASE)
_EPOCHS = {False: datetime(1899, 12, 30), True: datetime(1904, 1, 1)}
# The day 60 of the older count, 29 February 1900, never was; before it the count is one day off.
_NEVER = 60
_LAST_DAY = 2_958_465
_SECOND = 1 / 86_400


def plain(number: float) -> str:
    """A number without a point that says nothing: 3, 2.5; nothing for what is no number."""
    if not isfinite(number):
        return ""
    return f"{number:.10g}" if abs(number) < 1e10 and number != int(number) else str(int(number))


def shown(number: float, built_in: int, code: str, from_1904: bool = False) -> str:
    """The number under a format of this number or code: a date as ISO, 0.5 as 50% where it is shown so."""
    first = code.partition(";")[0]
    bare = _PART.sub(lambda part: part["other"] or "", first).casefold()
    dated = bool(_LETTERS.search(bare)) and bare != _GENERAL
    if (built_in in _DAYS or built_in in _TIMES or dated) and 0 <= number <= _LAST_DAY:
        return _moment(number, from_1904)
    if built_in in _SHARES or "%" in bare:
        return f"{plain(round(number * 100, 8))}%"
    return _worded(plain(number), first) if code else plain(number)


def _moment(number: float, from_1904: bool) -> str:
    moment = _EPOCHS[from_1904] + timedelta(days=number + (not from_1904 and number < _NEVER), seconds=0.5)
    timed = number % 1 > _SECOND
    if number < 1:
        return f"{moment:%H:%M}"
    return f"{moment:%Y-%m-%d %H:%M}" if timed else f"{moment:%Y-%m-%d}"


def _worded(number: str, code: str) -> str:
    """The number with the words that its format puts around it, as in 0 "years"."""
    parts = list(_PART.finditer(code))
    if not any(part["digits"] for part in parts):
        return number
    written, placed = "", False
    for part in parts:
        if part["digits"] and not placed:
            written, placed = written + number, True
        else:
            written += (
                part["said"] or part["sign"] or (part["other"] if part["other"] in set(" +-()") else "") or ""
            )
    return written.strip()
