"""What a rules file says: duties that one person must not hold together, courses, what comes first."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from pydantic import BaseModel, ConfigDict, Field, field_validator, model_validator

from graph.errors import BadVocabulary
from loaders.vocabulary.phrases import BadPhrase, Phrase
from loaders.vocabulary.yaml_data import read_checked
from seeds.shipped import DUTIES


@dataclass(frozen=True)
class Duty:
    """Something that people do: met in a statement by any of its phrases, or held with any of its skills."""

    name: str
    phrases: tuple[Phrase, ...] = ()
    skills: tuple[str, ...] = ()


@dataclass(frozen=True)
class Rule:
    """Two sides that one person must not hold together; a side names a duty, else a skill."""

    name: str
    sides: tuple[str, str]
    why: str
    source: str


@dataclass(frozen=True)
class CourseOffer:
    """A course that teaches several skills for a cost that each learner pays once."""

    name: str
    skills: tuple[str, ...]
    cost: float


@dataclass(frozen=True)
class Rules:
    """What a rules file says; `prerequisites` maps a skill to those that come before it."""

    duties: tuple[Duty, ...] = ()
    rules: tuple[Rule, ...] = ()
    prerequisites: tuple[tuple[str, tuple[str, ...]], ...] = ()
    courses: tuple[CourseOffer, ...] = ()

    def duty(self, name: str) -> Duty | None:
        """The duty of this name, None when there is none."""
        return next((duty for duty in self.duties if duty.name == name), None)


class _Strict(BaseModel):
    model_config = ConfigDict(extra="forbid", str_strip_whitespace=True)


class _Duty(_Strict):
    name: str = Field(min_length=1)
    phrases: list[str] = []
    skills: list[str] = []

    @field_validator("phrases")
    @classmethod
    def _readable(cls, phrases: list[str]) -> list[str]:
        faults = [f"[{n}]: {fault}" for n, text in enumerate(phrases) if (fault := _fault(text))]
        if faults:
            raise ValueError("\n".join(faults))
        return phrases

    @model_validator(mode="after")
    def _can_be_met(self) -> "_Duty":
        if not self.phrases and not self.skills:
            raise ValueError(f"the duty {self.name!r} has neither phrases nor skills to be met by")
        return self


class _Rule(_Strict):
    name: str = ""
    between: list[str] = Field(min_length=2, max_length=2)
    why: str = ""
    source: str = ""

    @model_validator(mode="before")
    @classmethod
    def _of_pair(cls, given: object) -> object:
        """A rule may be written as its pair alone."""
        return {"between": given} if isinstance(given, list) else given

    @model_validator(mode="after")
    def _named(self) -> "_Rule":
        self.name = self.name or " and ".join(self.between)
        return self

    @field_validator("between")
    @classmethod
    def _two(cls, between: list[str]) -> list[str]:
        if len(set(between)) < len(between):
            raise ValueError(f"{between[0]!r} cannot be kept apart from itself")
        return between


class _Prerequisite(_Strict):
    skill: str = Field(min_length=1)
    after: list[str] = Field(min_length=1)


class _Course(_Strict):
    name: str = Field(min_length=1)
    skills: list[str] = Field(min_length=1)
    cost: float = Field(ge=0, allow_inf_nan=False)


class _File(_Strict):
    words: dict[str, str] = {}
    duties: list[_Duty] = []
    rules: list[_Rule] = []
    prerequisites: list[_Prerequisite] = []
    courses: list[_Course] = []

    @model_validator(mode="after")
    def _names_once(self) -> "_File":
        faults = [*_twice("duty", self.duties), *_twice("rule", self.rules), *_twice("course", self.courses)]
        if faults:
            raise ValueError("\n".join(faults))
        return self


def _twice(kind: str, given: list[_Duty] | list[_Rule] | list[_Course]) -> Iterator[str]:
    counts = Counter(item.name for item in given)
    yield from (f"the {kind} {name!r} is given {n} times" for name, n in sorted(counts.items()) if n > 1)


def _fault(text: str) -> str | None:
    """What is wrong with a phrase, its named wordings left aside."""
    try:
        Phrase.checked(text)
    except BadPhrase as error:
        return str(error)
    return None


def read_rules(path: Path = DUTIES) -> Rules:
    """The rules of a YAML file; raises BadVocabulary with every fault and its place."""
    data = read_checked(path, _File)
    return Rules(
        tuple(_duties(path, data)),
        tuple(Rule(r.name, (r.between[0], r.between[1]), r.why, r.source) for r in data.rules),
        tuple((p.skill, tuple(p.after)) for p in data.prerequisites),
        tuple(CourseOffer(c.name, tuple(c.skills), c.cost) for c in data.courses),
    )


def _duties(path: Path, data: _File) -> Iterator[Duty]:
    for n, duty in enumerate(data.duties):
        try:
            phrases = tuple(Phrase.of(text, data.words) for text in duty.phrases)
        except BadPhrase as error:
            raise BadVocabulary(f"{path}: duties[{n}].phrases: {error}") from error
        yield Duty(duty.name, phrases, tuple(duty.skills))
