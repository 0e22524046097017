"""A SKOS file whose concepts are occupations and skills, told by the classes and relations of ESCO's model.

A concept that is an occupation is a role, its preferred label the title. A broader concept that is no
occupation is a group, and the role's track; a broader occupation hands nothing on.
"""

import json
from collections.abc import Iterable, Iterator
from functools import cached_property, partial
from pathlib import Path
from typing import Any

from rdflib import Graph as Triples
from rdflib import Namespace
from rdflib.namespace import RDF, SKOS
from rdflib.term import Literal, Node

from graph.errors import BadDocument
from graph.facts import NamesFacts, RoleFacts
from graph.kinds import Necessity, NodeKind, Section, Usage, number_of
from loaders.taxonomies.identity import TERMS, Ids
from loaders.taxonomies.lines import TextLines
from loaders.taxonomies.own_terms import with_own_words
from loaders.taxonomies.rdf import triples_of
from loaders.taxonomies.tables import LeftOutRows, text_of
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

ESCO = Namespace("http://data.europa.eu/esco/model#")
ATLAS = Namespace(TERMS)
# Relation from the role, the same from the skill, what it says, and under which heading it stands.
RELATIONS = (
    (
        ESCO.relatedEssentialSkill,
        ESCO.isEssentialSkillFor,
        NamesFacts(None, Necessity.REQUIRED, Usage.REQUIREMENT),
        "Essential skills and knowledge",
    ),
    (
        ESCO.relatedOptionalSkill,
        ESCO.isOptionalSkillFor,
        NamesFacts(None, Necessity.PREFERRED, Usage.PREFERRED),
        "Optional skills and knowledge",
    ),
)


def opened(path: Path) -> Reading:
    """A SKOS file, parsed once; raises BadDocument in one line for one that is none."""
    text = text_of(path)
    return partial(_taxonomy, triples_of(text, path), path, TextLines(text))


def _taxonomy(triples: Triples, path: Path, lines: TextLines, plain: bool) -> Taxonomy:
    reading = _Concepts(triples, path, lines, plain)
    skills = {str(uri): reading.skill(uri) for uri in reading.skills}
    entries = {uri: entry for uri, entry in skills.items() if entry}
    roles = tuple(role for uri in reading.roles if (role := reading.role(uri, entries)))
    if not roles:
        concepts = number_of(len(set(triples.subjects(RDF.type, SKOS.Concept))), "concept")
        raise BadDocument(
            f"{path}: none of its {concepts} is an occupation with a label; say which are with the class "
            f"{ESCO.Occupation}"
        )
    return Taxonomy((path.name,), tuple(entries.values()), roles, reading.left.findings())


class _Concepts:
    def __init__(self, triples: Triples, path: Path, lines: TextLines, plain: bool) -> None:
        self.triples, self.path, self.plain = triples, path, plain
        self.left = LeftOutRows()
        self._lines = lines
        self._ids = Ids(plain)

    @cached_property
    def skills(self) -> list[Node]:
        """The URIs of all skills, in order."""
        named = {uri for relation, _, _, _ in RELATIONS for uri in self.triples.objects(None, relation)}
        named |= {uri for _, inverse, _, _ in RELATIONS for uri in self.triples.subjects(inverse, None)}
        return sorted({*self.triples.subjects(RDF.type, ESCO.Skill), *named} - self._occupations, key=str)

    @cached_property
    def roles(self) -> list[Node]:
        """The URIs of all roles, in order."""
        uses = {uri for relation, _, _, _ in RELATIONS for uri in self.triples.subjects(relation, None)}
        uses |= {uri for _, inverse, _, _ in RELATIONS for uri in self.triples.objects(None, inverse)}
        skills = set(self.triples.subjects(RDF.type, ESCO.Skill))
        return sorted(self._occupations | (uses - skills), key=self._place)

    @cached_property
    def _occupations(self) -> set[Node]:
        return set(self.triples.subjects(RDF.type, ESCO.Occupation))

    def _place(self, uri: Node) -> tuple[int, str]:
        return (self._lines.of(str(uri)), str(uri))

    def skill(self, uri: Node) -> SkillEntry | None:
        """A skill with its names; None, and noted, for one without a label."""
        label = self._label(uri)
        if not label:
            self._left(uri, "a skill has no preferred label")
            return None
        kind = NodeKind.SYSTEM if not self.plain and self._is_system(uri) else NodeKind.COMPETENCY
        return SkillEntry(self._ids.skill(str(uri), kind), label, self._others(uri, label))

    def _is_system(self, uri: Node) -> bool:
        return (uri, RDF.type, ATLAS.System) in self.triples

    def role(self, uri: Node, skills: dict[str, SkillEntry]) -> RoleEntry | None:
        """A role with what it needs; None, and noted, for one without a label."""
        label = self._label(uri)
        if not label:
            self._left(uri, "an occupation has no preferred label")
            return None
        said = words_at(self.path.name, self._lines.of(str(uri), label), label)
        role = RoleEntry(
            id=self._ids.role(str(uri)),
            title=label,
            said=said,
            aliases=self._others(uri, label),
            facts=RoleFacts(track=self._group(uri)),
            statements=tuple(self._statements(uri, said.line, skills)),
        )
        own = None if self.plain else self.triples.value(uri, ATLAS.states)
        return with_own_words(role, _json(own, self.path), self.path) if own else role

    def _statements(self, uri: Node, line: int, skills: dict[str, SkillEntry]) -> Iterator[RoleStatement]:
        for relation, inverse, facts, heading in RELATIONS:
            related = {*self.triples.objects(uri, relation), *self.triples.subjects(inverse, uri)}
            for skill in sorted(map(str, related)):
                if skill not in skills:
                    self.left.note(self.path.name, line, skill, "they name a skill without a label")
                    continue
                said = words_at(self.path.name, line, skills[skill].name)
                named = NamedEntry(skills[skill].id, facts, said)
                yield RoleStatement(Section.TECHNICAL, heading, said, (named,))

    def _group(self, uri: Node) -> str | None:
        """The label of the nearest broader concept that is no occupation; None where there are several."""
        seen, ahead = {uri}, self._broader(uri)
        while ahead:
            groups = sorted({self._label(up) for up in ahead if up not in self._occupations} - {""})
            if len(groups) == 1:
                return groups[0]
            if groups or ahead & seen:
                several = "an occupation stands in several groups, and so in no track"
                circle = "the broader concepts of an occupation go round in a circle"
                self._left(uri, several if groups else circle)
                return None
            seen |= ahead
            ahead = {up for one in ahead for up in self._broader(one)}
        return None

    def _broader(self, uri: Node) -> set[Node]:
        return {*self.triples.objects(uri, SKOS.broader), *self.triples.subjects(SKOS.narrower, uri)}

    def _left(self, uri: Node, why: str) -> None:
        self.left.note(self.path.name, self._lines.of(str(uri)), str(uri), why)

    def _label(self, uri: Node) -> str:
        labels = list(self.triples.objects(uri, SKOS.prefLabel))
        return str(min(labels, key=_by_language)).strip() if labels else ""

    def _others(self, uri: Node, label: str) -> tuple[str, ...]:
        """The alternative labels in the language of the label, and those in none."""
        labels = list(self.triples.objects(uri, SKOS.prefLabel))
        language = getattr(min(labels, key=_by_language), "language", None)
        others: Iterable[Any] = self.triples.objects(uri, SKOS.altLabel)
        return other_names(label, sorted(str(x) for x in others if x.language in {language, None}))


def _by_language(label: Node) -> tuple[int, str, str]:
    language = (label.language if isinstance(label, Literal) else None) or ""
    order = 0 if not language else 1 if language == "en" or language.startswith("en-") else 2
    return (order, language, str(label))


def _json(value: Node, path: Path) -> Any:
    try:
        return json.loads(str(value))
    except ValueError as error:
        raise BadDocument(
            f"{path}: what stands in the words of Role Atlas is no JSON; export it again"
        ) from error
