"""Where a server of one's own keeps its programs, its data and its password."""

import json
import os
import secrets
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

PROJECT = Path(__file__).resolve().parents[1]
DEFAULT_VERSION = "5.26.31"
PORT = 7687


@dataclass(frozen=True)
class Home:
    """The folders of one server; `software` may be shared by several."""

    root: Path
    software: Path
    version: str = DEFAULT_VERSION

    @property
    def lib(self) -> Path:
        """The jars of the version."""
        return self.software / "jars" / self.version

    @property
    def java(self) -> Path:
        """The Java runtime that the version runs on."""
        return self.software / f"java-{java_line(self.version)}"

    @property
    def data(self) -> Path:
        """What the server of this version writes: data, logs, settings."""
        return self.root / self.version

    @property
    def password_file(self) -> Path:
        """The password, readable by its owner only."""
        return self.data / "password"

    @property
    def state_file(self) -> Path:
        """Which process runs and on which port."""
        return self.data / "server.json"

    @property
    def log(self) -> Path:
        """What the server printed."""
        return self.data / "server.log"

    def of(self, version: str) -> "Home":
        """The same place for another version."""
        return replace(self, version=version)

    def password(self) -> str:
        """The password, made on first use."""
        if not self.password_file.exists():
            write_private(self.password_file, secrets.token_urlsafe(18))
        return self.password_file.read_text(encoding="utf-8").strip()

    def state(self) -> dict[str, Any]:
        """What is written down of the running server, nothing when none was started."""
        try:
            found: dict[str, Any] = json.loads(self.state_file.read_text(encoding="utf-8"))
        except (OSError, ValueError):
            return {}
        return found


def java_line(version: str) -> str:
    """The line of Java that a version is run on: 21 for Neo4j 5, 25 for the newer ones."""
    return "21" if version.startswith("5.") else "25"


def own_home() -> Home:
    """The home of this project's own server, under ATLAS_HOME or the project's ignored folder."""
    root = Path(os.environ.get("ATLAS_HOME") or PROJECT / ".atlas") / "neo4j"
    return Home(root, root)


def write_private(path: Path, text: str) -> None:
    """Write a file that only its owner may read."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.unlink(missing_ok=True)
    handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(handle, "w", encoding="utf-8") as file:
        file.write(text)
