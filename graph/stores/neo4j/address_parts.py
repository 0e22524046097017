"""The parts of a server's address, each checked before anything is asked."""

import re
from collections.abc import Sequence
from urllib.parse import SplitResult, parse_qsl, urlsplit

from graph.address import shown, tidied
from graph.errors import BadAddress

SCHEMES = ("neo4j", "neo4j+s", "neo4j+ssc", "bolt", "bolt+s", "bolt+ssc")
DATASET = "atlas"
FORM = "give neo4j://HOST:PORT, a dataset as ?dataset=NAME and a database by NEO4J_DATABASE"
# What an address may ask for after its question mark; `policy` chooses among the members of a cluster.
ASKED = ("dataset", "policy")
SECRET = frozenset(("user", "username", "password", "pass", "pwd", "auth", "token"))
# Said in place of an address that may hold a password, which is not repeated.
IN_LOGS = (
    "a user or password in the address ends up in logs: take it out of the address and set "
    "NEO4J_USERNAME and NEO4J_PASSWORD"
)
_NAME = re.compile(r"[\w.-]{1,64}")
_HOST = re.compile(r"(?:[\w-]{1,63}\.)*[\w-]{1,63}\.?")
_PORT = re.compile(r"[0-9]{1,5}")


def split(address: str) -> SplitResult:
    """Scheme, server and parameters of an address; raises BadAddress where one of them cannot be."""
    given = tidied(address)
    if "@" in given:
        raise BadAddress(IN_LOGS)
    if re.search(r"[\s\x00-\x1f\x7f]", given):
        raise BadAddress(f"there is a blank in the store address {shown(given)!r}: {FORM}")
    try:
        parts = urlsplit(given)
    except ValueError as error:
        raise BadAddress(f"the server in {shown(given)!r} cannot be read: {FORM}") from error
    if parts.scheme not in SCHEMES:
        raise BadAddress(f"{parts.scheme}:// is no scheme of Neo4j; give {', '.join(SCHEMES)}")
    _check_server(parts)
    if parts.path.strip("/") or parts.fragment:
        raise BadAddress(f"{shown(given)!r} is no store address: {FORM}")
    return parts


def parameters(parts: SplitResult) -> dict[str, str]:
    """What the address asks for after its question mark; raises BadAddress for what is not known."""
    found: dict[str, str] = {}
    for name, value in parse_qsl(parts.query, keep_blank_values=True):
        if name.casefold() in SECRET:
            raise BadAddress(IN_LOGS)
        if name not in ASKED or (name == "policy" and not parts.scheme.startswith("neo4j")):
            raise BadAddress(_unknown(name, parts.scheme))
        if name in found:
            raise BadAddress(_twice(name, (found[name], value)))
        if not _NAME.fullmatch(value):
            raise BadAddress(_misnamed(name, value))
        found[name] = value
    return found


def _check_server(parts: SplitResult) -> None:
    host, port = _host_and_port(parts.netloc)
    if not host:
        raise BadAddress(f"the address names no server: {FORM}")
    if port is not None and not (_PORT.fullmatch(port) and 0 < int(port) < 65536):
        raise BadAddress(f"the port {port!r} is none: give a number from 1 to 65535, 7687 unless changed")
    if not host.startswith("[") and not _HOST.fullmatch(host):
        raise BadAddress(f"{host!r} is no name of a server: {FORM}")


def _host_and_port(netloc: str) -> tuple[str, str | None]:
    """The two sides of the colon; the colons of an address in brackets belong to it."""
    host, bracket, rest = netloc.rpartition("]")
    name, colon, port = rest.partition(":")
    return f"{host}{bracket}{name}", port if colon else None


def _unknown(name: str, scheme: str) -> str:
    if name == "policy":
        return f"policy is for clusters, whose addresses begin with neo4j://, not {scheme}://"
    if name.casefold() in {"database", "db"}:
        return "the database does not stand in the address: set NEO4J_DATABASE to its name"
    return f"the address may ask for {' and '.join(ASKED)} only, not for {name!r}: give ?dataset=NAME"


def _twice(name: str, values: Sequence[str]) -> str:
    both = " and ".join(repr(value) for value in values)
    return f"the address names two values for {name}, {both}: give one {name}"


def _misnamed(name: str, value: str) -> str:
    if not value:
        return f"the address names no {name} after {name}=: give its name, or leave {name}= out"
    return f"{name} {value!r}: give up to 64 letters, digits, dots and dashes"
