"""What the commands have in common: the store they ask, the names they take, how they answer."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Annotated, Any

import typer

from commands.printing import give
from graph.errors import BadQuestion
from graph.kinds import Level
from graph.stores.store import View
from loaders.connect import open_to_read

StoreOption = Annotated[
    str | None,
    typer.Option(help="memory:, memory:PATH, file:PATH or neo4j://HOST; default: STORE, else the seeds."),
]
AsJson = Annotated[bool, typer.Option("--json", help="One JSON value on standard output, nothing else.")]
RoleName = Annotated[str, typer.Argument(help="A role by id, title or another name it bears.")]
SkillName = Annotated[str, typer.Argument(help="A competency or system by id, name or alias.")]


@contextmanager
def opened(address: str | None) -> Iterator[View]:
    """The graph that is kept at an address, closed again at the end."""
    store = open_to_read(address)
    try:
        yield store.snapshot()
    finally:
        store.close()


def show(as_json: bool, value: Callable[[], Any], table: Callable[[], None]) -> None:
    """Print the answer as one JSON value or as a table."""
    if as_json:
        give(value())
    else:
        table()


def checked_level(level: int | None) -> Level | None:
    """The level of this number; raises BadQuestion when it is none of 1 to 5."""
    if level is not None and level not in set(Level):
        raise BadQuestion(f"level {level} is out of scale; give 1 (basic) to 5 (expert)")
    return None if level is None else Level(level)
