"""The roster that a command is given, with names shown as its audience may see them."""

from pathlib import Path
from typing import Annotated

import typer

from graph.audience import Names, for_audience
from graph.roster import Roster
from graph.store import GraphStore
from loaders.roster.read import read_roster

RosterFile = Annotated[Path | None, typer.Option(help="A csv or xlsx table of people and what they hold.")]
NamesShown = Annotated[
    Names, typer.Option("--names", envvar="NAMES", help="How names of people are shown: as given, or not.")
]


def people(store: GraphStore, file: Path | None, names: Names) -> Roster | None:
    """The roster of the file, None without one; raises BadDocument for a file that is no table of people."""
    return None if file is None else for_audience(read_roster(store, file), names)
