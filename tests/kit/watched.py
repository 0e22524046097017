"""What this process opens and connects to, seen by Python's own audit."""

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from streamlit.testing.v1 import AppTest

from tests.kit.pages import words

SECRET = "the-words-of-the-secret-file"
SEEN = {"open": "opened", "socket.connect": "reached", "socket.getaddrinfo": "reached"}


@dataclass
class Watch:
    """The files that were opened and the hosts that were reached for."""

    opened: list[str] = field(default_factory=list)
    reached: list[str] = field(default_factory=list)


_WATCHES: list[Watch] = []


def _audit(event: str, arguments: tuple[object, ...]) -> None:
    if _WATCHES and event in SEEN:
        # A socket is the first thing that `connect` tells, its address the second.
        said = arguments[1] if event == "socket.connect" else arguments[0]
        for watch in _WATCHES:
            getattr(watch, SEEN[event]).append(str(said))


# A hook stays for as long as the process runs; without a watch it does nothing.
sys.addaudithook(_audit)


@contextmanager
def watched() -> Iterator[Watch]:
    """A watch over every thread of this process until the block ends."""
    watch = Watch()
    _WATCHES.append(watch)
    try:
        yield watch
    finally:
        _WATCHES.remove(watch)


def untouched(watch: Watch, secret: Path, app: AppTest) -> None:
    """Nothing of the secret was opened or shown, and no host was reached."""
    assert str(secret) not in {os.path.realpath(path) for path in watch.opened}
    assert watch.reached == []
    assert SECRET not in words(app)
    assert not app.exception
