"""The commands on the ladder itself: check, diff."""

import typer

app = typer.Typer(rich_markup_mode=None)
