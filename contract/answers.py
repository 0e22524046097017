"""Answers on skills and roles as JSON."""

from contract.parts import evidences, named_role, need, number, skill
from contract.to_json import Json, to_json
from graph.questions.answers import Gap, GapSkill, Overlap, StatementPair, WhoNeeds
from graph.questions.searched import NamesFound
from graph.questions.several import AskedSkill, RoleNeeds, WhoNeedsSeveral
from graph.questions.systems import SkillUse, SkillUses
from graph.questions.tracks import OfTracks


@to_json.register
def who_needs(answer: WhoNeeds) -> Json:
    """`atlas who-needs`."""
    return {
        "skill": skill(answer.skill),
        "floor": number(answer.floor),
        "roles": [{**named_role(n.role), **need(n)} for n in answer.needs],
    }


@to_json.register
def who_needs_several(answer: WhoNeedsSeveral) -> Json:
    """`atlas who-needs` of several skills: the keys of one tell of the first of them."""
    first = answer.skills[0]
    return {
        "skill": skill(first.skill),
        "floor": number(first.floor),
        "skills": [_asked_skill(asked) for asked in answer.skills],
        "match": "all" if answer.every else "any",
        "without": [_asked_skill(asked) for asked in answer.without],
        "roles": [_several(row) for row in answer.roles],
    }


def _asked_skill(asked: AskedSkill) -> Json:
    return {**skill(asked.skill), "floor": number(asked.floor)}


def _several(row: RoleNeeds) -> Json:
    each = [{**skill(n.skill), **need(n)} for n in row.needs]
    return {**named_role(row.role), **need(row.needs[0]), "needs": each}


@to_json.register
def gap(answer: Gap) -> Json:
    """`atlas gap`."""
    return {
        "from": answer.origin.id,
        "to": answer.target.id,
        "missing": [asked(s) for s in answer.missing],
        "raise": [compared(s) for s in (*answer.to_raise, *answer.to_confirm)],
        "met": [compared(s) for s in answer.met],
        "preferred": [{**skill(n.skill), "level": number(n.level)} for n in answer.preferred],
        "effort": answer.effort,
        "share_met": answer.share_met,
        "pairs": [paired(pair) for pair in answer.pairs or ()],
    }


@to_json.register
def names_found(answer: NamesFound) -> Json:
    """`atlas find`."""
    return {
        "text": answer.text,
        "kind": None if answer.kind is None else str(answer.kind),
        "names": [
            {"id": hit.node.id, "name": hit.node.label, "kind": str(hit.node.kind), "matched": hit.name}
            for hit in answer.hits
        ],
    }


def asked(short: GapSkill) -> Json:
    """A skill that is missing, with the level that is asked."""
    grounds = evidences(short.because.evidence)
    return {**skill(short.skill), "level": number(short.asked), "effort": short.effort, "evidence": grounds}


def compared(short: GapSkill) -> Json:
    """A skill that both roles need, with both levels."""
    levels = {"from": number(short.held), "to": number(short.asked)}
    grounds = evidences(short.because.evidence)
    return {**skill(short.skill), **levels, "effort": short.effort, "evidence": grounds}


def paired(pair: StatementPair) -> Json:
    """Two statements that match, with where both stand."""
    texts = {"own": pair.own.text, "other": pair.other.text, "score": pair.score}
    lines = {"own_line": pair.own.line, "other_line": pair.other.line}
    documents = {"own_document": pair.own.document, "other_document": pair.other.document}
    return {**texts, **lines, **documents}


@to_json.register
def systems(answer: SkillUses) -> Json:
    """`atlas systems`."""
    return {
        "of": answer.of.id if answer.of else None,
        "kind": str(answer.kind),
        "roles": [role.id for role in answer.roles],
        "skills": [_use(use) for use in answer.uses],
    }


def _use(use: SkillUse) -> Json:
    counts = {"direct": use.direct, "inherited": use.inherited, "total": len(use.needs)}
    needed_by = [{**named_role(n.role), **need(n)} for n in use.needs]
    return {**skill(use.skill), **counts, "highest": number(use.highest), "needed_by": needed_by}


@to_json.register
def of_tracks(answer: OfTracks) -> Json:
    """An answer on roles that stand for tracks: its own keys, and which rungs they are."""
    taken = [
        {"track": t.track.id, "name": t.track.label, "role": t.role.id, "by": str(t.by)} for t in answer.taken
    ]
    pairs = [
        {"from": p.origin.id, "to": p.target.id, "effort": p.effort, "share_met": p.share_met}
        for p in answer.pairs
    ]
    return {**to_json(answer.answer), "taken": taken, **({"rungs": pairs} if pairs else {})}


@to_json.register
def overlap(answer: Overlap) -> Json:
    """`atlas overlap`."""
    return {
        "roles": [node.id for node in answer.roles],
        "skills": [
            {**skill(s.skill), "levels": {r: number(n.level) for r, n in s.needs.items()}}
            for s in answer.shared
        ],
    }
