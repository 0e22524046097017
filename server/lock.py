"""The lock files: which jars make up a server, with size and checksum.

`python -m server.lock VERSION` writes the one of a version.
"""

import hashlib
import sys
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
    head = f"# Neo4j Community {version}: coordinate, bytes, SHA-256. Made by server.lock.\n"
    return head + "".join(f"{jar.coordinate} {jar.size} {jar.sha256}\n" for jar in sorted(jars))


def main(version: str) -> None:
    """Resolve the server's jars once and write down what they are."""
    import jgo  # noqa: PLC0415 - belongs to the extra neo4j

    jars = []
    for artifact in jgo.resolve(f"org.neo4j:neo4j:{version}"):
        data = Path(str(artifact.resolve())).read_bytes()
        coordinate = f"{artifact.groupId}:{artifact.artifactId}:{artifact.version}"
        if artifact.classifier:
            coordinate += f":{artifact.classifier}"
        jars.append(Jar(coordinate, len(data), hashlib.sha256(data).hexdigest()))
    (LOCKS / f"{version}.lock").write_text(lock_text(version, jars), encoding="utf-8")


if __name__ == "__main__":
    main(sys.argv[1])
