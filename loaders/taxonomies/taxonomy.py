"""What a taxonomy states of roles and skills, whatever its format: readers make it, writers take it."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from enum import StrEnum

from graph.documents import Finding
from graph.facts import InheritsFacts, NamesFacts, RoleFacts
from graph.kinds import Section
from graph.model import Evidence


class TaxonomyFormat(StrEnum):
    """The open formats of the field that are read and written."""

    ESCO = "esco"
    ONET = "onet"
    SKOS = "skos"
    CASE = "case"
    SCHEMA_ORG = "schema.org"


@dataclass(frozen=True, slots=True)
class SkillEntry:
    """A skill: the id of a competency or a system, its name and its other names."""

    id: str
    name: str
    aliases: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class NamedEntry:
    """A skill that a statement names, what it asks of it, and where that is said."""

    skill: str
    facts: NamesFacts
    said: Evidence


@dataclass(frozen=True, slots=True)
class RoleStatement:
    """One statement that a role must meet; its words are those of `said`."""

    section: Section
    heading: str | None
    said: Evidence
    names: tuple[NamedEntry, ...] = ()


@dataclass(frozen=True)
class TakenRole:
    """Another role whose requirements a role takes over."""

    target: str
    facts: InheritsFacts
    said: Evidence


@dataclass(frozen=True, kw_only=True)
class RoleEntry:
    """A role as a taxonomy states it; `promotes_to` are the ids of the next rungs of its track."""

    id: str
    title: str
    said: Evidence
    aliases: tuple[str, ...] = ()
    facts: RoleFacts = field(default_factory=RoleFacts)
    statements: tuple[RoleStatement, ...] = ()
    inherits: tuple[TakenRole, ...] = ()
    promotes_to: tuple[str, ...] = ()


@dataclass(frozen=True)
class Taxonomy:
    """Roles and skills, the files they come from, and what of these was left out, as findings."""

    documents: tuple[str, ...]
    skills: tuple[SkillEntry, ...]
    roles: tuple[RoleEntry, ...]
    left_out: tuple[Finding, ...] = ()


# What an opened file states. True: as other programs read it, who do not know what stands there in words
# of our own.
Reading = Callable[[bool], Taxonomy]


def words_at(document: str, line: int, text: str) -> Evidence:
    """Evidence that is a whole row or value of a file: its line from 1, and its words."""
    return Evidence(document, line, 0, len(text), text)


def other_names(label: str, names: Iterable[str]) -> tuple[str, ...]:
    """The names beside the label, each once, in their order, without blanks around them."""
    kept = dict.fromkeys(name.strip() for name in names if name.strip())
    return tuple(name for name in kept if name != label)
