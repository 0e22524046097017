"""What the commands on a server of one's own print keeps to its schemas, without a server that is fetched."""

import json
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from server.home import Home, own_home, write_private
from server.local import Running
from tests.kit.atlas import Atlas
from tests.kit.schemas import broken, is_valid, problems


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Home:
    """A home of one's own in which a server was started once."""
    monkeypatch.setenv("ATLAS_DATA", str(tmp_path))
    monkeypatch.setenv("ATLAS_HOME", str(tmp_path / "earlier"))
    made = own_home()
    made.data.mkdir(parents=True)
    made.password()
    return made


@pytest.fixture
def running(home: Home) -> Iterator[None]:
    """Something that runs as the home's server does, though it answers nothing."""
    line = [sys.executable, "-c", "import time; time.sleep(600)", f"--home-dir={home.data}"]
    with subprocess.Popen(line) as process:
        write_private(home.state_file, json.dumps({"pid": process.pid, "port": 1}))
        yield
        process.kill()


@pytest.fixture
def atlas(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Atlas:
    """The command line."""
    return Atlas(capsys, monkeypatch)


def keeps(command: str, value: Any) -> None:
    """Hold a value to the schema of a command, and every change of it to be refused."""
    assert problems(command, value) == []
    assert [fault for fault, changed in broken(command, value) if is_valid(command, changed)] == []


@pytest.mark.usefixtures("running")
def test_a_server_that_runs_is_told_with_its_address_and_size(atlas: Atlas) -> None:
    value = atlas.json("neo4j", "status", "--verify")
    assert value["running"]
    assert {"address", "pid", "answers", "memory_mb", "broken_jars"} <= value.keys()
    keeps("neo4j status", value)


@pytest.mark.usefixtures("home")
def test_a_server_that_does_not_run_is_told_without_an_address(atlas: Atlas) -> None:
    ran = atlas("neo4j", "status", "--json")
    assert (ran.code, "address" in ran.value) == (1, False)
    keeps("neo4j status", ran.value)


@pytest.mark.usefixtures("home")
def test_what_start_tells_is_where_the_server_is(atlas: Atlas, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("server.fetch.to_fetch", lambda home, with_java: "")
    monkeypatch.setattr("server.fetch.broken_jars", lambda home: [])
    for pid, fresh in ((4711, True), (0, False)):
        made = Running("neo4j://127.0.0.1:7687", "neo4j", "secret", pid, fresh, "")
        monkeypatch.setattr("server.local.start", lambda *given, made=made: made)
        keeps("neo4j start", atlas.json("neo4j", "start", "--yes"))


@pytest.mark.usefixtures("home")
def test_stop_password_and_wipe_tell_what_was_done(atlas: Atlas) -> None:
    keeps("neo4j stop", atlas.json("neo4j", "stop"))
    keeps("neo4j password", atlas.json("neo4j", "password"))
    keeps("neo4j password", atlas.json("neo4j", "password", "--show"))
    keeps("neo4j wipe", atlas.json("neo4j", "wipe", "--yes"))
