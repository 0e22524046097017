"""The command on the cross-training plan."""

from pathlib import Path
from typing import Annotated

import typer

import cli_plan_tables as tables
from cli_asking import AsJson, Store, checked_level, opened, show
from cli_coverage_tables import turned_away
from graph.errors import BadQuestion
from graph.labels import find_skill
from graph.roster import Roster
from loaders.roster import read_roster
from planning import shapes_plan as shapes
from planning.holdings import holdings
from planning.naming import find_ban, find_holder
from planning.plan import Plan
from planning.plan import plan as plan_of
from planning.rules import SHIPPED, Rules, read_rules
from planning.solver import TIME_LIMIT
from planning.stage import single_points
from planning.wish import CAPACITY, FLOOR, TARGET, Wish

app = typer.Typer(rich_markup_mode=None)
# The word that stands for the rules that ship with the project.
FINANCE = "finance"

Skills = Annotated[list[str] | None, typer.Argument(metavar="SKILL...", help="Skills by id or name.")]
RosterFile = Annotated[Path | None, typer.Option(help="A csv or xlsx table of people and what they hold.")]
Floor = Annotated[int, typer.Option(help="The level, 1 to 5, from which a skill counts as held.")]
RulesFile = Annotated[
    str | None, typer.Option(help='A YAML file of segregation rules, or "finance" for those that ship.')
]
SinglePoints = Annotated[
    bool, typer.Option("--single-points", help="Take every skill that one holder alone covers.")
]


@app.command()
def plan(
    names: Skills = None,
    target: Annotated[int, typer.Option(help="How many are to hold each skill.")] = TARGET,
    floor: Floor = int(FLOOR),
    capacity: Annotated[int, typer.Option(help="The most skills that a learner takes on.")] = CAPACITY,
    roster: RosterFile = None,
    rules: RulesFile = None,
    may_not: Annotated[list[str] | None, typer.Option(help='Who may not learn what, as "WHO:SKILL".')] = None,
    without: Annotated[list[str] | None, typer.Option(help="A role or person who is away.")] = None,
    single: SinglePoints = False,
    hours_per_step: Annotated[float | None, typer.Option(help="Hours that one level takes.")] = None,
    time_limit: Annotated[float, typer.Option(help="Seconds to look for the optimum.")] = TIME_LIMIT,
    store: Store = None,
    as_json: AsJson = False,
) -> None:
    """Who learns what from whom, at the least effort; exit 1 when there is no plan."""
    if not names and not single:
        raise BadQuestion("no skill is chosen; name one, or give --single-points")
    level = checked_level(floor) or FLOOR
    with opened(store) as graph:
        people = read_roster(graph, roster) if roster else None
        found = holdings(graph, people)
        out = tuple(find_holder(graph, found, who).id for who in without or ())
        chosen = [find_skill(graph, name).id for name in names or ()]
        wish = Wish(
            (*chosen, *(single_points(found, level, out) if single else ())),
            target,
            level,
            capacity,
            tuple(find_ban(graph, found, text) for text in may_not or ()),
            out,
            _rules(rules),
            hours_per_step,
            time_limit,
        )
        made = plan_of(graph, found, wish)
        show(as_json, lambda: shapes.plan(made, people), lambda: _tables(made, people))
    if not made.feasible:
        raise typer.Exit(1)


def _tables(made: Plan, people: Roster | None) -> None:
    tables.plan(made)
    turned_away(people)


def _rules(given: str | None) -> Rules:
    """The rules of a file, those that ship, or none."""
    if given is None:
        return Rules()
    return read_rules(SHIPPED if given == FINANCE else Path(given))
