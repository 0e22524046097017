"""What facts and evidence hold in an atlas file of version 1, by the kind of node or edge."""

from enum import StrEnum
from typing import Annotated, Any, Literal, NotRequired

from pydantic import ConfigDict, Field, with_config
from typing_extensions import TypedDict

from graph.kinds import LineClass, Necessity, Scope, Section, Usage

# A number that people count by: lines, characters, rungs, years.
MOST = 1_000_000_000

SomeText = Annotated[str, Field(min_length=1)]
Count = Annotated[int, Field(ge=0, le=MOST)]
Line = Annotated[int, Field(ge=1, le=MOST)]
LevelNumber = Annotated[int, Field(ge=1, le=5)] | None
# ln((1 + roles) / (1 + holders)) + 1 is below this for any number of roles that can be counted.
Weight = Annotated[float, Field(ge=0, le=50, allow_inf_nan=False)]

closed = with_config(ConfigDict(extra="forbid", strict=True))
opened = with_config(ConfigDict(extra="allow", strict=True))


def one_of(kind: type[StrEnum]) -> Any:
    """The form of a text that is one of these words."""
    return Literal.__getitem__(tuple(str(member) for member in kind))


@closed
class EvidenceForm(TypedDict):
    """A statement in a document."""

    document: SomeText
    line: Line
    start: Count
    end: Count
    text: str
    level: LevelNumber
    quote: NotRequired[str | None]


@closed
class EducationForm(TypedDict):
    """The degree that a role asks for."""

    level: NotRequired[str | None]
    surface: NotRequired[str | None]
    field: NotRequired[str | None]
    line: Line
    alternative_to_years: NotRequired[bool]


@closed
class YearsForm(TypedDict):
    """The years of experience that a role asks for."""

    min: Count
    max: Count | None
    field: NotRequired[str | None]
    line: Line
    alternative_to_education: NotRequired[bool]


@opened
class RoleFactsForm(TypedDict, total=False):
    """What a role states beside its requirements."""

    track: str | None
    track_stated: bool
    level_index: Count | None
    education: EducationForm | None
    years: YearsForm | None
    supervisory_years: YearsForm | None
    document: str
    line: Line


@opened
class SkillFactsForm(TypedDict, total=False):
    """How many roles need a skill, and how much that makes it weigh."""

    holders: Count
    weight: Weight


@opened
class RequirementFactsForm(TypedDict):
    """Where a requirement stands."""

    section: one_of(Section)  # type: ignore[valid-type]
    heading: str | None
    document: NotRequired[str]
    line: NotRequired[Line]
    start: NotRequired[Count]
    end: NotRequired[Count]


@closed
class FindingForm(TypedDict):
    """Something in a document that a person should look at."""

    code: str
    document: str
    line: Count
    text: str
    message: str
    suggestion: str


@closed
class ProposalForm(TypedDict):
    """A skill that statements of a document likely ask."""

    name: str
    kind: str
    lines: list[Line]
    why: str


# A line of a document: its number, its text, its class, the role that it belongs to.
LineClassForm: Any = one_of(LineClass)
LineForm: Any = Annotated[tuple[Line, str, LineClassForm, str | None], Field(strict=False)]


@opened
class DocumentFactsForm(TypedDict):
    """A document with its lines and what was found in it."""

    name: str
    lines: list[LineForm]
    findings: list[FindingForm]
    language: NotRequired[str | None]
    proposals: NotRequired[list[ProposalForm]]


@opened
class EdgeFactsForm(TypedDict, total=False):
    """What an edge says beside its ends."""

    scope: one_of(Scope)  # type: ignore[valid-type]
    wording: str
    sme: bool
    level: LevelNumber
    necessity: one_of(Necessity)  # type: ignore[valid-type]
    usage: one_of(Usage)  # type: ignore[valid-type]
    alternatives: list[str]
    own: bool
    via: list[str]
    grounds: list[str]
