"""The lock files: which jars make up a server, with size and checksum."""

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from graph.errors import ServerTrouble

LOCKS = Path(__file__).parent / "locks"


@dataclass(frozen=True, order=True)
class Jar:
    """A jar by its Maven coordinate group:artifact:version[:classifier], in bytes and SHA-256."""

    coordinate: str
    size: int
    sha256: str

    @property
    def name(self) -> str:
        """The name of its file."""
        return "-".join(self.coordinate.split(":")[1:]) + ".jar"


def versions() -> tuple[str, ...]:
    """The server versions that there are lock files for."""
    return tuple(sorted(path.stem for path in LOCKS.glob("*.lock")))


def jars_of(version: str) -> tuple[Jar, ...]:
    """The jars of a version; raises ServerTrouble for one without a lock file."""
    path = LOCKS / f"{version}.lock"
    if version not in versions():
        raise ServerTrouble(f"no Neo4j {version!r} is known here; give {' or '.join(versions())}")
    rows = (line.split() for line in path.read_text(encoding="utf-8").splitlines() if line[:1] != "#")
    return tuple(Jar(coordinate, int(size), sha256) for coordinate, size, sha256 in rows)


def lock_text(version: str, jars: Iterable[Jar]) -> str:
    """The text of a lock file."""
    head = f"# Neo4j Community {version}: coordinate, bytes, SHA-256. Made by server.make_lock.\n"
    return head + "".join(f"{jar.coordinate} {jar.size} {jar.sha256}\n" for jar in sorted(jars))
