"""Fixtures that every test may use."""

import json
import os
from collections.abc import Iterator
from functools import cache
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from typing import Any

import pytest
from hypothesis import settings
from xdist.remote import Producer
from xdist.scheduler import LoadFileScheduling

from graph.stores.memory import NetworkxStore
from graph.stores.neo4j.link import Link
from graph.stores.remembering import RememberingStore
from graph.stores.sqlite.store import FileStore
from graph.stores.store import Store
from server.home import NEWER_VERSION
from tests.kit.atlas import Atlas
from tests.kit.neo4j_servers import Neo4jServer, fresh_store, given_server, started
from tests.kit.page_graph import restaurant
from tests.kit.places import ROOT, SHARED
from tests.kit.remote import LeavingStore
from tests.kit.tries import ALL, examples

# How long an example takes says more of the machine than of the code.
settings.register_profile("atlas", deadline=None, max_examples=examples(100))
settings.load_profile("atlas")

# What takes longest is begun with, so that at the end no worker waits for another.
BROWSER = "tests/browser/"
SLOWEST = ("browser", "server", "graph/stores/neo4j", "graph/stores", "commands", "console", "planning")


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Leave what is long to `make test-all`, and begin with the slowest."""
    left = [item for item in items if item.get_closest_marker("long") and not ALL]
    config.hook.pytest_deselected(items=left)
    tests = ROOT / "tests"

    def rank(item: pytest.Item) -> int:
        folders = [tests / name in item.path.parents for name in SLOWEST]
        return folders.index(True) if any(folders) else len(SLOWEST)

    items[:] = sorted((item for item in items if item not in set(left)), key=rank)


class WholeFiles(LoadFileScheduling):  # type: ignore[misc]
    """Shares out whole files, and all that is tested in a browser together.

    One Chromium and one app serve them so, and no two browsers stall each other.
    """

    def _split_scope(self, nodeid: str) -> str:
        file: str = super()._split_scope(nodeid)
        return BROWSER if file.startswith(BROWSER) else file


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_make_scheduler(config: pytest.Config, log: Producer) -> WholeFiles:
    """How the tests are shared out among workers."""
    return WholeFiles(config, log)


@pytest.fixture(scope="session", autouse=True)
def places(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """Folders of the tests' own in place of the user's; programs of servers stay from run to run."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("ATLAS_CACHE", str(tmp_path_factory.mktemp("cache")))
        patch.setenv("ATLAS_CONFIG", str(tmp_path_factory.mktemp("config")))
        # A likeness without an encoder, unless a test names one.
        patch.delenv("ATLAS_ENCODER", raising=False)
        patch.setenv("ATLAS_DATA", os.environ.get("ATLAS_DATA") or str(ROOT / ".atlas"))
        # A server of the tests does little and is young: the compiler that is quick to begin with suits it.
        patch.setenv("JDK_JAVA_OPTIONS", os.environ.get("JDK_JAVA_OPTIONS", "-XX:TieredStopAtLevel=1"))
        yield


@pytest.fixture(scope="session")
def shared_dir() -> Path:
    """The folder of shared inputs beside the project; a clone without it skips, CI fails."""
    if not SHARED.is_dir():
        reason = f"the shared inputs are not at {SHARED}"
        if os.environ.get("CI") == "true":
            pytest.fail(reason)
        pytest.skip(reason)
    return SHARED


def _gold(folder: Path, name: str) -> dict[str, Any]:
    value: dict[str, Any] = json.loads((folder / "gold" / "seeds" / name).read_text(encoding="utf-8"))
    return value


@pytest.fixture(scope="session")
def ladder(shared_dir: Path) -> dict[str, Any]:
    """The truth about the original ladder."""
    return _gold(shared_dir, "ladder.gold.json")


@pytest.fixture(scope="session")
def job(shared_dir: Path) -> dict[str, Any]:
    """The truth about the original job description."""
    return _gold(shared_dir, "jd.gold.json")


@pytest.fixture(scope="session")
def tags(shared_dir: Path) -> dict[str, Any]:
    """The truth about the competencies of both originals."""
    return _gold(shared_dir, "competencies.gold.json")


@pytest.fixture(scope="session")
def neo4j_server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Neo4jServer]:
    """A real server, started for this run; in CI a missing one fails, elsewhere it is skipped aloud."""
    if given := given_server():
        yield given
        return
    with started(tmp_path_factory.mktemp("neo4j")) as server:
        yield server


@pytest.fixture(scope="session")
def neo4j_link(neo4j_server: Neo4jServer) -> Iterator[Link]:
    """One link to the server for all tests."""
    link = neo4j_server.link()
    yield link
    link.close()


@pytest.fixture(scope="session")
def newer_link(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Link]:
    """A link to a server of the newer line."""
    with started(tmp_path_factory.mktemp("newer"), NEWER_VERSION) as server:
        link = server.link()
        yield link
        link.close()


NEWER = pytest.param("newer_link", marks=pytest.mark.long)


@pytest.fixture(params=["memory", "file", "remembering", "neo4j_link", NEWER])
def store(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Store]:
    """An empty store of each kind in turn, the server in both lines."""
    if request.param.endswith("link"):
        with fresh_store(request.getfixturevalue(request.param)) as opened:
            yield opened
    elif request.param == "remembering":
        yield RememberingStore(LeavingStore())
    else:
        yield FileStore(tmp_path / "atlas.json") if request.param == "file" else NetworkxStore()


@pytest.fixture
def http_port() -> Iterator[int]:
    """The port of a server that speaks HTTP only."""
    with ThreadingHTTPServer(("127.0.0.1", 0), BaseHTTPRequestHandler) as server:
        Thread(target=server.serve_forever, daemon=True).start()
        yield server.server_address[1]
        server.shutdown()


@pytest.fixture(scope="session")
def components() -> Iterator[None]:
    """What is installed beside the app is looked through once, not at each run of a page."""
    from streamlit.components.v2 import manifest_scanner  # noqa: PLC0415 - slow to import

    with pytest.MonkeyPatch.context() as patch:
        scan = cache(manifest_scanner.scan_component_manifests)
        patch.setattr(manifest_scanner, "scan_component_manifests", scan)
        yield


@pytest.fixture
def fresh_caches(components: None) -> Iterator[None]:
    """The app keeps nothing of an earlier test, and leaves nothing behind."""
    import streamlit as st  # noqa: PLC0415 - slow to import, and few tests open a page

    st.cache_resource.clear()
    yield
    st.cache_resource.clear()


@pytest.fixture
def atlas(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Atlas:
    """The command line on the seeds."""
    return Atlas(capsys, monkeypatch)


@pytest.fixture
def kitchen() -> NetworkxStore:
    """The restaurant's ladder."""
    store = NetworkxStore()
    store.replace(restaurant())
    return store
