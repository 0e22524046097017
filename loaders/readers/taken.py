"""Files as they were taken in, and those that were not."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

from loaders.readers.formats import ending

# Endings that are told of files of other kinds.
MOST_ENDINGS = 8
_CONTROLS = re.compile("[\x00-\x1f\x7f\x85\u2028\u2029]")


def in_one_line(name: str) -> str:
    """A name without signs that would break a line."""
    return _CONTROLS.sub("\ufffd", name)


@dataclass(frozen=True)
class TakenFile:
    """A file as it was taken in: its name among the documents, where it lies, its bytes.

    `named` is True for one that was asked for by itself, and not with its folder or its archive.
    """

    name: str
    path: Path
    data: bytes
    named: bool


@dataclass(frozen=True)
class UnreadDocument:
    """A document that was left out: its name, why, and what to do about it.

    `others` is True for the one that stands for all files which nobody takes for documents.
    """

    name: str
    why: str
    do: str
    others: bool = False


# The files that were taken in, and those that were not.
Taken = tuple[Sequence[TakenFile], Sequence[UnreadDocument]]


@dataclass
class Others:
    """What nobody takes for a document: how many files of which ending, and what is hidden."""

    endings: Counter[str] = field(default_factory=Counter)
    hidden: int = 0

    def add(self, name: str) -> None:
        """Count a file by its name."""
        self.endings[ending(name) or "without an ending"] += 1

    def told(self) -> tuple[UnreadDocument, ...]:
        """One line for all of them, none where there are none."""
        kinds = [name for name, _ in self.endings.most_common(MOST_ENDINGS)]
        more = ["and others"] if len(self.endings) > MOST_ENDINGS else []
        parts = []
        if kinds:
            parts.append(f"{self.endings.total():,} of kinds that are not read ({', '.join(kinds + more)})")
        if self.hidden:
            parts.append(f"{self.hidden:,} hidden")
        if not parts:
            return ()
        do = "nothing, unless a role stands in one: save that as .txt or .docx"
        return (UnreadDocument("other files", f"were left out: {', '.join(parts)}", do, others=True),)
