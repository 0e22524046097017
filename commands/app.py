"""The command that opens the pages: atlas app."""

import os
import runpy
import sys
from importlib.util import find_spec
from pathlib import Path
from typing import Annotated

import typer

from commands.asking import StoreOption, family
from graph.errors import BadQuestion
from server.process import HOST, check_port

# The script ships with the pages, and Streamlit's settings in a folder beside it. It is named and not
# imported: the command line knows no page, and Streamlit runs it anew at every click.
SCRIPT = "views.frame.app"
PORT = 8501

app = family()


@app.command("app")
def pages(
    port: Annotated[
        int, typer.Option(min=1, max=65535, help="The port that the pages are served on.")
    ] = PORT,
    host: Annotated[
        str, typer.Option(help="The address they are served at; 0.0.0.0 lets others in, with a login.")
    ] = HOST,
    store: StoreOption = None,
    without_login: Annotated[
        bool, typer.Option("--without-login", help="Let everyone look who can reach the address.")
    ] = False,
) -> None:
    """Open the pages in a browser; they are served until Ctrl+C."""
    check_port(port)
    _check_door(host, without_login)
    _check_store(store or os.environ.get("STORE"))
    if store:
        os.environ["STORE"] = store
    # In this process, so that who ends the command ends the pages with it.
    sys.argv = ["streamlit", "run", _script(), "--server.address", host, "--server.port", str(port)]
    runpy.run_module("streamlit", run_name="__main__", alter_sys=True)


def _check_store(address: str | None) -> None:
    """Raises BadAddress for what is no address of a store: the pages could only say so one by one."""
    from graph.address import Address

    if address:
        Address.parse(address)


def _check_door(host: str, without_login: bool) -> None:
    """Raises GraphError where a login is configured wrongly, or others could look who nobody said may."""
    from access.files import login_in
    from access.machine import OFF, is_loopback

    if "STREAMLIT_SECRETS_FILES" in os.environ:
        # They are where only Streamlit looks: the pages check them.
        return
    rules = login_in((Path.home(), Path.cwd(), Path(_script()).parent))
    if rules and without_login:
        raise BadQuestion("secrets.toml configures a login: leave --without-login out, or [auth] there")
    if without_login:
        os.environ["LOGIN"] = "off"
    if rules or is_loopback(host) or os.environ.get("LOGIN", "").strip().lower() in OFF:
        return
    raise BadQuestion(
        f"at {host} other machines can reach the pages, and no login is configured: configure one "
        "(docs/access.md), or give --without-login if everyone who reaches them may look"
    )


def _script() -> str:
    spec = find_spec(SCRIPT)
    if spec is None or spec.origin is None:
        raise BadQuestion("the pages are not installed with this program: install role-atlas whole")
    return spec.origin
