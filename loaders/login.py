"""The user, password and database that go with the address of a server: its secrets stand elsewhere."""

import os
import stat
from collections.abc import Mapping
from pathlib import Path

from graph.address import Address, Target
from graph.errors import BadAddress
from server.home import password_file_for


def target(address: Address, env: Mapping[str, str] = os.environ) -> Target:
    """What the address of a server leads to, and who asks there; raises BadAddress for unread secrets.

    User, password and database come from NEO4J_USERNAME, NEO4J_PASSWORD and NEO4J_DATABASE, or
    from the file that NEO4J_CREDENTIALS names, with a line NAME=VALUE for each; without any of
    them the password of this machine's own server is taken.
    """
    known = {**_from_file(env), **env}
    return Target(
        address,
        database=known.get("NEO4J_DATABASE") or "neo4j",
        user=known.get("NEO4J_USERNAME") or "neo4j",
        password=known.get("NEO4J_PASSWORD") or _own_password(*address.server),
    )


def _from_file(env: Mapping[str, str]) -> dict[str, str]:
    name = env.get("NEO4J_CREDENTIALS")
    if not name:
        return {}
    lines = (line.partition("=") for line in _private_text(Path(name)).splitlines())
    return {key.strip(): value.strip().strip("\"'") for key, equals, value in lines if equals}


def _own_password(host: str, port: int) -> str:
    path = password_file_for(host, port)
    return _private_text(path).strip() if path else ""


def _private_text(path: Path) -> str:
    """What a file of secrets holds; raises BadAddress when others may read it too."""
    try:
        if os.name == "posix" and path.stat().st_mode & (stat.S_IRWXG | stat.S_IRWXO):
            raise BadAddress(f"{path} holds a password and others may read it: run chmod 600 {path}")
        return path.read_text(encoding="utf-8")
    except OSError as error:
        raise BadAddress(f"cannot read {path}: {error.strerror}") from error
    except ValueError as error:
        raise BadAddress(f"{path} is no text: write NAME=VALUE into it, one a line") from error
