"""`atlas app` hands the pages that ship to Streamlit, at the place and on the store that were asked for."""

import os
import runpy
import socket
import sys
from pathlib import Path

import pytest

from tests.kit.atlas import Atlas
from tests.kit.places import ROOT


@pytest.fixture
def handed_over(monkeypatch: pytest.MonkeyPatch) -> list[list[str]]:
    """The commands that Streamlit was given in place of serving anything."""
    given: list[list[str]] = []
    monkeypatch.setattr(runpy, "run_module", lambda module, **_: given.append([module, *sys.argv[1:]]))
    return given


def test_the_pages_are_for_this_machine_only_unless_asked_otherwise(
    atlas: Atlas, handed_over: list[list[str]], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("commands.app.check_port", lambda port: None)
    assert atlas("app").code == 0
    assert atlas("app", "--port", "8599", "--host", "0.0.0.0", "--store", "file:atlas.json").code == 0
    script = str(ROOT / "views" / "frame" / "app.py")
    assert handed_over == [
        ["streamlit", "run", script, "--server.address", "127.0.0.1", "--server.port", "8501"],
        ["streamlit", "run", script, "--server.address", "0.0.0.0", "--server.port", "8599"],
    ]
    assert os.environ["STORE"] == "file:atlas.json"
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
