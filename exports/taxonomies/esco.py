"""A graph as a folder of ESCO's CSV files: what a role needs in effect, with its track as its group."""

from collections.abc import Iterator
from pathlib import Path

from exports.taxonomies.framing import Framed
from exports.taxonomies.tables import write_tables
from graph.kinds import Necessity, NodeKind
from graph.names import slug
from loaders.taxonomies.esco import BROADER, COLUMNS, GROUPS, OCCUPATIONS, RELATIONS, SKILLS
from loaders.taxonomies.identity import OWN, uri_of

Row = dict[str, str]
RELATION = {Necessity.REQUIRED: "essential", Necessity.PREFERRED: "optional"}
# ESCO's files are there in a language each, and bear its code; those that hold no words bear none.
FILES = {
    OCCUPATIONS: "occupations_en.csv",
    SKILLS: "skills_en.csv",
    GROUPS: "ISCOGroups_en.csv",
    RELATIONS: "occupationSkillRelations.csv",
    BROADER: "broaderRelationsOccPillar.csv",
}
_COMMON = {"status": "released", "inScheme": f"{OWN}scheme"}


def write(given: Framed, folder: Path) -> None:
    """Write the graph into this folder."""
    # The number tells apart what is called alike but for its signs.
    groups = {name: f"{slug(name)}-{number}" for number, name in enumerate(given.tracks, start=1)}
    rows = {
        OCCUPATIONS: list(_occupations(given, groups)),
        SKILLS: list(_skills(given)),
        GROUPS: list(_groups(groups)),
        RELATIONS: list(_relations(given)),
        BROADER: list(_broader(given, groups)),
    }
    write_tables(folder, {FILES[kind]: (COLUMNS[kind], rows[kind]) for kind in FILES}, ",")


def _occupations(given: Framed, groups: dict[str, str]) -> Iterator[Row]:
    for role in given.taxonomy.roles:
        yield {
            "conceptType": "Occupation",
            "conceptUri": uri_of(role.id),
            "iscoGroup": groups.get(role.facts.track or "", ""),
            "preferredLabel": role.title,
            "altLabels": "\n".join(role.aliases),
            "code": role.id.partition(":")[2],
            **_COMMON,
        }


def _skills(given: Framed) -> Iterator[Row]:
    for skill in given.taxonomy.skills:
        yield {
            "conceptType": "KnowledgeSkillCompetence",
            "conceptUri": uri_of(skill.id),
            "preferredLabel": skill.name,
            "altLabels": "\n".join(skill.aliases),
            **_COMMON,
        }


def _groups(groups: dict[str, str]) -> Iterator[Row]:
    for name, code in groups.items():
        place = {"conceptType": "ISCOGroup", "conceptUri": _group_uri(code), "code": code}
        yield {**place, "preferredLabel": name, **_COMMON}


def _relations(given: Framed) -> Iterator[Row]:
    for role in given.taxonomy.roles:
        for skill, necessity in given.needs[role.id]:
            relation = RELATION[necessity]
            yield {"occupationUri": uri_of(role.id), "relationType": relation, "skillUri": uri_of(skill)}


def _broader(given: Framed, groups: dict[str, str]) -> Iterator[Row]:
    for role in given.taxonomy.roles:
        if role.facts.track:
            ends = {"conceptUri": uri_of(role.id), "broaderUri": _group_uri(groups[role.facts.track])}
            yield {"conceptType": "Occupation", "broaderType": "ISCOGroup", **ends}


def _group_uri(code: str) -> str:
    return uri_of(f"{NodeKind.TRACK}:{code}")
