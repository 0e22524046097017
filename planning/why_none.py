"""Why there is no plan, as a sentence, and the least that would have to give way."""

import numpy as np

from graph.kinds import number_of
from planning.best import GiveWay, Lowered
from planning.problem_of_wish import ProblemOfWish
from planning.segregation import doers
from planning.solver.obstacles import Limit, Obstacle, obstacle, relaxation
from planning.solver.problem import Solution
from planning.wish import Wish

# The most names that a sentence lists.
MOST_NAMED = 5


def why_none(set_up: ProblemOfWish, least: Solution, wish: Wish, until: float) -> tuple[str, GiveWay]:
    """One sentence that names the skill and the limit in the way, and the smallest relaxation.

    `least` is the solution that leaves the fewest holders missing.
    """
    reason = _reason(set_up, wish, obstacle(set_up.problem, until))
    give = relaxation(set_up.problem, least, until)
    lowered = tuple(
        Lowered(skill, wish.target, wish.target - short)
        for skill, short in zip(set_up.needs, give.missing, strict=True)
        if short
    )
    return reason, GiveWay(lowered, give.capacity, give.proven)


def _reason(set_up: ProblemOfWish, wish: Wish, limit: Obstacle) -> str:
    names = _listed([set_up.needs[need].label for need in limit.needs])
    if limit.limit == Limit.TOO_FEW:
        return _too_few(set_up, wish, limit)
    if limit.limit == Limit.CAPACITY:
        lacks = f"{'lacks' if len(limit.needs) == 1 else 'lack'} {number_of(limit.asked, 'holder')}"
        room = f"those who may learn have room for {limit.there}, at {_capacity(set_up, wish)}"
        return f"{names} {lacks} at {wish.floor.label.lower()} in all, but {room}"
    rules = _listed([f"{rule.rule.name!r}" for rule in set_up.sought.rules])
    return (
        f"{names} could have their holders by the numbers, but no one person may learn both sides of {rules}"
    )


def _too_few(set_up: ProblemOfWish, wish: Wish, limit: Obstacle) -> str:
    need = limit.needs[0]
    below = ~set_up.able[:, need]
    kept = (
        (set_up.banned[:, need], "kept from it by you"),
        (set_up.segregated[:, need] & ~set_up.banned[:, need], f"kept from it by {_rules(set_up, need)}"),
        (
            (set_up.problem.capacity == 0) & np.isfinite(set_up.problem.effort[:, need]),
            "without any capacity",
        ),
    )
    why = [f"{int((below & mask).sum())} {words}" for mask, words in kept if (below & mask).any()]
    more = f" ({', '.join(why)})" if why else ""
    return (
        f"{set_up.needs[need].label} lacks {number_of(limit.asked, 'holder')} at"
        f" {wish.floor.label.lower()}, but {_those(limit.there, int(below.sum()))}{more}"
    )


def _those(may_learn: int, below: int) -> str:
    """How many of those below the floor may learn, as a sentence goes on."""
    if may_learn == below:
        return f"only {number_of(below, 'other')} could learn it"
    if may_learn == 0:
        return f"none of the {below} who do not hold it there may learn it"
    return f"of the {below} who do not hold it there only {may_learn} may learn it"


def _rules(set_up: ProblemOfWish, need: int) -> str:
    """The rules that keep somebody from the need."""
    kept = set(np.flatnonzero(set_up.segregated[:, need]).tolist())
    skill, holdings = set_up.needs[need].id, set_up.sought.holdings
    bearing = [
        rule.rule.name
        for rule in set_up.sought.rules
        for side in (0, 1)
        if skill in rule.sides[side].skills and kept & doers(rule, 1 - side, holdings)
    ]
    return _listed([f"the rule {name!r}" for name in bearing])


def _capacity(set_up: ProblemOfWish, wish: Wish) -> str:
    own = {holder.capacity for holder in set_up.sought.holdings.holders} - {None}
    most = number_of(wish.capacity, "skill")
    return f"{most} each" + (" or what the roster says" if own else "")


def _listed(names: list[str]) -> str:
    shown = [*names[:MOST_NAMED], *([f"{len(names) - MOST_NAMED} more"] if len(names) > MOST_NAMED else [])]
    return " and ".join(filter(None, (", ".join(shown[:-1]), *shown[-1:])))
