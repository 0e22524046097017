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


@dataclass(frozen=True, kw_only=True)
class SkillCount:
    """How many roles name a skill themselves and how many in all need it, and the highest level stated."""

    skill: Node
    direct: int
    total: int
    highest: Level | None


def skill_counts(store: View, kind: NodeKind, asked: Sequence[Node] | None = None) -> tuple[SkillCount, ...]:
    """What `skill_uses` counts, in its order, without a need as an object: a page asks it of every role."""
    # The command that shows needs one by one starts without the libraries of sums.
    from graph.questions.matrix import role_matrix  # noqa: PLC0415

    matrix = role_matrix(store)
    rows = slice(None) if asked is None else [matrix.row[role.id] for role in asked]
    if not matrix.role_ids or not matrix.skill_ids:
        return ()
    asking, own, told = (part[rows].tocsc() for part in (matrix.asked, matrix.own, matrix.told))
    total, direct = (part.sum(axis=0).astype(int).tolist() for part in (asking, own))
    highest: list[int] = told.max(axis=0).toarray().astype(int).ravel().tolist()
    counts = [
        SkillCount(
            skill=matrix.skills[n],
            direct=direct[n],
            total=total[n],
            highest=Level(highest[n]) if highest[n] else None,
        )
        for n, skill in enumerate(matrix.skill_ids)
        if total[n] and skill.startswith(f"{kind}:")
    ]
    counts.sort(key=lambda one: (-one.total, -one.direct, one.skill.label.casefold(), one.skill.id))
    return tuple(counts)


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
