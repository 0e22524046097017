"""What a question opens of what is kept, and keeps of what it asked: --scenario, --plan and --keep."""

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Annotated

import typer

from commands.asking import By, keeping_store, opened_store
from commands.inputs import Given
from graph.stores.records import RecordKind

if TYPE_CHECKING:
    from graph.stores.named import Settings
    from graph.stores.store import Store
    from planning.kept_people import PeopleHere

Scenario = Annotated[str, typer.Option(help="A kept scenario, whose changes come first.")]
Second = Annotated[bool, typer.Option("--second", help="Of the two scenarios kept so, the second.")]
Plan = Annotated[str, typer.Option(help="A kept plan; further skills and limits are added to it.")]
KeepAs = Annotated[str, typer.Option("--keep", help="Keep what is asked under this name.")]
Replace = Annotated[bool, typer.Option("--replace", help="Replace what is kept under this name.")]


@dataclass(frozen=True)
class KeptQuestion:
    """Which scenario or plan is opened, and under which name what is asked is kept."""

    kind: RecordKind
    opens: str
    keeps: str
    replaces: bool
    by: str
    second: bool = False

    @property
    def so_far(self) -> str:
        """That what is opened asks nothing, to be told where nothing is given beside it."""
        which = ", neither in the second of " if self.second else ", neither in "
        return f"{which}the {self.kind} {self.opens}" if self.opens else ""

    @contextmanager
    def store(self, address: str | None) -> "Iterator[Store]":
        """The store at an address; one that keeps, where something is to be kept."""
        with (keeping_store if self.keeps else opened_store)(address) as dataset:
            yield dataset

    def settings(self, dataset: "Store") -> "Settings":
        """What is set in what is opened, nothing where nothing is; raises BadQuestion for an unknown name."""
        from graph.stores.named import settings_of

        return settings_of(dataset, self.kind, self.opens) if self.opens else {}

    def people(self, given: Given, settings: "Settings") -> Given:
        """The table of people that is given, else the kept roster that the settings are for."""
        from planning.kept_people import ROSTER

        names = settings.get(ROSTER, ())
        return given if given.file or not names else replace(given, kept=names[0])

    def placed(self, settings: "Settings", here: "PeopleHere") -> "Settings":
        """The settings for the people here; other people than those they were kept for are told."""
        from planning.kept_people import told_left_out, told_of_others, unmarked

        placed, left_out = unmarked(settings, here)
        lines = (told_of_others(self.kind, self.opens, settings, here), told_left_out(left_out))
        for line in filter(None, lines if self.opens else ()):
            typer.echo(f"atlas: {line}", err=True)
        return placed

    def keep(self, dataset: "Store", settings: Mapping[str, Sequence[str]], here: "PeopleHere") -> None:
        """Keep the settings where a name is given; raises BadQuestion where it is taken."""
        from graph.stores import named
        from planning.kept_people import marked

        if self.keeps:
            seen = named.revision_of(dataset, self.kind, self.keeps) if self.replaces else 0
            head = named.keep(dataset, self.kind, self.keeps, marked(settings, here), self.by, seen)
            typer.echo(f"atlas: The {self.kind} {head.name} is kept.", err=True)


def scenario_kept(
    scenario: Scenario = "", second: Second = False, keep: KeepAs = "", replace: Replace = False, by: By = ""
) -> KeptQuestion:
    """The scenario that is opened, and the name under which the one asked is kept."""
    return KeptQuestion(RecordKind.SCENARIO, scenario, keep, replace, by, second)


def plan_kept(plan: Plan = "", keep: KeepAs = "", replace: Replace = False, by: By = "") -> KeptQuestion:
    """The plan that is opened, and the name under which the one asked is kept."""
    return KeptQuestion(RecordKind.PLAN, plan, keep, replace, by)
