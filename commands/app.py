"""The command that opens the pages: atlas app."""

import os
import runpy
import sys
from importlib.util import find_spec
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
        str, typer.Option(help="The address they are served at; 0.0.0.0 lets other machines in.")
    ] = HOST,
    store: StoreOption = None,
) -> None:
    """Open the pages in a browser; they are served until Ctrl+C."""
    check_port(port)
    if store:
        os.environ["STORE"] = store
    # In this process, so that who ends the command ends the pages with it.
    sys.argv = ["streamlit", "run", _script(), "--server.address", host, "--server.port", str(port)]
    runpy.run_module("streamlit", run_name="__main__", alter_sys=True)


def _script() -> str:
    spec = find_spec(SCRIPT)
    if spec is None or spec.origin is None:
        raise BadQuestion("the pages are not installed with this program: install role-atlas whole")
    return spec.origin
