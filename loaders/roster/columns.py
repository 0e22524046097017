"""Which column of a roster is which, guessed by its heading."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from graph.errors import BadDocument
from graph.labels import label_key
from graph.model import Node
from graph.roster import Rejection
from loaders.roster.cells import text_of
from loaders.roster.table_file import Cell, Table

HEADINGS: Mapping[str, tuple[str, ...]] = {
    "person": (
        *("person", "name", "employee", "employee name", "full name", "staff", "staff member", "member"),
        *("team member", "worker", "colleague", "person name", "people"),
    ),
    "given": ("first name", "given name", "forename"),
    "family": ("last name", "family name", "surname"),
    "role": (
        *("role", "title", "position", "job", "job title", "role title", "current role", "function"),
        *("current position", "post"),
    ),
    "skill": (
        *("skill", "competency", "competence", "system", "tool", "software", "application", "skill name"),
        *("capability", "competency or system", "skill or system"),
    ),
    "level": (
        *("level", "proficiency", "rating", "score", "skill level", "proficiency level", "current level"),
        "mastery",
    ),
    "date": (
        *("date", "as of", "assessed", "assessed on", "last assessed", "date assessed", "assessment date"),
        *("updated", "last updated", "valid on", "on"),
    ),
    "target": (
        *("target", "target role", "goal", "goal role", "aims at", "next role", "aspiration"),
        *("desired role", "career goal"),
    ),
    "capacity": (
        *("capacity", "learning capacity", "max skills", "max new skills", "new skills", "skills to learn"),
        "may learn",
    ),
}
FIELDS = {heading: field for field, headings in HEADINGS.items() for heading in headings}
# Titles and remarks may stand above the headings.
MOST_ABOVE = 10


@dataclass(frozen=True)
class Columns:
    """The columns by field, the columns that are skills themselves, and what was not understood.

    `start` is the place of the first row below the headings among the rows of the table.
    """

    fields: Mapping[str, int]
    skills: Mapping[int, Node]
    start: int
    rejected: tuple[Rejection, ...]


def columns_of(table: Table, skill_of: Callable[[str], Node | None]) -> Columns:
    """The columns by their headings; `skill_of` finds a skill by name.

    Raises BadDocument when no row of headings names a column of people.
    """
    for n, (_, row) in enumerate(table.rows[:MOST_ABOVE]):
        fields = _fields(row)
        if "person" in fields or {"given", "family"} <= set(fields):
            return _with_skills(table, n, fields, skill_of)
    raise BadDocument(
        f"{table.name}: no column of people is found; give the headings person, role, skill, level, "
        "as the template has them (atlas roster-template FILE)"
    )


def _fields(row: Sequence[Cell]) -> dict[str, int]:
    """The first column of each field."""
    found: dict[str, int] = {}
    for column, cell in enumerate(row):
        field = FIELDS.get(label_key(text_of(cell))) if cell is not None else None
        if field:
            found.setdefault(field, column)
    return found


def _with_skills(
    table: Table, start: int, fields: Mapping[str, int], skill_of: Callable[[str], Node | None]
) -> Columns:
    number, row = table.rows[start]
    skills: dict[int, Node] = {}
    rejected: list[Rejection] = []
    for column, cell in enumerate(row):
        if cell is None or column in fields.values():
            continue
        place = f"{table.name} row {number}, column {column + 1}"
        heading = text_of(cell)
        skill = skill_of(heading)
        if skill is None:
            rejected.append(Rejection(place, f"the column {heading!r} is neither a field nor a known skill"))
        elif skill in skills.values():
            rejected.append(Rejection(place, f"{skill.label} has a column already"))
        else:
            skills[column] = skill
    return Columns(fields, skills, start + 1, tuple(rejected))
