"""What the loader reads from documents, before it becomes a graph."""

from dataclasses import dataclass
from functools import cached_property

from graph.documents import Finding, SourceDocument
from graph.facts import Education, Years
from graph.folding import Folded, fold
from graph.kinds import Level, Scope, Section, Usage
from loaders.vocabulary.phrases import LONGEST
from loaders.vocabulary.skill import Skill

# So much of a text, in characters, is shown with a finding.
LONGEST_SHOWN = 500


@dataclass(frozen=True)
class Place:
    """A stretch of a line: line from 1, characters from 0, end exclusive, and the text there as written."""

    line: int
    start: int
    end: int
    text: str

    @cached_property
    def folded(self) -> Folded:
        """The text in the form in which it is compared."""
        return fold(self.text)

    @property
    def shown(self) -> str:
        """The text as a finding shows it: a text of many sentences is cut."""
        return self.text if len(self.text) <= LONGEST_SHOWN else f"{self.text[:LONGEST_SHOWN].rstrip()} …"

    @cached_property
    def words(self) -> str:
        """The folded text that is searched for skills, degrees and years; cut where no sentence goes on."""
        return self.folded.text[:LONGEST]

    def finding(self, code: str, document: str, *, message: str, suggestion: str) -> Finding:
        """What a person should look at here."""
        return Finding(
            code=code,
            document=document,
            line=self.line,
            text=self.shown,
            message=message,
            suggestion=suggestion,
        )

    def part(self, start: int, end: int) -> "Place":
        """The stretch of these characters of the folded text, without blanks around it."""
        piece = self.folded.text[start:end]
        start += len(piece) - len(piece.lstrip())
        first, last = self.folded.span(start, start + len(piece.strip()))
        return Place(self.line, self.start + first, self.start + last, self.text[first:last])


@dataclass(frozen=True)
class Mention:
    """A skill that a statement names, with the level its wording states and the words it is read from.

    `place` is the statement or heading that names the skill, not the name alone.
    """

    skill: Skill
    place: Place
    level: Level | None
    usage: Usage
    quote: str | None = None


@dataclass(frozen=True, kw_only=True)
class Requirement:
    """One statement that a role must meet; `heading` is the nearest heading above it."""

    section: Section
    heading: str | None
    place: Place
    mentions: tuple[Mention, ...]


@dataclass(frozen=True)
class Inheritance:
    """A line by which a role takes over another's requirements; `target` is a role id, None if unlinked."""

    target: str | None
    target_surface: str
    scope: Scope
    sme: bool
    place: Place


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


@dataclass(frozen=True)
class LoadReport:
    """All that one load took in: the roles, and the documents with every line and finding."""

    roles: tuple[Role, ...]
    documents: tuple[SourceDocument, ...]

    @property
    def findings(self) -> tuple[Finding, ...]:
        """The findings of all documents, in document and line order."""
        return tuple(finding for document in self.documents for finding in document.findings)
