"""The commands on who holds what and who is to learn it: coverage, what-if, plan, roster-template."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from commands.asking import AsJson, StoreOption, answered, checked_level, family, opened, opened_store
from commands.inputs import Given, RulesFile, asking_for, given
from graph.errors import BadQuestion
from graph.kinds import FLOOR, Level
from planning.changes import Action
from planning.wish import (
    ASK_CAPACITY,
    ASK_HOURS,
    ASK_TARGET,
    ASK_UNSTATED,
    CAPACITY,
    RULES,
    TARGET,
    TIME_LIMIT,
    UNSTATED_HINT,
    Wish,
    rules_named,
)

if TYPE_CHECKING:
    from graph.stores.store import View
    from planning.holdings import Holdings
    from planning.plan import Plan

app = family()

Floor = Annotated[int, typer.Option(help="The level, 1 to 5, from which a skill counts as covered.")]
HeldFloor = Annotated[int, typer.Option(help="The level, 1 to 5, from which a skill counts as held.")]
CHANGES = f"{', '.join(' '.join((action, *action.terms)) for action in Action)}."
Changes = Annotated[list[str], typer.Argument(help=CHANGES)]
Then = Annotated[list[str] | None, typer.Option(help='A further change, as in --then "retire X".')]
Skills = Annotated[list[str] | None, typer.Argument(metavar="SKILL...", help="Skills by id or name.")]
Bans = Annotated[list[str] | None, typer.Option(help='Who may not learn what, as "WHO:SKILL".')]
Away = Annotated[list[str] | None, typer.Option(help="A role or person who is away.")]
SinglePoints = Annotated[
    bool, typer.Option("--single-points", help="Take every skill that hangs on one role or person.")
]
TrainUnstated = Annotated[
    bool,
    typer.Option(
        "--train-unstated",
        help=f"{ASK_UNSTATED}. {UNSTATED_HINT}",
    ),
]
OnPaper = Annotated[
    Path | None, typer.Option("--paper", help="Write the plan for print too, as .html or .xlsx.")
]
Others = Annotated[
    bool, typer.Option("--alternatives", help="Also plan without each learner and each assignment.")
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
@asking_for(people=given)
def what_if(
    change: Changes,
    then: Then = None,
    floor: Floor = int(FLOOR),
    *,
    people: Given,
    rules: RulesFile = RULES,
    store: StoreOption = None,
    as_json: AsJson = False,
) -> None:
    """What a change does: who is affected, what opens, who knows the replacement, the plan for it."""
    from contract.what_if import ChangeTried
    from graph.questions.effort import median_promotion
    from planning.changes import named, spelt
    from planning.holdings import holdings
    from planning.recovery import recovery
    from planning.state import today
    from planning.what_if import what_if

    kept = rules_named(rules)
    with people.hidden(), opened_store(store) as dataset:
        graph, roster = dataset.snapshot(), people.roster(dataset)
        held = holdings(graph, roster)
        changes = [named(graph, held, change), *(spelt(graph, held, text) for text in then or ())]
        outcome = what_if(graph, today(graph, held), changes, _floor(floor))
        tried = ChangeTried(outcome, recovery(graph, outcome, kept), roster, median_promotion(graph))
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


def wish_of(
    skills: Skills = None,
    target: Annotated[int, typer.Option(help=f"{ASK_TARGET}.")] = TARGET,
    floor: HeldFloor = int(FLOOR),
    capacity: Annotated[int, typer.Option(help=f"{ASK_CAPACITY}.")] = CAPACITY,
    rules: RulesFile = RULES,
    may_not: Bans = None,
    without: Away = None,
    single: SinglePoints = False,
    train_unstated: TrainUnstated = False,
    hours_per_step: Annotated[float | None, typer.Option(help=f"{ASK_HOURS}.")] = None,
    time_limit: Annotated[float, typer.Option(help="Seconds to look for the optimum.")] = TIME_LIMIT,
) -> "Callable[[View, Holdings], Wish]":
    """The wish of the options, as soon as there is a graph, and who holds what, to find its names in."""
    limits = Wish(
        skills=(),
        target=target,
        floor=_floor(floor),
        capacity=capacity,
        rules=rules_named(rules),
        train_unstated=train_unstated,
        hours_per_step=hours_per_step,
        time_limit=time_limit,
    )
    if not skills and not single:
        raise BadQuestion("no skill is chosen; name one, or give --single-points")
    return partial(_named, limits, skills or (), single, may_not or (), without or ())


@app.command()
@asking_for(wish=wish_of, people=given)
def plan(
    *,
    wish: "Callable[[View, Holdings], Wish]",
    people: Given,
    alternatives: Others = False,
    paper: OnPaper = None,
    store: StoreOption = None,
    as_json: AsJson = False,
) -> None:
    """Who learns what from whom, at the least effort; exit 1 when there is no plan."""
    from contract.planning import PlanMade
    from graph.questions.effort import median_promotion
    from planning.alternatives import every_alternative
    from planning.holdings import holdings
    from planning.plan import plan

    with people.hidden(), opened_store(store) as dataset:
        graph, roster = dataset.snapshot(), people.roster(dataset)
        held = holdings(graph, roster)
        made = plan(graph, held, wish(graph, held))
        others = tuple(every_alternative(graph, held, made)) if alternatives else None
        promotion = median_promotion(graph)
        if paper and made.feasible:
            _on_paper(made, promotion, paper)
        answered(PlanMade(made, roster, others, promotion), as_json)
    if not made.feasible:
        raise typer.Exit(1)


def _named(
    limits: Wish,
    names: Sequence[str],
    single: bool,
    bans: Sequence[str],
    away: Sequence[str],
    store: "View",
    held: "Holdings",
) -> Wish:
    """The wish with the skills and holders that the words name."""
    from graph.questions.find import find_skill
    from planning.counting import single_points
    from planning.naming import find_ban, find_holder

    out = tuple(find_holder(store, held, who).id for who in away)
    chosen = tuple(find_skill(store, name).id for name in names)
    alone = single_points(held, limits.floor, out) if single else ()
    banned = tuple(find_ban(store, held, text) for text in bans)
    return replace(limits, skills=(*chosen, *alone), bans=banned, out=out)


def _on_paper(made: "Plan", promotion: float | None, file: Path) -> None:
    from commands.titles import titles
    from exports.files import write_paper
    from exports.plan import plan_paper

    write_paper(plan_paper(made, promotion, titles()), file)


def _floor(number: int) -> Level:
    return checked_level(number) or FLOOR
