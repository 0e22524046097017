"""What the command line prints with: lines and tables; text is never read as markup."""

import os
from collections.abc import Iterable, Sequence
from functools import lru_cache

from rich.console import Console
from rich.text import Text

from commands.asking import to_table
from commands.layout import RULE, laid_out, wrapped
from contract.parts import Done


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
