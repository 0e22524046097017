"""Rungs that ask nothing new, and rungs that ask less than the one below."""

from collections.abc import Iterator, Sequence

from graph.kinds import Necessity, level_label, number_of
from graph.ladder.duties import new_duties
from graph.ladder.finding import LadderFinding, Severity
from graph.ladder.laid_out import Asked, Ladder, Rung
from graph.model import Edge

# More skills dropped at once than this share mean that the rung builds on nothing, told in one finding.
MOST_DROPPED = 0.5


def nothing_new(ladder: Ladder) -> Iterator[LadderFinding]:
    """Rungs without a new skill or a higher level; a notice where they still state new duties."""
    rungs = [rung for rung in ladder.rungs if not _grows(ladder, rung)]
    for rung, duties in zip(rungs, new_duties(ladder, rungs), strict=True):
        more = "; it asks more years only" if _asks_years(rung) else ""
        only = (
            f"; {duties} of its statements are new, but they name no skill of their own" if duties else more
        )
        yield LadderFinding.on(
            ladder.title(rung.high),
            "nothing-new",
            Severity.NOTICE if duties else Severity.WARNING,
            message=f"{rung.high.label} asks no skill and no level beyond {rung.low.label}{only}",
            suggestion="state what this rung asks more, or join the two",
            role=rung.high.id,
        )


def asks_less(ladder: Ladder) -> Iterator[LadderFinding]:
    """Skills that the rung below requires and this one does not, or at a lower level."""
    less = [(rung, *_less(ladder, rung)) for rung in ladder.rungs]
    told = [(rung, dropped, lowered) for rung, dropped, lowered in less if dropped or lowered]
    needs = ladder.needs_of(role.id for rung, *_ in told for role in (rung.low, rung.high))
    for rung, dropped, lowered in told:
        below = [needs[rung.low.id, skill] for skill in dropped]
        if why := _together(ladder, rung, len(dropped)):
            yield _dropped_together(ladder, rung, below, why)
        else:
            yield from (_dropped(ladder, rung, need) for need in below)
        for skill in lowered:
            yield _lowered(ladder, rung, needs[rung.low.id, skill], needs[rung.high.id, skill])


def _less(ladder: Ladder, rung: Rung) -> tuple[list[str], list[str]]:
    """The skills of the rung below that this one does not ask, and those it asks less of."""
    below, above = ladder.required(rung.low.id), ladder.needs[rung.high.id]
    dropped = [skill for skill in below if skill not in above]
    both = ((skill, asked, above[skill]) for skill, asked in below.items() if skill in above)
    return dropped, [skill for skill, low, high in both if _is_lower(low, high) or not high.required]


def _is_lower(below: Asked | Edge, above: Asked | Edge) -> bool:
    # What states no level below claims nothing that the rung above could fall short of.
    return below.level is not None and (above.level or 0) < below.level


def _grows(ladder: Ladder, rung: Rung) -> bool:
    below, above = ladder.required(rung.low.id), ladder.needs[rung.high.id]
    for skill, need in above.items():
        held = below.get(skill)
        # A level where the rung below states none may be more, and so is not told as nothing new.
        if held is None or (need.level or 0) > (held.level or 0):
            return True
    return False


def _asks_years(rung: Rung) -> bool:
    below, above = (role.as_role.experience.values() for role in (rung.low, rung.high))
    return any((a.min if a else 0) > (b.min if b else 0) for a, b in zip(above, below, strict=True))


def _together(ladder: Ladder, rung: Rung, dropped: int) -> str | None:
    """Why the dropped skills are one finding, None when each is one of its own."""
    if dropped < 2:
        return None
    if rung.high.id in ladder.unlinked:
        return "takes over a role that is not found"
    many = dropped > MOST_DROPPED * len(ladder.required(rung.low.id))
    return "takes over nothing" if many and not ladder.parents[rung.high.id] else None


def _dropped_together(ladder: Ladder, rung: Rung, dropped: Sequence[Edge], why: str) -> LadderFinding:
    names = ", ".join(sorted(ladder.by_id[need.target].label for need in dropped))
    low, high = rung.low.label, rung.high.label
    return LadderFinding.on(
        ladder.title(rung.high),
        "rung-asks-less",
        Severity.NOTICE if rung.high.id in ladder.unlinked else Severity.WARNING,
        message=f"{high} {why} and leaves out {number_of(len(dropped), 'skill')} of {low}: {names}",
        suggestion=f"say that it asks all that {low} does, if it builds on it",
        role=rung.high.id,
    )


def _dropped(ladder: Ladder, rung: Rung, below: Edge) -> LadderFinding:
    skill = ladder.by_id[below.target]
    level = f" at {level_label(below.level).lower()}" if below.level else ""
    return LadderFinding.on(
        below.evidence[0],
        "rung-asks-less",
        Severity.WARNING,
        message=f"{rung.low.label} requires {skill.label}{level}, {rung.high.label} above it does not",
        suggestion=f"add {skill.label} to {rung.high.label}, or let it take over this section",
        role=rung.high.id,
        skill=skill.id,
    )


def _lowered(ladder: Ladder, rung: Rung, below: Edge, above: Edge) -> LadderFinding:
    preferred = above.necessity == Necessity.PREFERRED
    skill = ladder.by_id[below.target]
    asked = "only prefers it" if preferred else _asks(above)
    return LadderFinding.on(
        above.evidence[0],
        "rung-asks-less",
        Severity.WARNING if above.level is not None or preferred else Severity.NOTICE,
        message=f"{skill.label}: {rung.low.label} {_asks(below)}, {rung.high.label} above it {asked}",
        suggestion="state a level that is at least as high, or lower the one below",
        role=rung.high.id,
        skill=skill.id,
    )


def _asks(need: Edge) -> str:
    return f"asks {level_label(need.level).lower()}" if need.level else "states no level"
