"""The commands for graphs of any size: they count and compare where the rows lie, or block by block."""

import sys
from pathlib import Path
from typing import Annotated

import typer

from commands.asking import AsJson, StoreOption, answered, checked_level, family, opened
from graph.errors import BadQuestion
from graph.kinds import FLOOR, number_of
from graph.stores.store import View

app = family()


@app.command()
def likest(
    name: Annotated[
        str | None, typer.Argument(metavar="[ROLE]", help="A role by id, title or another name it bears.")
    ] = None,
    top: Annotated[int, typer.Option(help="How many roles.")] = 20,
    to: Annotated[
        Path | None, typer.Option(help="Without a role: the .csv or .parquet file for those of every role.")
    ] = None,
    scheduler: Annotated[
        str | None, typer.Option(help="A Dask scheduler that shares the work out, as tcp://HOST:8786.")
    ] = None,
    store: StoreOption = None,
    as_json: AsJson = False,
) -> None:
    """The roles likest to one, or to every role, by the skills that both require; on graphs of any size."""
    if (name is None) == (to is None) or (scheduler and not to):
        raise BadQuestion("name a role, or give --to FILE.csv or FILE.parquet for the likest of every role")
    with opened(store) as graph:
        if name is not None:
            from graph.questions.find import find_role
            from graph.questions.likest_roles import likest_roles

            answered(likest_roles(graph, find_role(graph, name).id, top), as_json)
        elif to is not None:
            _every(graph, top, to, scheduler, as_json)


def _every(graph: View, top: int, to: Path, scheduler: str | None, as_json: bool) -> None:
    from commands.progress import progress
    from contract.parts import Done
    from exports.likest import check_ending, write_likest
    from graph.questions.all_pairs.likest import LikestQuestion, likest, units_of
    from graph.questions.all_pairs.scheduler import on_scheduler

    check_ending(to)
    on = on_scheduler(scheduler) if scheduler else None
    ids, units = units_of(graph)
    question = LikestQuestion(units, top)
    if on is None and (seconds := question.compiled_in) and sys.stderr.isatty():
        typer.echo(f"Compiled for this machine, once, in {seconds:.1f} seconds.", err=True)
    with progress("Comparing", True, "blocks", after=False) as watch:
        answer = likest(question, watch, on)
    rows = write_likest(answer, ids, to)
    value = {"file": str(to), "roles": len(ids), "rows": rows, "digest": answer.digest}
    told = f"{number_of(rows, 'row')} on {number_of(len(ids), 'role')} are in {to}."
    answered(Done({"role": None, "likest": None, **value}, told), as_json)


@app.command()
def counts(
    floor: Annotated[int, typer.Option(help="The level, 1 to 5, from which a skill counts as held.")] = int(
        FLOOR
    ),
    store: StoreOption = None,
    as_json: AsJson = False,
) -> None:
    """How many roles hold each skill, without their names; on graphs of any size."""
    from planning.holder_counts import holder_counts

    level = checked_level(floor)
    with opened(store) as graph:
        answered(holder_counts(graph, level or FLOOR), as_json)
