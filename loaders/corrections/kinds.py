"""The kinds of corrections: of a title, a line, a skill, what is taken over, a track, a further name."""

from enum import StrEnum
from typing import Annotated, Any, Literal

from pydantic import Field, field_validator, model_validator

from graph.kinds import Level, LineClass, Necessity, Scope, Section, SkillKind
from loaders.corrections.correction import Anchor, Correction, Named, Occurrence, Words
from loaders.vocabulary.vocabulary import lookup_key


class TitleSays(StrEnum):
    """What a line that may be a title is."""

    ROLE = "role"
    NO_ROLE = "no-role"
    OTHER_TITLE = "other-title"


class TitleCorrection(Correction):
    """A line is the title of a role, of none, or another title of the role that `of` names."""

    kind: Literal["title"] = "title"
    text: Words
    occurrence: Occurrence = 1
    says: TitleSays
    title: Named | None = None
    of: Named | None = None

    @model_validator(mode="after")
    def _fits(self) -> "TitleCorrection":
        if (self.of is not None) != (self.says == TitleSays.OTHER_TITLE):
            raise ValueError(".of: names the role where `says` is other-title, and stands nowhere else")
        if self.title is not None and self.says != TitleSays.ROLE:
            raise ValueError(".title: is what the role is called; it stands where `says` is role")
        return self

    @property
    def anchor(self) -> Anchor:
        """The line."""
        return (self.kind, lookup_key(self.text), self.occurrence)

    @property
    def setting(self) -> tuple[object, ...]:
        """What it is, and the title."""
        return (self.says, self.title, lookup_key(self.of or ""))


# A line without a class is a statement of the section that it is given.
_STATEMENTS = frozenset({None, LineClass.REQUIREMENT, LineClass.QUALIFICATION})
_HEADINGS = frozenset({LineClass.SECTION_HEADING, LineClass.SOFT_HEADING})
_OTHERS = frozenset({LineClass.GROUP_HEADER, LineClass.TRACK_HEADER, LineClass.DOC_TITLE, LineClass.NOISE})
SETTABLE = tuple(kind for kind in LineClass if kind in _STATEMENTS | _HEADINGS | _OTHERS)


class LineCorrection(Correction):
    """The class and section of a line of a role, or of one above all roles where `role` is left out."""

    kind: Literal["line"] = "line"
    role: Named | None = None
    text: Words
    occurrence: Occurrence = 1
    line_class: Annotated[LineClass | None, Field(alias="class")] = None
    section: Section | None = None

    @model_validator(mode="after")
    def _fits(self) -> "LineCorrection":
        if self.line_class is None and self.section is None:
            raise ValueError(".class: give a class, a section or both")
        if self.line_class is not None and self.line_class not in SETTABLE:
            raise ValueError(f".class: {self.line_class} is not set so; give one of {', '.join(SETTABLE)}")
        if self.states and (self.section is None or self.role is None):
            raise ValueError(".section: a statement stands in a section of a role; give both")
        if self.section is not None and not (self.states or self.heads):
            raise ValueError(f".section: a line that is {self.line_class} opens no section; leave it out")
        return self

    @property
    def states(self) -> bool:
        """Whether the line is a statement of its role."""
        return self.line_class in _STATEMENTS

    @property
    def heads(self) -> bool:
        """Whether the line is a heading that opens a section, or one that asks nothing."""
        return self.line_class in _HEADINGS

    @property
    def anchor(self) -> Anchor:
        """The line within its role."""
        return (self.kind, lookup_key(self.role or ""), lookup_key(self.text), self.occurrence)

    @property
    def setting(self) -> tuple[object, ...]:
        """The class and the section; all statements of a section are of one class."""
        return (None if self.states else self.line_class, self.section)


class SkillCorrection(Correction):
    """A statement of a role asks for a skill, at a level that may be not stated, or does not."""

    kind: Literal["skill"] = "skill"
    role: Named
    text: Words
    occurrence: Occurrence = 1
    skill: Named
    type: SkillKind | None = None
    asked: bool = True
    level: Level | None = None
    necessity: Necessity | None = None

    @field_validator("level", mode="before")
    @classmethod
    def _by_word(cls, given: Any) -> Any:
        """A level may be given by its number or by its word."""
        by_word = {level.label.casefold(): level for level in Level}
        if isinstance(given, str) and given.casefold() not in by_word:
            raise ValueError(f"{given!r} is no level; give 1 to 5, or one of {', '.join(by_word)}")
        return by_word[given.casefold()] if isinstance(given, str) else given

    @model_validator(mode="after")
    def _fits(self) -> "SkillCorrection":
        if not self.asked and (self.level is not None or self.necessity is not None):
            raise ValueError(
                ".level: a skill that is not asked has no level and no necessity; leave both out"
            )
        return self

    @property
    def anchor(self) -> Anchor:
        """The skill within its statement."""
        said = (lookup_key(self.role), lookup_key(self.text), self.occurrence)
        return (self.kind, *said, lookup_key(self.skill))

    @property
    def setting(self) -> tuple[object, ...]:
        """Whether it is asked, and how."""
        return (self.asked, self.level, self.asked and (self.necessity or Necessity.REQUIRED))


class InheritsCorrection(Correction):
    """A role takes over another's requirements within a scope, or does not (within any, if none is given).

    With `text` that is what this line of the role says, whatever it was read as.
    """

    kind: Literal["inherits"] = "inherits"
    role: Named
    source: Annotated[Named, Field(alias="from")]
    scope: Scope | None = None
    holds: bool = True
    text: Words | None = None
    occurrence: Occurrence = 1

    @property
    def anchor(self) -> Anchor:
        """The two roles, and the line that says so."""
        line = lookup_key(self.text) if self.text else ""
        return (self.kind, lookup_key(self.role), lookup_key(self.source), line, self.occurrence)

    @property
    def setting(self) -> tuple[object, ...]:
        """Whether it holds; one role may take over several parts of another."""
        return (self.holds,)


class TrackCorrection(Correction):
    """The roles of a track in order, the lowest first; without a track they stand in none."""

    kind: Literal["track"] = "track"
    track: Named | None = None
    roles: Annotated[tuple[Named, ...], Field(min_length=1)]

    @model_validator(mode="after")
    def _fits(self) -> "TrackCorrection":
        keys = list(map(lookup_key, self.roles))
        if twice := next((name for n, name in enumerate(self.roles) if keys[n] in keys[:n]), None):
            raise ValueError(f".roles: {twice} stands twice")
        return self

    @property
    def anchor(self) -> Anchor:
        """The track; what stands in none is told role by role."""
        return (
            self.kind,
            *((lookup_key(self.track),) if self.track else ("", *sorted(map(lookup_key, self.roles)))),
        )

    @property
    def setting(self) -> tuple[object, ...]:
        """The roles in order, and what the track is called."""
        return (self.track, *map(lookup_key, self.roles)) if self.track else ()


class AliasCorrection(Correction):
    """Another name of a role, as other lines and people use it."""

    kind: Literal["alias"] = "alias"
    role: Named
    occurrence: Occurrence = 1
    alias: Named

    @property
    def anchor(self) -> Anchor:
        """The name."""
        return (self.kind, lookup_key(self.alias))

    @property
    def setting(self) -> tuple[object, ...]:
        """The role."""
        return (lookup_key(self.role), self.occurrence)


KINDS: dict[str, type[Correction]] = {
    "title": TitleCorrection,
    "line": LineCorrection,
    "skill": SkillCorrection,
    "inherits": InheritsCorrection,
    "track": TrackCorrection,
    "alias": AliasCorrection,
}
