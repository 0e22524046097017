"""The commands on what is kept under a name: atlas kept list, show, rename, remove."""

from enum import StrEnum
from typing import Annotated

import typer

from commands.asking import AsJson, StoreOption, answered, family, opened_store
from graph.stores.records import RecordHead, RecordKind

app = family("kept", "Scenarios and plans that are kept in a store under a name.")


class KeptKind(StrEnum):
    """What can be kept under a name."""

    SCENARIO = "scenario"
    PLAN = "plan"


Kind = Annotated[KeptKind, typer.Argument(help="What it is.")]
Name = Annotated[str, typer.Argument(help="Its name.")]
By = Annotated[str, typer.Option("--by", help="Who does it, as it is to be noted.")]


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
def show(kind: Kind, name: Name, store: StoreOption = None, as_json: AsJson = False) -> None:
    """What is set in a scenario or a plan."""
    from contract.parts import Done
    from graph.stores.named import head_of, settings_of

    with opened_store(store) as dataset:
        head = head_of(dataset, RecordKind(kind), name)
        settings = settings_of(dataset, RecordKind(kind), name)
    told = [{"key": key, "values": values} for key, values in settings.items()]
    words = "\n".join((_line(head), *(f"  {key}: {', '.join(values)}" for key, values in settings.items())))
    answered(Done({**_head(head), "settings": told}, words), as_json)


@app.command()
def rename(
    kind: Kind,
    name: Name,
    to: Annotated[str, typer.Argument(help="Its new name.")],
    by: By = "",
    store: StoreOption = None,
    as_json: AsJson = False,
) -> None:
    """Give a scenario or a plan another name."""
    from contract.parts import Done
    from graph.stores import named

    with opened_store(store) as dataset:
        named.rename(dataset, RecordKind(kind), name, to, by)
        head = named.head_of(dataset, RecordKind(kind), named.checked_name(to))
    answered(Done(_head(head), f"The {kind} {name} is called {head.name} now."), as_json)


@app.command()
def remove(kind: Kind, name: Name, by: By = "", store: StoreOption = None, as_json: AsJson = False) -> None:
    """Take a scenario or a plan away."""
    from contract.parts import Done
    from graph.stores import named

    with opened_store(store) as dataset:
        head = named.head_of(dataset, RecordKind(kind), name)
        named.remove(dataset, RecordKind(kind), name, by)
    answered(Done(_head(head), f"The {kind} {name} is taken away."), as_json)


def _head(head: RecordHead) -> dict[str, str | None]:
    return {"kind": str(head.kind), "name": head.name, "by": head.by or None, "at": head.at}


def _line(head: RecordHead) -> str:
    who = f", by {head.by}" if head.by else ""
    return f"{head.kind} {head.name}: kept on {head.at[:10]}{who}"
