"""The commands for a Neo4j server of one's own: atlas neo4j start, stop, status, password, wipe."""

import sys
from pathlib import Path
from typing import Annotated

import typer

from commands.asking import AsJson, Yes, answered, family, make_sure
from contract.parts import Done
from graph.errors import BadQuestion, ServerTrouble
from server import docker, fetch, local, process
from server.home import DEFAULT_VERSION, PORT, USER, Home, check_moved, own_home
from server.lock import jars_of
from server.password import change_password
from server.settings import HEAP

app = family("neo4j", "A Neo4j server on this machine, for this machine only.")

Version = Annotated[str, typer.Option("--version", help="The Neo4j version: 5.26.31 or 2026.09.0.")]
Docker = Annotated[
    bool, typer.Option("--docker", help="Use a container engine in place of fetched programs.")
]


def told(words: str) -> None:
    """Say something that is not the answer."""
    typer.echo(words, err=True)


@app.command()
def start(
    version: Version = DEFAULT_VERSION,
    port: Annotated[int, typer.Option(help="The port that it listens on.")] = PORT,
    java: Annotated[
        Path | None, typer.Option(envvar="ATLAS_JAVA", help="An installed Java 17 or newer to run it with.")
    ] = None,
    heap: Annotated[str, typer.Option(help="The memory of the server's heap.")] = HEAP,
    in_docker: Docker = False,
    yes: Yes = False,
    as_json: AsJson = False,
) -> None:
    """Start the server; what it needs is fetched on first use, after saying so."""
    check_moved()
    home = own_home().of(version)
    if in_docker:
        running = docker.start(home, port)
    else:
        _have_programs(home, java, yes)
        running = local.start(home, port, java, heap)
    value = {"address": running.address, "user": running.user, "pid": running.pid, "started": running.fresh}
    doing = "is started" if running.fresh else "runs already"
    words = f"Neo4j {version} {doing} at {running.address}. Its password is in {home.password_file}."
    if running.mended:
        told(f"{running.mended}.")
    answered(Done(value, f"{words}\nNext: atlas app --store {running.address}"), as_json)


@app.command()
def stop(version: Version = DEFAULT_VERSION, in_docker: Docker = False, as_json: AsJson = False) -> None:
    """Stop the server."""
    done = docker.stop() if in_docker else local.stop(_home(version))
    answered(Done({"done": done}, f"Neo4j {version}: {done}."), as_json)


@app.command()
def status(
    version: Version = DEFAULT_VERSION,
    verify: Annotated[bool, typer.Option("--verify", help="Check every fetched jar.")] = False,
    as_json: AsJson = False,
) -> None:
    """Whether the server runs; exit 1 when it does not."""
    home = _home(version)
    seen = local.status(home)
    if verify:
        seen["broken_jars"] = [jar.name for jar in fetch.broken_jars(home)]
    lines = "\n".join(f"{name.replace('_', ' '):12} {value}" for name, value in seen.items())
    answered(Done(seen, lines), as_json)
    if not seen["running"]:
        raise typer.Exit(1)


@app.command()
def password(
    show: Annotated[bool, typer.Option("--show", help="Print the password itself.")] = False,
    new: Annotated[
        bool, typer.Option("--set", help="Change it: the new one is read from standard input.")
    ] = False,
    version: Version = DEFAULT_VERSION,
    as_json: AsJson = False,
) -> None:
    """Where the password is; with --show the password, with --set a new one."""
    home = _home(version)
    if not home.password_file.exists():
        raise ServerTrouble("there is no password yet: it is made by atlas neo4j start")
    if new:
        given = typer.prompt("New password", hide_input=True) if sys.stdin.isatty() else sys.stdin.readline()
        change_password(home, given.strip())
    value = {"file": str(home.password_file), "user": USER}
    value |= {"password": home.password()} if show else {}
    answered(
        Done(value, value.get("password") or f"The password of {USER} is in {home.password_file}."), as_json
    )


@app.command()
def wipe(
    version: Version = DEFAULT_VERSION,
    everything: Annotated[bool, typer.Option("--all", help="The fetched programs too.")] = False,
    store: Annotated[
        str | None, typer.Option(help="One dataset only, such as neo4j://HOST?dataset=NAME; all else stays.")
    ] = None,
    yes: Yes = False,
    as_json: AsJson = False,
) -> None:
    """Delete the server's data and password; with --store one dataset of any server."""
    if store:
        _wipe_dataset(store, yes, as_json)
        return
    home = _home(version)
    make_sure(f"Delete everything in {home.data}?", yes)
    local.wipe(home, everything)
    answered(Done({"wiped": str(home.data)}, f"{home.data} is deleted."), as_json)


def _wipe_dataset(address: str, yes: bool, as_json: bool) -> None:
    # What opens stores is not loaded for a server of one's own.
    from loaders.connect import open_to_wipe

    opened = open_to_wipe(address)
    try:
        make_sure(f"Delete {opened.name} at {opened.address}, with the graph before it?", yes)
        opened.wipe()
    finally:
        opened.close()
    answered(Done({"wiped": opened.address}, f"{opened.address} is deleted; all else there stays."), as_json)


def _home(version: str) -> Home:
    """The home of a version; raises ServerTrouble for an unknown one, or while data lie in an old home."""
    jars_of(version)
    check_moved()
    return own_home().of(version)


def _have_programs(home: Home, java: Path | None, yes: bool) -> None:
    """Fetch what is missing, after saying what and how large it is."""
    if wanted := fetch.to_fetch(home, with_java=java is None):
        told(f"This will fetch {wanted}, into {home.software}.")
        if not yes and sys.stdin.isatty() and not typer.confirm("Go on?", default=True, err=True):
            raise BadQuestion("nothing was fetched")
        fetch.fetch_packages()
        if java is None:
            fetch.fetch_java(home)
    elif process.running(home):
        return
    jars = fetch.broken_jars(home)
    if jars and not wanted:
        one = len(jars) == 1
        words = "1 jar of the server is" if one else f"{len(jars)} jars of the server are"
        told(f"{words} damaged and {'is' if one else 'are'} fetched again.")
    from commands.progress import progress

    total, done = sum(jar.size for jar in jars), 0
    with progress("Fetching Neo4j (bytes)", shown=bool(jars)) as watch:
        for size in fetch.fetched(home, jars):
            done += size
            watch(done, total)
