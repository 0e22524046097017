"""How far a long piece of work is, drawn on standard error while somebody watches."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, ProgressColumn, Task, TextColumn
from rich.text import Text

from graph.stores.store import Watch


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
