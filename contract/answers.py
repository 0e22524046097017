"""Answers on skills, roles and the moves between them as JSON."""

from dataclasses import asdict

from contract.parts import evidences, named_role, need, number, skill, stated
from contract.to_json import Json, to_json
from graph.questions.answers import Gap, GapSkill, Overlap, StatementPair, WhoNeeds
from graph.questions.move_answers import (
    Bar,
    Calibration,
    CareerPath,
    CareerPaths,
    Move,
    Moves,
    Opening,
    PathStep,
    Similar,
    SimilarRole,
)
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
        "pairs": [_pair(pair) for pair in answer.pairs or ()],
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


@to_json.register
def similar(answer: Similar) -> Json:
    """`atlas similar`."""
    return {
        "role": answer.role.id,
        "similar": [_similar_role(s) for s in answer.similar],
        "ranked_by": list(answer.ranked_by),
        "word_vectors": answer.word_vectors,
    }


def _similar_role(like: SimilarRole) -> Json:
    return {
        **named_role(like.role),
        "similarity": like.similarity,
        "covered": like.covered,
        "verdict": str(like.verdict),
        "pairs": [_pair(pair) for pair in like.pairs],
    }


def _pair(pair: StatementPair) -> Json:
    texts = {"own": pair.own.text, "other": pair.other.text, "score": pair.score}
    lines = {"own_line": pair.own.line, "other_line": pair.other.line}
    documents = {"own_document": pair.own.document, "other_document": pair.other.document}
    return {**texts, **lines, **documents}


@to_json.register
def moves(answer: Moves) -> Json:
    """`atlas moves`."""
    return {
        "role": answer.role.id,
        "calibration": calibrated(answer.calibration),
        "into": [_titled_move(move) for move in answer.into],
        "out": [_titled_move(move) for move in answer.out],
        "opens": [_opening(opening) for opening in answer.openings],
    }


def _titled_move(move: Move) -> Json:
    titles = [move.origin.label, move.target.label]
    return {"from": move.origin.id, "to": move.target.id, "titles": titles, **_judged(move)}


def _judged(move: Move) -> Json:
    said = {"kind": str(move.kind), "verdict": str(move.verdict)}
    return {**said, "similarity": move.similarity, "covered": move.covered, "effort": move.effort}


def _opening(opening: Opening) -> Json:
    return {
        **skill(opening.skill),
        "level": number(opening.level),
        "opens": [role.id for role in opening.opens],
        "eased": opening.eased,
        "effort": opening.effort,
    }


@to_json.register
def paths(answer: CareerPaths) -> Json:
    """`atlas paths`."""
    return {
        "from": answer.origin.id,
        "to": answer.target.id,
        "paths": [_path(path) for path in answer.paths],
        "also": [_path(path) for path in answer.also],
        "complete": answer.complete,
        "why_none": answer.why_none,
        "offers": list(answer.offers),
        "bar": answer.calibration.likeness.usual if answer.calibration else None,
        "calibration": calibrated(answer.calibration),
    }


def calibrated(bars: Calibration | None) -> Json | None:
    """What the verdicts rest on; null where no track has two rungs."""
    if bars is None:
        return None
    return {
        **_bars(bars.likeness, bars.learning),
        "promotion": bars.promotion,
        "rests_on_few": bars.rests_on_few,
        "promotions": [
            {"from": p.origin.id, "to": p.target.id, "similarity": p.similarity, "effort": p.effort}
            for p in bars.rungs
        ],
        "without": [
            {"track": w.track, "promotions": w.rungs, **_bars(w.likeness, w.learning)} for w in bars.without
        ],
    }


def _bars(likeness: Bar, learning: Bar | None) -> Json:
    return {"likeness": asdict(likeness), "learning": asdict(learning) if learning else None}


def _path(path: CareerPath) -> Json:
    return {
        "roles": [node.id for node in path.roles],
        "effort": path.effort,
        "hardest": path.hardest,
        "best_at": [way.words for way in path.best_at],
        "beaten_by": path.beaten_by,
        "note": path.note,
        "steps": [_step(step) for step in path.steps],
    }


def _step(step: PathStep) -> Json:
    held = [s for s in (*step.gap.met, *step.gap.to_raise, *step.gap.to_confirm) if s.against is not None]
    return {
        "from": step.move.origin.id,
        "to": step.move.target.id,
        **_judged(step.move),
        "shared": [compared(s) for s in held],
        "raise": [compared(s) for s in (*step.gap.to_raise, *step.gap.to_confirm)],
        "missing": [asked(s) for s in step.gap.missing],
        "pairs": [_pair(pair) for pair in step.gap.pairs or ()],
        "experience": stated(step.move.target, "years", "supervisory_years", "education"),
    }
