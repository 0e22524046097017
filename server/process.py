"""Whether a server really runs: not by a number alone, for a zombie and a stranger have one too."""

import json
import re
import socket
from typing import Any

import psutil

from graph.errors import ServerTrouble
from server.home import Home, write_private

HOST = "127.0.0.1"


def running(home: Home) -> Any:
    """The process of the home's server as psutil knows it, None when it does not run.

    A server whose process was not written down, or wrongly, is looked for and written down.
    """
    state = home.state()
    if state and (process := _ours(home, state["pid"])):
        return process
    port = _port_in_settings(home)
    for pid in psutil.pids() if port else ():
        if process := _ours(home, pid):
            write_private(home.state_file, json.dumps({"pid": pid, "port": port}))
            return process
    return None


def _ours(home: Home, pid: int) -> Any:
    """The process of this number if it is a server of the home that is alive."""
    try:
        process = psutil.Process(pid)
        ours = f"--home-dir={home.data}" in process.cmdline()
        alive = ours and process.status() not in {psutil.STATUS_ZOMBIE, psutil.STATUS_DEAD}
    except (psutil.Error, ValueError, OverflowError):
        return None
    return process if alive else None


def _port_in_settings(home: Home) -> int | None:
    try:
        text = (home.data / "conf" / "neo4j.conf").read_text(encoding="utf-8")
    except (OSError, ValueError):
        return None
    listens = re.search(r"^server\.bolt\.listen_address=\S*:(\d+)$", text, re.MULTILINE)
    return int(listens.group(1)) if listens else None


def end(process: Any, patience: float = 30) -> bool:
    """End a process, by force after so many seconds; True when it went by itself."""
    process.terminate()
    try:
        process.wait(patience)
    except psutil.TimeoutExpired:
        process.kill()
        process.wait(patience)
        return False
    return True


def free_port() -> int:
    """A port that nothing listens on."""
    with socket.socket() as probe:
        probe.bind((HOST, 0))
        return int(probe.getsockname()[1])


def check_port(port: int) -> None:
    """Raise ServerTrouble when something listens on the port already."""
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((HOST, port))
        except OSError as error:
            raise ServerTrouble(
                f"port {port} is taken by another program: stop that one or give another with --port"
            ) from error
