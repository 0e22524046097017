"""Whether a server really runs: not by a number alone, for a zombie and a stranger have one too."""

import socket
from typing import Any

from graph.errors import ServerTrouble
from server.home import Home

HOST = "127.0.0.1"


def running(home: Home) -> Any:
    """The process of the home's server as psutil knows it, None when it does not run."""
    import psutil  # noqa: PLC0415 - installed on first use

    state = home.state()
    if not state:
        return None
    try:
        process = psutil.Process(state["pid"])
        alive = process.status() not in {psutil.STATUS_ZOMBIE, psutil.STATUS_DEAD}
        ours = f"--home-dir={home.data}" in process.cmdline()
    except psutil.Error:
        return None
    return process if alive and ours else None


def end(process: Any, patience: float = 30) -> bool:
    """End a process, by force after so many seconds; True when it went by itself."""
    import psutil  # noqa: PLC0415

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
