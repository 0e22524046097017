"""A graph as a folder of O*NET's text files: what a role needs in effect, its other titles and its duties.

The codes are ids of the graph and no codes of O*NET-SOC, for nobody gave these roles one.
"""

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

from exports.taxonomies.framing import Framed
from exports.taxonomies.tables import write_tables
from graph.kinds import Necessity, NodeKind, Section
from loaders.taxonomies.onet import (
    CODE,
    COLUMNS,
    IMPORTANCE,
    IMPORTANT,
    OCCUPATIONS,
    OURS,
    SKILLS,
    SOMEWHAT,
    TASKS,
    TECHNOLOGY,
    TITLES,
)

Row = dict[str, str]
IMPORTANCE_OF = {Necessity.REQUIRED: IMPORTANT, Necessity.PREFERRED: SOMEWHAT}


def write(given: Framed, folder: Path) -> None:
    """Write the graph into this folder."""
    rows = {
        OCCUPATIONS: list(_occupations(given)),
        TITLES: list(_titles(given)),
        SKILLS: list(_skills(given)),
        TECHNOLOGY: list(_technology(given)),
        TASKS: list(_tasks(given)),
    }
    write_tables(folder, {name: (COLUMNS[name], rows[name]) for name in rows}, "\t")


def _occupations(given: Framed) -> Iterator[Row]:
    for role in given.taxonomy.roles:
        yield {CODE: _code(role.id), "Title": role.title}


def _titles(given: Framed) -> Iterator[Row]:
    for role in given.taxonomy.roles:
        for other in role.aliases:
            yield {CODE: _code(role.id), "Alternate Title": other, "Short Title": "n/a"}


def _skills(given: Framed) -> Iterator[Row]:
    rated = {"Scale ID": IMPORTANCE, "Recommend Suppress": "N", "Date": _month(), "Domain Source": OURS}
    names = _names(given)
    for role, skill, necessity in _needs(given):
        if not _is_system(skill):
            value = f"{IMPORTANCE_OF[necessity]:.2f}"
            element = {"Element ID": _code(skill), "Element Name": names[skill]}
            yield {CODE: _code(role), **element, "Data Value": value, **rated}


def _technology(given: Framed) -> Iterator[Row]:
    names = _names(given)
    for role, skill, _ in _needs(given):
        if _is_system(skill):
            yield {CODE: _code(role), "Example": names[skill], "Hot Technology": "N", "In Demand": "N"}


def _tasks(given: Framed) -> Iterator[Row]:
    duties = (
        (role.id, statement.said.text)
        for role in given.taxonomy.roles
        for statement in role.statements
        if statement.section == Section.ROLE_REQUIREMENTS
    )
    for number, (role, text) in enumerate(duties, start=1):
        named = {"Task ID": str(number), "Task": text, "Task Type": "n/a"}
        yield {CODE: _code(role), **named, "Date": _month(), "Domain Source": OURS}


def _needs(given: Framed) -> Iterator[tuple[str, str, Necessity]]:
    for role in given.taxonomy.roles:
        yield from ((role.id, skill, necessity) for skill, necessity in given.needs[role.id])


def _names(given: Framed) -> dict[str, str]:
    return {skill.id: skill.name for skill in given.taxonomy.skills}


def _is_system(node_id: str) -> bool:
    return node_id.startswith(f"{NodeKind.SYSTEM}:")


def _code(node_id: str) -> str:
    return node_id.partition(":")[2]


def _month() -> str:
    return datetime.now(UTC).strftime("%m/%Y")
