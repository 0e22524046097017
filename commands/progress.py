"""How far a long piece of work is, drawn on standard error while somebody watches."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager

from rich.console import Console
from rich.progress import (
    BarColumn,
    MofNCompleteColumn,
    Progress,
    ProgressColumn,
    Task,
    TaskProgressColumn,
    TextColumn,
)
from rich.text import Text

from graph.watching import Watch


@contextmanager
def progress(words: str, shown: bool, things: str | None = "rows", after: bool = True) -> Iterator[Watch]:
    """Draws on standard error how many things are done, of how many and how fast; None: the share alone.

    What was drawn stays to be seen, but for where `after` is False.
    """
    told = (MofNCompleteColumn(), _Speed(things)) if things else (TaskProgressColumn(),)
    columns = (TextColumn("{task.description}", markup=False), BarColumn(), *told)
    unseen = not (shown and sys.stderr.isatty())
    with Progress(*columns, console=Console(stderr=True), disable=unseen, transient=not after) as bar:
        task = bar.add_task(words, total=None)
        yield lambda done, total: bar.update(task, completed=done, total=total)


class _Speed(ProgressColumn):
    """How many things were done a second of late."""

    def __init__(self, things: str) -> None:
        super().__init__()
        self._things = things

    def render(self, task: Task) -> Text:
        """The speed as text."""
        return Text(f"{task.speed:,.0f} {self._things}/s" if task.speed else "")
