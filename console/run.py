"""One guarded question to a Neo4j database: read only, five seconds, five hundred rows."""

import re
import threading
import time
from collections.abc import Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from typing import Any, Protocol, runtime_checkable

from neo4j import READ_ACCESS, Driver, ManagedTransaction, Record, unit_of_work
from neo4j.exceptions import (
    AuthError,
    DriverError,
    Neo4jError,
    ServiceUnavailable,
    SessionExpired,
)

from console.display import ConsoleAnswer, answer_of
from console.guard import guard
from graph.errors import GraphError

SECONDS = 5
PATIENCE = 8
MOST_ROWS = 500
MOST_AT_ONCE = 2
AUDIT = {"app": "role-atlas", "purpose": "console"}
ASK_FIRST = "EXPLAIN "
PLACE = re.compile(r"\(line (\d+), column (\d+) \(offset: \d+\)\)")
_workers = ThreadPoolExecutor(MOST_AT_ONCE, "console")
_seats = threading.BoundedSemaphore(MOST_AT_ONCE)


class ConsoleError(GraphError):
    """A question that the console let through and the server did not answer."""


@runtime_checkable
class ConsoleSource(Protocol):
    """A store that a Neo4j database stands behind."""

    def session_parts(self) -> tuple[Driver, str, dict[str, Any]]:
        """The driver, the name of the database, and the parameters `load` and `dataset`."""
        ...


def ask(driver: Driver, database: str, text: str, parameters: Mapping[str, Any]) -> ConsoleAnswer:
    """The answer to one question; raises Refused for what may not be asked, else ConsoleError."""
    checked = guard(text)
    if not _seats.acquire(blocking=False):
        raise ConsoleError(f"{MOST_AT_ONCE} questions are being answered; wait a moment, then run it again")
    work = _workers.submit(_seated, driver, database, checked, dict(parameters))
    # The server looks at its clock between rows only; whoever asked is not kept waiting for it.
    try:
        return work.result(timeout=PATIENCE)
    except TimeoutError as error:
        raise ConsoleError(f"the server did not stop after {PATIENCE} s: narrow the question") from error


def _seated(driver: Driver, database: str, text: str, parameters: dict[str, Any]) -> ConsoleAnswer:
    """The answer; the seat that was taken is free again afterwards."""
    try:
        return _read(driver, database, text, parameters)
    finally:
        _seats.release()


def _read(driver: Driver, database: str, text: str, parameters: dict[str, Any]) -> ConsoleAnswer:
    # A hint about a misspelt label would only land in the log of the app.
    reading = driver.session(
        database=database, default_access_mode=READ_ACCESS, notifications_min_severity="OFF"
    )
    with _plain_errors(), reading as session:
        begun = time.monotonic()
        columns, records = session.execute_read(_answered, text, parameters)
        return answer_of(columns, records, MOST_ROWS, time.monotonic() - begun)


@unit_of_work(timeout=SECONDS, metadata=AUDIT)
def _answered(
    tx: ManagedTransaction, text: str, parameters: dict[str, Any]
) -> tuple[list[str], list[Record]]:
    # The driver would try a query again that ran out of memory; our own error ends it at once.
    with _plain_errors():
        if tx.run(ASK_FIRST + text, parameters).consume().query_type != "r":
            raise ConsoleError("the server says that this does more than read; the console only reads")
        result = tx.run(text, parameters)
        return list(result.keys()), result.fetch(MOST_ROWS + 1)


@contextmanager
def _plain_errors() -> Iterator[None]:
    try:
        yield
    except Neo4jError as error:
        raise ConsoleError(_said(error)) from error
    except DriverError as error:
        raise ConsoleError(_lost(error)) from error


def _said(error: Neo4jError) -> str:
    """What the server says, in the console's words where a person can do something about it."""
    code = error.code or ""
    if "TransactionTimedOut" in code or "Transaction.Terminated" in code:
        return f"stopped after {SECONDS} s: narrow it, by a label, a property or a LIMIT"
    if "AccessMode" in code or "Forbidden" in code or "ReadOnly" in code:
        return "the server refused to write; the console only reads"
    if "OutOfMemory" in code:
        return "the answer needs more memory than the server gives one question: narrow it"
    if isinstance(error, AuthError):
        return "the server no longer takes the password of this app"
    if code.startswith("Neo.ClientError"):
        return _first_line(error)
    return f"the server could not answer ({code.rpartition('.')[2] or 'no code'}): {_first_line(error)}"


def _lost(error: DriverError) -> str:
    if isinstance(error, ServiceUnavailable | SessionExpired):
        return "the Neo4j server does not answer; start it, then run the question again"
    return f"the driver of the database could not go on: {type(error).__name__}"


def _first_line(error: Neo4jError) -> str:
    """The message with the place as the reader counts it: without the word EXPLAIN before line 1."""
    message = (error.message or "no reason given").strip().split("\n")[0].strip(' "')
    return PLACE.sub(_place, message)


def _place(place: re.Match[str]) -> str:
    line, column = int(place[1]), int(place[2])
    return f"(line {line}, column {column - len(ASK_FIRST) if line == 1 else column})"
