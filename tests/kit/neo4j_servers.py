"""A Neo4j server for tests, and stores on it that know nothing of each other."""

import os
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from uuid import uuid4

import pytest

from graph.address import Address
from graph.model import Graph
from graph.stores.neo4j.link import Link
from graph.stores.neo4j.store import Neo4jStore
from loaders.login import target
from server import fetch, local
from server.home import DEFAULT_VERSION, Home, own_home


@dataclass(frozen=True)
class Neo4jServer:
    """A server that answers, with what it takes to speak to it."""

    address: str
    user: str
    password: str

    @property
    def env(self) -> dict[str, str]:
        """The variables that a program needs to be let in."""
        return {"NEO4J_USERNAME": self.user, "NEO4J_PASSWORD": self.password}

    def link(self) -> Link:
        """A new link to the server."""
        return Link(target(Address.parse(self.address), self.env))

    def fresh_address(self) -> str:
        """The address of a dataset that holds nothing yet."""
        return f"{self.address}?dataset=test-{uuid4().hex[:12]}"

    def holding(self, graph: Graph) -> str:
        """The address of a fresh dataset that holds this graph."""
        address = self.fresh_address()
        store = open_store(address, self.env)
        store.replace(graph)
        store.close()
        return address


def open_store(address: str, env: Mapping[str, str]) -> Neo4jStore:
    """The store at the address of a server."""
    return Neo4jStore.open(target(Address.parse(address), env))


@contextmanager
def fresh_store(link: Link) -> Iterator[Neo4jStore]:
    """A store on a dataset of its own, which is emptied at the end."""
    store = Neo4jStore(link, f"test-{uuid4().hex[:12]}")
    yield store
    store.wipe()


@contextmanager
def started(root: Path, version: str = DEFAULT_VERSION) -> Iterator[Neo4jServer]:
    """A throwaway server with data of its own, until the block ends."""
    home = programs(root, version)
    running = local.start(home)
    try:
        yield Neo4jServer(running.address, running.user, running.password)
    finally:
        local.stop(home)


def programs(root: Path, version: str = DEFAULT_VERSION) -> Home:
    """A home with data of its own and the programs that `make programs` fetched."""
    home = Home(root, own_home().software, version)
    if fetch.missing_jars(home) or not fetch.has_java(home):
        missing(f"no Neo4j {version} for the tests in {home.software}: make programs fetches it")
    return home


def given_server() -> Neo4jServer | None:
    """The server that TEST_NEO4J names, for work on the tests; None when it names none."""
    address = os.environ.get("TEST_NEO4J")
    return (address and Neo4jServer(address, "neo4j", os.environ["TEST_NEO4J_PASSWORD"])) or None


def missing(reason: str) -> None:
    """Fail in CI, where a server must be; elsewhere skip aloud."""
    if os.environ.get("CI") == "true":
        pytest.fail(reason)
    pytest.skip(reason)
