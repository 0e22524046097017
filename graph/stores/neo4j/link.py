"""The link to a server: one driver, managed transactions, time limits, and our errors."""

import logging
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from typing import Any, LiteralString, TypeVar

from neo4j import READ_ACCESS, WRITE_ACCESS, Driver, GraphDatabase, ManagedTransaction, Session, unit_of_work

from graph.address import Target
from graph.errors import StoreTrouble, StoreUnavailable
from graph.stores.neo4j.troubles import told

Made = TypeVar("Made")
Record = Mapping[str, Any]

# We tell every error ourselves; without a handler the driver's log would be printed as well.
logging.getLogger("neo4j").addHandler(logging.NullHandler())

# Seconds: long enough for a busy server, short enough for a person who waits.
CONNECT, ACQUIRE, RETRY, QUERY, BATCH = 5, 10, 8, 10, 60


class Link:
    """A server that answered at least once; safe to share between threads."""

    def __init__(self, target: Target) -> None:
        self.address = target.address.shown
        self.database = target.database
        self._target = target
        with told(self.address):
            self.driver = _driver(target.address.uri, target)
        try:
            self.ping()
            self.ask("RETURN 1 AS one")
        except StoreTrouble:
            self.driver.close()
            raise

    def ping(self) -> None:
        """Raise StoreTrouble at once when the server does not answer; a query is tried for seconds."""
        with self._telling():
            self.driver.verify_connectivity()

    @property
    def agent(self) -> str:
        """The server's own name and version, such as Neo4j/5.26.31."""
        with self._telling():
            return str(self.driver.get_server_info().agent)

    def ask(self, query: LiteralString, **values: Any) -> list[Record]:
        """The records of one reading query, stopped after ten seconds."""

        @unit_of_work(timeout=QUERY, metadata={"app": "role-atlas"})
        def work(tx: ManagedTransaction) -> list[Record]:
            return [record.data() for record in tx.run(query, values)]

        with self._telling(), self._session(READ_ACCESS) as session:
            return session.execute_read(work)

    def change(self, work: Callable[[ManagedTransaction], Made]) -> Made:
        """What one writing transaction gives; it may run several times and is kept once or not at all."""
        timed = unit_of_work(timeout=BATCH, metadata={"app": "role-atlas load"})(work)
        with self._telling(), self._session(WRITE_ACCESS) as session:
            return session.execute_write(timed)

    def define(self, statement: LiteralString, **values: Any) -> None:
        """Have one constraint or index, or drop one; what is there already stays."""
        self.change(lambda tx: tx.run(statement, values).consume())

    def close(self) -> None:
        """Close every connection."""
        self.driver.close()

    @contextmanager
    def _telling(self) -> Iterator[None]:
        """Turns the driver's errors into ours; a routed one hides why no server could be asked."""
        try:
            with told(self.address):
                yield
        except StoreUnavailable:
            _look_closer(self._target)
            raise

    def _session(self, access: str) -> Session:
        # One bookmark manager for all sessions: on a cluster a reader sees what was written before.
        bookmarks = self.driver.execute_query_bookmark_manager
        return self.driver.session(
            database=self.database, default_access_mode=access, bookmark_manager=bookmarks
        )


def _driver(uri: str, target: Target) -> Driver:
    return GraphDatabase.driver(
        uri,
        # A server whose login is switched off takes nobody's password.
        auth=(target.user, target.password) if target.password else None,
        connection_timeout=CONNECT,
        connection_acquisition_timeout=ACQUIRE,
        max_transaction_retry_time=RETRY,
        max_connection_pool_size=20,
        liveness_check_timeout=60,
        notifications_min_severity="WARNING",
        # A property that no row bears yet is no mistake.
        notifications_disabled_classifications=["UNRECOGNIZED"],
        telemetry_disabled=True,
        user_agent="role-atlas",
    )


def _look_closer(target: Target) -> None:
    """Raise what a direct connection says where an address asks for a routed one."""
    uri = target.address.uri
    if uri.startswith("neo4j"):
        direct = uri.replace("neo4j", "bolt", 1).partition("?")[0]
        with told(target.address.shown), _driver(direct, target) as driver:
            driver.verify_connectivity()
