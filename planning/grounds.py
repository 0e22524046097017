"""The needs behind a change, with their evidence."""

from collections.abc import Iterable, Sequence

from graph.questions.answers import Need
from graph.questions.needs import resolved
from graph.stores.patterns import Pattern
from graph.stores.store import View
from planning.holdings import Holder
from planning.state import State


def needs_of_skill(store: View, state: State, skill: str) -> dict[str, Need]:
    """By role id the need of a skill, or of a system that it came in place of."""
    chain = (skill, *state.instead.get(skill, ()))
    by_skill: dict[str, dict[str, Need]] = {one: {} for one in chain}
    for need in resolved(store.piece(chain, Pattern.NEEDED_BY)):
        by_skill[need.skill.id][need.role.id] = need
    found: dict[str, Need] = {}
    for one in reversed(chain):
        found |= by_skill[one]
    return found


def needs_of_roles(store: View, holders: Iterable[Holder]) -> dict[tuple[str, str], Need]:
    """By role id and skill id what the roles of these holders need."""
    roles = sorted({holder.role.id for holder in holders if holder.role})
    return {(need.role.id, need.skill.id): need for need in resolved(store.piece(roles, Pattern.NEEDS))}


def needs_of_skills(store: View, skills: Sequence[str]) -> dict[tuple[str, str], Need]:
    """By role id and skill id the roles' needs of these skills."""
    return {(n.role.id, n.skill.id): n for n in resolved(store.piece(skills, Pattern.NEEDED_BY))}
