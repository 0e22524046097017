"""What is unknown in a graph, as groups with a proposal each."""

from dataclasses import dataclass
from enum import StrEnum

from loaders.vocabulary.own import What
from loaders.vocabulary.skill import Skill


class Saying(StrEnum):
    """What a person may say of something unknown."""

    SYSTEM = "system"
    COMPETENCY = "competency"
    ALIAS = "alias"
    IGNORE = "ignore"


@dataclass(frozen=True)
class SeenAt:
    """Where something unknown stands: the document by name, the line from 1, and its sentence."""

    document: str
    line: int
    text: str


@dataclass(frozen=True)
class Likely:
    """What is proposed for a group, and why in a sentence's end.

    `name` is what the new skill would be called, or with ALIAS the known skill that is meant, which is of
    `kind` system or competency; `what` says with IGNORE what the name is. Where `is_sure` is False the group
    may as well be something else, and a person is told so.
    """

    doing: Saying
    name: str
    why: str
    kind: str = ""
    what: What = "other"
    is_sure: bool = True


def likely_alias(known: Skill, why: str, *, is_sure: bool = True) -> Likely:
    """That a group is another name of a known skill."""
    return Likely(Saying.ALIAS, known.name, why, kind=str(known.kind), is_sure=is_sure)


@dataclass(frozen=True)
class UnknownGroup:
    """Names that are written alike, or statements that say much the same, the most frequent first."""

    said: tuple[str, ...]
    is_statement: bool
    places: int
    documents: int
    examples: tuple[SeenAt, ...]
    likely: Likely


@dataclass(frozen=True)
class Unknowns:
    """All groups, the largest first, and how many places they have together."""

    groups: tuple[UnknownGroup, ...]
    places: int
