"""Starting and stopping a server of one's own."""

import json
import os
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from filelock import FileLock, Timeout

from graph.errors import ServerTrouble
from server.answering import PATIENCE, answers, last_words, wait
from server.fetch import java_of
from server.home import PORT, USER, Home, write_private
from server.mending import begin_anew, delete, is_unborn, keep_or_put_back, note_first_start, sweep
from server.password import set_first_password
from server.process import HOST, check_port, end, free_port, running
from server.settings import HEAP, admin_command, environment, java_version, server_command, write_conf

# Seconds that another command may take its turn at this home: a start on trial and one on no data.
LONGEST_TURN = 2 * PATIENCE + 30


@dataclass(frozen=True)
class Running:
    """A server that answers; `mended` says what a start had to put right."""

    address: str
    user: str
    password: str
    pid: int
    fresh: bool
    mended: str = ""


def start(home: Home, port: int | None = None, java: Path | None = None, heap: str = HEAP) -> Running:
    """Start the server, or say that it runs already; raises ServerTrouble when it does not come up.

    `port` None is a free one; `java` None the fetched runtime.
    """
    with _alone(home):
        if process := running(home):
            # Whoever started it may have been killed before it answered.
            wait(home, home.state()["port"], process.is_running)
            return _described(home, process.pid, fresh=False)
        port = free_port() if port is None else port
        check_port(port)
        launcher = java or java_of(home)
        java_version(launcher)
        sweep(home.data)
        try:
            return _described(home, _launch(home, launcher, heap, port), fresh=True)
        except ServerTrouble:
            if not is_unborn(home):
                raise
        return _started_anew(home, launcher, heap, port)


def stop(home: Home) -> str:
    """Stop the server and say what was done."""
    with _alone(home):
        process = running(home)
        if process is None:
            return "no server was running"
        if home.first_start.exists() and answers(home.state()["port"], home.known_password()):
            home.first_start.unlink()
        by_itself = end(process)
        home.state_file.unlink(missing_ok=True)
        return "stopped" if by_itself else "it did not stop in time and was killed; the next start recovers"


def status(home: Home) -> dict[str, Any]:
    """Whether the server runs, where, and how much room it takes (MB)."""
    process = running(home)
    seen: dict[str, Any] = {"running": process is not None, "version": home.version, "data": str(home.data)}
    if process:
        port = home.state()["port"]
        seen |= {"address": f"neo4j://{HOST}:{port}", "pid": process.pid}
        seen |= {"answers": answers(port, home.known_password())}
        seen |= {"memory_mb": process.memory_info().rss // 2**20}
    seen["data_mb"] = _size(home.data / "data") // 2**20
    return seen


def wipe(home: Home, programs: bool = False) -> None:
    """Delete data and password, and with `programs` what was fetched; raises ServerTrouble while it runs."""
    with _alone(home):
        if running(home):
            raise ServerTrouble("the server runs: stop it first with atlas neo4j stop")
        delete(home.data)
        if programs:
            delete(home.software)


def admin(home: Home, *arguments: str, java: Path | None = None) -> str:
    """What a task of neo4j-admin printed; raises ServerTrouble with its last words when it fails."""
    command = admin_command(home, java or java_of(home), *arguments)
    done = subprocess.run(
        command, env={**os.environ, **environment(home)}, capture_output=True, text=True, check=False
    )
    if done.returncode:
        raise ServerTrouble(f"neo4j-admin {arguments[0]} failed: {last_words(done.stdout + done.stderr)}")
    return done.stdout


def _started_anew(home: Home, java: Path, heap: str, port: int) -> Running:
    """Start on no data, for the first start never came to its end; data that did no harm are put back."""
    aside = begin_anew(home)
    try:
        pid = _launch(home, java, heap, port)
    except ServerTrouble:
        keep_or_put_back(home, aside, helped=False)
        raise
    return _described(home, pid, fresh=True, mended=keep_or_put_back(home, aside, helped=True))


def _launch(home: Home, java: Path, heap: str, port: int) -> int:
    home.password()
    write_conf(home, port)
    note_first_start(home)
    set_first_password(home)
    with home.log.open("w", encoding="utf-8") as log:
        # A session of its own: the server outlives the command that started it.
        process = subprocess.Popen(
            server_command(home, java, heap), stdout=log, stderr=subprocess.STDOUT, start_new_session=True
        )
    write_private(home.state_file, json.dumps({"pid": process.pid, "port": port}))
    try:
        wait(home, port, lambda: process.poll() is None)
    except ServerTrouble:
        process.kill()
        process.wait()
        home.state_file.unlink(missing_ok=True)
        raise
    return process.pid


def _described(home: Home, pid: int, fresh: bool, mended: str = "") -> Running:
    address = f"neo4j://{HOST}:{home.state().get('port', PORT)}"
    return Running(address, USER, home.password(), pid, fresh, mended)


@contextmanager
def _alone(home: Home) -> Iterator[None]:
    """Hold the lock of the home, so that two commands at once go one after the other."""
    try:
        home.data.mkdir(parents=True, exist_ok=True)
        home.root.mkdir(parents=True, exist_ok=True)
        # Whoever ends gives it back, also when killed.
        with FileLock(home.root / f".{home.version}.lock", timeout=LONGEST_TURN):
            yield
    except Timeout as error:
        raise ServerTrouble(
            f"another atlas neo4j command has held {error.lock_file} for {LONGEST_TURN} s: "
            "end it, then try again"
        ) from error
    except OSError as error:
        place = error.filename or home.data
        why = f"{place} is in the way: {error.strerror or error}"
        raise ServerTrouble(f"{why}; make it usable for you, or delete it and start again") from error


def _size(folder: Path) -> int:
    return sum(path.stat().st_size for path in folder.rglob("*") if path.is_file())
