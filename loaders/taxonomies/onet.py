"""O*NET as text files, in an archive or not: occupations, other titles, skills, technology, tasks.

A rated skill is needed where its mean importance is at least 3, which the scale calls "Important". The level
scale of O*NET (0 to 7, with anchors of its own for each element) is none of ours, so levels are not stated;
docs/method.md says why. O*NET states no inheritance, and its files name no groups.
"""

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from functools import partial
from pathlib import Path

from graph.errors import BadDocument
from graph.facts import NamesFacts, RoleFacts
from graph.kinds import Necessity, NodeKind, Section, Usage
from graph.names import slug
from loaders.taxonomies.identity import Ids
from loaders.taxonomies.table_files import TaxonomyFiles
from loaders.taxonomies.tables import LeftOutRows, TaxonomyTable
from loaders.taxonomies.taxonomy import (
    NamedEntry,
    Reading,
    RoleEntry,
    RoleStatement,
    SkillEntry,
    Taxonomy,
    other_names,
    words_at,
)

OCCUPATIONS, TITLES, TASKS = "Occupation Data.txt", "Alternate Titles.txt", "Task Statements.txt"
TECHNOLOGY, SKILLS = "Technology Skills.txt", "Skills.txt"
# Files of one form: how important each element is for each occupation.
RATED = {SKILLS: "Skills", "Knowledge.txt": "Knowledge", "Abilities.txt": "Abilities"}
CODE = "O*NET-SOC Code"
COLUMNS: dict[str, tuple[str, ...]] = {
    OCCUPATIONS: (CODE, "Title", "Description"),
    TITLES: (CODE, "Alternate Title", "Short Title", "Source(s)"),
    SKILLS: (
        *(CODE, "Element ID", "Element Name", "Scale ID", "Data Value", "N", "Standard Error"),
        *("Lower CI Bound", "Upper CI Bound", "Recommend Suppress", "Not Relevant", "Date", "Domain Source"),
    ),
    TECHNOLOGY: (CODE, "Example", "Commodity Code", "Commodity Title", "Hot Technology", "In Demand"),
    TASKS: (CODE, "Task ID", "Task", "Task Type", "Incumbents Responding", "Date", "Domain Source"),
}
IMPORTANCE = "IM"
# The least that the scale of importance calls important, and the step below it.
IMPORTANT, SOMEWHAT = 3.0, 2.0
# Who rated, in a table that Role Atlas wrote: there what is somewhat important is preferred.
OURS = "Role Atlas"
REQUIRED = NamesFacts(None, Necessity.REQUIRED, Usage.REQUIREMENT)
PREFERRED = NamesFacts(None, Necessity.PREFERRED, Usage.PREFERRED)
USED = NamesFacts(None, Necessity.REQUIRED, Usage.USAGE)
_NOT_LISTED = "they name an occupation that is not listed"
_NUMBER = re.compile(r"\d+(?:\.\d+)?")


def opened(given: Path | Sequence[Path] | TaxonomyFiles) -> Reading:
    """A folder or an archive of O*NET's files, or these named; raises BadDocument where one is missing."""
    return partial(_taxonomy, TaxonomyFiles.at(given))


def _taxonomy(tables: TaxonomyFiles, plain: bool) -> Taxonomy:
    reading = _Files(tables, plain)
    for read in (reading.rated, reading.technology, reading.tasks):
        read()
    return Taxonomy(
        reading.documents, tuple(reading.skills.values()), reading.roles(), reading.left.findings()
    )


class _Files:
    def __init__(self, tables: TaxonomyFiles, plain: bool) -> None:
        self._files = {name.casefold(): file for name, file in tables.files.items()}
        self._plain = plain
        self._ids = Ids(plain)
        self.left = LeftOutRows()
        self.skills: dict[str, SkillEntry] = {}
        self._statements: dict[str, list[RoleStatement]] = defaultdict(list)
        self._importance: dict[str, dict[str, float]] = defaultdict(dict)
        if not self._has(OCCUPATIONS):
            raise BadDocument(f"{tables.shown}: looks like O*NET, but the file {OCCUPATIONS} is missing")
        if not any(map(self._has, (*RATED, TECHNOLOGY, TASKS))):
            raise BadDocument(
                f"{tables.shown}: looks like O*NET, but no file says what an occupation needs; add {SKILLS}"
            )
        self._titles = {
            code: words_at(OCCUPATIONS, line, title)
            for line, (code, title) in self._rows(OCCUPATIONS, CODE, "Title")
        }

    @property
    def documents(self) -> tuple[str, ...]:
        """The names of the files that are read."""
        return tuple(name for name in (OCCUPATIONS, *RATED, TECHNOLOGY, TASKS) if self._has(name))

    def _has(self, name: str) -> bool:
        return name.casefold() in self._files

    def _rows(self, name: str, *columns: str) -> Iterator[tuple[int, tuple[str, ...]]]:
        return TaxonomyTable(self._files[name.casefold()], "\t", columns).rows()

    def roles(self) -> tuple[RoleEntry, ...]:
        """Every occupation, with its other titles and what it needs."""
        others: dict[str, list[str]] = defaultdict(list)
        if self._has(TITLES):
            for _, (code, title) in self._rows(TITLES, CODE, "Alternate Title"):
                others[code].append(title)
        return tuple(
            RoleEntry(
                id=self._ids.role(code),
                title=said.text,
                said=said,
                aliases=other_names(said.text, others[code]),
                facts=RoleFacts(importance=self._rated(code)),
                statements=tuple(self._statements[code]),
            )
            for code, said in self._titles.items()
            if said.text.strip()
        )

    def rated(self) -> None:
        """Take what is important for an occupation."""
        wanted = (CODE, "Element ID", "Element Name", "Scale ID", "Data Value", "Recommend Suppress")
        for name, heading in RATED.items():
            for line, row in self._rows(name, *wanted, "Domain Source") if self._has(name) else ():
                code, element, label, scale, value, suppressed, source = row
                if scale != IMPORTANCE:
                    continue
                if suppressed == "Y":
                    self.left.note(
                        name, line, label, "O*NET advises against using them, for too few were asked"
                    )
                    continue
                facts = self._asked(name, line, value, source)
                if source != OURS:
                    self._importance[code][element] = float(value)
                if facts:
                    skill = self._skill(element, label, NodeKind.COMPETENCY)
                    self._take(name, line, code, heading, skill, facts)

    def _rated(self, code: str) -> dict[str, float]:
        """How important each skill that any occupation asks was rated for this one, by its id."""
        rated = {
            self._ids.skill(f"{NodeKind.COMPETENCY}/{element}", NodeKind.COMPETENCY): value
            for element, value in self._importance[code].items()
        }
        return {skill: value for skill, value in rated.items() if skill in self.skills}

    def _asked(self, name: str, line: int, value: str, source: str) -> NamesFacts | None:
        if not _NUMBER.fullmatch(value) or float(value) > 5:
            path = self._files[name.casefold()].place
            raise BadDocument(f"{path}: line {line}: {value[:20]!r} is no importance; it goes from 1 to 5")
        if float(value) >= IMPORTANT:
            return REQUIRED
        return PREFERRED if source == OURS and not self._plain else None

    def technology(self) -> None:
        """Take the software and the machines that an occupation uses."""
        for line, (code, label) in self._rows(TECHNOLOGY, CODE, "Example") if self._has(TECHNOLOGY) else ():
            skill = self._skill(slug(label), label, NodeKind.SYSTEM)
            self._take(TECHNOLOGY, line, code, "Technology skills", skill, USED)

    def tasks(self) -> None:
        """Take the tasks of an occupation, which name no skill."""
        for line, (code, task) in self._rows(TASKS, CODE, "Task") if self._has(TASKS) else ():
            if code not in self._titles:
                self.left.note(TASKS, line, code, _NOT_LISTED)
                continue
            said = words_at(TASKS, line, task)
            self._statements[code].append(RoleStatement(Section.ROLE_REQUIREMENTS, "Tasks", said))

    def _skill(self, uri: str, label: str, kind: NodeKind) -> SkillEntry:
        node_id = self._ids.skill(f"{kind}/{uri}", kind)
        return self.skills.setdefault(node_id, SkillEntry(node_id, label))

    def _take(
        self, name: str, line: int, code: str, heading: str, skill: SkillEntry, facts: NamesFacts
    ) -> None:
        if code not in self._titles:
            self.left.note(name, line, code, _NOT_LISTED)
            return
        said = words_at(name, line, skill.name)
        named = NamedEntry(skill.id, facts, said)
        self._statements[code].append(RoleStatement(Section.TECHNICAL, heading, said, (named,)))
