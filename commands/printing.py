"""What the command line prints with: lines and tables; text is never read as markup."""

import os
from collections.abc import Iterable, Sequence
from functools import lru_cache

from rich.cells import cell_len
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


def say(text: str, style: str = "", mark: str = "") -> None:
    """Print sentences, each parted at blanks where it is wider than the screen; a path stays whole.

    A mark, such as a code, stands dim behind the last of them.
    """
    parts = [
        line[: len(line) - len(line.lstrip())] + part
        for line in text.splitlines() or [""]
        for part in wrapped(line, console().width - len(line) + len(line.lstrip()), whole=True)
    ]
    for part in parts[:-1]:
        _print(part, style)
    if mark and cell_len(parts[-1]) + cell_len(mark) >= console().width:
        _print(parts[-1], style)
        _print(mark, "dim")
    elif mark:
        console().print(Text.assemble((f"{parts[-1]} ", style), (mark, "dim")), soft_wrap=True)
    else:
        _print(parts[-1], style)


def table(title: str, headings: Sequence[str], rows: Iterable[Sequence[str]]) -> None:
    """Print a table under its title, if it has one, or that there is nothing."""
    body = [[" ".join(cell.split()) for cell in row] for row in rows]
    if not body:
        say(f"{title}: none")
        return
    if title:
        say(title, "italic")
    style = "bold"
    for line in laid_out(headings, body, console().width):
        style = "" if line.startswith(RULE) else style
        _print(line, style)
    _print("")


def _print(line: str, style: str = "") -> None:
    console().print(Text(line, style=style), soft_wrap=True)
