"""What one role asks beyond another."""

from collections.abc import Mapping

from graph.kinds import Necessity, counted
from graph.questions.answers import Gap, GapSkill, Need
from graph.questions.needs import needs_of
from graph.stores.store import View


def gap(store: View, origin_id: str, target_id: str) -> Gap:
    """Each skill that the target requires as missing, to raise or met, dearest first.

    effort = sum of weight x levels short, a missing skill short of all its level; share_met is the
    share of the target's required skills that are met. A preferred skill is not taken as held.
    """
    both = needs_of(store, [origin_id, target_id])
    (origin, target), needs = both.roles, both.needs
    held = _required(needs[origin_id])
    skills = [_compared(need, held.get(skill)) for skill, need in _required(needs[target_id]).items()]
    skills.sort(key=lambda s: (-s.effort, s.skill.label, s.skill.id))
    met = tuple(s for s in skills if s.short == 0)
    return Gap(
        origin,
        target,
        missing=tuple(s for s in skills if s.against is None),
        to_raise=tuple(s for s in skills if s.short > 0 and s.against is not None),
        met=met,
        preferred=tuple(n for n in needs[target_id].values() if n.necessity == Necessity.PREFERRED),
        effort=sum(s.effort for s in skills),
        share_met=len(met) / len(skills) if skills else None,
    )


def _required(needs: Mapping[str, Need]) -> dict[str, Need]:
    return {i: need for i, need in needs.items() if need.necessity == Necessity.REQUIRED}


def _compared(asked: Need, held: Need | None) -> GapSkill:
    short = counted(asked.level) - (counted(held.level) if held else 0)
    short = max(short, 0)
    effort = short * asked.skill.as_skill.weight
    return GapSkill(asked.skill, held.level if held else None, asked.level, short, effort, asked, held)
