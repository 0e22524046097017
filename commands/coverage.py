"""The commands on who holds what: coverage, plan, what-if."""

from pathlib import Path
from typing import Annotated

import typer

from commands import coverage_tables as tables
from commands import plan_tables
from commands.asking import AsJson, StoreOption, checked_level, opened, show
from commands.printing import say
from commands.roster import ColumnsGiven, NamesShown, RosterFile, SameGiven, ScaleGiven, SheetChosen, given
from commands.rules import RulesFile, rules_of
from contract import coverage as shapes
from contract.what_if import what_if as what_if_shape
from graph.kinds import FLOOR, Level
from graph.people import Names, Roster
from graph.questions.matrix import role_matrix
from graph.stores.store import View
from loaders.roster.template import HEADINGS, write_template
from planning.alternatives import recovery
from planning.changes import Action, named, spelt
from planning.coverage import Coverage, needs_of_skills
from planning.coverage import coverage as coverage_of
from planning.holdings import holdings
from planning.outcome import WhatIf
from planning.plan import Plan
from planning.state import today
from planning.what_if import what_if as what_if_of

app = typer.Typer(add_completion=False, rich_markup_mode=None)

Floor = Annotated[int, typer.Option(help="The level, 1 to 5, from which a skill counts as covered.")]
CHANGES = f"{', '.join(' '.join((action, *action.terms)) for action in Action)}."


@app.command()
def coverage(
    floor: Floor = int(FLOOR),
    roster: RosterFile = None,
    names: NamesShown = Names.GIVEN,
    sheet: SheetChosen = None,
    columns: ColumnsGiven = "",
    scale: ScaleGiven = "",
    same: SameGiven = "",
    store: StoreOption = None,
    as_json: AsJson = False,
) -> None:
    """How many hold each skill, what is held once or not at all, and who could cover it soonest."""
    people = given(roster, names, sheet, columns, scale, same)
    with people.hidden(), opened(store) as graph:
        found = people.people(graph)
        answer = coverage_of(holdings(graph, found), role_matrix(graph), _floor(floor))
        show(as_json, lambda: _shape(graph, answer, found), lambda: tables.coverage(answer, found))


@app.command()
def what_if(
    change: Annotated[list[str], typer.Argument(help=CHANGES)],
    then: Annotated[list[str] | None, typer.Option(help='A further change, as in --then "retire X".')] = None,
    floor: Floor = int(FLOOR),
    roster: RosterFile = None,
    names: NamesShown = Names.GIVEN,
    sheet: SheetChosen = None,
    columns: ColumnsGiven = "",
    scale: ScaleGiven = "",
    same: SameGiven = "",
    rules: RulesFile = None,
    store: StoreOption = None,
    as_json: AsJson = False,
) -> None:
    """What a change does: who is affected, what opens, who knows the replacement, the plan for it."""
    kept, people = rules_of(rules), given(roster, names, sheet, columns, scale, same)
    with people.hidden(), opened(store) as graph:
        staff = people.people(graph)
        found = holdings(graph, staff)
        changes = [named(graph, found, change), *(spelt(graph, found, text) for text in then or ())]
        answer = what_if_of(graph, today(graph, found), changes, _floor(floor))
        rescue = recovery(graph, answer, kept)
        show(as_json, lambda: what_if_shape(answer, rescue, staff), lambda: _tables(answer, rescue, staff))


@app.command()
def roster_template(
    file: Annotated[Path, typer.Argument(help="The .csv or .xlsx file to write.")],
    store: StoreOption = None,
    as_json: AsJson = False,
) -> None:
    """Write a table to fill in with people, their roles and what they hold."""
    with opened(store) as graph:
        write_template(graph, file)
    written = {"file": str(file), "headings": list(HEADINGS)}
    show(as_json, lambda: written, lambda: tables.template(str(file)))


def _shape(store: View, answer: Coverage, roster: Roster | None) -> shapes.Json:
    needs = needs_of_skills(store, [cover.skill.id for cover in answer.skills])
    return shapes.coverage(answer, needs, roster)


def _tables(answer: WhatIf, rescue: Plan | None, staff: Roster | None) -> None:
    tables.what_if(answer, staff)
    if rescue:
        say("The plan for the change: what covers again what it opens.")
        plan_tables.plan(rescue)


def _floor(number: int) -> Level:
    return checked_level(number) or FLOOR
