"""A document while it is being read."""

from dataclasses import dataclass, field

from graph.documents import Finding, SourceLine
from graph.kinds import LineClass, Section
from loaders.documents.blocks import Block
from loaders.documents.draft import RoleDraft
from loaders.documents.intake import Source
from loaders.documents.records import Place
from loaders.vocabulary.vocabulary import Vocabulary


@dataclass
class Reading:
    """The lines so far with their classes, the roles, the findings, and where the reading stands.

    `titles` holds the titles of roles by line; `track` is the one last stated; `section` is the
    one that a heading opened before any role; `previous` is the block read last.
    """

    source: Source
    vocabulary: Vocabulary
    titles: dict[int, str]
    drafts: list[RoleDraft] = field(default_factory=list)
    lines: list[tuple[SourceLine, RoleDraft | None]] = field(default_factory=list)
    findings: list[Finding] = field(default_factory=list)
    track: tuple[str, Place] | None = None
    front_matter: bool = False
    section: Section | None = None
    previous: Block | None = None

    @property
    def role(self) -> RoleDraft | None:
        """The role that is being read."""
        return self.drafts[-1] if self.drafts else None

    def note(self, block: Block, kind: LineClass, role: RoleDraft | None = None) -> None:
        """Give the line its class."""
        self.lines.append((SourceLine(block.place.line, block.raw, kind, None), role))

    def find(self, code: str, place: Place, message: str, suggestion: str) -> None:
        """List something for a person to look at."""
        self.findings.append(Finding(code, self.source.name, place.line, place.shown, message, suggestion))

    def unresolved(self, block: Block, why: str) -> None:
        """Say of a line that it was read and belongs nowhere."""
        self.note(block, LineClass.UNRESOLVED, self.role)
        self.find(
            "unresolved-line",
            block.place,
            f"the line {why}",
            "move it under a role or a heading that is known",
        )
