"""A document while it is being read: its lines so far, and its roles as drafts."""

from dataclasses import dataclass, field
from functools import cached_property
from itertools import pairwise
from typing import TypeVar

from graph.documents import Finding, LaidTable, LevelDefinition, SourceLine
from graph.facts import Education, Years
from graph.kinds import LineClass, Scope, Section
from loaders.documents.applying import Applying
from loaders.documents.inheritance.claims import Claim
from loaders.documents.measures.qualifications import Measures
from loaders.documents.outline import Outline
from loaders.documents.paragraphs import above_lists, titles_in_prose
from loaders.documents.records import Mention
from loaders.documents.titles.level_codes import code_in, spoken_initials
from loaders.documents.titles.titles_so_far import RolesSoFar, TitlesSoFar
from loaders.readers.pieces import Block, Place, Source, TableBlock
from loaders.vocabulary.vocabulary import Vocabulary, lookup_key


@dataclass
class DraftStatement:
    """A requirement as it was met; `group` is the header of the list it is nested in.

    `measures` are the degree and years that it asks for, where the reading had to look for them; `named`
    are the skills that it names, where a table states them and no words are to be searched; `corrected` is
    the correction that says it is one, or of this section.
    """

    place: Place
    section: Section
    heading: str | None
    group: Place | None = None
    measures: Measures | None = None
    named: tuple[Mention, ...] | None = None
    corrected: str | None = None


@dataclass
class DraftLink:
    """An inheritance line as it was met, its scope settled by words or by place, or by a correction."""

    claim: Claim
    scope: Scope
    place: Place
    corrected: str | None = None


@dataclass(frozen=True)
class Chain:
    """A line by which each role takes over the one before it, of one stated track or of all."""

    place: Place
    track: str | None


@dataclass(frozen=True)
class LaidOut:
    """How a table was read: what is kept of it, the place it is told at, what is told (None: nothing)."""

    table: LaidTable
    place: Place
    message: str | None
    framework: bool = False


@dataclass(eq=False)
class RoleDraft:
    """What is known of a role so far, and where in its document the reading stands.

    A draft is equal to itself alone; `id` is given once all documents are read. `closing` is True below a
    line on how to apply, `offered` behind a heading of what is offered, where all that is asked was said;
    `years_beside` where its years stand beside a second degree. `aliases` and what is `refused` to be taken
    over a person said; `corrected` and `track_corrected` are the corrections of its names and of its track.
    """

    title: str
    place: Place
    id: str = ""
    track: str | None = None
    track_place: Place | None = None
    education: Education | None = None
    years: Years | None = None
    supervisory_years: Years | None = None
    spare: Measures | None = None
    initials: str | None = None
    statements: list[DraftStatement] = field(default_factory=list)
    links: list[DraftLink] = field(default_factory=list)
    section: Section | None = Section.QUALIFICATION
    heading: str | None = None
    seen_soft: bool = False
    says_duties: bool = False
    group: tuple[Place, int] | None = None
    last_soft: str | None = None
    listed_only: bool = False
    closing: bool = False
    offered: bool = False
    years_beside: bool = False
    aliases: list[str] = field(default_factory=list)
    refused: list[DraftLink] = field(default_factory=list)
    corrected: tuple[str, ...] = ()
    track_corrected: str | None = None

    def enter(self, section: Section | None, heading: str | None, listed_only: bool = False) -> None:
        """Go on in another section; with `listed_only` only what is listed there is a statement."""
        self.section, self.heading, self.group = section, heading, None
        self.listed_only, self.closing = listed_only, False
        self.seen_soft = self.seen_soft or section == Section.SOFT
        self.says_duties = self.says_duties or section == Section.ROLE_REQUIREMENTS
        self.last_soft = heading if section == Section.SOFT else self.last_soft

    def take(self, measures: Measures) -> None:
        """Keep the first degree and the first years of each kind that the role asks for, before any wish.

        Years beside a second degree are those of an alternative: years by themselves come before them.
        """
        kept, met = self.education, measures.education
        beside = bool(kept and met and not kept.preferred)
        instead = self.years_beside and measures.years and not (beside or measures.years.preferred)
        years = measures.years if instead else _firmer(self.years, measures.years)
        self.years_beside = beside if years is measures.years and years else self.years_beside
        self.years, self.education = years, _firmer(kept, met)
        self.supervisory_years = _firmer(self.supervisory_years, measures.supervisory_years)

    def settle(self) -> None:
        """Where no qualification states degree or years, take those that stand among the duties."""
        if self.spare and not (self.education or self.years or self.supervisory_years):
            self.take(self.spare)


_Asked = TypeVar("_Asked", Education, Years)


def _firmer(kept: _Asked | None, met: _Asked | None) -> _Asked | None:
    """What is kept, unless it is a wish and what is met is asked."""
    return met if kept is None or (kept.preferred and met and not met.preferred) else kept


@dataclass
class Reading:
    """The lines so far with their classes, the roles, the findings, and where the reading stands.

    `outline` says where titles stand; `track` is the one last stated; `section` is the one that a
    heading opened before any role; `previous` is the block read last; `marked` is True where headings
    are marked as such, `plainly_headed` where blank lines alone set them apart; `open_sections` are those
    of the headings around, as (depth, section); `astray` are the lines that belong nowhere, each with why;
    `after_table` is True below a table of roles: the lines there are of none of them, until a title stands.
    """

    source: Source
    vocabulary: Vocabulary
    outline: Outline
    drafts: list[RoleDraft] = field(default_factory=list)
    lines: list[tuple[SourceLine, RoleDraft | None]] = field(default_factory=list)
    findings: list[Finding] = field(default_factory=list)
    chains: list[Chain] = field(default_factory=list)
    laid: list[LaidOut] = field(default_factory=list)
    titled: dict[str, RoleDraft] = field(default_factory=dict)
    definitions: list[LevelDefinition] = field(default_factory=list)
    track: tuple[str, Place] | None = None
    front_matter: bool = False
    section: Section | None = None
    previous: Block | None = None
    plainly_headed: bool = False
    marked: bool = False
    open_sections: list[tuple[int, Section | None]] = field(default_factory=list)
    astray: list[tuple[Block, str]] = field(default_factory=list)
    after_table: bool = False
    back: RoleDraft | None = None  # the role that a line leads back to
    title_depth: int = 0
    titles_so_far: dict[str, TitlesSoFar] = field(default_factory=dict)
    roles_so_far: dict[str, "RolesSoFar[RoleDraft]"] = field(default_factory=dict)
    closing: frozenset[int] = frozenset()  # headings behind the last role that are of none
    track_heads: frozenset[int] = frozenset()  # headings that open a track each
    corrected: Applying = field(default_factory=Applying)

    @cached_property
    def above_tables(self) -> frozenset[int]:
        """The lines that a table stands right below."""
        pairs = pairwise(self.source.pieces)
        return frozenset(
            above.place.line
            for above, below in pairs
            if isinstance(above, Block) and isinstance(below, TableBlock)
        )

    @property
    def titles(self) -> dict[int, str]:
        """The titles of roles by line."""
        return self.outline.titles

    @property
    def every_title(self) -> list[str]:
        """The titles of all roles of the document."""
        whole = self.outline.whole
        return [*([whole[0]] if whole else []), *self.titles.values()]

    @cached_property
    def in_prose(self) -> frozenset[int]:
        """The lines of titles with nothing but paragraphs below."""
        return titles_in_prose(self.source.blocks, {*self.titles, *self.outline.repeats})

    @cached_property
    def above_lists(self) -> frozenset[int]:
        """The lines of running text between a heading and the first item of the list below it."""
        return above_lists(self.source.blocks)

    @cached_property
    def title_keys(self) -> frozenset[str]:
        """The titles of all roles of the document, as they are looked up."""
        return frozenset(map(lookup_key, self.every_title))

    @cached_property
    def codes(self) -> list[str]:
        """The codes of levels by which its headings name its roles."""
        blocks = (block for block in self.source.blocks if block.place.line in self.titles)
        return [code for block in blocks if (code := code_in(block.text))]

    @cached_property
    def initials(self) -> dict[int, str]:
        """The initials of titles, by line, that the text below speaks of: "Our SDRs open doors"."""
        return spoken_initials(self.source.blocks, self.titles)

    @property
    def role(self) -> RoleDraft | None:
        """The role that is being read."""
        last = self.drafts[-1] if self.drafts else None
        return None if self.after_table else self.back or last

    def note(self, block: Block, kind: LineClass, role: RoleDraft | None = None) -> None:
        """Give the line its class, and those that it goes on in; of several parts the first gives it."""
        for number, text in ((block.place.line, block.raw), *block.more):
            if self.lines and self.lines[-1][0].line == number:
                continue
            self.lines.append((SourceLine(number, text, kind, None), role))

    def find(self, code: str, place: Place, message: str, suggestion: str) -> None:
        """List something for a person to look at."""
        told = place.finding(code, self.source.name, message=message, suggestion=suggestion)
        self.findings.append(told)

    def unresolved(self, block: Block, why: str) -> None:
        """Say of a line that it was read and belongs nowhere."""
        self.note(block, LineClass.UNRESOLVED, self.role)
        self.astray.append((block, why))
