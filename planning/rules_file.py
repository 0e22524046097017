"""How a rules file is read: YAML, checked as a whole, every fault told with its place."""

from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from pydantic import BaseModel, ConfigDict, Field, field_validator, model_validator

from graph.errors import BadVocabulary
from loaders.vocabulary.phrases import BadPhrase, Phrase
from loaders.vocabulary.yaml_data import read_checked
from planning.rules import CourseOffer, Duty, Rule, Rules


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


def rules_in(path: Path) -> Rules:
    """The rules of a YAML file; raises BadVocabulary with every fault and its place."""
    data = read_checked(path, _File)
    return Rules(
        tuple(_duties(path, data)),
        tuple(Rule(r.name, (r.between[0], r.between[1]), r.why, r.source) for r in data.rules),
        tuple((p.skill, tuple(p.after)) for p in data.prerequisites),
        tuple(CourseOffer(c.name, tuple(c.skills), c.cost) for c in data.courses),
    )


def _duties(path: Path, data: _File) -> Iterator[Duty]:
    words = tuple(sorted(data.words.items()))
    for n, given in enumerate(data.duties):
        duty = Duty(given.name, tuple(given.phrases), tuple(given.skills), words)
        try:
            duty.phrases  # noqa: B018 - read here, so that a fault is told with its place
        except BadPhrase as error:
            raise BadVocabulary(f"{path}: duties[{n}].phrases: {error}") from error
        yield duty
