"""What commands on planning take in: a table of people, shown as its audience may see it, and rules."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from graph.errors import GraphError
from graph.people import Names, Roster, for_audience
from graph.stores.store import View
from seeds.shipped import DUTIES

if TYPE_CHECKING:
    from loaders.roster.report import RosterReport
    from planning.rules import Rules

# The word that stands for the rules that ship with the project.
FINANCE = "finance"

PeopleFile = Annotated[Path, typer.Argument(help="A csv or xlsx table of people and what they hold.")]
RosterFile = Annotated[Path | None, typer.Option(help="A csv or xlsx table of people and what they hold.")]
NamesShown = Annotated[
    Names, typer.Option("--names", envvar="NAMES", help="How names of people are shown: as given, or not.")
]
SheetChosen = Annotated[
    list[str] | None,
    typer.Option("--sheet", help="The sheet of people by name or number; give it again for one more."),
]
ColumnsGiven = Annotated[
    str, typer.Option("--columns", help='Which column is what, as "Name=person,Emp No=id,Tool X=ignore".')
]
ScaleGiven = Annotated[
    str, typer.Option("--scale", help='The scale of the levels: 0-4, 1-7, percent, or "0=none,1=basic".')
]
SameGiven = Annotated[
    str, typer.Option("--same", help='Rows that are one person, as "2=4"; with sheets as "1:2=2:4".')
]
RulesFile = Annotated[
    str | None, typer.Option(help='A YAML file of segregation rules, or "finance" for those that ship.')
]


@dataclass(frozen=True)
class Given:
    """A table of people as it was given, with how it is to be read and shown."""

    file: Path | None
    names: Names
    sheets: tuple[str, ...] = ()
    columns: str = ""
    scale: str = ""
    same: str = ""

    def people(self, store: View) -> Roster | None:
        """The roster of the file, None without one; raises BadRoster for no table of people."""
        return None if self.file is None else for_audience(self.reading(store, self.file).roster, self.names)

    def reading(self, store: View, file: Path) -> "RosterReport":
        """How the file is read, with the names as given."""
        # Without a table of people nothing that reads one is loaded.
        from loaders.roster.choices import choices_of
        from loaders.roster.read import read_roster

        choices = choices_of(self.sheets, self.columns, self.scale, self.same)
        return read_roster(store, file, date.today(), choices)

    @contextmanager
    def hidden(self) -> Iterator[None]:
        """Keeps names out of what is told of an error, where the audience may not see them."""
        try:
            yield
        except GraphError as error:
            if self.file is None or self.names == Names.GIVEN:
                raise
            raise GraphError(error.hidden) from None


def given(
    file: Path | None,
    names: Names,
    sheets: list[str] | None = None,
    columns: str = "",
    scale: str = "",
    same: str = "",
) -> Given:
    """The table of people that the options of a command name."""
    return Given(file, names, tuple(sheets or ()), columns, scale, same)


def rules_of(chosen: str | None) -> "Rules":
    """The rules of a file, those that ship, or none."""
    from planning.rules import Rules, read_rules

    if chosen is None:
        return Rules()
    return read_rules(DUTIES if chosen == FINANCE else Path(chosen))
