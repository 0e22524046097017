"""What the loader reads from documents, before it becomes a graph."""

from dataclasses import dataclass

from graph.documents import Finding, SourceDocument
from graph.facts import Education, Years
from graph.kinds import Level, Scope, Section, Usage
from loaders.readers.pieces import Place
from loaders.vocabulary.skill import Skill


@dataclass(frozen=True)
class Mention:
    """A skill that a statement names, with the level its wording states and the words it is read from.

    `place` is the statement or heading that names the skill, not the name alone. `alternatives` are what
    the statement lets do instead: other systems and kinds of systems by name, or "or similar" as it says so.
    `corrected` is the correction by which a person set it, here as in what follows.
    """

    skill: Skill
    place: Place
    level: Level | None
    usage: Usage
    quote: str | None = None
    alternatives: tuple[str, ...] = ()
    corrected: str | None = None


@dataclass(frozen=True, kw_only=True)
class Requirement:
    """One statement that a role must meet; `heading` is the nearest heading above it."""

    section: Section
    heading: str | None
    place: Place
    mentions: tuple[Mention, ...]
    corrected: str | None = None


@dataclass(frozen=True)
class Inheritance:
    """A line by which a role takes over another's requirements; `target` is a role id, None if unlinked."""

    target: str | None
    target_surface: str
    scope: Scope
    sme: bool
    place: Place
    corrected: str | None = None


@dataclass(frozen=True, kw_only=True)
class Role:
    """A role as its document states it; `level_index` counts from 1 in its track, lowest first."""

    id: str
    title: str
    aliases: tuple[str, ...]
    track: str | None
    track_stated: bool
    track_place: Place | None
    level_index: int | None
    education: Education | None
    years: Years | None
    supervisory_years: Years | None
    document: str
    place: Place
    requirements: tuple[Requirement, ...]
    inherits: tuple[Inheritance, ...]
    corrected: tuple[str, ...] = ()
    track_corrected: str | None = None


@dataclass(frozen=True)
class LoadReport:
    """All that one load took in: the roles, and the documents with every line and finding."""

    roles: tuple[Role, ...]
    documents: tuple[SourceDocument, ...]

    @property
    def findings(self) -> tuple[Finding, ...]:
        """The findings of all documents, in document and line order."""
        return tuple(finding for document in self.documents for finding in document.findings)
