"""What changed in what roles state: the statements, and the skills and levels that they name."""

from collections.abc import Iterator
from typing import Any

from graph.kinds import Necessity
from graph.ladder.change import Change, Facts, How, What, change
from graph.ladder.finding import plain
from graph.ladder.laid_out import Ladder, Statement
from graph.ladder.pairs import Both
from graph.model import Edge


def requirements(both: Both) -> Iterator[Change]:
    """Statements that came, went, moved or were reworded; those of a new or lost role go with it."""
    for old, new in both.statements:
        moved = both.roles.get(old.role.id) != new.role.id or old.section != new.section
        if moved or plain(old.evidence.text) != plain(new.evidence.text):
            how = How.MOVED if moved else How.REWORDED
            yield change(What.REQUIREMENT, new.node.id, _said(old), _said(new), how)
    paired = {id(statement) for pair in both.statements for statement in pair}
    for statement in both.old.everything():
        if id(statement) not in paired and statement.role.id in both.roles:
            yield change(What.REQUIREMENT, statement.node.id, _said(statement), None)
    kept = set(both.roles.values())
    for statement in both.new.everything():
        if id(statement) not in paired and statement.role.id in kept:
            yield change(What.REQUIREMENT, statement.node.id, None, _said(statement))


def levels(both: Both) -> Iterator[Change]:
    """What each role itself names: skills that came or went, levels and necessities that changed."""
    for old_id, new_id in both.roles.items():
        old = {both.skills.get(i, i): edge for i, edge in _named(both.old, old_id).items()}
        new = _named(both.new, new_id)
        for skill in sorted(old.keys() | new.keys()):
            before, after = old.get(skill), new.get(skill)
            if before is None or after is None:
                facts = (_asked(both.old, before, skill), _asked(both.new, after, skill))
                yield change(What.SKILL, new_id, *facts)
            elif (before.level, before.necessity) != (after.level, after.necessity):
                facts = (_asked(both.old, before, skill), _asked(both.new, after, skill))
                yield change(What.LEVEL, new_id, *facts)


def _named(side: Ladder, role: str) -> dict[str, Edge]:
    """The strongest edge by which a role itself names each skill, by skill id."""
    found: dict[str, Edge] = {}
    for edge in (name for statement in side.statements[role] for name in statement.names):
        if edge.target not in found or _strength(edge) > _strength(found[edge.target]):
            found[edge.target] = edge
    return found


def _strength(edge: Edge) -> tuple[bool, int]:
    return (edge.necessity == Necessity.REQUIRED, edge.level or 0)


def _asked(side: Ladder, edge: Edge | None, skill: str) -> Facts | None:
    if edge is None:
        return None
    level = None if edge.level is None else int(edge.level)
    return {
        "skill": skill,
        "name": side.graph.by_id[edge.target].label,
        "level": level,
        "necessity": str(edge.necessity),
    }


def _said(statement: Statement) -> dict[str, Any]:
    said = statement.evidence
    place = {"document": said.document, "line": said.line}
    return {"role": statement.role.id, "section": str(statement.section), "text": said.text, **place}
