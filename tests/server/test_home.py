"""A server's home lies in the user's own folder, and what an earlier version kept elsewhere is not lost."""

import importlib.util
import shlex
import subprocess
from pathlib import Path

import pytest

from graph.errors import ServerTrouble
from server import fetch, home
from server.home import DEFAULT_VERSION, check_moved, earlier_home, own_home, password_file_for, write_private
from tests.kit.atlas import Atlas
from tests.kit.places import ROOT

COMMANDS = (("start", "--yes"), ("stop",), ("status",), ("password",), ("wipe", "--yes"))


@pytest.fixture
def atlas(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Atlas:
    """The command line of a user whose data are kept in a folder that holds nothing yet."""
    monkeypatch.setenv("ATLAS_DATA", str(tmp_path / "new"))
    monkeypatch.delenv("ATLAS_HOME", raising=False)
    monkeypatch.setattr(home, "EARLIER", tmp_path / "clone with blanks")
    return Atlas(capsys, monkeypatch)


def left_by_an_earlier_version() -> Path:
    """The data of a server where earlier versions kept them, with its password."""
    old = earlier_home()
    (old.databases / "neo4j").mkdir(parents=True)
    write_private(old.password_file, "known-to-the-server")
    write_private(old.state_file, '{"pid": 1, "port": 7999}')
    return old.data


def test_a_home_is_the_users_own_and_never_beside_the_code(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.delenv("ATLAS_DATA", raising=False)
    assert not own_home().root.is_relative_to(ROOT)
    monkeypatch.setenv("ATLAS_DATA", str(tmp_path))
    assert own_home().root == own_home().software == tmp_path / "neo4j"


@pytest.mark.parametrize("command", COMMANDS)
def test_data_of_an_earlier_version_are_told_with_the_command_that_moves_them(
    atlas: Atlas, command: tuple[str, ...]
) -> None:
    data = left_by_an_earlier_version()
    ran = atlas("neo4j", *command)
    assert (ran.code, ran.out, len(ran.err.splitlines())) == (2, "", 1)
    assert str(data.parent) in ran.err
    moving = "mkdir -p" + ran.err.rpartition("mkdir -p")[2]
    subprocess.run(["sh", "-c", moving], check=True)
    assert not data.exists()
    assert own_home().known_password() == "known-to-the-server"
    assert atlas("neo4j", "status").code == 1
    assert shlex.quote(str(own_home().root)) in moving


def test_data_of_an_earlier_version_are_no_matter_where_there_are_newer_ones(atlas: Atlas) -> None:
    left_by_an_earlier_version()
    own_home().password()
    check_moved()


def test_a_variable_of_earlier_versions_still_leads_to_their_data(
    atlas: Atlas, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("ATLAS_HOME", str(tmp_path / "chosen"))
    left_by_an_earlier_version()
    with pytest.raises(ServerTrouble, match=rf"ATLAS_DATA={tmp_path / 'chosen'} atlas neo4j stop"):
        check_moved()


def test_a_server_that_an_earlier_version_started_is_still_let_in_to(atlas: Atlas) -> None:
    data = left_by_an_earlier_version()
    assert password_file_for("localhost", 7999) == data / "password"
    assert password_file_for("localhost", 7998) is None
    assert password_file_for("db.example", 7999) is None


@pytest.fixture
def without_libraries(monkeypatch: pytest.MonkeyPatch) -> None:
    """An environment without the library that fetches jars, in which nothing may be run."""
    there = importlib.util.find_spec
    monkeypatch.setattr(fetch, "find_spec", lambda name: None if name in {"jgo", "pip"} else there(name))

    def refused(*command: object, **_: object) -> None:
        pytest.fail(f"a question ran {command}")

    monkeypatch.setattr(subprocess, "run", refused)
    monkeypatch.setattr(subprocess, "Popen", refused)


@pytest.mark.usefixtures("without_libraries")
def test_only_a_start_installs_anything(atlas: Atlas) -> None:
    status = atlas("neo4j", "status", "--json")
    assert (status.code, status.value["running"], status.err) == (1, False, "")
    assert atlas.json("neo4j", "stop") == {"done": "no server was running"}
    assert "no password yet" in atlas("neo4j", "password").err
    assert atlas("neo4j", "wipe", "--yes").code == 0


@pytest.mark.usefixtures("without_libraries")
def test_where_there_is_no_pip_a_start_says_what_to_install(atlas: Atlas) -> None:
    ran = atlas("neo4j", "start", "--yes")
    assert ran.code == 2
    said, refusal = ran.err.splitlines()
    assert "the Python package jgo" in said
    assert "pipx inject role-atlas jgo==" in refusal
    assert not own_home().lib.exists()


def test_the_version_that_is_installed_is_the_one_that_the_project_names() -> None:
    assert f'"{fetch._wanted()}"' in (ROOT / "pyproject.toml").read_text(encoding="utf-8")
    assert own_home().version == DEFAULT_VERSION
