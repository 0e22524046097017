"""`atlas app` hands the pages that ship to Streamlit, at the place and on the store that were asked for."""

import os
import runpy
import socket
import sys
from pathlib import Path

import pytest

from tests.kit.atlas import Atlas
from tests.kit.places import ROOT

AUTH = """[auth]
redirect_uri = "https://atlas.firm.example/oauth2callback"
cookie_secret = "0123456789abcdef0123456789abcdef"
client_id = "atlas"
client_secret = "secret"
server_metadata_url = "https://login.firm.example/.well-known/openid-configuration"
"""


@pytest.fixture
def handed_over(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> list[list[str]]:
    """The commands that Streamlit was given in place of serving anything; no login is configured."""
    monkeypatch.setattr(Path, "home", lambda: tmp_path)
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr("access.login.find_spec", lambda name: name)
    for name in ("LOGIN", "STREAMLIT_SECRETS_FILES"):
        monkeypatch.setenv(name, "")
        monkeypatch.delenv(name)
    given: list[list[str]] = []
    monkeypatch.setattr(runpy, "run_module", lambda module, **_: given.append([module, *sys.argv[1:]]))
    return given


def test_the_pages_are_for_this_machine_only_unless_asked_otherwise(
    atlas: Atlas, handed_over: list[list[str]], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("commands.app.check_port", lambda port: None)
    assert atlas("app").code == 0
    others = ("--host", "0.0.0.0", "--without-login")
    assert atlas("app", "--port", "8599", *others, "--store", "file:atlas.json").code == 0
    script = str(ROOT / "views" / "frame" / "app.py")
    assert handed_over == [
        ["streamlit", "run", script, "--server.address", "127.0.0.1", "--server.port", "8501"],
        ["streamlit", "run", script, "--server.address", "0.0.0.0", "--server.port", "8599"],
    ]
    assert os.environ["STORE"] == "file:atlas.json"
    assert os.environ["LOGIN"] == "off"
    assert (Path(script).parent / ".streamlit" / "config.toml").exists()


def test_a_port_that_is_taken_is_told_in_one_line(atlas: Atlas, handed_over: list[list[str]]) -> None:
    with socket.create_server(("127.0.0.1", 0)) as listening:
        port = listening.getsockname()[1]
        ran = atlas("app", "--port", str(port))
    assert (ran.code, ran.out) == (2, "")
    assert ran.err == (
        f"atlas: port {port} is taken by another program: stop that one or give another with --port\n"
    )
    assert handed_over == []


def configured(folder: Path, text: str) -> None:
    (folder / ".streamlit").mkdir()
    (folder / ".streamlit" / "secrets.toml").write_text(text, encoding="utf-8")


def test_others_are_let_in_by_a_login_or_by_a_word_only(
    atlas: Atlas, handed_over: list[list[str]], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("commands.app.check_port", lambda port: None)
    refused = atlas("app", "--host", "0.0.0.0")
    assert (refused.code, refused.out, handed_over) == (2, "", [])
    assert refused.err == (
        "atlas: at 0.0.0.0 other machines can reach the pages, and no login is configured: configure one "
        "(docs/access.md), or give --without-login if everyone who reaches them may look\n"
    )
    for host in ("localhost", "::1", "127.0.0.2"):
        assert atlas("app", "--host", host).code == 0
    monkeypatch.setenv("LOGIN", "off")
    assert atlas("app", "--host", "0.0.0.0").code == 0
    monkeypatch.delenv("LOGIN")
    configured(tmp_path, f"{AUTH}[role_atlas]\neditors = []\n")
    assert atlas("app", "--host", "0.0.0.0").code == 0
    assert len(handed_over) == 5
    both = atlas("app", "--without-login")
    assert (both.code, len(handed_over)) == (2, 5)
    assert both.err == (
        "atlas: secrets.toml configures a login: leave --without-login out, or [auth] there\n"
    )


def test_a_login_that_is_configured_wrongly_is_told_before_the_pages_are_served(
    atlas: Atlas, handed_over: list[list[str]], tmp_path: Path
) -> None:
    configured(tmp_path, AUTH)
    ran = atlas("app", "--port", "1")
    assert (ran.code, ran.out, handed_over) == (2, "", [])
    assert ran.err.startswith("atlas: secrets.toml, [role_atlas]: editors is missing: such as editors = [")
    (tmp_path / ".streamlit" / "secrets.toml").write_text("[auth", encoding="utf-8")
    ran = atlas("app")
    assert (ran.code, handed_over) == (2, [])
    assert ran.err.startswith(f"atlas: {tmp_path}/.streamlit/secrets.toml cannot be read: ")
    assert len(ran.err.splitlines()) == 1


@pytest.mark.parametrize("line", [("--store", "/data/atlas.db"), ()])
def test_what_is_no_address_is_refused_before_the_pages_open(
    atlas: Atlas, handed_over: list[list[str]], monkeypatch: pytest.MonkeyPatch, line: tuple[str, ...]
) -> None:
    monkeypatch.setattr("commands.app.check_port", lambda port: None)
    atlas.store = "" if line else "/data/atlas.db"
    ran = atlas("app", *line)
    assert (ran.code, ran.out, handed_over) == (2, "", [])
    told = "atlas: '/data/atlas.db' is no store address; did you mean file:/data/atlas.db?"
    assert ran.err.startswith(told)
    assert ran.err.count("\n") == 1
