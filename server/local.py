"""Starting and stopping a server of one's own."""

import fcntl
import json
import os
import shutil
import subprocess
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from graph.errors import ServerTrouble
from server.fetch import java_of
from server.home import PORT, Home, write_private
from server.process import HOST, check_port, end, free_port, running
from server.settings import HEAP, admin_command, environment, java_version, server_command, write_conf

# Seconds that a start may take: a first one about ten, one with a long recovery more.
PATIENCE = 120
USER = "neo4j"
Answers = Callable[[str, str], bool]


@dataclass(frozen=True)
class Running:
    """A server that answers."""

    address: str
    user: str
    password: str
    pid: int
    fresh: bool


def start(home: Home, port: int | None = None, java: Path | None = None, heap: str = HEAP) -> Running:
    """Start the server, or say that it runs already; raises ServerTrouble when it does not come up.

    `port` None is a free one; `java` None the fetched runtime.
    """
    with _alone(home):
        process = running(home)
        if process:
            return _described(home, process.pid, fresh=False)
        port = free_port() if port is None else port
        check_port(port)
        launcher = java or java_of(home)
        java_version(launcher)
        write_conf(home, port)
        _set_first_password(home, launcher)
        pid = _launch(home, launcher, heap, port)
        return _described(home, pid, fresh=True)


def stop(home: Home) -> str:
    """Stop the server and say what was done."""
    with _alone(home):
        process = running(home)
        if process is None:
            return "no server was running"
        by_itself = end(process)
        home.state_file.unlink(missing_ok=True)
        return "stopped" if by_itself else "it did not stop in time and was killed; the next start recovers"


def status(home: Home) -> dict[str, Any]:
    """Whether the server runs, where, and how much room it takes (MB)."""
    process = running(home)
    found: dict[str, Any] = {"running": process is not None, "version": home.version, "data": str(home.data)}
    if process:
        port = home.state()["port"]
        found |= {"address": f"neo4j://{HOST}:{port}", "pid": process.pid}
        found |= {"answers": answers(port, home.password()), "memory_mb": process.memory_info().rss // 2**20}
    found["data_mb"] = _size(home.data / "data") // 2**20
    return found


def wipe(home: Home, programs: bool = False) -> None:
    """Delete data and password, and with `programs` what was fetched; raises ServerTrouble while it runs."""
    with _alone(home):
        if running(home):
            raise ServerTrouble("the server runs: stop it first with atlas neo4j stop")
        shutil.rmtree(home.data, ignore_errors=True)
        if programs:
            shutil.rmtree(home.software, ignore_errors=True)


def answers(port: int, password: str) -> bool:
    """True when a Neo4j server on this port takes the password."""
    from neo4j import GraphDatabase  # noqa: PLC0415
    from neo4j.exceptions import DriverError, Neo4jError  # noqa: PLC0415

    try:
        with GraphDatabase.driver(
            f"bolt://{HOST}:{port}", auth=(USER, password), connection_timeout=2, max_transaction_retry_time=0
        ) as driver:
            driver.verify_connectivity()
    except (DriverError, Neo4jError):
        return False
    return True


def admin(home: Home, *arguments: str, java: Path | None = None) -> str:
    """What a task of neo4j-admin printed; raises ServerTrouble with its last words when it fails."""
    command = admin_command(home, java or java_of(home), *arguments)
    done = subprocess.run(
        command, env={**os.environ, **environment(home)}, capture_output=True, text=True, check=False
    )
    if done.returncode:
        raise ServerTrouble(f"neo4j-admin {arguments[0]} failed: {_last_words(done.stdout + done.stderr)}")
    return done.stdout


def _launch(home: Home, java: Path, heap: str, port: int) -> int:
    with home.log.open("w", encoding="utf-8") as log:
        # A session of its own: the server outlives the command that started it.
        process = subprocess.Popen(
            server_command(home, java, heap), stdout=log, stderr=subprocess.STDOUT, start_new_session=True
        )
    write_private(home.state_file, json.dumps({"pid": process.pid, "port": port}))
    end_of_patience = time.monotonic() + PATIENCE
    while time.monotonic() < end_of_patience:
        if answers(port, home.password()):
            return process.pid
        if process.poll() is not None:
            home.state_file.unlink(missing_ok=True)
            raise ServerTrouble(
                f"the server did not start: {_last_words(home.log.read_text())}; see {home.log}"
            )
        time.sleep(0.3)
    process.kill()
    process.wait()
    home.state_file.unlink(missing_ok=True)
    raise ServerTrouble(f"the server did not answer within {PATIENCE} s and was ended; see {home.log}")


def _set_first_password(home: Home, java: Path) -> None:
    if not (home.data / "data" / "dbms").exists():
        admin(home, "dbms", "set-initial-password", home.password(), java=java)


def _described(home: Home, pid: int, fresh: bool) -> Running:
    return Running(f"neo4j://{HOST}:{home.state().get('port', PORT)}", USER, home.password(), pid, fresh)


@contextmanager
def _alone(home: Home) -> Iterator[None]:
    """Hold the lock of the home, so that two commands at once go one after the other."""
    home.data.mkdir(parents=True, exist_ok=True)
    home.root.mkdir(parents=True, exist_ok=True)
    with (home.root / f".{home.version}.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield


def _last_words(text: str) -> str:
    lines = [
        line.strip() for line in text.splitlines() if line.strip() and not line.lstrip().startswith("at ")
    ]
    telling = [line for line in lines if "ERROR" in line or "rror:" in line or "Exception" in line]
    return (telling or lines or ["it said nothing"])[-1]


def _size(folder: Path) -> int:
    return sum(path.stat().st_size for path in folder.rglob("*") if path.is_file())
