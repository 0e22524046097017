"""Files as they were taken in, and those that were not."""

from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True)
class TakenFile:
    """A file as it was taken in: its name among the documents, where it lies, its bytes.

    `named` is True for one that was asked for by itself, and not with its folder.
    """

    name: str
    path: Path
    data: bytes
    named: bool


@dataclass(frozen=True)
class UnreadDocument:
    """A document that was left out: its name, why, and what to do about it."""

    name: str
    why: str
    do: str
