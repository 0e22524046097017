"""What a server of one's own answers on its port: let in, turned away, or nothing yet."""

import logging
from enum import Enum
from typing import Any

from server.first_login import USER
from server.process import HOST

# What the driver would print of a server that is not up yet is said by whoever asks.
logging.getLogger("neo4j").addHandler(logging.NullHandler())


class Sight(Enum):
    """What was seen of a server."""

    ANSWERS = "answers"
    REFUSES = "refuses"
    SILENT = "silent"


def look(port: int, password: str) -> Sight:
    """Whether a Neo4j server on this port takes the password."""
    from neo4j.exceptions import AuthError, DriverError, Neo4jError  # noqa: PLC0415 - installed on first use

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


def _driver(port: int, password: str) -> Any:
    from neo4j import GraphDatabase  # noqa: PLC0415

    return GraphDatabase.driver(
        f"bolt://{HOST}:{port}", auth=(USER, password), connection_timeout=2, max_transaction_retry_time=0
    )
