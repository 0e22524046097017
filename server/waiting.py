"""Waiting for a server to answer, and saying in one line why it does not."""

import time
from collections.abc import Callable

from graph.errors import ServerTrouble
from server.answering import Sight, broken_database, changed, look
from server.first_login import USER
from server.home import Home, write_private

# Seconds that a start may take: a first one about ten, one with a long recovery more.
PATIENCE = 120


def wait(home: Home, port: int, alive: Callable[[], bool]) -> None:
    """Wait until the server answers; raises ServerTrouble when it will not."""
    password, begun = home.password(), time.monotonic()
    while time.monotonic() - begun < PATIENCE:
        seen = look(port, password)
        if seen is Sight.REFUSES and not _let_in(home, port):
            raise ServerTrouble(
                f"the server in {home.data} takes another password than the one in {home.password_file}: "
                "write the right one there, or delete the server's data with atlas neo4j wipe and load again"
            )
        if seen is not Sight.SILENT:
            if why := broken_database(port, home.password()):
                raise ServerTrouble(f"the server cannot open its data: {why}; see {home.log}{_hint(home)}")
            home.first_start.unlink(missing_ok=True)
            return
        if not alive():
            raise ServerTrouble(f"the server did not start: {_words_of(home)}; see {home.log}{_hint(home)}")
        time.sleep(0.3)
    raise ServerTrouble(f"the server did not answer within {PATIENCE} s; see {home.log}{_hint(home)}")


def _let_in(home: Home, port: int) -> bool:
    """Whether the server takes a password that a start or a change, which was killed, left with it."""
    password = home.password()
    try:
        following = home.next_password_file.read_text(encoding="utf-8").strip()
    except (OSError, ValueError):
        following = ""
    if following and look(port, following) is Sight.ANSWERS:
        write_private(home.password_file, following)
        home.next_password_file.unlink()
        return True
    # Neo4j's own, where it was started before a password was set.
    return not changed(port, USER, password)


def last_words(text: str) -> str:
    """The line of an output that tells most."""
    lines = [
        line.strip() for line in text.splitlines() if line.strip() and not line.lstrip().startswith("at ")
    ]
    telling = [line for line in lines if "ERROR" in line or "rror:" in line or "Exception" in line]
    return (telling or lines or ["it said nothing"])[-1]


def _words_of(home: Home) -> str:
    return last_words(home.log.read_text(encoding="utf-8", errors="replace"))


def _hint(home: Home) -> str:
    """What to do where data that are there may be damaged."""
    if not home.has_logins():
        return ""
    return (
        f"; if the data are damaged, put a copy back into {home.data / 'data'}, or delete them with "
        "atlas neo4j wipe and load again"
    )
