"""The commands on a table of people: how it is read, before it is taken."""

from pathlib import Path
from typing import Annotated

import typer

from commands.asking import AsJson, StoreOption, opened, show
from commands.roster import ColumnsGiven, NamesShown, SameGiven, ScaleGiven, SheetChosen, given
from commands.roster_tables import reading_tables
from contract.roster import roster_check
from graph.people import Names
from loaders.roster.report import reading_for

app = typer.Typer(
    name="roster", help="Tables of people.", no_args_is_help=True, add_completion=False, rich_markup_mode=None
)


@app.callback()
def roster() -> None:
    """Tables of people."""


@app.command()
def check(
    file: Annotated[Path, typer.Argument(help="A csv or xlsx table of people and what they hold.")],
    names: NamesShown = Names.GIVEN,
    sheet: SheetChosen = None,
    columns: ColumnsGiven = "",
    scale: ScaleGiven = "",
    same: SameGiven = "",
    store: StoreOption = None,
    as_json: AsJson = False,
) -> None:
    """How a table of people is read, before it is taken; exit 1 when something asks to be looked at."""
    people = given(file, names, sheet, columns, scale, same)
    with people.hidden(), opened(store) as graph:
        found = reading_for(people.reading(graph, file), names)
        show(as_json, lambda: roster_check(found), lambda: reading_tables(found))
    if not found.is_clear:
        raise typer.Exit(1)
