"""Other plans: without an assignment, without a learner."""

from collections.abc import Iterable
from dataclasses import dataclass, replace

from graph.model import Node
from graph.stores.store import View
from planning.holdings import Holder, Holdings
from planning.plan import Assignment, Plan, plan
from planning.wish import Ban, Wish

# Each alternative is a plan of its own to work out.
MOST = 40


@dataclass(frozen=True)
class Alternative:
    """The best plan when a learner is away, or when the learner does not take up one skill.

    `skill` is None when the learner is away: neither holds, teaches nor learns. `instead` holds
    what is to be learned beyond the first plan; `more` is what it costs beyond it, None when there
    is no plan.
    """

    learner: Holder
    skill: Node | None
    plan: Plan
    instead: tuple[Assignment, ...]
    more: float | None


def without_learners(store: View, holdings: Holdings, made: Plan) -> tuple[Alternative, ...]:
    """For each learner of the plan the best plan when that one is away, the first 40 by id."""
    learners = {a.learner.id: a.learner for a in made.assignments}
    return tuple(
        _other(store, holdings, made, who, None, replace(made.wish, out=(*made.wish.out, who.id)))
        for who in list(learners.values())[:MOST]
    )


def without_assignments(store: View, holdings: Holdings, made: Plan) -> tuple[Alternative, ...]:
    """For each assignment of the plan the best plan that does without it, the first 40."""
    return tuple(
        _other(
            store,
            holdings,
            made,
            a.learner,
            a.skill,
            replace(made.wish, bans=(*made.wish.bans, Ban(a.learner.id, a.skill.id))),
        )
        for a in made.assignments[:MOST]
    )


def every_alternative(store: View, holdings: Holdings, made: Plan) -> tuple[Alternative, ...]:
    """The plans without each learner, then those without each assignment."""
    return (*without_learners(store, holdings, made), *without_assignments(store, holdings, made))


def _other(
    store: View, holdings: Holdings, made: Plan, who: Holder, skill: Node | None, wish: Wish
) -> Alternative:
    other = plan(store, holdings, wish)
    # Sums of the same efforts in another order differ in the last digits.
    more = round(other.effort - made.effort, 9) if other.feasible else None
    return Alternative(who, skill, other, _beyond(other.assignments, made.assignments), more)


def _beyond(those: Iterable[Assignment], these: Iterable[Assignment]) -> tuple[Assignment, ...]:
    known = {(a.learner.id, a.skill.id) for a in these}
    return tuple(a for a in those if (a.learner.id, a.skill.id) not in known)
