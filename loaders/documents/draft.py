"""A role while its document is being read."""

from dataclasses import dataclass, field

from graph.facts import Education, Years
from graph.kinds import Scope, Section
from loaders.documents.inheritance import Claim
from loaders.documents.records import Place


@dataclass
class Statement:
    """A requirement as it was met; `group` is the header of the list it is nested in."""

    place: Place
    section: Section
    heading: str | None
    group: Place | None = None


@dataclass
class Link:
    """An inheritance line as it was met, its scope settled by words or by place."""

    claim: Claim
    scope: Scope
    place: Place


@dataclass
class RoleDraft:
    """What is known of a role so far, and where in its document the reading stands."""

    title: str
    place: Place
    track: str | None = None
    track_place: Place | None = None
    education: Education | None = None
    years: Years | None = None
    supervisory_years: Years | None = None
    statements: list[Statement] = field(default_factory=list)
    links: list[Link] = field(default_factory=list)
    section: Section | None = Section.QUALIFICATION
    heading: str | None = None
    seen_soft: bool = False
    says_duties: bool = False
    group: tuple[Place, int] | None = None
    last_soft: str | None = None

    def enter(self, section: Section | None, heading: str | None) -> None:
        """Go on in another section."""
        self.section, self.heading, self.group = section, heading, None
        self.seen_soft = self.seen_soft or section == Section.SOFT
        self.says_duties = self.says_duties or section == Section.ROLE_REQUIREMENTS
        self.last_soft = heading if section == Section.SOFT else self.last_soft
