"""The corrections of one document while they are applied: which hold, which were met, and which not."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import TypeVar

from loaders.corrections.correction import Correction
from loaders.corrections.words import sentence
from loaders.readers.pieces import Block, Place
from loaders.vocabulary.vocabulary import lookup_key

Kind = TypeVar("Kind", bound=Correction)
Thing = TypeVar("Thing")


@dataclass
class Applying:
    """Corrections, in their order, and what became of each by its id.

    `met` are those whose anchor was met; `why` says of others what was not there, where more than the
    anchor is to be told. `seen` counts the lines alike so far, by what they are looked up by.
    """

    given: tuple[Correction, ...] = ()
    met: set[str] = field(default_factory=set)
    why: dict[str, str] = field(default_factory=dict)
    seen: dict[tuple[str, str], int] = field(default_factory=dict)
    # By number from 1 the lines of which a person said whether they are titles.
    titles: dict[int, Correction] = field(default_factory=dict)
    sought: frozenset[str] = frozenset()

    def __post_init__(self) -> None:
        texts = (getattr(one, "text", None) for one in self.given)
        self.sought = frozenset(lookup_key(text) for text in texts if text)

    def open(self, kind: type[Kind]) -> Iterator[Kind]:
        """Those of a kind whose anchor was not met so far."""
        return (one for one in self.given if isinstance(one, kind) and one.id not in self.met)

    def is_title(self, block: Block) -> bool:
        """Whether a person said of the line whether it is a title."""
        return block.place.line in self.titles

    def holds(self, one: Correction) -> None:
        """The anchor of a correction was met."""
        self.met.add(one.id)
        self.why.pop(one.id, None)

    def fails(self, correction_id: str, why: str) -> None:
        """The anchor of a correction was met, but what it speaks of besides was not."""
        self.met.discard(correction_id)
        self.why[correction_id] = why

    def stale(self) -> Iterator[tuple[str, str]]:
        """What is to be told of each that does not fit the document any more: the message, what to do."""
        for one in self.given:
            if one.id not in self.met:
                why = self.why.get(one.id) or "these words stand there no more"
                message = f"a correction no longer fits this document ({sentence(one)}): {why}"
                yield message, f"take it out (atlas corrections undo {one.id}), or set it anew"


def keys_of_block(block: Block) -> frozenset[str]:
    """What a line is looked up by: its words, the line as written, and those that it goes on in."""
    lines = (block.text, block.raw, *(text for _, text in block.more))
    return frozenset(map(lookup_key, lines)) - {""}


def is_line(text: str, line: str) -> bool:
    """Whether the words of a correction are those of a line as it is written."""
    return lookup_key(text) == lookup_key(line)


def is_text(text: str, place: Place) -> bool:
    """Whether the words of a correction are those at a place."""
    return lookup_key(text) in {lookup_key(place.text), lookup_key(place.words)}


def nth(things: Sequence[Thing], number: int) -> Thing | None:
    """The thing of this number, from 1."""
    return things[number - 1] if number <= len(things) else None
