"""Statements that a role makes twice, and skills that one statement alone names."""

from collections import defaultdict
from collections.abc import Iterator

import numpy as np

from graph.ladder.finding import LadderFinding, Severity
from graph.ladder.laid_out import Ladder, Statement
from graph.questions.likeness.groups import GroupedTexts

# Statements at least this alike say nearly the same: in five ladders no two that differ pass 0.54.
NEARLY = 0.7


def duplicates(ladder: Ladder) -> Iterator[LadderFinding]:
    """A statement that stands twice in one role, told at its second place."""
    for role in ladder.roles:
        first: dict[str, Statement] = {}
        for statement in ladder.statements[role.id]:
            known = first.setdefault(statement.key, statement)
            if _apart(known, statement):
                yield _twice(
                    "duplicate-statement",
                    Severity.WARNING,
                    statement,
                    f"{role.label} states this on line {known.evidence.line} already",
                )


def near_duplicates(ladder: Ladder) -> Iterator[LadderFinding]:
    """Two statements of one role that say nearly the same, told at the second."""
    said = list(ladder.everything())
    texts = [statement.evidence.text for statement in said]
    role = np.repeat(np.arange(len(ladder.roles)), [len(ladder.statements[r.id]) for r in ladder.roles])
    # Rare is what few statements of all say.
    for later, earlier, likeness in GroupedTexts(texts).alike(texts, np.zeros_like(role), role, NEARLY):
        one, two = said[earlier], said[later]
        if one.key != two.key and _apart(one, two):
            yield _twice(
                "near-duplicate",
                Severity.NOTICE,
                two,
                f"nearly the same as line {one.evidence.line}: {one.evidence.text} "
                f"({100 * likeness:.0f} % alike)",
            )


def named_once(ladder: Ladder) -> Iterator[LadderFinding]:
    """Skills that a single statement of all documents names, before inheritance."""
    by_skill: dict[str, list[Statement]] = defaultdict(list)
    for statement in ladder.everything():
        for name in statement.names:
            by_skill[name.skill].append(statement)
    for skill, statements in sorted(by_skill.items()):
        if len(statements) == 1:
            (statement,) = statements
            yield LadderFinding.on(
                statement.evidence,
                "skill-named-once",
                Severity.NOTICE,
                message=f"{ladder.by_id[skill].label} is named once, by {statement.role.label}",
                suggestion="check that it is asked nowhere else and is no other name of a known skill",
                role=statement.role.id,
                skill=skill,
            )


def _apart(one: Statement, two: Statement) -> bool:
    """True when two statements stand at different places."""
    places = [(s.evidence.document, s.evidence.line, s.evidence.start) for s in (one, two)]
    return places[0] != places[1]


def _twice(code: str, severity: Severity, statement: Statement, message: str) -> LadderFinding:
    suggestion = "keep one of the two, or say what sets them apart"
    return LadderFinding.on(
        statement.evidence, code, severity, message=message, suggestion=suggestion, role=statement.role.id
    )
