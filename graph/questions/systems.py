"""Which systems, or competencies, a role, a track or everybody uses, counted by how they are asked."""

from collections.abc import Sequence
from dataclasses import dataclass

from graph.kinds import Level, NodeKind
from graph.model import Node
from graph.questions.answers import Need
from graph.questions.catalogue import roles
from graph.questions.needs import resolved
from graph.stores.patterns import Pattern
from graph.stores.store import View


@dataclass(frozen=True, kw_only=True)
class SkillUse:
    """A skill with the needs of all roles that were looked at, the highest level first."""

    skill: Node
    needs: tuple[Need, ...]

    @property
    def direct(self) -> int:
        """How many roles name it in statements of their own."""
        return sum(need.own for need in self.needs)

    @property
    def inherited(self) -> int:
        """How many roles have it only from a role whose requirements they take over."""
        return len(self.needs) - self.direct

    @property
    def highest(self) -> Level | None:
        """The highest level that any of them states, None where none does."""
        return max((need.level for need in self.needs if need.level is not None), default=None)


@dataclass(frozen=True, kw_only=True)
class SkillUses:
    """The skills of one kind that some roles need: those of most roles first, then by name.

    `of` is the role or track that was asked for, None for every role.
    """

    of: Node | None
    kind: NodeKind
    roles: tuple[Node, ...]
    uses: tuple[SkillUse, ...]


def skill_uses(
    store: View, kind: NodeKind, of: Node | None = None, asked: Sequence[Node] | None = None
) -> SkillUses:
    """What these roles need of one kind, every role where none is given; one fetch for all of them."""
    everyone = tuple(roles(store) if asked is None else asked)
    by_skill: dict[str, list[Need]] = {}
    for need in resolved(store.piece([role.id for role in everyone], Pattern.NEEDS)):
        if need.skill.kind == kind:
            by_skill.setdefault(need.skill.id, []).append(need)
    uses = [SkillUse(skill=needs[0].skill, needs=_by_level(needs)) for needs in by_skill.values()]
    uses.sort(key=lambda use: (-len(use.needs), -use.direct, use.skill.label.casefold(), use.skill.id))
    return SkillUses(of=of, kind=kind, roles=everyone, uses=tuple(uses))


def _by_level(needs: Sequence[Need]) -> tuple[Need, ...]:
    return tuple(sorted(needs, key=lambda need: (-(need.level or 0), need.role.label, need.role.id)))
