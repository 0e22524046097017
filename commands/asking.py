"""What the commands have in common: the store they ask, the names they take, how they answer.

A command's module names its options and no more: what answers it is loaded when it is called, so that
`--help` comes at once and a question loads what it needs only.
"""

import json
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from functools import singledispatch
from importlib import import_module
from pathlib import Path
from typing import Annotated

import typer

from graph.errors import BadQuestion
from graph.kinds import Level, Rungs
from graph.stores.store import Store, View

By = Annotated[str, typer.Option("--by", help="Who does this, as it is to be noted.")]
StoreOption = Annotated[
    str | None,
    typer.Option(
        help="memory:, memory:PATH, file:PATH, parquet:FOLDER, neo4j://HOST; default: STORE, else seeds."
    ),
]
Yes = Annotated[bool, typer.Option("--yes", help="Do not ask.")]
AsJson = Annotated[bool, typer.Option("--json", help="One JSON value on standard output, nothing else.")]
CorrectionsFolder = Annotated[
    Path | None,
    typer.Option("--corrections", help="A folder of what was put right, a file of YAML a document."),
]
RoleName = Annotated[str, typer.Argument(help="A role by id, title or another name it bears.")]
EndName = Annotated[str, typer.Argument(help="A role or a track by id, title or another name it bears.")]
RungsTaken = Annotated[Rungs, typer.Option(help="Which rungs stand for a track that is named for a role.")]
PairsFrom = Annotated[
    float, typer.Option(help="Show the statements of both roles that are this like or more, 0 to 1.")
]
SkillName = Annotated[str, typer.Argument(help="A competency or system by id, name or alias.")]

# Where the answers of each module or folder are put into tables, which is loaded with the first of them.
TABLES = {
    "contract.parts": "commands.printing",
    "contract.roles": "commands.question_tables",
    "contract.vocabulary": "commands.vocabulary_tables",
    "loaders.unknown.": "commands.vocabulary_tables",
    "contract.planning": "commands.planning_tables",
    "contract.what_if": "commands.what_if_tables",
    "contract.versions": "commands.version_tables",
    "contract.datasets": "commands.dataset_tables",
    "contract.findings": "commands.ladder_tables",
    "graph.questions.move_answers": "commands.move_tables",
    "graph.questions.families.answers": "commands.family_tables",
    "graph.questions.overlaps": "commands.overlap_tables",
    "graph.questions.likest_roles": "commands.large_tables",
    "planning.holder_counts": "commands.large_tables",
    "graph.questions.": "commands.question_tables",
    "graph.ladder.": "commands.ladder_tables",
    "loaders.roster.": "commands.roster_tables",
}


def family(name: str | None = None, words: str | None = None) -> typer.Typer:
    """The commands of one module; with a name they stand under it, as in `atlas print role`."""
    return typer.Typer(
        name=name,
        help=words,
        no_args_is_help=name is not None,
        add_completion=False,
        rich_markup_mode=None,
    )


@contextmanager
def opened(address: str | None) -> Iterator[View]:
    """The graph that is kept at an address, closed again at the end."""
    with opened_store(address) as store:
        yield store.snapshot()


@contextmanager
def opened_store(address: str | None) -> Iterator[Store]:
    """The store at an address with what it keeps beside its graph, closed again at the end."""
    from commands.titles import call_documents
    from graph.questions.titles import Titles
    from loaders.connect import open_to_read

    store = open_to_read(address)
    try:
        call_documents(Titles(store.snapshot()))
        yield store
    finally:
        store.close()


@contextmanager
def keeping_store(address: str | None) -> Iterator[Store]:
    """The store at an address, to keep something in it; raises BadQuestion for one that forgets it."""
    from graph.address import Address

    with opened_store(address) as store:
        if Address.parse(store.address).in_memory:
            raise BadQuestion(f"{store.address} forgets at the end what is kept; give --store file:PATH")
        yield store


def answered(answer: object, as_json: bool) -> None:
    """Print the answer as one JSON value or as tables for people."""
    if as_json:
        from contract.to_json import to_json

        sys.stdout.write(f"{json.dumps(to_json(answer), ensure_ascii=False)}\n")
    else:
        to_table(answer)


@singledispatch
def to_table(answer: object) -> None:
    """Print an answer as tables for people; raises TypeError for what is no answer of a command."""
    kind = type(answer)
    for home, tables in TABLES.items():
        if kind.__module__.startswith(home):
            import_module(tables)
    if to_table.dispatch(kind) is to_table.dispatch(object):
        raise TypeError(f"{kind.__name__} is no answer of a command: none has a table for it")
    to_table.dispatch(kind)(answer)


def make_sure(question: str, yes: bool) -> None:
    """Ask whether something is to be deleted; raises BadQuestion without a yes."""
    if not yes and not (sys.stdin.isatty() and typer.confirm(question, err=True)):
        raise BadQuestion(f"{question} Nothing is deleted without a yes: answer y, or give --yes")


def checked_level(level: int | None) -> Level | None:
    """The level of this number; raises BadQuestion when it is none of 1 to 5."""
    if level is not None and level not in set(Level):
        raise BadQuestion(f"level {level} is out of scale; give 1 (basic) to 5 (expert)")
    return None if level is None else Level(level)
