"""Acts that lose nothing where two are at work at once: made again on what the other kept."""

import random
import time
from collections.abc import Callable
from typing import Protocol, TypeVar

from graph.errors import ChangedMeanwhile, GraphReplaced

# So often an act is made again where others keep something meanwhile, after a pause that grows from this
# many seconds.
TRIES = 8
PAUSE = 0.02
Kept = TypeVar("Kept")


class Keeper(Protocol[Kept]):
    """What keeps something of a dataset."""

    def read(self) -> Kept:
        """What is kept."""
        ...

    def write(self, kept: Kept, note: str = "", by: str = "") -> str:
        """Keep this in place of what was read, and say what that did; raises ChangedMeanwhile."""
        ...


def acted(
    place: Keeper[Kept], change: Callable[[Kept], Kept], note: str = "", by: str = ""
) -> tuple[Kept, Kept, str]:
    """Change what a place keeps; what another keeps of other matters meanwhile stays beside it.

    What stood before and after, and what keeping it did, empty where nothing changed. What `change` raises
    where the other said something else of one matter goes on to the caller.
    """
    for tried in range(TRIES):
        own, fresh = _changed(place, change)
        if fresh == own:
            return own, own, ""
        try:
            return own, fresh, place.write(fresh, note, by)
        except (ChangedMeanwhile, GraphReplaced):
            if tried == TRIES - 1:
                raise
            time.sleep(random.uniform(0, PAUSE * 2**tried))
    raise AssertionError("the last try returns or raises")


def _changed(place: Keeper[Kept], change: Callable[[Kept], Kept]) -> tuple[Kept, Kept]:
    """What a place keeps and what it is to keep, read anew where the graph is replaced under the reading."""
    for tried in range(TRIES):
        try:
            own = place.read()
            return own, change(own)
        except GraphReplaced:
            if tried == TRIES - 1:
                raise
    raise AssertionError("the last try returns or raises")
