"""What nodes and edges state beside labels and ends, as typed values; the keys of files stand here.

A file keeps these facts as plain JSON. Each value reads itself from that with `of` and writes itself
with `as_facts`; a key that a file leaves out reads as its default.
"""

from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from typing import Any

from graph.kinds import Level, Necessity, Scope, Section, Usage

# A fact is any JSON value: text, number, truth, None, or lists and mappings of these.
Facts = Mapping[str, Any]


@dataclass(frozen=True, kw_only=True)
class Years:
    """Years of experience: at least `min`, at most `max` (None: open); `preferred` are only welcome."""

    min: int
    max: int | None
    field: str | None = None
    line: int | None = None
    alternative_to_education: bool = False
    preferred: bool = False

    @classmethod
    def of(cls, facts: Facts | None) -> "Years | None":
        """The years that facts state, None where they state none."""
        return cls(**facts) if facts else None

    @property
    def span(self) -> str:
        """How many years in words: "1 year", "3-5 years", "3+ years"."""
        if self.max is None:
            return f"{self.min}+ years"
        if self.min != self.max:
            return f"{self.min}-{self.max} years"
        return f"{self.min} {'year' if self.min == 1 else 'years'}"

    @property
    def words(self) -> str:
        """How many years, and in what: "3-5 years in billing"."""
        wish = " (preferred)" if self.preferred else ""
        return f"{self.span} in {self.field}{wish}" if self.field else f"{self.span}{wish}"


@dataclass(frozen=True, kw_only=True)
class Education:
    """The degree that a role asks for, its words as `surface`; `preferred` is only welcome."""

    level: str | None = None
    surface: str | None = None
    field: str | None = None
    line: int | None = None
    alternative_to_years: bool = False
    preferred: bool = False

    @classmethod
    def of(cls, facts: Facts | None) -> "Education | None":
        """The degree that facts state, None where they state none."""
        return cls(**facts) if facts else None

    @property
    def words(self) -> str:
        """The degree as it is asked for, with its field."""
        field = f", {self.field}" if self.field else ""
        either = " (or years of experience)" if self.alternative_to_years else ""
        wish = " (preferred)" if self.preferred else ""
        return f"{self.surface or self.level or ''}{field}{either}{wish}"


@dataclass(frozen=True, kw_only=True)
class RoleFacts:
    """Where a role stands, in its track and in its document, and what it asks beyond skills.

    `rung` counts from 1 at the bottom of the track; `line` is that of the title, from 1; `importance`
    by the ids of skills is what a survey rated from 1 to 5, of those too that the role does not ask;
    `corrected` are the corrections by which a person set its title or another name of it.
    """

    track: str | None = None
    track_stated: bool = True
    rung: int | None = None
    education: Education | None = None
    years: Years | None = None
    supervisory_years: Years | None = None
    document: str | None = None
    line: int | None = None
    corrected: tuple[str, ...] = ()
    importance: Mapping[str, float] = field(default_factory=dict, hash=False)

    @classmethod
    def of(cls, facts: Facts) -> "RoleFacts":
        """The facts of a role."""
        same = ("track", "track_stated", "document", "line", "importance")
        kept = {name: facts[name] for name in same if name in facts}
        kept["corrected"] = tuple(facts.get("corrected", ()))
        kept["years"] = Years.of(facts.get("years"))
        kept["supervisory_years"] = Years.of(facts.get("supervisory_years"))
        return cls(rung=facts.get("level_index"), education=Education.of(facts.get("education")), **kept)

    def as_facts(self) -> dict[str, Any]:
        """The facts as a file keeps them."""
        return {
            **({"importance": dict(self.importance)} if self.importance else {}),
            "track": self.track,
            "track_stated": self.track_stated,
            "level_index": self.rung,
            "education": _stated(self.education),
            "years": _stated(self.years),
            "supervisory_years": _stated(self.supervisory_years),
            "document": self.document,
            "line": self.line,
            **({"corrected": list(self.corrected)} if self.corrected else {}),
        }

    @property
    def experience(self) -> "dict[str, Years | None]":
        """The years that the role asks, by what they are called, None for what it does not ask."""
        return {"experience": self.years, "supervisory experience": self.supervisory_years}

    @property
    def place(self) -> tuple[str, int]:
        """Sorts roles as they stand in their documents."""
        return (self.document or "", self.line or 0)


@dataclass(frozen=True, kw_only=True)
class RequirementFacts:
    """Where a statement stands; `start` and `end` count characters of its line, end exclusive.

    `corrected` is the correction by which a person said that it is one, or of this section.
    """

    section: Section
    heading: str | None
    document: str = ""
    line: int | None = None
    start: int | None = None
    end: int | None = None
    corrected: str | None = None

    @classmethod
    def of(cls, facts: Facts) -> "RequirementFacts":
        """The facts of a requirement."""
        others = facts.keys() & cls.__dataclass_fields__.keys() - {"section", "heading"}
        place = {name: facts[name] for name in others}
        return cls(section=Section(facts["section"]), heading=facts["heading"], **place)

    def as_facts(self) -> dict[str, Any]:
        """The facts as a file keeps them."""
        said = {**vars(self), "section": str(self.section)}
        return {key: value for key, value in said.items() if key != "corrected" or value}


@dataclass(frozen=True)
class DocumentFacts:
    """The name of a document, how many lines of it were read (`SourceDocument` holds them), its language.

    `definitions` are the levels of skills that it defines, by number.
    """

    name: str
    lines: int
    language: str | None = None
    definitions: int = 0

    @classmethod
    def of(cls, facts: Facts) -> "DocumentFacts":
        """The facts of a document."""
        defined = len(facts.get("level_definitions", ()))
        return cls(facts["name"], len(facts["lines"]), facts.get("language"), defined)


@dataclass(frozen=True)
class NamesFacts:
    """How a statement names a skill, what it asks of it, and what it lets do instead, by name."""

    level: Level | None
    necessity: Necessity
    usage: Usage
    alternatives: tuple[str, ...] = ()
    corrected: str | None = None

    def as_facts(self) -> dict[str, Any]:
        """The facts as a file keeps them."""
        said = {"level": level_number(self.level), "necessity": str(self.necessity), "usage": str(self.usage)}
        instead = {"alternatives": list(self.alternatives)} if self.alternatives else {}
        return said | instead | corrected_by(self.corrected)


@dataclass(frozen=True)
class InheritsFacts:
    """What one role takes over from another, by which words; `sme` marks a subject matter expert."""

    scope: Scope
    wording: str
    sme: bool
    corrected: str | None = None

    @classmethod
    def of(cls, facts: Facts) -> "InheritsFacts":
        """The facts of an INHERITS edge."""
        return cls(
            Scope(facts.get("scope", Scope.ALL)),
            facts.get("wording", ""),
            bool(facts.get("sme", False)),
            facts.get("corrected"),
        )

    def as_facts(self) -> dict[str, Any]:
        """The facts as a file keeps them."""
        said = {"scope": str(self.scope), "wording": self.wording, "sme": self.sme}
        return said | corrected_by(self.corrected)


def corrected_by(correction: str | None) -> dict[str, Any]:
    """Which correction set a fact, nothing where the document states it."""
    return {"corrected": correction} if correction else {}


def level_number(level: Level | None) -> int | None:
    """A level as a file keeps it, None when not stated."""
    return None if level is None else int(level)


def _stated(asked: Education | Years | None) -> dict[str, Any] | None:
    """What is asked as a file keeps it; only a wish is said to be one."""
    if asked is None:
        return None
    return {key: value for key, value in asdict(asked).items() if key != "preferred" or value}
