"""The parts that many JSON values share, each put into words once."""

from collections.abc import Iterable
from dataclasses import dataclass

from contract.to_json import Json, to_json
from graph.kinds import Level
from graph.model import Evidence, Node
from graph.people import Remark, Roster
from graph.questions.answers import Need


@dataclass(frozen=True)
class Done:
    """What a command did that gives no answer from the graph: as its JSON value, and in words."""

    value: Json
    words: str


@to_json.register
def _done(answer: Done) -> Json:
    return answer.value


def number(level: Level | None) -> int | None:
    """A level as 1 to 5, null when not stated."""
    return None if level is None else int(level)


def skill(node: Node) -> Json:
    """SKILL: {id, name, kind}."""
    return {"id": node.id, "name": node.label, "kind": str(node.kind)}


def named_role(node: Node) -> Json:
    """A role in a list: {id, title, track}."""
    return {"id": node.id, "title": node.label, "track": node.as_role.track}


def stated(role: Node, *names: str) -> Json:
    """What the role states under these names, null where it states nothing."""
    facts = role.as_role.as_facts()
    return {name: facts[name] for name in names}


def evidence(said: Evidence) -> Json:
    """EVIDENCE: {document, line, text, level} with the span of characters."""
    place = {"document": said.document, "line": said.line, "start": said.start, "end": said.end}
    return {**place, "text": said.text, "level": number(said.level), "quote": said.quote}


def evidences(sentences: Iterable[Evidence]) -> list[Json]:
    """A list of EVIDENCE."""
    return [evidence(said) for said in sentences]


def need(asked: Need) -> Json:
    """What a role needs of a skill, the skill itself left out."""
    return {
        "level": number(asked.level),
        "necessity": str(asked.necessity),
        "own": asked.own,
        "via": [node.id for node in asked.via],
        "evidence": evidences(asked.evidence),
    }


def remarks(told: Iterable[Remark]) -> list[Json]:
    """Each remark on a table of people as {place, reason, about}."""
    return [{"place": r.place, "reason": r.reason, "about": str(r.about)} for r in told]


def of_roster(roster: Roster | None) -> Json:
    """What of a roster was turned away, and what else is told of it; both empty without one."""
    return {
        "rejected": remarks(roster.rejected) if roster else [],
        "remarks": remarks(roster.remarks) if roster else [],
    }
