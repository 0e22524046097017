"""What commands on planning take in: a table of people, shown as its audience may see it, and rules."""

import inspect
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import date
from functools import wraps
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, TypeVar

import typer

from graph.errors import BadQuestion, GraphError
from graph.people import Names, Roster, for_audience
from graph.stores.store import Store
from planning.wish import ASK_APART, NO_RULES, RULES

if TYPE_CHECKING:
    from loaders.roster.kept import KeptTable
    from loaders.roster.report import RosterReport
    from planning.kept_people import PeopleHere

Made = TypeVar("Made")

PeopleFile = Annotated[
    Path, typer.Argument(help="A csv or xlsx table of people and what they hold, or the name of a kept one.")
]
RosterOption = Annotated[
    Path | None,
    typer.Option(help="A csv or xlsx table of people and what they hold, or the name of a kept one."),
]
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
    str | None,
    typer.Option(
        help=f'{ASK_APART}: "{RULES}" for the rules that ship, "{NO_RULES}", or a YAML file.',
        show_default=RULES,
    ),
]


@dataclass(frozen=True)
class Given:
    """A table of people as it was given, with how it is to be read and shown.

    `file` leads to it or is the name of a kept one; `kept` is always such a name. Neither: no people.
    """

    names: Names
    sheets: tuple[str, ...]
    columns: str
    scale: str
    same: str
    file: Path | None = None
    kept: str = ""

    @property
    def path(self) -> Path:
        """The file that is given; raises BadQuestion where none is."""
        if self.file is None:
            raise BadQuestion("no file is given")
        return self.file

    @property
    def is_given(self) -> bool:
        """Whether there is a table of people."""
        return bool(self.file or self.kept)

    def roster(self, store: Store) -> Roster | None:
        """Who is in the table, None without one; raises BadRoster for no table of people."""
        return for_audience(self.reading(store).roster, self.names) if self.is_given else None

    def brought(self, store: Store) -> "tuple[Roster | None, PeopleHere]":
        """Who is in the table, and the same people as scenarios and plans are kept for them."""
        from planning.kept_people import NOBODY, people_here

        if not self.is_given:
            return None, NOBODY
        table, name = self.table(store), self.kept
        if self.file and not self.file.exists():
            name = str(self.file)
        full = table.report(store.snapshot(), date.today()).roster
        return for_audience(full, self.names), people_here(full, self.names, name, table.digest)

    def reading(self, store: Store) -> "RosterReport":
        """How the table, which must be given, is read, with the names as given."""
        return self.table(store).report(store.snapshot(), date.today())

    def table(self, store: Store) -> "KeptTable":
        """The table in the file, or the one that the store keeps under this name where there is no file."""
        # Without a table of people nothing that reads one is loaded.
        from loaders.roster.choices import choices_of
        from loaders.roster.kept import KeptTable, kept_table, table_named

        if not self.is_given:
            raise BadQuestion("no table of people is given; name a csv or xlsx file")
        choices = choices_of(self.sheets, self.columns, self.scale, self.same)
        given_table = table_named(store, self.file) if self.file else kept_table(store, self.kept)
        return KeptTable(given_table.file, given_table.data, choices.over(given_table.choices))

    @contextmanager
    def hidden(self) -> Iterator[None]:
        """Keeps names out of what is told of an error, where the audience may not see them."""
        try:
            yield
        except GraphError as error:
            if not self.is_given or self.names == Names.GIVEN:
                raise
            raise GraphError(error.hidden) from None


def asking_for(**makers: Callable[..., object]) -> Callable[[Callable[..., Made]], Callable[..., Made]]:
    """Give a command the options of each maker, and hand it what the maker makes of them.

    `@asking_for(people=given) def coverage(*, people: Given)` is a command with `--roster`, `--names` and
    the others of `given`; in the help they stand where the parameter stands.
    """

    def decorated(command: Callable[..., Made]) -> Callable[..., Made]:
        options = {name: _options(maker) for name, maker in makers.items()}

        @wraps(command)
        def called(**values: Any) -> Made:
            for name, maker in makers.items():
                values[name] = maker(**{option: values.pop(option) for option in options[name]})
            return command(**values)

        asked: dict[str, inspect.Parameter] = {}
        for name, parameter in _options(command).items():
            asked |= options.get(name, {name: parameter})
        vars(called).update(__signature__=inspect.Signature([*asked.values()]))
        called.__annotations__ = {name: parameter.annotation for name, parameter in asked.items()}
        return called

    return decorated


def _options(asked: Callable[..., Any]) -> dict[str, inspect.Parameter]:
    """The options by name, each to be given by its name alone."""
    parameters = inspect.signature(asked).parameters.values()
    return {option.name: option.replace(kind=inspect.Parameter.KEYWORD_ONLY) for option in parameters}


def how_read(
    names: NamesShown = Names.GIVEN,
    sheet: SheetChosen = None,
    columns: ColumnsGiven = "",
    scale: ScaleGiven = "",
    same: SameGiven = "",
) -> Given:
    """How a table of people is to be read and shown."""
    return Given(names, tuple(sheet or ()), columns, scale, same)


@asking_for(how=how_read)
def given(roster: RosterOption = None, *, how: Given) -> Given:
    """The table of people that a command may be given."""
    return replace(how, file=roster)


@asking_for(how=how_read)
def given_file(file: PeopleFile, *, how: Given) -> Given:
    """The table of people that a command must be given."""
    return replace(how, file=file)
