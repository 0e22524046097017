"""JSON-LD whose things are Occupations of schema.org: one, several, or within other things.

Skills are terms or short texts; longer texts, responsibilities and qualifications are statements. schema.org
knows no levels, no preferred needs and no inheritance. The category of an occupation is its track.
"""

import re
from collections.abc import Iterator, Mapping
from functools import partial
from pathlib import Path
from typing import Any

from graph.errors import BadDocument
from graph.facts import Education, NamesFacts, RoleFacts, Years
from graph.kinds import Necessity, NodeKind, Section, Usage
from graph.names import slug
from loaders.taxonomies.identity import Ids
from loaders.taxonomies.json_file import Part, listed, text, value_of
from loaders.taxonomies.lines import TextLines
from loaders.taxonomies.own_terms import KEY, with_own_words
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

SOFTWARE = "SoftwareApplication"
NEEDED = NamesFacts(None, Necessity.REQUIRED, Usage.REQUIREMENT)
STATED = (
    ("responsibilities", Section.ROLE_REQUIREMENTS, "Responsibilities"),
    ("qualifications", Section.QUALIFICATION, "Qualifications"),
)
# A text of so many words is the name of a skill; a longer one is a statement.
MOST_WORDS = 6
_PREFIX = re.compile(r"^(?:schema:|https?://schema\.org/)")


def opened(path: Path) -> Reading:
    """A file of JSON-LD with occupations; raises BadDocument in one line for one that is none."""
    written = text_of(path)
    things = list(_things(value_of(written, path), path))
    return partial(_taxonomy, things, path, TextLines(written))


def _taxonomy(things: list[Part], path: Path, lines: TextLines, plain: bool) -> Taxonomy:
    reading = _Things(things, path, lines, plain)
    roles = tuple(role for thing in reading.occupations() if (role := reading.role(thing)))
    if not roles:
        raise BadDocument(f"{path}: none of its things is an Occupation with a name; give each a name")
    return Taxonomy((path.name,), tuple(reading.skills.values()), roles, reading.left.findings())


class _Things:
    def __init__(self, things: list[Part], path: Path, lines: TextLines, plain: bool) -> None:
        self._things, self._path, self._lines, self._plain = things, path, lines, plain
        self._by_id = {uri: thing for thing in things if (uri := text(thing.get("@id"))) and len(thing) > 1}
        self._ids = Ids(plain)
        self.left = LeftOutRows()
        self.skills: dict[str, SkillEntry] = {}
        # Terms that stand by themselves are skills too, also where no occupation names them.
        for thing in things:
            if "DefinedTerm" in _types(thing) and text(thing.get("@id")):
                self._skill(thing)

    def occupations(self) -> Iterator[Part]:
        """The things that are occupations, each once."""
        seen: set[str] = set()
        for thing in self._things:
            uri = _uri(thing)
            if "Occupation" in _types(thing) and len(thing) > 1 + ("@id" in thing) and uri not in seen:
                seen.add(uri)
                yield thing

    def role(self, thing: Part) -> RoleEntry | None:
        """A role; None, and noted, for an occupation without a name."""
        title, uri = _words(thing.get("name")), _uri(thing)
        if not title:
            self.left.note(
                self._path.name, self._lines.of(uri), uri or "Occupation", "an occupation has no name"
            )
            return None
        said = words_at(self._path.name, self._lines.of(uri, title), title)
        role = RoleEntry(
            id=self._ids.role(uri),
            title=title,
            said=said,
            aliases=other_names(title, map(_words, listed(thing.get("alternateName")))),
            facts=RoleFacts(
                track=self._category(thing),
                years=_years(thing.get("experienceRequirements")),
                education=_education(thing.get("educationRequirements")),
            ),
            statements=tuple(self._statements(thing, said.line)),
        )
        own = None if self._plain else _literal(thing.get(KEY))
        return with_own_words(role, own, self._path) if own is not None else role

    def _category(self, thing: Part) -> str | None:
        categories = [_words(self._whole(item)) for item in listed(thing.get("occupationalCategory"))]
        named = sorted({category for category in categories if category})
        return named[0] if len(named) == 1 else None

    def _statements(self, thing: Part, line: int) -> Iterator[RoleStatement]:
        for key, section, heading in STATED:
            for item in listed(thing.get(key)):
                for words in _lines_of(_words(item)):
                    said = words_at(self._path.name, self._lines.of(words) if words else line, words)
                    yield RoleStatement(section, heading, said)
        for item in listed(thing.get("skills")):
            yield from self._needed(item, line)

    def _needed(self, item: Any, line: int) -> Iterator[RoleStatement]:
        if isinstance(item, Mapping) and "@value" not in item:
            whole = self._whole(item)
            entry = self._skill(whole) if isinstance(whole, Mapping) else None
            if entry:
                yield self._need(entry, line)
            else:
                why = "a skill has no name"
                self.left.note(self._path.name, line, str(item.get("@id", "skills")), why)
            return
        for words in _names(_words(item)):
            if len(words.split()) > MOST_WORDS:
                yield RoleStatement(Section.TECHNICAL, "Skills", words_at(self._path.name, line, words))
            else:
                yield self._need(self._named(words), line)

    def _need(self, entry: SkillEntry, line: int) -> RoleStatement:
        said = words_at(self._path.name, line, entry.name)
        return RoleStatement(Section.TECHNICAL, "Skills", said, (NamedEntry(entry.id, NEEDED, said),))

    def _whole(self, item: Any) -> Any:
        """A thing that is only referred to, as it stands elsewhere in the file."""
        uri = text(item.get("@id")) if isinstance(item, Mapping) else ""
        return self._by_id.get(uri, item)

    def _skill(self, thing: Part) -> SkillEntry | None:
        name = _words(thing.get("name"))
        if not name:
            return None
        uri = text(thing.get("@id")) or text(thing.get("url"))
        if not uri:
            return self._named(name)
        kinds = (_PREFIX.sub("", _words(kind)) for kind in listed(thing.get("additionalType")))
        kind = NodeKind.SYSTEM if SOFTWARE in (*_types(thing), *kinds) else NodeKind.COMPETENCY
        others = other_names(name, map(_words, listed(thing.get("alternateName"))))
        node_id = self._ids.skill(uri, kind)
        return self.skills.setdefault(node_id, SkillEntry(node_id, name, others))

    def _named(self, name: str) -> SkillEntry:
        node_id = self._ids.skill(slug(name))
        return self.skills.setdefault(node_id, SkillEntry(node_id, name))


def _things(value: Any, path: Path) -> Iterator[Part]:
    """Every object in a value, at any depth, in order, its keys without the prefix of schema.org."""
    if not isinstance(value, Mapping | list):
        raise BadDocument(f"{path}: is no JSON-LD: it holds no object")
    ahead = [value]
    while ahead:
        part = ahead.pop()
        if isinstance(part, Mapping):
            if any(key.startswith("@") for key in part):
                yield {_PREFIX.sub("", key): item for key, item in part.items()}
            ahead += reversed([item for key, item in part.items() if key not in {"@context", KEY}])
        elif isinstance(part, list):
            ahead += reversed(part)


def _types(thing: Part) -> tuple[str, ...]:
    return tuple(_PREFIX.sub("", text(kind)) for kind in listed(thing.get("@type")))


def _uri(thing: Part) -> str:
    """What names a thing: its id, else its identifier, else its address, else its name."""
    names = (text(thing.get("@id")), _words(thing.get("identifier")), text(thing.get("url")))
    return next((name for name in names if name), slug(_words(thing.get("name"))))


def _words(value: Any) -> str:
    """The words of a text, a value object, or a thing with a name."""
    if isinstance(value, list):
        return _words(value[0]) if value else ""
    if isinstance(value, Mapping):
        keys = ("@value", "name", "value", "description", "codeValue")
        return next((words for key in keys if (words := _words(value.get(key)))), "")
    return text(value)


def _literal(value: Any) -> Any:
    """A JSON literal, which others may have written out as a value object."""
    return value.get("@value") if isinstance(value, Mapping) and "@value" in value else value


def _lines_of(words: str) -> list[str]:
    return [line.strip(" \t•*-") for line in words.splitlines() if line.strip(" \t•*-")]


def _names(words: str) -> list[str]:
    """The names in a text: parted at its lines, and at commas where each part is short."""
    names: list[str] = []
    for line in _lines_of(words):
        parts = [part.strip() for part in re.split(r"[,;]", line) if part.strip()]
        short = len(parts) > 1 and all(len(part.split()) <= MOST_WORDS // 2 for part in parts)
        names += parts if short else [line]
    return names


def _years(value: Any) -> Years | None:
    """Whole years that are required at least; None for other numbers of months, and for words."""
    for item in listed(value):
        months = str(_literal(item.get("monthsOfExperience")) if isinstance(item, Mapping) else "")
        number = int(months) if months.isdecimal() and len(months) < 5 else 0
        if number and number % 12 == 0:
            return Years(min=number // 12, max=None)
    return None


def _education(value: Any) -> Education | None:
    for item in listed(value):
        words = item.get("credentialCategory") if isinstance(item, Mapping) else item
        if surface := _words(words):
            return Education(surface=surface)
    return None
