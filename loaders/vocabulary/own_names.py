"""Names of an organisation's own for systems, laid over those of the vocabulary, and names that mean none."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from graph.folding import folded, name_key
from loaders.vocabulary.name_index import Name
from loaders.vocabulary.names import name_words
from loaders.vocabulary.skill import Skill
from loaders.vocabulary.system_names import Alias, System


@dataclass(frozen=True)
class Bearer:
    """What bears names: a system with all that it is called."""

    skill: Skill


# What bears the names that are to be read as no system, wherever they stand.
SILENT = Bearer(Skill("system:silent", ""))


@dataclass(frozen=True)
class OwnNames:
    """Systems of an organisation's own, or further names of known ones, and names that mean no system."""

    systems: tuple[System, ...] = ()
    ignored: tuple[str, ...] = ()


NO_NAMES = OwnNames()


def joined(shipped: Sequence[Name], own: OwnNames) -> tuple[tuple[Name, ...], dict[str, Skill]]:
    """All names, those that count first in front; and by id the systems that own names were given to."""
    if not own.systems and not own.ignored:
        return tuple(shipped), {}
    bearers = _bearers(shipped)
    owners = [bearers.get(name_key(system.name), system.skill) for system in own.systems]
    named: dict[str, Skill] = {}
    for system, skill in zip(own.systems, owners, strict=True):
        named[skill.id] = _also_called(named.get(skill.id, skill), (a.name for a in system.names))
    silent = (Name(SILENT, folded(name), "any", "none") for name in own.ignored)
    told = (
        name
        for system, skill in zip(own.systems, owners, strict=True)
        for name in _own(system, Bearer(named[skill.id]), bearers)
    )
    others = (
        replace(name, owner=Bearer(named[name.owner.skill.id])) if name.owner.skill.id in named else name
        for name in shipped
    )
    return (*silent, *told, *others), named


def policy_of(name: str) -> Alias:
    """A single word counts as it is written, for it may be an everyday one too; several in either case."""
    if name_words().is_common(name):
        return Alias(name=name, case="exact", context="none" if " " in name else "asked")
    return Alias(name=name, case="any" if " " in name else "exact")


def _bearers(names: Iterable[Name]) -> dict[str, Skill]:
    """The system that each name means, by the key of the name."""
    bearers: dict[str, Skill] = {}
    for name in names:
        bearers.setdefault(name_key(name.text), name.owner.skill)
    return bearers


def _also_called(skill: Skill, names: Iterable[str]) -> Skill:
    known = {name_key(name) for name in (skill.name, *skill.alt_labels)}
    fresh = tuple(name for name in dict.fromkeys(names) if name_key(name) not in known)
    return replace(skill, alt_labels=(*skill.alt_labels, *fresh)) if fresh else skill


def _own(system: System, owner: Bearer, bearers: dict[str, Skill]) -> Iterator[Name]:
    """The names of an own system; one that its system bears already stays as it is met there."""
    for alias in system.names:
        known = bearers.get(name_key(alias.name))
        if known is None or known.id != owner.skill.id:
            yield Name(owner, folded(alias.name), alias.case, alias.context, alias.verb_before)
