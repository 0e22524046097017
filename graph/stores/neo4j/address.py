"""The address of a Neo4j store, and the user and password that go with it."""

import os
import stat
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import urlencode, urlunsplit

from graph.errors import BadAddress
from graph.stores.neo4j.address_parts import DATASET, parameters, split
from server.home import password_file_for

BOLT_PORT = 7687


@dataclass(frozen=True)
class Target:
    """A server, a database on it and a dataset in that; the password shows in no text."""

    address: str
    uri: str
    dataset: str
    database: str
    user: str
    password: str = field(repr=False)


def target(address: str, env: Mapping[str, str] = os.environ) -> Target:
    """What an address such as neo4j://host:7687?dataset=finance leads to; raises BadAddress.

    User, password and database come from NEO4J_USERNAME, NEO4J_PASSWORD and NEO4J_DATABASE, or
    from the file that NEO4J_CREDENTIALS names, with a line NAME=VALUE for each; without any of
    them the password of this machine's own server is taken.
    """
    parts = split(address)
    asked = parameters(parts)
    dataset = asked.pop("dataset", DATASET)
    uri = urlunsplit((parts.scheme, parts.netloc.lower(), "", urlencode(asked), ""))
    named = asked if dataset == DATASET else {**asked, "dataset": dataset}
    known = {**_from_file(env), **env}
    return Target(
        urlunsplit((parts.scheme, parts.netloc.lower(), "", urlencode(named), "")),
        uri,
        dataset,
        known.get("NEO4J_DATABASE") or "neo4j",
        known.get("NEO4J_USERNAME") or "neo4j",
        known.get("NEO4J_PASSWORD") or _own_password(parts.hostname or "", parts.port or BOLT_PORT),
    )


def _from_file(env: Mapping[str, str]) -> dict[str, str]:
    name = env.get("NEO4J_CREDENTIALS")
    if not name:
        return {}
    lines = (line.partition("=") for line in private_text(Path(name)).splitlines())
    return {key.strip(): value.strip().strip("\"'") for key, equals, value in lines if equals}


def _own_password(host: str, port: int) -> str:
    path = password_file_for(host, port)
    return private_text(path).strip() if path else ""


def private_text(path: Path) -> str:
    """What a file of secrets holds; raises BadAddress when others may read it too."""
    try:
        if os.name == "posix" and path.stat().st_mode & (stat.S_IRWXG | stat.S_IRWXO):
            raise BadAddress(f"{path} holds a password and others may read it: run chmod 600 {path}")
        return path.read_text(encoding="utf-8")
    except OSError as error:
        raise BadAddress(f"cannot read {path}: {error.strerror}") from error
    except ValueError as error:
        raise BadAddress(f"{path} is no text: write NAME=VALUE into it, one a line") from error
