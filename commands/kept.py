"""The commands on what is kept under a name: atlas kept list, show, keep, export, rename, remove."""

from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from commands.asking import AsJson, By, StoreOption, answered, family, keeping_store, opened_store
from commands.inputs import Given, NamesShown, asking_for, given_file
from graph.kinds import number_of
from graph.people import Names
from graph.stores.records import RecordHead, RecordKind

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from graph.stores.store import Store

app = family("kept", "Rosters, scenarios and plans that are kept in a store under a name.")


class KeptKind(StrEnum):
    """What can be kept under a name."""

    ROSTER = "roster"
    SCENARIO = "scenario"
    PLAN = "plan"


Kind = Annotated[KeptKind, typer.Argument(help="What it is.")]
Name = Annotated[str, typer.Argument(help="Its name.")]
Replace = Annotated[bool, typer.Option("--replace", help="Replace the one of this name.")]


@app.command("list")
def listed(store: StoreOption = None, as_json: AsJson = False) -> None:
    """What is kept, by kind and name: who kept it and when."""
    from contract.parts import Done
    from graph.stores.named import KINDS

    with opened_store(store) as dataset:
        heads = [head for kind in KINDS for head in dataset.records(kind)]
    words = "\n".join(map(_line, heads)) or "Nothing is kept under a name."
    answered(Done({"kept": [_head(head) for head in heads]}, words), as_json)


@app.command()
def show(
    kind: Kind,
    name: Name,
    names: NamesShown = Names.GIVEN,
    store: StoreOption = None,
    as_json: AsJson = False,
) -> None:
    """What is set in a scenario or a plan, or how a roster is read."""
    from contract.parts import Done
    from graph.stores.named import head_of, settings_of

    with opened_store(store) as dataset:
        head = head_of(dataset, RecordKind(kind), name)
        if kind == KeptKind.ROSTER:
            settings = _how_read(dataset, name) if names == Names.GIVEN else {}
        else:
            settings = settings_of(dataset, RecordKind(kind), name)
    told = [{"key": key, "values": list(values)} for key, values in settings.items()]
    words = "\n".join((_line(head), *(f"  {key}: {', '.join(values)}" for key, values in settings.items())))
    answered(Done({**_head(head), "settings": told}, words), as_json)


@app.command()
@asking_for(people=given_file)
def keep(
    kind: Kind,
    name: Name,
    *,
    people: Given,
    replace: Replace = False,
    by: By = "",
    store: StoreOption = None,
    as_json: AsJson = False,
) -> None:
    """Keep under a name what a file holds: a table of people, with how it is read, a scenario or a plan."""
    from contract.parts import Done
    from graph.stores import named
    from loaders.roster.kept import keep_table

    if kind != KeptKind.ROSTER:
        head = _keep_file(RecordKind(kind), name, people.path, (store, by, replace))
        answered(Done(_head(head), f"The {kind} {head.name} is kept."), as_json)
        return
    with people.hidden(), keeping_store(store) as dataset:
        count = len(people.reading(dataset).roster.people)
        seen = named.revision_of(dataset, RecordKind.ROSTER, name) if replace else 0
        head = keep_table(dataset, name, people.table(dataset), by, seen)
    answered(
        Done(_head(head), f"The roster {head.name} is kept, with {number_of(count, 'person', 'people')}."),
        as_json,
    )


@app.command()
def export(
    kind: Kind,
    name: Name,
    file: Annotated[Path, typer.Argument(help="The file to write.")],
    store: StoreOption = None,
    as_json: AsJson = False,
) -> None:
    """Write to a file what is kept: the table of a roster as it was given, a scenario or a plan as JSON."""
    from contract.parts import Done
    from graph.stores.kept_files import write_settings
    from graph.stores.named import head_of, settings_of
    from loaders.roster.kept import kept_table

    with opened_store(store) as dataset:
        head = head_of(dataset, RecordKind(kind), name)
        if kind == KeptKind.ROSTER:
            kept_table(dataset, name).write_to(file)
        else:
            write_settings(RecordKind(kind), settings_of(dataset, RecordKind(kind), name), file)
    answered(Done(_head(head), f"The {kind} {name} is written to {file}."), as_json)


@app.command()
def rename(
    kind: Kind,
    name: Name,
    to: Annotated[str, typer.Argument(help="Its new name.")],
    by: By = "",
    store: StoreOption = None,
    as_json: AsJson = False,
) -> None:
    """Give a roster, a scenario or a plan another name."""
    from contract.parts import Done
    from graph.stores import named

    with opened_store(store) as dataset:
        named.rename(dataset, RecordKind(kind), name, to, by)
        head = named.head_of(dataset, RecordKind(kind), named.checked_name(to))
    answered(Done(_head(head), f"The {kind} {name} is called {head.name} now."), as_json)


@app.command()
def remove(kind: Kind, name: Name, by: By = "", store: StoreOption = None, as_json: AsJson = False) -> None:
    """Take a roster, a scenario or a plan away."""
    from contract.parts import Done
    from graph.stores import named

    with opened_store(store) as dataset:
        head = named.head_of(dataset, RecordKind(kind), name)
        named.remove(dataset, RecordKind(kind), name, by)
    answered(Done(_head(head), f"The {kind} {name} is taken away."), as_json)


def _keep_file(kind: RecordKind, name: str, file: Path, how: tuple[str | None, str, bool]) -> RecordHead:
    from graph.stores import named
    from graph.stores.kept_files import settings_in

    store, by, replace = how
    settings = settings_in(kind, file)
    with keeping_store(store) as dataset:
        return named.keep(
            dataset, kind, name, settings, by, named.revision_of(dataset, kind, name) if replace else 0
        )


def _how_read(dataset: "Store", name: str) -> "Mapping[str, Sequence[str]]":
    from loaders.roster.choices import spelt
    from loaders.roster.kept import kept_table

    table = kept_table(dataset, name)
    choices = table.choices
    told = {
        "file": [table.file],
        "sheet": choices.sheets,
        "columns": ["=".join(pair) for pair in choices.columns],
        "scale": [choices.scale.words] if choices.scale else [],
        "same": [spelt(pair) for pair in choices.same],
    }
    return {key: values for key, values in told.items() if values}


def _head(head: RecordHead) -> dict[str, str | None]:
    return {"kind": str(head.kind), "name": head.name, "by": head.by or None, "at": head.at}


def _line(head: RecordHead) -> str:
    who = f", by {head.by}" if head.by else ""
    return f"{head.kind} {head.name}: kept on {head.at[:10]}{who}"
