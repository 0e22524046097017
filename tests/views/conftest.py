"""Fixtures of the tests of pages."""

import socket
from collections.abc import Iterator
from pathlib import Path

import pytest

from graph.stores.sqlite.store import FileStore
from tests.kit.page_graph import restaurant
from tests.kit.watched import SECRET


@pytest.fixture(autouse=True)
def no_store_of_an_earlier_test(fresh_caches: None) -> None:
    """What the app keeps between runs is gone."""


@pytest.fixture
def at_restaurant(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> FileStore:
    """The restaurant's ladder, at the address that the app reads."""
    opened = FileStore(tmp_path / "atlas.json")
    opened.replace(restaurant())
    monkeypatch.setenv("STORE", f"file:{tmp_path / 'atlas.json'}")
    return opened


@pytest.fixture
def secret(tmp_path: Path) -> Path:
    """A file of the server that no visitor may see."""
    path = tmp_path / "secret.txt"
    path.write_text(f"{SECRET}\n", encoding="utf-8")
    return path


@pytest.fixture
def host() -> Iterator[str]:
    """An address at which a server listens that no visitor may make the app reach."""
    with socket.create_server(("127.0.0.1", 0)) as listening:
        yield f"127.0.0.1:{listening.getsockname()[1]}"
