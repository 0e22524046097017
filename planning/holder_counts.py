"""How many roles hold each skill in each state, without their names; on graphs of any size."""

from collections.abc import Iterable
from dataclasses import dataclass

from graph.kinds import FLOOR, SKILL_KINDS, EdgeKind, Level, Necessity
from graph.model import Node
from graph.stores.counting import Counting, HeldBy
from graph.stores.store import View
from planning.counting import States


@dataclass(frozen=True)
class SkillHolders:
    """A skill with how many roles require it in each state, and how many only prefer it."""

    skill: Node
    states: States
    preferred: int


@dataclass(frozen=True)
class HolderCounts:
    """The skills that any role requires or prefers, sorted by id, counted from a floor level on."""

    floor: Level
    skills: tuple[SkillHolders, ...]


def holder_counts(store: View, floor: Level = FLOOR) -> HolderCounts:
    """How many roles hold each skill: counted where the rows lie if the store can, else in one stream."""
    here = store.snapshot()
    rows = here.held_by(floor) if isinstance(here, Counting) else _streamed(here, floor)
    skills = {node.id: node for kind in SKILL_KINDS for node in here.nodes_of_kind(kind)}
    return HolderCounts(
        floor,
        tuple(
            SkillHolders(skills[row.skill], States(row.held, row.unstated, row.below), row.preferred)
            for row in rows
        ),
    )


def _streamed(view: View, floor: Level) -> Iterable[HeldBy]:
    counts: dict[str, list[int]] = {}
    for edge in view.edges_of_kind(EdgeKind.NEEDS):
        level = edge.level
        state = (
            3 if edge.necessity != Necessity.REQUIRED else 1 if level is None else 0 if level >= floor else 2
        )
        counts.setdefault(edge.target, [0, 0, 0, 0])[state] += 1
    return (HeldBy(skill, *counts[skill]) for skill in sorted(counts))
