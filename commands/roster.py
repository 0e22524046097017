"""The commands on a table of people: how it is read, before it is taken."""

import typer

from commands.asking import AsJson, StoreOption, answered, family, opened_store
from commands.inputs import Given, asking_for, given_file

app = family("roster", "Tables of people.")


@app.callback()
def roster() -> None:
    """Tables of people."""


@app.command()
@asking_for(people=given_file)
def check(
    *,
    people: Given,
    store: StoreOption = None,
    as_json: AsJson = False,
) -> None:
    """How a table of people is read, before it is taken; exit 1 when something asks to be looked at."""
    from loaders.roster.report import report_for

    with people.hidden(), opened_store(store) as dataset:
        report = report_for(people.reading(dataset), people.names)
        answered(report, as_json)
    if not report.is_clear:
        raise typer.Exit(1)
