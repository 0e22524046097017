"""Rules on the command line: a file of one's own, or those that ship."""

from pathlib import Path
from typing import Annotated

import typer

from planning.rules import Rules, read_rules
from seeds.shipped import DUTIES

# The word that stands for the rules that ship with the project.
FINANCE = "finance"

RulesFile = Annotated[
    str | None, typer.Option(help='A YAML file of segregation rules, or "finance" for those that ship.')
]


def rules_of(given: str | None) -> Rules:
    """The rules of a file, those that ship, or none."""
    if given is None:
        return Rules()
    return read_rules(DUTIES if given == FINANCE else Path(given))
