"""Answers on likeness, moves and career paths as JSON."""

from dataclasses import asdict

from contract.answers import asked, compared, paired
from contract.parts import named_role, number, skill, stated
from contract.to_json import Json, to_json
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


@to_json.register
def similar(answer: Similar) -> Json:
    """`atlas similar`."""
    return {
        "role": answer.role.id,
        "similar": [_similar_role(s) for s in answer.similar],
        "ranked_by": list(answer.ranked_by),
        "word_vectors": answer.word_vectors,
        "calibration": calibrated(answer.calibration),
    }


def _similar_role(like: SimilarRole) -> Json:
    return {
        **named_role(like.role),
        "similarity": like.similarity,
        "covered": like.covered,
        "verdict": str(like.verdict),
        "pairs": [paired(pair) for pair in like.pairs],
    }


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
        "neighbours": answer.neighbours,
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
        "pairs": [paired(pair) for pair in step.gap.pairs or ()],
        "experience": stated(step.move.target, "years", "supervisory_years", "education"),
    }
