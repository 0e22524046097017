"""Where a server of one's own keeps its programs, its data and its password."""

import json
import os
import secrets
import shlex
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from graph.errors import ServerTrouble
from graph.places import data_folder
from server.lock import versions

# Where versions before 0.3 kept a server: beside the code.
EARLIER = Path(__file__).resolve().parents[1] / ".atlas"
USER = "neo4j"
DEFAULT_VERSION = "5.26.31"
NEWER_VERSION = "2026.09.0"
PORT = 7687
HERE = ("127.0.0.1", "localhost", "::1")


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
    def next_password_file(self) -> Path:
        """The password that is about to take its place."""
        return self.data / "password.next"

    @property
    def first_start(self) -> Path:
        """Is there from before the first start until the server answered once."""
        return self.data / "first-start"

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

    @property
    def databases(self) -> Path:
        """The databases of the server."""
        return self.data / "data" / "databases"

    def password(self) -> str:
        """The password, made on first use; raises ServerTrouble where there are data but no password."""
        known = self.known_password()
        # An option of another program begins so; data that know it already keep it.
        if known and (self.has_logins() or not known.startswith("-")):
            return known
        if self.has_logins():
            raise ServerTrouble(
                f"the password of the server in {self.data} is gone: write it into {self.password_file}, "
                "or delete the server's data with atlas neo4j wipe and load again"
            )
        write_private(self.password_file, secrets.token_hex(16))
        return self.known_password()

    def known_password(self) -> str:
        """The password that is written down, nothing when none is."""
        try:
            return self.password_file.read_text(encoding="utf-8").strip()
        except FileNotFoundError:
            return ""
        except (OSError, ValueError) as error:
            raise ServerTrouble(f"{self.password_file} cannot be read: delete it, or mend it") from error

    def has_logins(self) -> bool:
        """Whether a server has set up its users here, who have their passwords from then on."""
        return (self.databases / "system").exists()

    def state(self) -> dict[str, int]:
        """The process and the port of the running server, nothing when none was started."""
        try:
            noted: Any = json.loads(self.state_file.read_text(encoding="utf-8"))
        except (OSError, ValueError):
            return {}
        names = ("pid", "port")
        whole = isinstance(noted, dict) and all(type(noted.get(name)) is int for name in names)
        return {name: noted[name] for name in names} if whole else {}


def java_line(version: str) -> str:
    """The line of Java that a version is run on: 21 for Neo4j 5, 25 for the newer ones."""
    return "21" if version.startswith("5.") else "25"


def own_home() -> Home:
    """The home of one's own server: under ATLAS_DATA, or in the user's folder for data."""
    root = data_folder() / "neo4j"
    return Home(root, root)


def earlier_home() -> Home:
    """The home that versions before 0.3 gave it: under ATLAS_HOME, or beside the code."""
    root = Path(os.environ.get("ATLAS_HOME") or EARLIER) / "neo4j"
    return Home(root, root)


def check_moved() -> None:
    """Raise ServerTrouble while a server's data lie where earlier versions kept them, and none here."""
    old, new = earlier_home().root, own_home().root
    left = [] if old == new or _used(new) else _used(old)
    if left:
        moving = shlex.join(["mv", *map(str, left), f"{new}/"])
        raise ServerTrouble(
            f"the data of your server lie in {old}, where earlier versions kept them; they belong into {new} "
            f"now: stop it (ATLAS_DATA={shlex.quote(str(old.parent))} atlas neo4j stop), then "
            f"mkdir -p {shlex.quote(str(new))} && {moving}"
        )


def password_file_for(host: str, port: int) -> Path | None:
    """The password file of this machine's own server at this place, None when it is not ours."""
    if host not in HERE:
        return None
    for own in (own_home(), earlier_home()):
        for home in map(own.of, versions()):
            if home.state().get("port") == port and home.password_file.exists():
                return home.password_file
    return None


def _used(root: Path) -> list[Path]:
    """The folders below that a server, or the password of one in a container, was kept in."""
    data, passwords = root.glob("*/data/databases"), root.glob("*/password")
    return sorted({path.parent.parent for path in data} | {path.parent for path in passwords})


def write_private(path: Path, text: str) -> None:
    """Write a file that only its owner may read, whole or not at all."""
    path.parent.mkdir(parents=True, exist_ok=True)
    fresh = path.with_name(f".{path.name}.new")
    fresh.unlink(missing_ok=True)
    handle = os.open(fresh, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(handle, "w", encoding="utf-8") as file:
        file.write(text)
    fresh.replace(path)
