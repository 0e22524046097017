"""The commands on who holds what, and what changes do to it: coverage, what-if, roster-template."""

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from commands.asking import AsJson, StoreOption, answered, checked_level, family, opened, opened_store
from commands.inputs import Given, RulesFile, asking_for, given
from commands.kept_questions import KeptQuestion, scenario_kept
from graph.errors import BadQuestion
from graph.kinds import FLOOR, Level
from planning.changes import Action
from planning.wish import (
    RULES,
    rules_named,
)

if TYPE_CHECKING:
    from graph.stores.named import Settings
    from graph.stores.store import View
    from planning.holdings import Holdings
    from planning.kept_wish import WishKept

    WishAsked = Callable[[View, Holdings, Settings], WishKept]

app = family()

Floor = Annotated[int, typer.Option(help="The level, 1 to 5, from which a skill counts as covered.")]
FloorAsked = Annotated[
    int | None,
    typer.Option(
        help="The level, 1 to 5, from which a skill counts as covered.", show_default=f"{int(FLOOR)}"
    ),
]
CHANGES = f"{', '.join(' '.join((action, *action.terms)) for action in Action)}."
Changes = Annotated[list[str] | None, typer.Argument(help=CHANGES)]
Then = Annotated[list[str] | None, typer.Option(help='A further change, as in --then "retire X".')]
Beside = Annotated[
    list[str] | None,
    typer.Option(help="A change of a second scenario, kept beside the first; --second asks it."),
]


@app.command()
@asking_for(people=given)
def coverage(
    floor: Floor = int(FLOOR),
    *,
    people: Given,
    store: StoreOption = None,
    as_json: AsJson = False,
) -> None:
    """Who holds each skill, what hangs on one alone or on nobody, and who could step in next."""
    from contract.planning import CoverageFound
    from planning.coverage import coverage, sentences_of
    from planning.holdings import holdings
    from planning.required import requirements

    with people.hidden(), opened_store(store) as dataset:
        graph, roster = dataset.snapshot(), people.roster(dataset)
        covered = coverage(holdings(graph, roster), requirements(graph), _floor(floor))
        answered(CoverageFound(covered, partial(sentences_of, graph, covered), roster), as_json)


@app.command()
@asking_for(asked=scenario_kept, people=given)
def what_if(
    change: Changes = None,
    then: Then = None,
    beside: Beside = None,
    floor: FloorAsked = None,
    *,
    asked: KeptQuestion,
    people: Given,
    rules: RulesFile = None,
    store: StoreOption = None,
    as_json: AsJson = False,
) -> None:
    """What a change does: who is affected, what opens, who knows the replacement, the plan for it."""
    from contract.what_if import ChangeTried
    from graph.questions.effort import median_promotion
    from planning.changes import named, spelt
    from planning.holdings import holdings
    from planning.kept_scenario import kept_changes, kept_floor, settings_of_scenario
    from planning.recovery import recovery
    from planning.state import today
    from planning.what_if import what_if

    rules_kept, at = rules_named(rules), checked_level(floor)
    if asked.keeps and rules not in {None, RULES}:
        raise BadQuestion("a scenario is kept with the rules that ship; keep it without --rules")
    if beside and not asked.keeps:
        raise BadQuestion("--beside is a second scenario to be kept beside the first: give --keep NAME")
    with asked.store(store) as dataset:
        settings = asked.settings(dataset)
        people = asked.people(people, settings)
        with people.hidden():
            graph, (roster, here) = dataset.snapshot(), people.brought(dataset)
            held = holdings(graph, roster)
            settings = asked.placed(settings, here)
            changes = [
                *kept_changes(graph, held, settings, second=asked.second),
                *([named(graph, held, change)] if change else []),
                *(spelt(graph, held, text) for text in then or ()),
            ]
            if not changes:
                raise BadQuestion(f"no change is given{asked.so_far}; give one of {CHANGES}")
            at = at or kept_floor(settings)
            outcome = what_if(graph, today(graph, held), changes, at)
            rescue = recovery(graph, outcome, rules_kept)
            tried = ChangeTried(outcome, rescue, roster, median_promotion(graph))
            if asked.keeps:
                other = [] if asked.second else [*kept_changes(graph, held, settings, second=True)]
                other += [spelt(graph, held, text) for text in beside or ()]
                asked.keep(dataset, settings_of_scenario(changes, at, other), here)
            answered(tried, as_json)


@app.command()
def roster_template(
    file: Annotated[Path, typer.Argument(help="The .csv or .xlsx file to write.")],
    store: StoreOption = None,
    as_json: AsJson = False,
) -> None:
    """Write a table to fill in with people, their roles and what they hold."""
    from contract.parts import Done
    from loaders.roster.template import HEADINGS, write_template

    with opened(store) as graph:
        write_template(graph, file)
    do = "put your people in place of the examples, then give it with --roster"
    answered(Done({"file": str(file), "headings": list(HEADINGS)}, f"{file} is written: {do}."), as_json)


def _floor(number: int) -> Level:
    return checked_level(number) or FLOOR
