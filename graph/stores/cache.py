"""What was worked out of a graph, kept for whoever asks next: every session, every thread."""

import threading
from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any, TypeVar

from graph.stores.store import View

Built = TypeVar("Built")

# The graphs that were asked last; a page stands on one, and a load puts another in its place.
MOST_VERSIONS = 4


@dataclass
class _Slot:
    """The place of one answer; whoever works it out holds the lock, and others wait."""

    lock: threading.RLock = field(default_factory=threading.RLock)
    done: bool = False
    answer: Any = None


# By address and version: two stores may count their versions alike.
_SHELVES: OrderedDict[tuple[str, str], dict[str, _Slot]] = OrderedDict()
_LOCK = threading.Lock()


def kept(store: View, name: str, build: Callable[[View], Built]) -> Built:
    """What `build` makes of the store, made once for each version of its graph.

    `build` must ask the snapshot it is given and no other store: its answer is kept for that graph.
    """
    here = store.snapshot()
    slot = _slot((here.address, here.version), name)
    with slot.lock:
        if not slot.done:
            slot.answer = build(here)
            slot.done = True
        built: Built = slot.answer
    return built


def at_hand(store: View, name: str) -> bool:
    """Whether what is kept under this name was made of the graph as it stands."""
    here = store.snapshot()
    return _slot((here.address, here.version), name).done


def forget() -> None:
    """Keep nothing of what was worked out so far."""
    with _LOCK:
        _SHELVES.clear()


def _slot(key: tuple[str, str], name: str) -> _Slot:
    with _LOCK:
        shelf = _SHELVES.setdefault(key, {})
        _SHELVES.move_to_end(key)
        while len(_SHELVES) > MOST_VERSIONS:
            _SHELVES.popitem(last=False)
        return shelf.setdefault(name, _Slot())
