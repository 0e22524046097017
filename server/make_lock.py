"""Writes the lock file of a server version: python -m server.make_lock VERSION."""

import hashlib
import sys
from pathlib import Path

import jgo

from server.lock import LOCKS, Jar, lock_text


def main(version: str) -> None:
    """Resolve the server's jars once and write down what they are."""
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
