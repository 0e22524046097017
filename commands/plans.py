"""The command on who is to learn what: plan."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from commands.asking import AsJson, StoreOption, answered, checked_level, family
from commands.inputs import Given, RulesFile, asking_for, given
from commands.kept_questions import KeptQuestion, plan_kept
from graph.errors import BadQuestion
from graph.kinds import FLOOR
from planning.wish import (
    ASK_CAPACITY,
    ASK_HOURS,
    ASK_TARGET,
    ASK_UNSTATED,
    CAPACITY,
    TARGET,
    TIME_LIMIT,
    UNSTATED_HINT,
    Wish,
    rules_named,
)

if TYPE_CHECKING:
    from graph.stores.named import Settings
    from graph.stores.store import View
    from planning.holdings import Holdings
    from planning.kept_wish import WishKept
    from planning.plan import Plan

    WishAsked = Callable[[View, Holdings, Settings], WishKept]

app = family()

HeldFloor = Annotated[
    int | None,
    typer.Option(help="The level, 1 to 5, from which a skill counts as held.", show_default=f"{int(FLOOR)}"),
]
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


def wish_of(
    skills: Skills = None,
    target: Annotated[int | None, typer.Option(help=f"{ASK_TARGET}.", show_default=f"{TARGET}")] = None,
    floor: HeldFloor = None,
    capacity: Annotated[int | None, typer.Option(help=f"{ASK_CAPACITY}.", show_default=f"{CAPACITY}")] = None,
    rules: RulesFile = None,
    may_not: Bans = None,
    without: Away = None,
    single: SinglePoints = False,
    train_unstated: TrainUnstated = False,
    hours_per_step: Annotated[float | None, typer.Option(help=f"{ASK_HOURS}.")] = None,
    time_limit: Annotated[float, typer.Option(help="Seconds to look for the optimum.")] = TIME_LIMIT,
) -> "WishAsked":
    """The wish of the options, as soon as there is a graph, and who holds what, to find its names in."""
    given: dict[str, Any] = {
        "target": target,
        "floor": checked_level(floor),
        "capacity": capacity,
        "train_unstated": train_unstated or None,
        "hours_per_step": hours_per_step,
        "time_limit": time_limit,
    }
    limits = {key: value for key, value in given.items() if value is not None}
    # A limit out of scale and rules that cannot be read are told before anything else is done.
    Wish(skills=(), **limits)
    rules_named(rules)
    return partial(_named, limits, rules, skills or (), single, may_not or (), without or ())


@app.command()
@asking_for(wish=wish_of, asked=plan_kept, people=given)
def plan(
    *,
    wish: "WishAsked",
    asked: KeptQuestion,
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
    from planning.kept_wish import settings_of_wish
    from planning.plan import plan

    with asked.store(store) as dataset:
        settings = asked.settings(dataset)
        people = asked.people(people, settings)
        with people.hidden():
            graph, (roster, here) = dataset.snapshot(), people.brought(dataset)
            held = holdings(graph, roster)
            wanted = wish(graph, held, asked.placed(settings, here))
            made = plan(graph, held, wanted.whole(held))
            others = tuple(every_alternative(graph, held, made)) if alternatives else None
            promotion = median_promotion(graph)
            if asked.keeps:
                asked.keep(dataset, settings_of_wish(wanted), here)
            if paper and made.feasible:
                _on_paper(made, promotion, paper)
            answered(PlanMade(made, roster, others, promotion), as_json)
    if not made.feasible:
        raise typer.Exit(1)


def _named(
    limits: "Mapping[str, Any]",
    rules: str | None,
    names: Sequence[str],
    single: bool,
    bans: Sequence[str],
    away: Sequence[str],
    store: "View",
    held: "Holdings",
    settings: "Settings",
) -> "WishKept":
    """What is kept, with the limits that are given in place of its own, and what the words name besides."""
    from graph.questions.find import find_skill
    from planning.kept_wish import kept_wish
    from planning.naming import find_ban, find_holder

    kept = kept_wish(store, held, settings)
    out = tuple(find_holder(store, held, who).id for who in away)
    chosen = tuple(find_skill(store, name).id for name in names)
    banned = tuple(find_ban(store, held, text) for text in bans)
    wish = replace(
        kept.wish,
        skills=(*kept.wish.skills, *chosen),
        bans=tuple(dict.fromkeys((*kept.wish.bans, *banned))),
        out=tuple(dict.fromkeys((*kept.wish.out, *out))),
        **limits,
    )
    if not (wish.skills or single or kept.alone):
        raise BadQuestion("no skill is chosen; name one, or give --single-points")
    return replace(kept, wish=wish, alone=single or kept.alone, rules=rules or kept.rules)


def _on_paper(made: "Plan", promotion: float | None, file: Path) -> None:
    from commands.titles import titles
    from exports.files import write_paper
    from exports.plan import plan_paper

    write_paper(plan_paper(made, promotion, titles()), file)
