"""The command on the cross-training plan."""

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import Annotated

import typer

from commands import plan_tables as tables
from commands.asking import AsJson, StoreOption, checked_level, opened, show
from commands.coverage_tables import turned_away
from commands.roster import ColumnsGiven, NamesShown, RosterFile, SameGiven, ScaleGiven, SheetChosen, given
from commands.rules import RulesFile, rules_of
from contract import plan as shapes
from exports.files import write_paper
from exports.plan import plan_paper
from graph.errors import BadQuestion
from graph.kinds import FLOOR
from graph.people import Names, Roster
from graph.questions.find import find_skill
from graph.stores.store import View
from planning.alternatives import Alternative, every_alternative
from planning.coverage import single_points
from planning.holdings import Holdings, holdings
from planning.naming import find_ban, find_holder
from planning.plan import Plan
from planning.plan import plan as plan_of
from planning.wish import CAPACITY, TARGET, TIME_LIMIT, Wish

app = typer.Typer(add_completion=False, rich_markup_mode=None)
Skills = Annotated[list[str] | None, typer.Argument(metavar="SKILL...", help="Skills by id or name.")]
Floor = Annotated[int, typer.Option(help="The level, 1 to 5, from which a skill counts as held.")]
SinglePoints = Annotated[
    bool, typer.Option("--single-points", help="Take every skill that one holder alone covers.")
]
OnPaper = Annotated[
    Path | None, typer.Option("--paper", help="Write the plan for print too, as .html or .xlsx.")
]
Others = Annotated[
    bool, typer.Option("--alternatives", help="Also plan without each learner and each assignment.")
]
Bans = Annotated[list[str] | None, typer.Option(help='Who may not learn what, as "WHO:SKILL".')]


@app.command()
def plan(
    names: Skills = None,
    target: Annotated[int, typer.Option(help="How many are to hold each skill.")] = TARGET,
    floor: Floor = int(FLOOR),
    capacity: Annotated[int, typer.Option(help="The most skills that a learner takes on.")] = CAPACITY,
    roster: RosterFile = None,
    shown: NamesShown = Names.GIVEN,
    sheet: SheetChosen = None,
    columns: ColumnsGiven = "",
    scale: ScaleGiven = "",
    same: SameGiven = "",
    rules: RulesFile = None,
    may_not: Bans = None,
    without: Annotated[list[str] | None, typer.Option(help="A role or person who is away.")] = None,
    single: SinglePoints = False,
    hours_per_step: Annotated[float | None, typer.Option(help="Hours that one level takes.")] = None,
    time_limit: Annotated[float, typer.Option(help="Seconds to look for the optimum.")] = TIME_LIMIT,
    alternatives: Others = False,
    paper: OnPaper = None,
    store: StoreOption = None,
    as_json: AsJson = False,
) -> None:
    """Who learns what from whom, at the least effort; exit 1 when there is no plan."""
    least, kept = checked_level(floor) or FLOOR, rules_of(rules)
    limits = Wish(
        skills=(),
        target=target,
        floor=least,
        capacity=capacity,
        rules=kept,
        hours_per_step=hours_per_step,
        time_limit=time_limit,
    )
    people = given(roster, shown, sheet, columns, scale, same)
    with people.hidden(), opened(store) as graph:
        listed = people.people(graph)
        found = holdings(graph, listed)
        wish = _named(graph, found, limits, names or [], single, may_not or [], without or [])
        made = plan_of(graph, found, wish)
        others = every_alternative(graph, found, made) if alternatives else None
        if paper and made.feasible:
            write_paper(plan_paper(made), paper)
        show(as_json, lambda: shapes.plan(made, listed, others), lambda: _tables(made, listed, others))
    if not made.feasible:
        raise typer.Exit(1)


def _named(
    store: View,
    found: Holdings,
    limits: Wish,
    names: Sequence[str],
    single: bool,
    bans: Sequence[str],
    away: Sequence[str],
) -> Wish:
    """The wish with the skills and holders that the words name."""
    if not names and not single:
        raise BadQuestion("no skill is chosen; name one, or give --single-points")
    out = tuple(find_holder(store, found, who).id for who in away)
    chosen = tuple(find_skill(store, name).id for name in names)
    alone = single_points(found, limits.floor, out) if single else ()
    banned = tuple(find_ban(store, found, text) for text in bans)
    return replace(limits, skills=(*chosen, *alone), bans=banned, out=out)


def _tables(made: Plan, people: Roster | None, others: Sequence[Alternative] | None) -> None:
    tables.plan(made)
    if others is not None:
        tables.alternatives(others)
    turned_away(people)
