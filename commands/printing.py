"""What the command line prints with: lines, tables and progress; text is never read as markup."""

import sys
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager

from rich.box import SIMPLE_HEAD
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, ProgressColumn, Task, TextColumn
from rich.table import Table
from rich.text import Text

from graph.store import Watch

# A column is no narrower than its longest word, unless that is longer than this.
LONGEST_WORD = 10
console = Console(highlight=False)


def say(text: str, style: str = "") -> None:
    """Print one line as it stands."""
    console.print(Text(text, style=style))


def table(title: str, headings: Sequence[str], rows: Iterable[Sequence[str]]) -> None:
    """Print a table, or under its title that there is nothing."""
    body = [[Text(cell) for cell in row] for row in rows]
    if not body:
        say(f"{title}: none")
        return
    grid = Table(
        title=Text(title), title_justify="left", header_style="bold", box=SIMPLE_HEAD, pad_edge=False
    )
    for heading, cells in zip(headings, zip(*body, strict=True), strict=True):
        longest = max(len(word) for cell in cells for word in (heading, *cell.plain.split()))
        # Words wrap rather than being cut off: the line number at the end of a place matters most.
        grid.add_column(heading, overflow="fold", min_width=min(longest, LONGEST_WORD))
    for row in body:
        grid.add_row(*row)
    console.print(grid)


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
