"""Answers as the JSON values of the command line's contract (design, section 7)."""

from collections.abc import Iterable
from dataclasses import asdict
from typing import Any

from graph.documents import Finding, SourceDocument
from graph.kinds import Level
from graph.model import Evidence, Node
from graph.questions.answers import (
    CareerPath,
    CareerPaths,
    Gap,
    GapSkill,
    InheritedFrom,
    NamedSkill,
    Need,
    NextRung,
    Overlap,
    PathStep,
    RequirementLine,
    RoleSheet,
    SimilarRole,
    WhoNeeds,
)
from graph.questions.similar import Similar

Json = dict[str, Any]


def number(level: Level | None) -> int | None:
    """A level as 1 to 5, null when not stated."""
    return None if level is None else int(level)


def skill(node: Node) -> Json:
    """SKILL: {id, name, kind}."""
    return {"id": node.id, "name": node.label, "kind": str(node.kind)}


def evidence(found: Evidence) -> Json:
    """EVIDENCE: {document, line, text, level} with the span of characters."""
    place = {"document": found.document, "line": found.line, "start": found.start, "end": found.end}
    return {**place, "text": found.text, "level": number(found.level), "quote": found.quote}


def evidences(found: Iterable[Evidence]) -> list[Json]:
    """A list of EVIDENCE."""
    return [evidence(item) for item in found]


def named_role(node: Node) -> Json:
    """A role in a list: {id, title, track}."""
    return {"id": node.id, "title": node.label, "track": node.as_role.track}


EXPERIENCE = ("years", "supervisory_years", "education")
ROLE_FACTS = ("track_stated", "level_index", "education", "years", "supervisory_years", "document", "line")


def role(sheet: RoleSheet) -> Json:
    """A role as `load` gives it."""
    return {
        **named_role(sheet.role),
        "aliases": list(sheet.role.alt_labels),
        **_facts(sheet.role, ROLE_FACTS),
        "requirements": [_requirement(line) for line in sheet.requirements],
        "skills": [_named_skill(named) for named in sheet.named],
        "denied": [_named_skill(named) for line in sheet.requirements for named in line.denied],
        "inherits": [_inherited(link) for link in sheet.inherits],
    }


def _facts(role: Node, names: Iterable[str]) -> Json:
    facts = role.as_role.as_facts()
    return {name: facts[name] for name in names}


def _requirement(line: RequirementLine) -> Json:
    found = line.evidence
    place = {"text": found.text, "line": found.line, "start": found.start, "end": found.end}
    skills = [node.id for node in line.skills]
    denied = [_named_skill(named) for named in line.denied]
    return {
        "section": str(line.section),
        "heading": line.heading,
        **place,
        "skills": skills,
        "denied": denied,
    }


def _named_skill(named: NamedSkill) -> Json:
    level, usage = number(named.level), str(named.usage)
    place = {"line": named.evidence.line, "quote": named.evidence.quote}
    return {**skill(named.skill), "level": level, "usage": usage, **place}


def _inherited(link: InheritedFrom) -> Json:
    place = {"line": link.evidence.line, "sme": link.sme, "text": link.evidence.text}
    return {"target": link.target.id, "scope": str(link.scope), **place}


def need(found: Need) -> Json:
    """What a role needs of a skill, the skill itself left out."""
    return {
        "level": number(found.level),
        "necessity": str(found.necessity),
        "own": found.own,
        "via": [node.id for node in found.via],
        "evidence": evidences(found.evidence),
    }


def role_sheet(sheet: RoleSheet, next_rungs: Iterable[NextRung]) -> Json:
    """`atlas role`: the role, what it needs in effect, and what the next rung asks."""
    return {
        "role": role(sheet),
        "effective": [{**skill(n.skill), **need(n)} for n in sheet.effective],
        "next": [
            {
                **named_role(rung.role),
                "new": [_asked(s) for s in rung.gap.missing],
                "raised": [_compared(s) for s in rung.gap.to_raise],
                "same": [_compared(s) for s in rung.gap.met],
            }
            for rung in next_rungs
        ],
    }


def who_needs(answer: WhoNeeds) -> Json:
    """`atlas who-needs`."""
    return {
        "skill": skill(answer.skill),
        "floor": number(answer.floor),
        "roles": [{**named_role(n.role), **need(n)} for n in answer.needs],
    }


def gap(answer: Gap) -> Json:
    """`atlas gap`."""
    return {
        "from": answer.origin.id,
        "to": answer.target.id,
        "missing": [_asked(s) for s in answer.missing],
        "raise": [_compared(s) for s in answer.to_raise],
        "met": [_compared(s) for s in answer.met],
        "preferred": [{**skill(n.skill), "level": number(n.level)} for n in answer.preferred],
        "effort": answer.effort,
        "share_met": answer.share_met,
    }


def _asked(found: GapSkill) -> Json:
    grounds = evidences(found.because.evidence)
    return {**skill(found.skill), "level": number(found.asked), "effort": found.effort, "evidence": grounds}


def _compared(found: GapSkill) -> Json:
    levels = {"from": number(found.held), "to": number(found.asked)}
    grounds = evidences(found.because.evidence)
    return {**skill(found.skill), **levels, "effort": found.effort, "evidence": grounds}


def overlap(answer: Overlap) -> Json:
    """`atlas overlap`."""
    return {
        "roles": [node.id for node in answer.roles],
        "skills": [
            {**skill(s.skill), "levels": {r: number(n.level) for r, n in s.needs.items()}}
            for s in answer.shared
        ],
    }


def similar(answer: Similar) -> Json:
    """`atlas similar`."""
    return {"role": answer.role.id, "similar": [_similar_role(s) for s in answer.similar]}


def _similar_role(found: SimilarRole) -> Json:
    pairs = [
        {
            "own": p.own.text,
            "other": p.other.text,
            "score": p.score,
            "own_line": p.own.line,
            "other_line": p.other.line,
        }
        for p in found.pairs
    ]
    return {
        **named_role(found.role),
        "similarity": found.similarity,
        "verdict": str(found.verdict),
        "pairs": pairs,
    }


def paths(answer: CareerPaths) -> Json:
    """`atlas paths`."""
    return {
        "from": answer.origin.id,
        "to": answer.target.id,
        "paths": [_path(path) for path in answer.paths],
        "why_none": answer.why_none,
        "offers": list(answer.offers),
        "bar": answer.calibration.bar if answer.calibration else None,
    }


def _path(path: CareerPath) -> Json:
    return {
        "roles": [node.id for node in path.roles],
        "effort": path.effort,
        "hardest": path.hardest,
        "steps": [_step(step) for step in path.steps],
    }


def _step(step: PathStep) -> Json:
    move = step.move
    held = [s for s in (*step.gap.met, *step.gap.to_raise) if s.against is not None]
    return {
        "from": move.origin.id,
        "to": move.target.id,
        "kind": str(move.kind),
        "verdict": str(move.verdict),
        "similarity": move.similarity,
        "effort": move.effort,
        "shared": [_compared(s) for s in held],
        "raise": [_compared(s) for s in step.gap.to_raise],
        "missing": [_asked(s) for s in step.gap.missing],
        "experience": _facts(move.target, EXPERIENCE),
    }


def document(found: SourceDocument) -> Json:
    """A document of `atlas load`: its lines that are not blank, each with class and role."""
    lines = [{"line": x.line, "class": str(x.line_class), "role": x.role} for x in found.lines]
    return {"name": found.name, "lines": lines}


def finding(found: Finding) -> Json:
    """A finding: {code, document, line, text, message, suggestion}."""
    return asdict(found)
