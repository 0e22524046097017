"""A server of one's own: fetched whole, started once, for this machine only, stopped and wiped."""

import io
import json
import os
import socket
import stat
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import psutil
import pytest
from neo4j import GraphDatabase
from neo4j.exceptions import AuthError, DriverError

from graph.errors import ServerTrouble
from loaders.connect import connect
from server import docker, fetch, local
from server.home import DEFAULT_VERSION, Home, own_home, password_file_for
from server.lock import Jar, jars_of, lock_text, versions
from server.password import change_password
from server.process import free_port, running
from server.settings import conf_text, java_version, write_conf
from tests.kit.atlas import Atlas
from tests.kit.neo4j_servers import programs

JAR = jars_of(DEFAULT_VERSION)[1]


@pytest.fixture
def home(tmp_path: Path) -> Home:
    """A home with nothing in it."""
    return Home(tmp_path / "here", tmp_path / "programs")


@pytest.mark.parametrize("version", versions())
def test_a_lock_file_names_every_jar_with_size_and_checksum(version: str) -> None:
    jars = jars_of(version)
    assert len(jars) > 200
    assert any(jar.name == f"neo4j-{version}.jar" for jar in jars)
    assert all(len(jar.sha256) == 64 and jar.size > 0 for jar in jars)
    assert len({jar.name for jar in jars}) == len(jars)
    assert lock_text(version, jars).count("\n") == len(jars) + 1


def test_a_version_without_a_lock_file_is_refused() -> None:
    with pytest.raises(ServerTrouble, match=r"no Neo4j '4\.4\.0' is known here; give 2026"):
        jars_of("4.4.0")


def test_what_is_to_be_fetched_is_said_with_its_size(home: Home) -> None:
    words = fetch.to_fetch(home)
    assert (
        f"{len(jars_of(DEFAULT_VERSION))} jars of Neo4j Community {DEFAULT_VERSION} (GPLv3), 140 MB" in words
    )
    assert "Java 21 runtime, about 101 MB" in words
    assert "Java" not in fetch.to_fetch(home, with_java=False)


def test_a_jar_is_fetched_checked_and_mended(home: Home) -> None:
    assert list(fetch.fetched(home, [JAR])) == [JAR.size]
    path = home.lib / JAR.name
    whole = path.read_bytes()
    path.write_bytes(whole[:100])
    assert JAR in fetch.missing_jars(home)
    list(fetch.fetched(home, [JAR]))
    path.write_bytes(bytes(len(whole)))
    assert JAR not in fetch.missing_jars(home)
    assert JAR in fetch.broken_jars(home)
    list(fetch.fetched(home, [JAR]))
    assert path.read_bytes() == whole


def test_a_half_download_of_an_earlier_try_is_not_taken(home: Home, monkeypatch: pytest.MonkeyPatch) -> None:
    list(fetch.fetched(home, [JAR]))
    (home.lib / JAR.name).rename(home.lib / "kept")
    cached = fetch._download(JAR, home.software / "download")
    cached.write_bytes(b"half")
    list(fetch.fetched(home, [JAR]))
    assert (home.lib / JAR.name).read_bytes() == (home.lib / "kept").read_bytes()


def test_a_jar_with_another_checksum_is_refused(home: Home) -> None:
    forged = Jar(JAR.coordinate, JAR.size, "0" * 64)
    with pytest.raises(ServerTrouble, match="another checksum"):
        list(fetch.fetched(home, [forged]))
    assert not (home.lib / JAR.name).exists()


def test_a_jar_that_is_nowhere_is_told(home: Home) -> None:
    with pytest.raises(ServerTrouble, match=r"cannot fetch org\.neo4j:nothing-at-all:0"):
        list(fetch.fetched(home, [Jar("org.neo4j:nothing-at-all:0", 1, "0" * 64)]))


def test_the_settings_keep_the_server_to_this_machine(home: Home) -> None:
    lines = conf_text(home, 7999).splitlines()
    for line in (
        "server.default_listen_address=127.0.0.1",
        "server.bolt.listen_address=127.0.0.1:7999",
        "server.http.enabled=false",
        "dbms.security.auth_enabled=true",
        "dbms.security.allow_csv_import_from_file_urls=false",
    ):
        assert line in lines


def test_the_password_is_private_and_stays(home: Home) -> None:
    first = home.password()
    assert len(first) >= 20
    assert stat.S_IMODE(home.password_file.stat().st_mode) == 0o600
    assert home.password() == first


def test_a_program_that_is_no_java_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ServerTrouble, match="cannot be run"):
        java_version(tmp_path / "java")
    old = tmp_path / "old"
    old.write_text("#!/bin/sh\necho 'openjdk version \"11.0.2\"' >&2\n")
    old.chmod(0o755)
    with pytest.raises(ServerTrouble, match="no Java 17 or newer"):
        java_version(old)


def test_without_a_container_engine_the_option_is_refused(
    home: Home, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", str(home.root))
    with pytest.raises(ServerTrouble, match="leave --docker out"):
        docker.start(home, 7999)


def test_a_zombie_and_a_stranger_are_no_server(home: Home) -> None:
    child = subprocess.Popen([sys.executable, "-c", "", f"--home-dir={home.data}"])
    while psutil.Process(child.pid).status() != psutil.STATUS_ZOMBIE:
        time.sleep(0.02)
    home.data.mkdir(parents=True)
    for pid in (child.pid, os.getpid(), 4_000_000):
        home.state_file.write_text(json.dumps({"pid": pid, "port": 1}))
        assert running(home) is None
    child.wait()


def test_a_taken_port_is_said(tmp_path: Path) -> None:
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        port = other.getsockname()[1]
        with pytest.raises(ServerTrouble, match=f"port {port} is taken"):
            local.start(programs(tmp_path), port)


def test_a_start_that_fails_says_why(tmp_path: Path) -> None:
    broken = replace(programs(tmp_path), version=DEFAULT_VERSION)
    write_conf(broken, free_port())
    (broken.data / "data" / "dbms").mkdir(parents=True)
    with pytest.raises(ServerTrouble, match=r"did not start: .*heap.*server.log"):
        local.start(broken, free_port(), heap="1k")
    assert running(broken) is None


@pytest.fixture(scope="module")
def own(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """A folder in which the commands keep a server, with the programs of the project."""
    folder = tmp_path_factory.mktemp("own")
    shared = programs(folder / "unused").software
    (folder / "neo4j").mkdir()
    for name in ("jars", "java-21"):
        (folder / "neo4j" / name).symlink_to(shared / name)
    yield folder
    local.stop(Home(folder / "neo4j", folder / "neo4j"))


def test_the_commands_start_use_and_stop_a_server(
    own: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("ATLAS_DATA", str(own))
    monkeypatch.delenv("NEO4J_PASSWORD", raising=False)
    atlas, port = Atlas(capsys, monkeypatch), free_port()
    assert atlas("neo4j", "status").code == 1
    assert "no password yet" in atlas("neo4j", "password").err
    starts: list[local.Running] = []
    threads = [
        threading.Thread(target=lambda: starts.append(local.start(own_home(), port))) for _ in range(2)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(start.fresh for start in starts) == [False, True]
    assert len({start.pid for start in starts}) == 1
    again = atlas.json("neo4j", "start", "--port", str(port))
    assert again == {
        "address": f"neo4j://127.0.0.1:{port}",
        "user": "neo4j",
        "pid": starts[0].pid,
        "started": False,
    }
    assert atlas.json("neo4j", "status")["answers"]
    assert atlas("neo4j", "wipe", "--yes").err.startswith("atlas: the server runs: stop it first")
    assert password_file_for("localhost", port) == own_home().password_file
    store = connect(again["address"])
    assert store.version == "none"
    store.close()
    listening = {c.laddr.ip for c in psutil.Process(starts[0].pid).net_connections() if c.status == "LISTEN"}
    assert {ip.removeprefix("::ffff:") for ip in listening} == {"127.0.0.1"}


def test_the_password_is_shown_when_asked_and_changed(
    own: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("ATLAS_DATA", str(own))
    atlas, home = Atlas(capsys, monkeypatch), own_home()
    old = home.password()
    assert old not in atlas("neo4j", "password").out
    assert atlas("neo4j", "password", "--show").out.strip() == old
    monkeypatch.setattr("sys.stdin", io.StringIO("short\n"))
    assert "8 characters or more" in atlas("neo4j", "password", "--set").err
    address = f"bolt://127.0.0.1:{home.state()['port']}"
    change_password(home, "another-password")
    assert home.password() == "another-password"
    with GraphDatabase.driver(address, auth=("neo4j", "another-password")) as driver:
        driver.verify_connectivity()
    with (
        pytest.raises((AuthError, DriverError)),
        GraphDatabase.driver(address, auth=("neo4j", old)) as driver,
    ):
        driver.verify_connectivity()


def test_stop_and_wipe_leave_nothing_running_and_no_data(
    own: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("ATLAS_DATA", str(own))
    atlas, home = Atlas(capsys, monkeypatch), own_home()
    assert atlas.json("neo4j", "stop") == {"done": "stopped"}
    assert atlas.json("neo4j", "stop") == {"done": "no server was running"}
    assert atlas("neo4j", "status").code == 1
    assert "without a yes" in atlas("neo4j", "wipe").err
    assert home.password_file.exists()
    atlas.json("neo4j", "wipe", "--yes")
    assert not home.data.exists() or not any(home.data.iterdir())
