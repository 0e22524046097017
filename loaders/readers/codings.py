"""Bytes become text, whatever program wrote them; a coding that cannot be told is refused, not guessed at."""

import re

from loaders.files import decoded
from loaders.readers.misread import mended
from loaders.readers.unreadable import Unreadable

# So much of a file, in bytes, tells whether two or four of them are a letter.
_HEAD = 4096
# Of the signs of a text in an old coding of Europe, at most this share is beyond ASCII.
MOST_BEYOND = 0.25
# Bytes that are beyond ASCII, and those that are no sign in CP1252.
_BEYOND = re.compile(rb"[\x80-\xff]")
_UNUSED = re.compile(rb"[\x81\x8d\x8f\x90\x9d]")


def text_of(data: bytes) -> str:
    """The text of the bytes, misread signs put right; raises Unreadable where its coding is not known."""
    return mended(as_written(data))


def as_written(data: bytes) -> str:
    """The text of the bytes as it stands there; raises Unreadable where its coding is not known."""
    if wide := _wide(data):
        return data.decode(wide, errors="replace").removeprefix("\ufeff")
    text = _unicode(data)
    if text is None:
        _check_old(data)
        text = decoded(data)
    return text


def _wide(data: bytes) -> str | None:
    """The coding of a text whose letters take two or four bytes, None for others."""
    for mark, name in (
        (b"\xff\xfe\x00\x00", "utf-32-le"),
        (b"\x00\x00\xfe\xff", "utf-32-be"),
        (b"\xff\xfe", "utf-16-le"),
        (b"\xfe\xff", "utf-16-be"),
    ):
        if data.startswith(mark):
            return name
    head = data[: min(_HEAD, len(data) // 2 * 2)]
    zeros = [head[n::2].count(0) / max(1, len(head) // 2) for n in (0, 1)]
    # Half of the bytes of a text in letters of Europe are zeros, and these on one side.
    if max(zeros) > 0.5 and min(zeros) < 0.05:
        return "utf-16-le" if zeros[1] > zeros[0] else "utf-16-be"
    return None


def _unicode(data: bytes) -> str | None:
    """The text as UTF-8, a few damaged signs of which are replaced; None where it is something else."""
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        text = data.decode("utf-8-sig", errors="replace")
    lost = text.count("\ufffd")
    kept = sum(not sign.isascii() for sign in text) - lost
    return text if lost <= kept // 4 else None


def _check_old(data: bytes) -> None:
    """Raises Unreadable for a text that is hardly CP1252: too many of its letters are none of English."""
    if b"\x00" in data:
        return
    beyond, signs = len(_BEYOND.findall(data)), len(data.translate(None, b" \t\r\n"))
    if beyond > MOST_BEYOND * signs or len(_UNUSED.findall(data)) > beyond // 4:
        raise Unreadable("is written in a coding that is not known", "save it as UTF-8")
