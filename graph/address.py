"""An address of a store: what kind it is, each part checked before anything is asked, and no secret in it."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path
from urllib.parse import SplitResult, parse_qsl, urlencode, urlsplit, urlunsplit

from graph.errors import BadAddress

SCHEMES = ("neo4j", "neo4j+s", "neo4j+ssc", "bolt", "bolt+s", "bolt+ssc")
# Forms of a store; what stands before their colon is the same in any case of letters.
SERVERS = ("neo4j", "bolt")
FORMS = ("memory", "file", "parquet", *SERVERS)
KNOWN = "memory:, memory:PATH, file:PATH, parquet:FOLDER or neo4j://HOST:PORT (also bolt://, and +s for TLS)"
SEEDS_ADDRESS = "memory:"
DATASET = "atlas"
BOLT_PORT = 7687
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


class AddressKind(StrEnum):
    """What an address leads to."""

    SEEDS = "seeds"
    DOCUMENTS = "documents"
    FILE = "file"
    PARQUET = "parquet"
    SERVER = "server"

    @classmethod
    def of(cls, text: str) -> "AddressKind | None":
        """What a text has the form of, before its parts are looked at; None for no form of an address."""
        scheme, colon, rest = tidied(text).partition(":")
        if scheme == "memory" and colon:
            return cls.DOCUMENTS if rest else cls.SEEDS
        if scheme in {cls.FILE, cls.PARQUET} and rest:
            return cls(scheme)
        return cls.SERVER if scheme.partition("+")[0] in SERVERS and rest.startswith("//") else None


@dataclass(frozen=True)
class Address:
    """Where a graph lives. `shown` is the whole address, which holds no user and no password.

    `path` is that of the documents, the file or the folder of tables; `uri` is a server, `dataset` a
    graph on it.
    """

    kind: AddressKind
    shown: str
    path: Path = Path()
    uri: str = ""
    dataset: str = ""

    @classmethod
    def parse(cls, text: str) -> "Address":
        """The address that a text is; raises BadAddress, which repeats no secret, where it cannot be one."""
        given, kind = tidied(text), AddressKind.of(text)
        match kind:
            case None:
                raise BadAddress(_unknown_form(given))
            case AddressKind.SERVER:
                return _on_server(given)
            case AddressKind.SEEDS:
                return cls(kind, given)
        return cls(kind, given, Path(given.partition(":")[2]))

    @property
    def on_server(self) -> bool:
        """Whether it leads to a Neo4j server."""
        return self.kind is AddressKind.SERVER

    @property
    def in_memory(self) -> bool:
        """Whether documents are read into memory."""
        return self.kind in {AddressKind.SEEDS, AddressKind.DOCUMENTS}

    @property
    def server(self) -> tuple[str, int]:
        """Host and port of the server."""
        parts = urlsplit(self.uri)
        return parts.hostname or "", parts.port or BOLT_PORT


@dataclass(frozen=True)
class Target:
    """A dataset on a server, the database that holds it, and who asks; the password shows in no text."""

    address: Address
    database: str
    user: str
    password: str = field(repr=False)


def tidied(text: str) -> str:
    """The text without blanks around it, the scheme of a store in small letters."""
    bare = text.strip()
    scheme, colon, rest = bare.partition(":")
    known = scheme.casefold().partition("+")[0] in FORMS
    return f"{scheme.casefold()}{colon}{rest}" if known else bare


def without_secrets(text: str) -> str:
    """A text that was given for an address as a message may show it: nothing that could be a secret."""
    scheme, slashes, rest = text.partition("//")
    if not slashes:
        scheme, slashes, rest = text.partition(":")
    rest = rest.partition("?")[0]
    return f"{scheme}{slashes}…{rest[rest.rindex('@') :]}" if "@" in rest else f"{scheme}{slashes}{rest}"


def with_dataset(address: str, dataset: str) -> str:
    """The address of a dataset on the server of another address; raises nothing, it is checked on opening."""
    base, _, query = address.partition("?")
    others = [pair for pair in query.split("&") if pair and not pair.startswith("dataset=")]
    named = [urlencode({"dataset": dataset})] if dataset and dataset != DATASET else []
    return "?".join(part for part in (base, "&".join([*others, *named])) if part)


def _on_server(given: str) -> Address:
    parts = _split(given)
    asked = _parameters(parts)
    dataset = asked.pop("dataset", DATASET)
    named = asked if dataset == DATASET else {**asked, "dataset": dataset}
    shown, uri = (
        urlunsplit((parts.scheme, parts.netloc.lower(), "", urlencode(query), "")) for query in (named, asked)
    )
    return Address(AddressKind.SERVER, shown, uri=uri, dataset=dataset)


def _split(given: str) -> SplitResult:
    """Scheme, server and parameters, of which scheme and server were checked."""
    if "@" in given:
        raise BadAddress(IN_LOGS)
    if re.search(r"[\s\x00-\x1f\x7f]", given):
        raise BadAddress(f"there is a blank in the store address {without_secrets(given)!r}: {FORM}")
    try:
        parts = urlsplit(given)
    except ValueError as error:
        raise BadAddress(f"the server in {without_secrets(given)!r} cannot be read: {FORM}") from error
    if parts.scheme not in SCHEMES:
        raise BadAddress(f"{parts.scheme}:// is no scheme of Neo4j; give {', '.join(SCHEMES)}")
    _check_server(parts)
    if parts.path.strip("/") or parts.fragment:
        raise BadAddress(f"{without_secrets(given)!r} is no store address: {FORM}")
    return parts


def _parameters(parts: SplitResult) -> dict[str, str]:
    """What the address asks for after its question mark."""
    asked: dict[str, str] = {}
    for name, value in parse_qsl(parts.query, keep_blank_values=True):
        if name.casefold() in SECRET:
            raise BadAddress(IN_LOGS)
        if name not in ASKED or (name == "policy" and not parts.scheme.startswith("neo4j")):
            raise BadAddress(_unknown(name, parts.scheme))
        if name in asked:
            raise BadAddress(_twice(name, (asked[name], value)))
        if not _NAME.fullmatch(value):
            raise BadAddress(_misnamed(name, value))
        asked[name] = value
    return asked


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


def _unknown_form(given: str) -> str:
    """What to give in place of what is no address; for the name of a file the form that leads to it."""
    refused = f"{without_secrets(given)!r} is no store address"
    if given and ":" not in given and "@" not in given:
        path = Path(given)
        form = "memory:" if path.is_dir() else "file:" if path.suffix else ""
        if form:
            return f"{refused}; did you mean {form}{given}? Forms are {KNOWN}"
    return f"{refused}; give {KNOWN}"


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
