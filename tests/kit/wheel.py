"""The wheel of the project, in a bare environment that sees nothing of the clone."""

import os
import shutil
import subprocess
import sys
import venv
from dataclasses import dataclass
from pathlib import Path

import streamlit

from tests.kit.places import ROOT

# Where the libraries of the environment lie that runs the tests. A folder that a .pth file names is looked
# into for packages, but its own .pth files are not read: the clone, which is installed there by one that
# leads back to it, is not seen.
LIBRARIES = Path(streamlit.__file__).parents[1]
PIP = (sys.executable, "-m", "pip", "--quiet", "--disable-pip-version-check", "--no-input")


@dataclass(frozen=True)
class Installed:
    """An environment with the program in it, and a folder of its own to run it from."""

    wheel: Path
    prefix: Path
    home: Path

    @property
    def atlas(self) -> Path:
        """The command."""
        return self.prefix / ("Scripts" if os.name == "nt" else "bin") / "atlas"

    @property
    def python(self) -> Path:
        """The interpreter of the environment."""
        return self.atlas.with_name("python")

    @property
    def packages(self) -> Path:
        """Where the program's modules lie."""
        return next(self.prefix.rglob("site-packages"))

    @property
    def env(self) -> dict[str, str]:
        """The variables of a user who has just installed the program."""
        return {"HOME": str(self.home), "USERPROFILE": str(self.home), "PATH": os.environ.get("PATH", "")}

    def __call__(self, *arguments: str) -> "subprocess.CompletedProcess[str]":
        """Run the command from the empty folder."""
        return self.run(self.atlas, *arguments)

    def run(self, *command: str | Path) -> "subprocess.CompletedProcess[str]":
        """Run a program from the empty folder."""
        return subprocess.run(
            command, cwd=self.home, env=self.env, capture_output=True, text=True, check=False
        )

    def files(self) -> dict[str, int]:
        """What lies in the environment, with the time of its last change; less what Python compiles."""
        return {
            str(path): path.stat().st_mtime_ns
            for path in self.prefix.rglob("*")
            if path.is_file() and path.suffix != ".pyc"
        }


def installed(folder: Path) -> Installed:
    """Build the wheel of what is checked out and install it into a bare environment in this folder."""
    wheel = built(folder)
    made = Installed(wheel, folder / "env", folder / "home")
    made.home.mkdir()
    venv.create(made.prefix, symlinks=os.name != "nt")
    (made.packages / "libraries.pth").write_text(f"{LIBRARIES}\n", encoding="utf-8")
    _run(*PIP, "--python", str(made.python), "install", "--no-deps", "--no-index", str(wheel))
    return made


def built(folder: Path) -> Path:
    """The wheel, built from a copy: setuptools would take in again what a build before left beside it."""
    source = folder / "source"
    listed = subprocess.run(
        ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
    ).stdout
    for name in filter(None, listed.split("\0")):
        if (ROOT / name).is_file() and not name.startswith("tests/"):
            (source / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(ROOT / name, source / name)
    _run(*PIP, "wheel", "--no-deps", "--no-build-isolation", "--wheel-dir", str(folder), str(source))
    return next(folder.glob("*.whl"))


def _run(*command: str) -> None:
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, f"{command}: {done.stdout}{done.stderr}"
