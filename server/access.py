"""How to reach the server of this machine."""

from pathlib import Path

from server.home import own_home
from server.lock import versions

HERE = ("127.0.0.1", "localhost", "::1")


def password_file_for(host: str, port: int) -> Path | None:
    """The password file of this machine's own server at this place, None when it is not ours."""
    if host not in HERE:
        return None
    for version in versions():
        home = own_home().of(version)
        if home.state().get("port") == port and home.password_file.exists():
            return home.password_file
    return None
