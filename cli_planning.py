"""The commands on who holds what: coverage, plan, what-if."""

import typer

app = typer.Typer(rich_markup_mode=None)
