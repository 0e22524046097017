"""What the command line prints with: lines, tables and progress; text is never read as markup."""

import os
import sys
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from functools import lru_cache

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, ProgressColumn, Task, TextColumn
from rich.text import Text

from commands.asking import to_table
from commands.layout import RULE, laid_out, wrapped
from contract.parts import Done
from graph.stores.store import Watch


@lru_cache(maxsize=4)
def _console_of(columns: str | None) -> Console:
    return Console(highlight=False)


def console() -> Console:
    """The screen as it is now: a console keeps the width that COLUMNS names when it is made."""
    return _console_of(os.environ.get("COLUMNS"))


@to_table.register
def done(answer: Done) -> None:
    """Say what a command did."""
    say(answer.words)


def say(text: str, style: str = "") -> None:
    """Print sentences, each parted at blanks where it is wider than the screen; a path stays whole."""
    for line in text.splitlines() or [""]:
        indent = line[: len(line) - len(line.lstrip())]
        for part in wrapped(line, console().width - len(indent), whole=True):
            _print(indent + part, style)


def table(title: str, headings: Sequence[str], rows: Iterable[Sequence[str]]) -> None:
    """Print a table, or under its title that there is nothing."""
    body = [[" ".join(cell.split()) for cell in row] for row in rows]
    if not body:
        say(f"{title}: none")
        return
    say(title, "italic")
    style = "bold"
    for line in laid_out(headings, body, console().width):
        style = "" if line.startswith(RULE) else style
        _print(line, style)
    _print("")


def _print(line: str, style: str = "") -> None:
    console().print(Text(line, style=style), soft_wrap=True)


@contextmanager
def progress(words: str, shown: bool) -> Iterator[Watch]:
    """Draws on standard error how many rows are written, of how many and how fast."""
    columns = (
        TextColumn("{task.description}", markup=False),
        BarColumn(),
        MofNCompleteColumn(),
        _RowsPerSecond(),
    )
    with Progress(*columns, console=Console(stderr=True), disable=not (shown and sys.stderr.isatty())) as bar:
        task = bar.add_task(words, total=None)
        yield lambda done, total: bar.update(task, completed=done, total=total)


class _RowsPerSecond(ProgressColumn):
    """How many rows were written a second of late."""

    def render(self, task: Task) -> Text:
        """The speed as text."""
        return Text(f"{task.speed:,.0f} rows/s" if task.speed else "")
