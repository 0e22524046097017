"""A package of 1EdTech CASE 1.1 whose items are roles and skills, told by their types.

What stands below a role is a statement of it; the skills that the role or its statements are related to are
needed. CASE knows no preferred needs. A skill level counts where it is one of ours: other scales differ.
"""

from collections.abc import Iterator, Mapping
from functools import partial
from pathlib import Path

from graph.errors import BadDocument
from graph.facts import NamesFacts, RoleFacts
from graph.kinds import Level, Necessity, NodeKind, Section, Usage, number_of
from loaders.taxonomies.case_items import CHILD, LEVEL, PART, PRECEDES, RELATED, ItemKind, Package, kind_of
from loaders.taxonomies.identity import OWN, Ids
from loaders.taxonomies.json_file import listed, text, value_of
from loaders.taxonomies.lines import TextLines
from loaders.taxonomies.own_terms import ALIASES, KEY, with_own_words
from loaders.taxonomies.tables import LeftOutRows, text_of
from loaders.taxonomies.taxonomy import (
    NamedEntry,
    Reading,
    RoleEntry,
    RoleStatement,
    SkillEntry,
    Taxonomy,
    other_names,
    words_at,
)

# The skill levels that are ours, by their URIs.
LEVELS = {f"{OWN}level:{level:d}": level for level in Level}
SKILLS = (ItemKind.COMPETENCY, ItemKind.SYSTEM)


def opened(path: Path) -> Reading:
    """A file with a CASE package; raises BadDocument in one line for one that is none."""
    written = text_of(path)
    return partial(_taxonomy, Package(value_of(written, path), path), TextLines(written))


def _taxonomy(package: Package, lines: TextLines, plain: bool) -> Taxonomy:
    reading = _Items(package, lines, plain)
    skills = {identifier: reading.skill(identifier) for identifier in package.of_kind(*SKILLS)}
    reading.skills = {identifier: entry for identifier, entry in skills.items() if entry}
    roles = tuple(role for one in package.of_kind(ItemKind.ROLE) if (role := reading.role(one)))
    if not roles:
        types = sorted({text(item.get("CFItemType")) or "none" for item in package.items.values()})
        raise BadDocument(
            f"{package.path}: none of its {number_of(len(package.items), 'item')} is a role (their types are "
            f"{', '.join(types[:5]) or 'none'}); give roles the CFItemType Role or Occupation"
        )
    return Taxonomy((package.path.name,), tuple(reading.skills.values()), roles, reading.left.findings())


class _Items:
    def __init__(self, package: Package, lines: TextLines, plain: bool) -> None:
        self._package, self._lines, self._plain = package, lines, plain
        self._ids = Ids(plain)
        self._name = package.path.name
        self.left = LeftOutRows()
        self.skills: Mapping[str, SkillEntry] = {}
        self._above = package.ends(CHILD, PART)
        self._related = package.ends(RELATED, CHILD, PART)
        self._levels = package.ends(LEVEL)
        self._after = package.ends(PRECEDES)
        self._below: dict[str, list[str]] = {}
        for origin, above in self._above.items():
            for one in above:
                self._below.setdefault(one, []).append(origin)

    def skill(self, identifier: str) -> SkillEntry | None:
        """A skill; None, and noted, for one without a statement."""
        item, label = self._package.items[identifier], self._label(identifier)
        if not label:
            return None
        kind = NodeKind.SYSTEM if kind_of(item) is ItemKind.SYSTEM else NodeKind.COMPETENCY
        return SkillEntry(
            self._ids.skill(self._uri(identifier), kind), label, self._others(identifier, label)
        )

    def role(self, identifier: str) -> RoleEntry | None:
        """A role with what stands below it; None, and noted, for one without a statement."""
        label = self._label(identifier)
        if not label:
            return None
        said = words_at(self._name, self._lines.of(identifier, label), label)
        role = RoleEntry(
            id=self._ids.role(self._uri(identifier)),
            title=label,
            said=said,
            aliases=self._others(identifier, label),
            facts=RoleFacts(track=self._group(identifier)),
            statements=tuple(self._statements(identifier, said.line)),
            promotes_to=tuple(self._higher(identifier)),
        )
        own = None if self._plain else self._package.own(identifier, KEY)
        return with_own_words(role, own, self._package.path) if own is not None else role

    def _label(self, identifier: str) -> str:
        label = self._package.label(identifier)
        if not label:
            self.left.note(self._name, self._lines.of(identifier), identifier, "an item has no statement")
        return label

    def _uri(self, identifier: str) -> str:
        return text(self._package.items[identifier].get("uri")) or identifier

    def _others(self, identifier: str, label: str) -> tuple[str, ...]:
        if self._plain:
            return ()
        names = listed(self._package.own(identifier, ALIASES))
        return other_names(label, (name for name in names if isinstance(name, str)))

    def _group(self, identifier: str) -> str | None:
        """The statement of the one group that a role stands in."""
        above = (one for one in self._above.get(identifier, ()) if one in self._package.items)
        groups = {self._package.label(one) for one in above if self._kind(one) is ItemKind.GROUP} - {""}
        if len(groups) > 1:
            why = "a role stands in several groups, and so in no track"
            self.left.note(self._name, self._lines.of(identifier), identifier, why)
        return groups.pop() if len(groups) == 1 else None

    def _kind(self, identifier: str) -> ItemKind:
        return kind_of(self._package.items[identifier])

    def _higher(self, identifier: str) -> Iterator[str]:
        for after in self._after.get(identifier, ()):
            if self._package.label(after) and self._kind(after) is ItemKind.ROLE:
                yield self._ids.role(self._uri(after))

    def _statements(self, role: str, line: int) -> Iterator[RoleStatement]:
        """The statements below a role, then the skills it needs that none of them names."""
        named: set[str] = set()
        for item in self._statements_below(role):
            words = words_at(self._name, self._lines.of(item), self._package.label(item))
            names = tuple(self._names(item, words.line))
            named |= {entry.skill for entry in names}
            yield RoleStatement(Section.ROLE_REQUIREMENTS, None, words, names)
        for entry in self._names(role, line):
            if entry.skill not in named:
                yield RoleStatement(Section.TECHNICAL, None, entry.said, (entry,))

    def _statements_below(self, role: str) -> Iterator[str]:
        """What stands below a role, at any depth, and is a statement; each once, also in a circle."""
        seen, ahead = {role}, list(reversed(self._below.get(role, ())))
        while ahead:
            item = ahead.pop()
            if item in seen or item not in self._package.items:
                continue
            seen.add(item)
            if self._kind(item) is ItemKind.OTHER and self._package.label(item):
                yield item
                ahead += reversed(self._below.get(item, ()))

    def _names(self, origin: str, line: int) -> Iterator[NamedEntry]:
        """The skills that an item is related to or that stand below it, at the level it has."""
        level = self._level(origin)
        facts = NamesFacts(level, Necessity.REQUIRED, Usage.REQUIREMENT)
        for skill in dict.fromkeys((*self._related.get(origin, ()), *self._below.get(origin, ()))):
            if skill in self.skills:
                entry = self.skills[skill]
                yield NamedEntry(entry.id, facts, words_at(self._name, line, entry.name))
            elif skill not in self._package.items and skill in self._related.get(origin, ()):
                self._note_absent(origin, skill)

    def _note_absent(self, origin: str, other: str) -> None:
        if other != self._package.document:
            why = "an association leads to an item that is not in the package"
            self.left.note(self._name, self._lines.of(origin), other, why)

    def _level(self, origin: str) -> Level | None:
        for destination in self._levels.get(origin, ()):
            uri = self._uri(destination) if destination in self._package.items else ""
            if uri in LEVELS:
                return LEVELS[uri]
            why = "a skill level is of a scale that is not ours, and stays unstated"
            self.left.note(self._name, self._lines.of(origin), self._package.label(destination) or uri, why)
        return None
