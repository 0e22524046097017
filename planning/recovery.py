"""The plan for a change: the affected learn what they are to use, then others cover what is still short."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from graph.kinds import Level, counted
from graph.model import Node
from graph.questions.answers import GapState
from graph.stores.store import View
from planning.cheaper import Cheaper, cheaper
from planning.holdings import Holder, Holdings
from planning.outcome import Key, Lesson, Tally, WhatIf
from planning.plan import Plan, plan
from planning.rules import Rules
from planning.sequence import Climb, Step, prerequisites, sequence
from planning.state import learned
from planning.tallies import tallies, tally
from planning.trainers import trainers
from planning.wish import TARGET, Wish


@dataclass(frozen=True)
class Taught:
    """What somebody affected learns: as much as is asked of them, or up to the floor `for_cover`.

    `end` is None where no level is stated; `effort` is over the whole way; `trainer` is the
    nearest who holds the skill at the floor, or at no stated level (`trainer_sure` tells which), else None.
    """

    lesson: Lesson
    end: Level | None
    effort: float
    trainer: Holder | None
    trainer_sure: bool
    for_cover: bool

    @property
    def start(self) -> int:
        """The counted level at which it begins, 0 where the skill is not held."""
        return 0 if self.lesson.state == GapState.MISSING else counted(self.lesson.held)

    @property
    def steps(self) -> int:
        """The levels to climb."""
        return counted(self.end) - self.start


@dataclass(frozen=True)
class Kept:
    """Who moved and knew a skill before, at this level, None: not stated; nothing of it is to be learned."""

    holder: Holder
    skill: Node
    level: Level | None


@dataclass(frozen=True, kw_only=True)
class Recovery:
    """The plan for a change.

    `kept` is what who moved knew before, `taught` what the affected learn, `further` the plan of
    least effort for what is still short of its holders then, over everybody there. `short` are the
    skills that the changes opened with who holds them right after; `cheaper` tells who could cover
    one for less than an affected one.
    """

    target: int
    kept: tuple[Kept, ...]
    taught: tuple[Taught, ...]
    further: Plan
    short: tuple[tuple[Node, Tally], ...]
    cheaper: tuple[Cheaper, ...]
    sequence: tuple[Step, ...]

    @property
    def effort(self) -> float:
        """What all of it takes."""
        return sum(taught.effort for taught in self.taught) + self.further.effort


def recovery(store: View, outcome: WhatIf, rules: Rules) -> Recovery | None:
    """The plan for these changes; None where nothing is to be learned and nothing opens.

    Who moved goes on covering what was known before. The affected learn what they are to use, at
    the level asked. Where that leaves a skill which the changes opened short of its holders, the
    affected who come nearest to the floor go on to it; only then others learn, by least effort.
    """
    opened = sorted({skill.id for skill in (*outcome.new_single_points, *outcome.uncovered)})
    if not opened and not any(lesson.must for lesson in outcome.lessons):
        return None
    after = outcome.after
    kept = tuple(_kept(outcome, opened))
    raised = _raised(outcome, opened, kept)
    teaching = tuple(_taught(outcome, raised))
    ends = [(t.lesson.holder.id, t.lesson.skill.id, t.end) for t in teaching]
    then = _once(after, [*((k.holder.id, k.skill.id, k.level) for k in kept), *ends])
    lacking = tuple(skill for skill in opened if _tally(outcome, then, skill).cover < TARGET)
    further = plan(store, then, Wish(skills=lacking, floor=outcome.floor, rules=rules))
    known = prerequisites(store, rules)
    return Recovery(
        target=TARGET,
        kept=kept,
        taught=teaching,
        further=further,
        short=tuple((after.skills[after.column[s]], _tally(outcome, after, s)) for s in opened),
        cheaper=cheaper(outcome, [(t.lesson, t.end) for t in teaching], TARGET),
        sequence=sequence(_climbs(teaching, further), known),
    )


def _once(held: Holdings, ends: Iterable[tuple[str, str, Level | None]]) -> Holdings:
    """Who holds what once each of these (holder, skill, level) is held so."""
    return learned(held, ((held.row[who], held.column[skill], level) for who, skill, level in ends))


def _kept(outcome: WhatIf, opened: Sequence[str]) -> Iterator[Kept]:
    """Yield what who moved knew before of what the changes opened, by holder and skill."""
    after = outcome.after
    for who in sorted(outcome.state.known.keys() & after.row.keys()):
        for skill in opened:
            row, column = after.row[who], after.column[skill]
            level, stated, _ = outcome.state.known[who].get(column, (0.0, False, False))
            if level and not after.levels[row, column]:
                known = Level(int(level)) if stated else None
                yield Kept(after.holders[row], after.skills[column], known)


def _tally(outcome: WhatIf, held: Holdings, skill: str) -> Tally:
    return tally(tallies(held, outcome.state.hoped, outcome.floor), held.column[skill])


def _raised(outcome: WhatIf, opened: Sequence[str], kept: Iterable[Kept]) -> set[Key]:
    """The lessons that go on to the floor, so that as many as possible of the affected cover a skill."""
    raised: set[Key] = set()
    then = _once(outcome.learned, ((k.holder.id, k.skill.id, k.level) for k in kept))
    for skill in opened:
        lacks = TARGET - _tally(outcome, then, skill).cover
        near = [lesson for lesson in outcome.lessons if lesson.skill.id == skill and _below(lesson, outcome)]
        near.sort(key=lambda x: (-(_end(x) or 0), x.holder.label, x.holder.id))
        raised |= {lesson.key for lesson in near[: max(lacks, 0)]}
    return raised


def _below(lesson: Lesson, outcome: WhatIf) -> bool:
    """Whether who has this lesson is to use the skill, at a stated level below the floor."""
    end = _end(lesson)
    return not lesson.preferred and end is not None and end < outcome.floor


def _end(lesson: Lesson) -> Level | None:
    """The level at which the skill is held once what has to be learned is; None where not stated."""
    return lesson.asked if lesson.must else lesson.held


def _taught(outcome: WhatIf, raised: set[Key]) -> Iterator[Taught]:
    after = outcome.after
    learning = [lesson for lesson in outcome.lessons if lesson.must or lesson.key in raised]
    places = [(after.row[x.holder.id], after.column[x.skill.id]) for x in learning]
    nearest = trainers(after, places, int(outcome.floor))
    for lesson, place in zip(learning, places, strict=True):
        trainer = nearest[place]
        more = lesson.key in raised
        made = Taught(
            lesson=lesson,
            end=outcome.floor if more else lesson.asked,
            effort=lesson.effort,
            trainer=None if trainer is None else after.holders[trainer],
            trainer_sure=trainer is not None and bool(after.stated[trainer, place[1]]),
            for_cover=more,
        )
        yield replace(made, effort=float(after.weights[place[1]]) * made.steps) if more else made


def _climbs(teaching: Iterable[Taught], further: Plan) -> Iterator[Climb]:
    for t in teaching:
        trainer = t.trainer.id if t.trainer else None
        yield Climb(t.lesson.holder.id, t.lesson.skill.id, t.start, counted(t.end), trainer)
    for a in further.assignments:
        trainer = a.trainer.id if a.trainer else None
        yield Climb(a.learner.id, a.skill.id, int(a.end) - a.steps, int(a.end), trainer)
