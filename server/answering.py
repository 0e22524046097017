"""What a server of one's own answers on its port, and waiting until it does."""

import logging
import time
from collections.abc import Callable
from enum import Enum
from typing import Any

from graph.errors import ServerTrouble
from server.home import USER, Home, write_private
from server.process import HOST

# Seconds that a start may take: a first one about ten, one with a long recovery more.
PATIENCE = 120

# What the driver would print of a server that is not up yet is said by whoever asks.
logging.getLogger("neo4j").addHandler(logging.NullHandler())


class Sight(Enum):
    """What was seen of a server."""

    ANSWERS = "answers"
    REFUSES = "refuses"
    SILENT = "silent"


def look(port: int, password: str) -> Sight:
    """Whether a Neo4j server on this port takes the password."""
    from neo4j.exceptions import AuthError, DriverError, Neo4jError  # noqa: PLC0415

    try:
        with _driver(port, password) as driver:
            driver.verify_connectivity()
    except AuthError:
        return Sight.REFUSES
    except (DriverError, Neo4jError):
        return Sight.SILENT
    return Sight.ANSWERS


def answers(port: int, password: str) -> bool:
    """True when a Neo4j server on this port takes the password."""
    return look(port, password) is Sight.ANSWERS


def changed(port: int, old: str, new: str) -> str:
    """Change the password; why the server did not take the new one, nothing when it did."""
    from neo4j.exceptions import DriverError, Neo4jError  # noqa: PLC0415

    try:
        with _driver(port, old) as driver:
            driver.execute_query(
                "ALTER CURRENT USER SET PASSWORD FROM $old TO $new", old=old, new=new, database_="system"
            )
    except (DriverError, Neo4jError) as error:
        return str(error)
    return ""


def broken_database(port: int, password: str) -> str:
    """Why the server cannot open its database, nothing when it can or does not say."""
    from neo4j.exceptions import DriverError, Neo4jError  # noqa: PLC0415

    try:
        with _driver(port, password) as driver:
            rows = driver.execute_query(
                "SHOW DATABASES YIELD name, currentStatus, statusMessage"
                " WHERE currentStatus <> 'online' AND statusMessage <> '' RETURN name, statusMessage",
                database_="system",
            ).records
    except (DriverError, Neo4jError):
        return ""
    return "; ".join(f"{row['name']}: {' '.join(row['statusMessage'].split())}" for row in rows)


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


def _driver(port: int, password: str) -> Any:
    from neo4j import GraphDatabase  # noqa: PLC0415

    return GraphDatabase.driver(
        f"bolt://{HOST}:{port}", auth=(USER, password), connection_timeout=2, max_transaction_retry_time=0
    )
