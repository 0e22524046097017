"""The server in a container, where an engine is at hand."""

import shutil
import subprocess
import time

from graph.errors import ServerTrouble
from server.answering import PATIENCE, answers
from server.home import USER, Home, write_private
from server.local import Running
from server.process import HOST, check_port

NAME = "role-atlas-neo4j"
ENGINES = ("docker", "podman")


def start(home: Home, port: int) -> Running:
    """Start the container and wait until it answers; raises ServerTrouble without an engine."""
    engine = _engine()
    if _said(engine, "ps", "--quiet", "--filter", f"name=^{NAME}$"):
        return _running(home, port, fresh=False)
    check_port(port)
    _run(engine, home, port)
    deadline = time.monotonic() + PATIENCE
    while not answers(port, home.password()):
        if time.monotonic() > deadline:
            raise ServerTrouble(f"the container does not answer: see {engine} logs {NAME}")
        time.sleep(0.5)
    return _running(home, port, fresh=True)


def stop() -> str:
    """Stop the container and say what was done."""
    engine = _engine()
    if not _said(engine, "ps", "--quiet", "--filter", f"name=^{NAME}$"):
        return "no container was running"
    _said(engine, "stop", NAME)
    return "stopped"


def _run(engine: str, home: Home, port: int) -> None:
    # By a private file: a password in the command would be seen in the list of processes.
    secret = home.data / "docker.env"
    write_private(secret, f"NEO4J_AUTH={USER}/{home.password()}\n")
    options = ("--detach", "--name", NAME, "--env-file", str(secret))
    places = ("-p", f"{HOST}:{port}:7687", "-v", f"{NAME}-{home.version}:/data")
    try:
        _said(engine, "rm", "--force", NAME)
        _said(engine, "run", *options, *places, f"neo4j:{home.version}-community")
    finally:
        secret.unlink()


def _running(home: Home, port: int, fresh: bool) -> Running:
    write_private(home.state_file, f'{{"pid": 0, "port": {port}}}')
    return Running(f"neo4j://{HOST}:{port}", USER, home.password(), 0, fresh)


def _engine() -> str:
    for engine in ENGINES:
        if shutil.which(engine):
            return engine
    raise ServerTrouble("no container engine is installed here: leave --docker out, then none is needed")


def _said(engine: str, *arguments: str) -> str:
    done = subprocess.run([engine, *arguments], capture_output=True, text=True, check=False)
    if done.returncode:
        last = (done.stderr.strip().splitlines() or ["it said nothing"])[-1]
        raise ServerTrouble(f"{engine} {arguments[0]} failed: {last}")
    return done.stdout.strip()
