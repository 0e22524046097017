"""Corrections that contradict each other: two on one anchor of which both cannot be."""

from collections.abc import Iterator, Sequence

from graph.errors import ChangedMeanwhile
from graph.kinds import Scope
from loaders.corrections.correction import Anchor, Correction
from loaders.corrections.kinds import (
    InheritsCorrection,
    LineCorrection,
    SkillCorrection,
    TrackCorrection,
)
from loaders.corrections.words import sentence
from loaders.vocabulary.vocabulary import lookup_key


def clashes(given: Sequence[Correction]) -> Iterator[tuple[int, int]]:
    """Each correction that contradicts an earlier one, by their places from 0: (later, earlier)."""
    by_key: dict[tuple[object, ...], list[int]] = {}
    for n, one in enumerate(given):
        met = {other for key in _keys(one) for other in by_key.get(key, ())}
        contrary = min((other for other in met if contradict(one, given[other])), default=None)
        if contrary is not None:
            yield n, contrary
        for key in _keys(one):
            by_key.setdefault(key, []).append(n)


def same_matter(one: Correction, other: Correction) -> bool:
    """Whether one takes the place of the other: both are about one thing, or contradict each other."""
    return contradict(one, other) or (one.kind == other.kind and _parts(one) == _parts(other))


def check_unchanged(
    kept: Sequence[Correction], seen: Sequence[Correction], made: Sequence[Correction]
) -> None:
    """Raise ChangedMeanwhile where another put the same matter of a document right since it was seen.

    What others put right elsewhere in the document stays beside what is made now.
    """
    for other in kept:
        if other not in seen and any(same_matter(other, one) for one in made):
            told = sentence(other)
            raise ChangedMeanwhile(f"{told[:1].upper()}{told[1:]}", other.by, held=True)


def contradict(one: Correction, other: Correction) -> bool:
    """Whether two corrections cannot both be."""
    if isinstance(one, InheritsCorrection) and isinstance(other, InheritsCorrection):
        meets = {one.scope, other.scope} & {None, Scope.ALL} or one.scope == other.scope
        return one.anchor == other.anchor and one.setting != other.setting and bool(meets)
    if isinstance(one, TrackCorrection) and isinstance(other, TrackCorrection):
        shared = set(map(lookup_key, one.roles)) & set(map(lookup_key, other.roles))
        apart = lookup_key(one.track or "") != lookup_key(other.track or "")
        return bool(apart and shared) or (one.anchor == other.anchor and one.setting != other.setting)
    if one.kind == other.kind:
        return one.anchor == other.anchor and one.setting != other.setting
    return _no_statement(one, other) or _no_statement(other, one)


def _no_statement(one: Correction, other: Correction) -> bool:
    """Whether one says of a line that it states nothing, or takes over, and the other what it asks."""
    if not isinstance(other, SkillCorrection | InheritsCorrection) or _line(one) != _line(other):
        return False
    if isinstance(one, InheritsCorrection):
        return one.holds and isinstance(other, SkillCorrection) and other.asked
    holds = other.holds if isinstance(other, InheritsCorrection) else other.asked and not _states(one)
    return isinstance(one, LineCorrection) and holds


def _states(one: Correction) -> bool:
    return isinstance(one, LineCorrection) and one.states


def _line(one: Correction) -> Anchor | None:
    """The line of a role that a correction is about."""
    text = getattr(one, "text", None)
    if not text or not one.about:
        return None
    return (lookup_key(one.about), lookup_key(text), getattr(one, "occurrence", 1))


def _parts(one: Correction) -> tuple[object, ...]:
    """What one matter is: roles may take over several parts of another, each a matter of its own."""
    return (one.anchor, one.scope if isinstance(one, InheritsCorrection) else None)


def _keys(one: Correction) -> Iterator[tuple[object, ...]]:
    """Under which corrections that may contradict each other meet."""
    yield one.anchor
    if line := _line(one):
        yield ("line of", *line)
    for role in one.roles if isinstance(one, TrackCorrection) else ():
        yield ("in a track", lookup_key(role))
