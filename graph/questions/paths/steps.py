"""The steps of a path: what each asks beyond all that the origin and the roles passed ask."""

from collections.abc import Iterator, Sequence

from graph.kinds import counted, levels_short
from graph.questions.answers import Gap, GapSkill, Need
from graph.questions.calibration import calibration, verdict
from graph.questions.effort import promotion_efforts
from graph.questions.likeness.roles import similarity
from graph.questions.move_answers import CareerPath, Move, PathStep
from graph.questions.moves import move_kind
from graph.questions.needs import NeedsOfRoles, gap_of, needs_of, required
from graph.stores.store import View


def path_along(store: View, roles: Sequence[str], max_climb: int) -> CareerPath:
    """The path along these roles, origin and target with them."""
    asked, scores = needs_of(store, roles), similarity(store).along(roles)
    gaps = [_gap(asked, n) for n in range(1, len(roles))]
    steps = tuple(
        PathStep(_move(store, gap, score, max_climb), gap) for gap, score in zip(gaps, scores, strict=True)
    )
    efforts = [step.move.effort for step in steps]
    return CareerPath(roles=asked.roles, steps=steps, effort=sum(efforts), hardest=max(efforts))


def _move(store: View, gap: Gap, score: float, max_climb: int) -> Move:
    origin, target = gap.origin, gap.target
    kind = move_kind(origin, target, max_climb)
    if kind is None:
        raise AssertionError(f"no move leads from {origin.id} to {target.id}")
    is_rung = (origin.id, target.id) in promotion_efforts(store)
    return Move(
        origin=origin,
        target=target,
        kind=kind,
        verdict=verdict(score, gap.effort, calibration(store), is_rung),
        similarity=score,
        effort=gap.effort,
        covered=similarity(store).covered(origin.id, target.id),
    )


def _gap(asked: NeedsOfRoles, at: int) -> Gap:
    """What the role at this place asks beyond those before it."""
    ids = [role.id for role in asked.roles]
    before = [required(asked.needs[role]) for role in ids[:at]]
    skills = [
        _compared(need, before[0].get(skill), [needs[skill] for needs in before[1:] if skill in needs])
        for skill, need in required(asked.needs[ids[at]]).items()
    ]
    return gap_of(NeedsOfRoles(asked.roles[at - 1 : at + 1], asked.needs), skills)


def _compared(asked: Need, own: Need | None, passed: Sequence[Need]) -> GapSkill:
    """A skill against what the origin holds of it and what the roles passed ask of it."""
    learned = max((_gain(need, own) for need in passed), default=0)
    short = max(_gain(asked, own) - learned, 0)
    against = _known(asked, own, passed)
    return GapSkill(
        skill=asked.skill,
        held=against.level if against else None,
        asked=asked.level,
        # What is known at any level meets what is asked at none, though it counts as a level learned.
        short=0 if against and asked.level is None else short,
        effort=short * asked.skill.as_skill.weight,
        because=asked,
        against=against,
    )


def _gain(need: Need, own: Need | None) -> int:
    """By how many levels a need goes beyond what the origin holds."""
    return counted(need.level) if own is None else levels_short(need.level, own.level)


def _known(asked: Need, own: Need | None, passed: Sequence[Need]) -> Need | None:
    """The need that says best how well the skill is known by now; None where it is not known."""
    if own is None:
        return max(passed, key=lambda need: (counted(need.level), need.level is not None), default=None)
    best = max(_stated(own, passed), key=lambda need: need.level or 0, default=own)
    # What the origin holds at no stated level may be more than a role passed asks.
    return own if own.level is None and counted(best.level) < counted(asked.level) else best


def _stated(own: Need, passed: Sequence[Need]) -> Iterator[Need]:
    return (need for need in (own, *passed) if need.level is not None)
