"""The command that finds names while they are typed."""

from typing import Annotated

import typer

from commands.asking import AsJson, StoreOption, answered, family, opened
from graph.questions.searched import SearchedKind

app = family()


@app.command()
def find(
    text: Annotated[str, typer.Argument(help="The beginnings of some words of a name, in any order.")],
    kind: Annotated[SearchedKind | None, typer.Option(help="What to look for; all unless given.")] = None,
    top: Annotated[int, typer.Option(help="How many are shown.")] = 10,
    store: StoreOption = None,
    as_json: AsJson = False,
) -> None:
    """The roles, skills and tracks whose name, or another name of theirs, fits what is typed so far."""
    from graph.questions.searched import names_for

    with opened(store) as graph:
        answered(names_for(graph, text, kind, top), as_json)
