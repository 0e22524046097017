"""A graph as JSON-LD: Occupations of schema.org, skills as DefinedTerms, the rest in words of our own."""

import json
from pathlib import Path
from typing import Any

from exports.taxonomies.framing import Framed
from graph.facts import Years
from graph.kinds import NodeKind, Section
from loaders.taxonomies.identity import OWN, TERMS, uri_of
from loaders.taxonomies.own_terms import KEY, own_words
from loaders.taxonomies.schema_org import SOFTWARE
from loaders.taxonomies.taxonomy import RoleEntry, SkillEntry

Value = dict[str, Any]
SCHEMA = "https://schema.org/"
TERM_SET = f"{OWN}skills"
# Nothing is to be fetched to read the file, so the context says all by itself.
CONTEXT = {"@version": 1.1, "@vocab": SCHEMA, KEY: {"@id": f"{TERMS}states", "@type": "@json"}}


def write(given: Framed, path: Path) -> None:
    """Write the graph to this file."""
    path.write_text(json.dumps(value_of_graph(given), ensure_ascii=False, indent=1), encoding="utf-8")


def value_of_graph(given: Framed) -> Value:
    """The graph as a value of JSON-LD."""
    terms = {"@type": "DefinedTermSet", "@id": TERM_SET, "name": "Skills"}
    skills = [_skill(skill) for skill in given.taxonomy.skills]
    roles = [_role(role, given) for role in given.taxonomy.roles]
    return {"@context": CONTEXT, "@graph": [terms, *skills, *roles]}


def _skill(skill: SkillEntry) -> Value:
    software = {"additionalType": f"{SCHEMA}{SOFTWARE}"} if skill.id.startswith(f"{NodeKind.SYSTEM}:") else {}
    return {
        "@type": "DefinedTerm",
        "@id": uri_of(skill.id),
        "name": skill.name,
        **({"alternateName": list(skill.aliases)} if skill.aliases else {}),
        **software,
        "inDefinedTermSet": {"@id": TERM_SET},
    }


def _role(role: RoleEntry, given: Framed) -> Value:
    facts = role.facts
    duties, others = _statements(role)
    value: Value = {
        "@type": "Occupation",
        "@id": uri_of(role.id),
        "name": role.title,
        "alternateName": list(role.aliases),
        "occupationalCategory": facts.track,
        "experienceRequirements": facts.years and _experience(facts.years),
        "educationRequirements": facts.education and facts.education.words,
        "responsibilities": duties,
        "qualifications": others,
        "skills": [{"@id": uri_of(skill)} for skill, _ in given.needs[role.id]],
        KEY: own_words(role),
    }
    return {key: held for key, held in value.items() if held not in (None, [], "")}


def _statements(role: RoleEntry) -> tuple[list[str], list[str]]:
    """The words of duties, and those of all other statements."""
    duties: list[str] = []
    others: list[str] = []
    for statement in role.statements:
        (duties if statement.section == Section.ROLE_REQUIREMENTS else others).append(statement.said.text)
    return duties, others


def _experience(years: Years) -> Value | str:
    """Months where these say it all, for schema.org knows no most and no field; else the words."""
    if years.max is None and not years.field:
        return {"@type": "OccupationalExperienceRequirements", "monthsOfExperience": 12 * years.min}
    return years.words
