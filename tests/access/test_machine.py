"""Who may change the store in the app: visitors of this machine, where nobody else can come in."""

import shutil
import subprocess
import tomllib
from pathlib import Path

import pytest

from access.machine import FROM_ELSEWHERE, SWITCHED_OFF, Visitor, is_loopback, locked
from tests.kit.places import ROOT

LOCAL = {"Host": "127.0.0.1:8501", "Origin": "http://127.0.0.1:8501"}
HERE = Visitor(None, LOCAL)


@pytest.mark.parametrize("listens_on", ["127.0.0.1", "localhost", "LocalHost", "::1", "127.0.0.2"])
@pytest.mark.parametrize("host", ["127.0.0.1:8501", "localhost:8501", "LOCALHOST", "[::1]:8501"])
def test_a_visitor_of_this_machine_may_where_only_this_machine_can_come_in(
    listens_on: str, host: str
) -> None:
    visitor = Visitor(None, {"host": host, "Origin": f"http://{host}"})
    assert locked("", listens_on, visitor) is None
    assert locked("", listens_on, Visitor("127.0.0.1", {"Host": host})) is None


@pytest.mark.parametrize("listens_on", [None, "", "0.0.0.0", "::", "192.168.0.4", "atlas", "unix:///run/s"])
def test_nobody_may_where_other_machines_can_come_in(listens_on: str | None) -> None:
    assert locked("", listens_on, HERE) == FROM_ELSEWHERE


@pytest.mark.parametrize(
    "visitor",
    [
        Visitor("192.168.0.7", LOCAL),
        Visitor("fe80::1", LOCAL),
        Visitor("127.0.0.1.example.org", LOCAL),
        Visitor(None, {}),
        Visitor(None, {"Host": "atlas.example.org"}),
        Visitor(None, {"Host": "127.0.0.1.example.org"}),
        Visitor(None, {"Host": "localhost.example.org:8501"}),
        Visitor(None, {"Host": "example.org@127.0.0.1x"}),
        Visitor(None, {"Host": "[::1"}),
        Visitor(None, {**LOCAL, "Origin": "https://atlas.example.org"}),
        Visitor(None, {**LOCAL, "Origin": "null"}),
        Visitor(None, {**LOCAL, "X-Forwarded-For": "127.0.0.1"}),
        Visitor(None, {**LOCAL, "x-real-ip": "10.0.0.1"}),
        Visitor(None, {**LOCAL, "Forwarded": "for=10.0.0.1"}),
        Visitor(None, {**LOCAL, "Via": "1.1 proxy"}),
    ],
)
def test_a_visitor_of_another_machine_may_not(visitor: Visitor) -> None:
    assert locked("", "127.0.0.1", visitor) == FROM_ELSEWHERE


@pytest.mark.parametrize("word", ["off", "OFF", " no ", "0", "false"])
def test_it_is_switched_off_for_everyone(word: str) -> None:
    assert locked(word, "127.0.0.1", HERE) == SWITCHED_OFF


@pytest.mark.parametrize("word", ["on", "ON", "1", "yes", "true"])
def test_it_is_switched_on_for_everyone(word: str) -> None:
    assert locked(word, None, Visitor("10.0.0.1", {"Host": "atlas.example.org"})) is None


@pytest.mark.parametrize("word", ["onn", "perhaps", "-", "onoff"])
def test_a_word_that_is_neither_leaves_the_store_as_it_is(word: str) -> None:
    said = locked(word, "127.0.0.1", HERE)
    assert said
    assert "neither `on` nor `off`" in said
    assert word not in {"on", "off"}


@pytest.mark.parametrize("host", ["", " ", "127.1", "0", "2130706433", "localhost.", "::ffff:10.0.0.1"])
def test_a_host_that_is_not_plainly_this_machine_is_another(host: str) -> None:
    assert not is_loopback(host)


def test_make_run_listens_on_this_machine_only_unless_told_otherwise(monkeypatch: pytest.MonkeyPatch) -> None:
    if not shutil.which("make"):
        pytest.skip("make is not installed")

    def command(*arguments: str) -> str:
        done = subprocess.run(
            ["make", "-n", "run", *arguments], cwd=ROOT, capture_output=True, text=True, check=True
        )
        return done.stdout

    assert '--host "127.0.0.1"' in command()
    assert '--host "127.0.0.1"' in command("HOST=")
    assert '--host "0.0.0.0"' in command("HOST=0.0.0.0")
    # Some shells keep the name of the machine there.
    monkeypatch.setenv("HOST", "a-machine")
    assert '--host "127.0.0.1"' in command()


def test_streamlit_alone_listens_on_this_machine_only() -> None:
    settings = tomllib.loads((Path(ROOT) / ".streamlit" / "config.toml").read_text(encoding="utf-8"))
    assert settings["server"]["address"] == "127.0.0.1"
