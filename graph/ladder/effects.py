"""What the changes of a ladder do: moves that became harder or easier, and how far skills are covered."""

from collections.abc import Iterator, Mapping

from graph.kinds import SKILL_KINDS, Level, counted, levels_short
from graph.ladder.change import CoverageChange, MoveChange, MoveState, Turn
from graph.ladder.laid_out import Ladder
from graph.ladder.pairs import Both
from graph.model import Node
from graph.questions.moves import lattice
from graph.stores.store import View

Short = Mapping[str, int]
MoveStates = Mapping[tuple[str, str], tuple[MoveState, Short]]
# Weights shift a little with every change; below this an effort is the same.
SMALL = 1e-9


def moves(both: Both, old: View, new: View) -> Iterator[MoveChange]:
    """The moves between roles of both ladders whose gap or verdict changed, and those that opened or closed.

    Every weight shifts a little with every change, so a move counts as changed by its levels short;
    harder and easier are told with one set of weights, the new ladder's.
    """
    before = _moves(old, both.old, both.roles, both.skills)
    after = _moves(new, both.new, {i: i for i in both.roles.values()}, {})
    weights = _weights(both)
    for ends in sorted(before.keys() | after.keys()):
        was, now = before.get(ends), after.get(ends)
        if turn := _turn(was, now, weights):
            origin, target = (both.new.by_id[end] for end in ends)
            yield MoveChange(origin, target, turn, was[0] if was else None, now[0] if now else None)


def coverage(both: Both, floor: Level) -> Iterator[CoverageChange]:
    """The skills whose number of roles that state a level at the floor or above changed."""
    before = _covered(both.old, both.skills, floor)
    after = _covered(both.new, {}, floor)
    nodes = {both.skills.get(node.id, node.id): node for node in both.old.of_kinds(*SKILL_KINDS)}
    nodes |= {node.id: node for node in both.new.of_kinds(*SKILL_KINDS)}
    for skill in sorted(nodes):
        counts = (before.get(skill, 0), after.get(skill, 0))
        if counts[0] != counts[1]:
            yield CoverageChange(nodes[skill], *counts)


def _turn(
    was: tuple[MoveState, Short] | None, now: tuple[MoveState, Short] | None, weights: Mapping[str, float]
) -> Turn | None:
    if was is None:
        return Turn.OPENED
    if now is None:
        return Turn.CLOSED
    steps = {s: now[1].get(s, 0) - was[1].get(s, 0) for s in was[1].keys() | now[1].keys()}
    effort = sum(weights[skill] * step for skill, step in sorted(steps.items()))
    if abs(effort) > SMALL:
        return Turn.HARDER if effort > 0 else Turn.EASIER
    judged = (was[0].verdict, was[0].kind) != (now[0].verdict, now[0].kind)
    return Turn.JUDGED if judged or any(steps.values()) else None


def _moves(store: View, side: Ladder, roles: Mapping[str, str], skills: Mapping[str, str]) -> MoveStates:
    states = {}
    for move in lattice(store).moves:
        if move.origin.id in roles and move.target.id in roles:
            state = MoveState(move.kind, move.verdict, move.similarity, move.effort)
            short = _short(side, move.origin, move.target, skills)
            states[roles[move.origin.id], roles[move.target.id]] = (state, short)
    return states


def _short(side: Ladder, origin: Node, target: Node, skills: Mapping[str, str]) -> Short:
    """The levels short by skill, a missing skill short of all its level; nothing where one is not stated."""
    held = side.required(origin.id)
    short = {}
    for skill, need in side.required(target.id).items():
        own = held.get(skill)
        if steps := levels_short(need.level, own.level) if own else counted(need.level):
            short[skills.get(skill, skill)] = steps
    return short


def _weights(both: Both) -> dict[str, float]:
    weights = {}
    for side, names in ((both.old, both.skills), (both.new, {})):
        for node in side.of_kinds(*SKILL_KINDS):
            weights[names.get(node.id, node.id)] = node.as_skill.weight
    return weights


def _covered(side: Ladder, skills: Mapping[str, str], floor: Level) -> dict[str, int]:
    covered: dict[str, int] = {}
    for role in side.roles:
        for skill, need in side.required(role.id).items():
            name = skills.get(skill, skill)
            covered[name] = covered.get(name, 0) + ((need.level or 0) >= floor)
    return covered
