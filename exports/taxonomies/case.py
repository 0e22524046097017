"""A graph as a package of 1EdTech CASE 1.1: items for tracks, roles, statements, skills and levels.

Identifiers are UUIDs made from the ids, so the same graph has the same ones each time; URIs are names and
lead nowhere. What CASE has no words for stands in `extensions`.
"""

import json
from datetime import UTC, datetime
from pathlib import Path
from typing import Any
from uuid import NAMESPACE_URL, uuid5

from exports.taxonomies.framing import Framed
from graph.kinds import Level, NodeKind
from graph.names import slug
from loaders.taxonomies.case_items import CHILD, LEVEL, PRECEDES, RELATED
from loaders.taxonomies.identity import OWN, uri_of
from loaders.taxonomies.own_terms import ALIASES, KEY, own_words
from loaders.taxonomies.taxonomy import RoleEntry, RoleStatement

Value = dict[str, Any]
DOCUMENT = f"{OWN}document"
TITLE = "Roles and skills"


def write(given: Framed, path: Path) -> None:
    """Write the graph to this file."""
    path.write_text(json.dumps(package_of(given), ensure_ascii=False, indent=1), encoding="utf-8")


def package_of(given: Framed) -> Value:
    """The graph as the value of a CFPackage."""
    package = _Package(datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ"))
    package.take(given)
    document = {**package.stamped(DOCUMENT), "caseVersion": "1.1", "creator": "Role Atlas", "title": TITLE}
    return {"CFDocument": document, "CFItems": package.items, "CFAssociations": package.associations}


class _Package:
    def __init__(self, now: str) -> None:
        self._now = now
        self._titles: dict[str, str] = {DOCUMENT: TITLE}
        self.items: list[Value] = []
        self.associations: list[Value] = []

    def stamped(self, uri: str) -> Value:
        """What every object of CASE has."""
        identifier = str(uuid5(NAMESPACE_URL, uri))
        return {"identifier": identifier, "uri": uri, "lastChangeDateTime": self._now}

    def take(self, given: Framed) -> None:
        """Take all of a graph."""
        # The number tells apart what is called alike but for its signs.
        tracks = {
            name: self._item(uri_of(f"{NodeKind.TRACK}:{slug(name)}-{n}"), name, "Track")
            for n, name in enumerate(given.tracks, start=1)
        }
        for level in Level:
            code = {"humanCodingScheme": str(int(level))}
            self._item(_level_uri(level), level.label, "Level", code)
        for skill in given.taxonomy.skills:
            kind = "System" if skill.id.startswith(f"{NodeKind.SYSTEM}:") else "Competency"
            names = {"extensions": {ALIASES: list(skill.aliases)}} if skill.aliases else {}
            self._item(uri_of(skill.id), skill.name, kind, names)
        for role in given.taxonomy.roles:
            own = {KEY: own_words(role), **({ALIASES: list(role.aliases)} if role.aliases else {})}
            self._item(uri_of(role.id), role.title, "Role", {"extensions": own})
        for role in given.taxonomy.roles:
            self._role(role, given, tracks.get(role.facts.track or "", DOCUMENT))
        for top in (
            *tracks.values(),
            *map(_level_uri, Level),
            *(uri_of(s.id) for s in given.taxonomy.skills),
        ):
            self._associate(CHILD, top, DOCUMENT)

    def _role(self, role: RoleEntry, given: Framed, above: str) -> None:
        uri = uri_of(role.id)
        self._associate(CHILD, uri, above)
        for higher in role.promotes_to:
            self._associate(PRECEDES, uri, uri_of(higher))
        for number, statement in enumerate(role.statements, start=1):
            self._statement(f"{uri}:statement:{number}", uri, number, statement)
        for skill, _ in given.needs[role.id]:
            self._associate(RELATED, uri, uri_of(skill))

    def _statement(self, uri: str, role: str, number: int, statement: RoleStatement) -> None:
        self._item(uri, statement.said.text, "Requirement")
        self._associate(CHILD, uri, role, number)
        asked = [named for named in statement.names if named.facts.usage.asks]
        for named in asked:
            self._associate(RELATED, uri, uri_of(named.skill))
        levels = {named.facts.level for named in asked}
        # One level for all that is named: CASE gives a level to the whole statement.
        if len(levels) == 1 and (level := levels.pop()):
            self._associate(LEVEL, uri, _level_uri(level))

    def _item(self, uri: str, words: str, kind: str, more: Value | None = None) -> str:
        self._titles[uri] = words
        self.items.append({**self.stamped(uri), "fullStatement": words, "CFItemType": kind, **(more or {})})
        return uri

    def _associate(self, kind: str, origin: str, destination: str, order: int | None = None) -> None:
        sequence = {} if order is None else {"sequenceNumber": order}
        self.associations.append(
            {
                **self.stamped(f"{OWN}association:{uuid5(NAMESPACE_URL, f'{origin} {kind} {destination}')}"),
                "associationType": kind,
                **sequence,
                "originNodeURI": self._link(origin),
                "destinationNodeURI": self._link(destination),
            }
        )

    def _link(self, uri: str) -> Value:
        identifier = str(uuid5(NAMESPACE_URL, uri))
        return {"title": " ".join(self._titles[uri].split()), "identifier": identifier, "uri": uri}


def _level_uri(level: Level) -> str:
    return f"{OWN}level:{int(level)}"
