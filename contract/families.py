"""Families of like roles, and the skills that join tracks, as JSON."""

from contract.parts import evidences, named_role, number, skill
from contract.to_json import Json, to_json
from graph.questions.answers import Need
from graph.questions.families.answers import Bridge, Families, Family, FamilySkill


@to_json.register
def families(answer: Families) -> Json:
    """`atlas families`."""
    return {
        "families": [_family(one) for one in answer.families],
        "alone": [named_role(role) for role in answer.alone],
        "between": [
            {**named_role(one.role), "family": one.family, "other": one.other, "pull": one.pull}
            for one in answer.between
        ],
        "joined": str(answer.joined),
        "bridges": [_bridge(one) for one in answer.bridges],
    }


def _family(one: Family) -> Json:
    return {
        "name": one.name,
        "tightness": None if one.tightness is None else str(one.tightness),
        "closeness": one.closeness,
        "roles": [named_role(role) for role in one.roles],
        "skills": [_apart(apart) for apart in one.skills],
    }


def _apart(apart: FamilySkill) -> Json:
    counts = {"inside": apart.inside, "outside": apart.outside}
    return {**skill(apart.skill), **counts, "distinctness": apart.distinctness}


def _bridge(one: Bridge) -> Json:
    return {
        **skill(one.skill),
        "asked": one.asked,
        "pairs": one.pairs,
        "strength": one.strength,
        "ends": [{"name": end.name, "roles": [_asking(need) for need in end.needs]} for end in one.ends],
    }


def _asking(need: Need) -> Json:
    return {**named_role(need.role), "level": number(need.level), "evidence": evidences(need.evidence)}
