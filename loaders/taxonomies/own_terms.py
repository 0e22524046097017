"""What no format has words for, in words of our own: a value of JSON that stands where a format leaves room.

Others pass over it. Read back, it goes before the plain relations of the format, which say the same
with less: there a role's needs stand without levels, with what is inherited among them.
"""

from collections.abc import Mapping
from dataclasses import asdict, replace
from typing import Any

from graph.errors import BadDocument, GraphError
from graph.facts import Education, InheritsFacts, NamesFacts, RoleFacts, Years
from graph.kinds import Level, Necessity, NodeKind, Scope, Section, Usage
from graph.model import Evidence
from loaders.taxonomies.identity import own_id, uri_of
from loaders.taxonomies.taxonomy import NamedEntry, RoleEntry, RoleStatement, TakenRole

# The name under which it stands in JSON.
KEY = "roleAtlas"
# Other names, where a format has no word for them.
ALIASES = "roleAtlasNames"
ROLES, SKILLS = (NodeKind.ROLE,), (NodeKind.COMPETENCY, NodeKind.SYSTEM)
Value = dict[str, Any]


def own_words(role: RoleEntry) -> Value:
    """All that a role states beside its title, its other names and the name of its track."""
    facts = role.facts
    value: Value = {
        "trackStated": facts.track_stated,
        "rung": facts.rung,
        "education": facts.education and asdict(facts.education),
        "years": facts.years and asdict(facts.years),
        "supervisoryYears": facts.supervisory_years and asdict(facts.supervisory_years),
        "promotesTo": [uri_of(higher) for higher in role.promotes_to],
        "inherits": [
            {"from": uri_of(link.target), **link.facts.as_facts(), "words": link.said.text}
            for link in role.inherits
        ],
        "states": [_stated(statement) for statement in role.statements],
    }
    return {key: held for key, held in value.items() if held not in (None, [])}


def _stated(statement: RoleStatement) -> Value:
    names = [_named(named, statement.said) for named in statement.names]
    return {
        "words": statement.said.text,
        "section": str(statement.section),
        **({"heading": statement.heading} if statement.heading else {}),
        **({"names": names} if names else {}),
    }


def _named(named: NamedEntry, said: Evidence) -> Value:
    value = {"skill": uri_of(named.skill), **named.facts.as_facts(), "quote": named.said.quote}
    if named.said.text != said.text:
        value["words"] = named.said.text
    return {key: held for key, held in value.items() if held is not None}


def with_own_words(role: RoleEntry, value: Any, path: object) -> RoleEntry:
    """The role with what such a value states of it; raises BadDocument for a value that is none.

    `path` is told in the error.
    """
    try:
        facts = _facts(role.facts, value)
        return replace(
            role,
            facts=facts,
            promotes_to=tuple(_id(uri, ROLES) for uri in value.get("promotesTo", ())),
            inherits=tuple(_taken(role.said, link) for link in value.get("inherits", ())),
            statements=tuple(_statement(role.said, item) for item in value.get("states", ())),
        )
    except (KeyError, TypeError, ValueError, AttributeError, GraphError) as error:
        raise BadDocument(
            f"{path}: what {role.title!r} states in the words of Role Atlas is broken "
            f"({type(error).__name__}: {error}); export the graph again"
        ) from error


def _facts(known: RoleFacts, value: Mapping[str, Any]) -> RoleFacts:
    return replace(
        known,
        track_stated=bool(value.get("trackStated", True)),
        rung=None if value.get("rung") is None else int(value["rung"]),
        education=Education.of(value.get("education")),
        years=Years.of(value.get("years")),
        supervisory_years=Years.of(value.get("supervisoryYears")),
    )


def _taken(said: Evidence, link: Mapping[str, Any]) -> TakenRole:
    facts = InheritsFacts(Scope(link["scope"]), str(link["wording"]), bool(link["sme"]))
    return TakenRole(_id(link["from"], ROLES), facts, _words(said, link["words"]))


def _statement(said: Evidence, value: Mapping[str, Any]) -> RoleStatement:
    words = _words(said, value["words"])
    names = tuple(_entry(words, named) for named in value.get("names", ()))
    return RoleStatement(Section(value["section"]), value.get("heading"), words, names)


def _entry(said: Evidence, value: Mapping[str, Any]) -> NamedEntry:
    level = None if value.get("level") is None else Level(value["level"])
    facts = NamesFacts(level, Necessity(value["necessity"]), Usage(value["usage"]))
    words = replace(_words(said, value.get("words", said.text)), level=level, quote=value.get("quote"))
    return NamedEntry(_id(value["skill"], SKILLS), facts, words)


def _words(said: Evidence, text: str) -> Evidence:
    return Evidence(said.document, said.line, 0, len(text), text)


def _id(uri: str, kinds: tuple[NodeKind, ...]) -> str:
    node_id = own_id(uri, kinds)
    if node_id is None:
        raise ValueError(f"{uri!r} names no {' or '.join(kinds)}")
    return node_id
