"""ESCO as CSV files, in archives or not: occupations, skills, groups, and which skill an occupation needs.

Essential is required, optional is preferred; ESCO states no level and no inheritance. The ISCO group of an
occupation is its track, without rungs: a broader occupation is a group too, and hands nothing on.
"""

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from functools import partial
from pathlib import Path

from graph.errors import BadDocument
from graph.facts import NamesFacts, RoleFacts
from graph.kinds import Necessity, Section, Usage
from loaders.taxonomies.identity import Ids
from loaders.taxonomies.table_files import TaxonomyFile, TaxonomyFiles
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

# The files by the beginning of their names, and the columns that each has as it is published.
OCCUPATIONS, SKILLS, GROUPS = "occupations", "skills", "ISCOGroups"
RELATIONS, BROADER = "occupationSkillRelations", "broaderRelationsOccPillar"
_NAMES = ("preferredLabel", "altLabels", "hiddenLabels", "status", "modifiedDate")
_NOTES = ("scopeNote", "definition", "inScheme", "description")
COLUMNS: dict[str, tuple[str, ...]] = {
    OCCUPATIONS: (
        *("conceptType", "conceptUri", "iscoGroup", *_NAMES, "regulatedProfessionNote", *_NOTES, "code"),
    ),
    SKILLS: ("conceptType", "conceptUri", "skillType", "reuseLevel", *_NAMES, *_NOTES),
    GROUPS: (
        *("conceptType", "conceptUri", "code", "preferredLabel", "status"),
        *("altLabels", "inScheme", "description"),
    ),
    RELATIONS: ("occupationUri", "relationType", "skillType", "skillUri"),
    BROADER: ("conceptType", "conceptUri", "broaderType", "broaderUri"),
}
FACTS = {
    "essential": NamesFacts(None, Necessity.REQUIRED, Usage.REQUIREMENT),
    "optional": NamesFacts(None, Necessity.PREFERRED, Usage.PREFERRED),
}
HEADINGS = {"essential": "Essential skills and knowledge", "optional": "Optional skills and knowledge"}
_BETWEEN = re.compile(r"\n| \| ")
Statements = dict[str, list[RoleStatement]]


def opened(given: Path | Sequence[Path] | TaxonomyFiles) -> Reading:
    """A folder of ESCO files or archives, or these named; raises BadDocument where one of them is missing."""
    return partial(_taxonomy, TaxonomyFiles.at(given))


def _taxonomy(tables: TaxonomyFiles, plain: bool) -> Taxonomy:
    reading = _Tables(tables, plain)
    skills = {skill.id: skill for skill in reading.skills()}
    statements = reading.statements(skills)
    roles = tuple(reading.roles(statements))
    for left in (uri for uri in statements if uri not in reading.seen):
        for statement in statements[left]:
            said = statement.said
            reading.left.note(
                said.document, said.line, said.text, "they name an occupation that is not listed"
            )
    return Taxonomy(reading.documents, tuple(skills.values()), roles, reading.left.findings())


class _Tables:
    def __init__(self, tables: TaxonomyFiles, plain: bool) -> None:
        self._files = {kind: _file(tables, kind) for kind in COLUMNS}
        self._ids = Ids(plain)
        self.left = LeftOutRows()
        self.seen: set[str] = set()
        lacking = [kind for kind in (OCCUPATIONS, SKILLS, RELATIONS) if not self._files[kind]]
        if lacking:
            raise BadDocument(
                f"{tables.shown}: looks like ESCO, but the file {lacking[0]}_en.csv is missing; "
                "name it, or the archive that holds it, too"
            )

    @property
    def documents(self) -> tuple[str, ...]:
        """The names of the files that are read."""
        return tuple(file.name for kind in (OCCUPATIONS, RELATIONS) if (file := self._files[kind]))

    def _rows(self, kind: str, *columns: str) -> Iterator[tuple[int, tuple[str, ...]]]:
        file = self._files[kind]
        return TaxonomyTable(file, ",", columns).rows() if file else iter(())

    def skills(self) -> Iterator[SkillEntry]:
        """Every skill, each once."""
        seen = set()
        for _, (uri, label, others) in self._rows(SKILLS, "conceptUri", "preferredLabel", "altLabels"):
            if uri not in seen and label.strip():
                seen.add(uri)
                yield SkillEntry(self._ids.skill(uri), label, other_names(label, _BETWEEN.split(others)))

    def roles(self, statements: Statements) -> Iterator[RoleEntry]:
        """Every occupation with its statements and its group as its track."""
        groups = {code: label for _, (code, label) in self._rows(GROUPS, "code", "preferredLabel")}
        wanted = ("conceptUri", "preferredLabel", "altLabels", "iscoGroup")
        name = self.documents[0]
        for line, (uri, label, others, group) in self._rows(OCCUPATIONS, *wanted):
            if uri in self.seen or not label.strip():
                why = "an occupation is listed before" if label.strip() else "an occupation has no label"
                self.left.note(name, line, label or uri, why)
                continue
            self.seen.add(uri)
            yield RoleEntry(
                id=self._ids.role(uri),
                title=label,
                said=words_at(name, line, label),
                aliases=other_names(label, _BETWEEN.split(others)),
                facts=RoleFacts(track=groups.get(group, group) or None),
                statements=tuple(statements.get(uri, ())),
            )

    def statements(self, skills: dict[str, SkillEntry]) -> Statements:
        """What each occupation needs, by its URI."""
        needed: Statements = defaultdict(list)
        name = self.documents[1]
        for line, (role, relation, skill) in self._rows(
            RELATIONS, "occupationUri", "relationType", "skillUri"
        ):
            if relation not in FACTS:
                raise BadDocument(
                    f"{self._files[RELATIONS]}: line {line}: the relation {relation[:40]!r} is unknown; "
                    f"known are {' and '.join(FACTS)}"
                )
            entry = skills.get(self._ids.skill(skill))
            if entry is None:
                self.left.note(name, line, skill, "they name a skill that is not listed")
                continue
            said = words_at(name, line, entry.name)
            named = NamedEntry(entry.id, FACTS[relation], said)
            needed[role].append(RoleStatement(Section.TECHNICAL, HEADINGS[relation], said, (named,)))
        return needed


def _file(tables: TaxonomyFiles, kind: str) -> TaxonomyFile | None:
    """The file of a kind, in whichever language; raises BadDocument where it is there in several."""
    form = re.compile(rf"{kind}(?:_[a-z]{{2,3}})?\.csv", re.IGNORECASE)
    files = [file for name, file in tables.files.items() if form.fullmatch(name)]
    if len(files) > 1:
        several = ", ".join(file.name for file in files[:3])
        raise BadDocument(f"{tables.shown}: holds {several}; leave the language that is wanted")
    return files[0] if files else None
