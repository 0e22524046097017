"""Tracks that a person set: which roles stand in one, and in which order."""

from collections.abc import Sequence

from loaders.corrections.kinds import TrackCorrection
from loaders.documents.corrected.roles import roles_called
from loaders.documents.reading import Reading, RoleDraft
from loaders.vocabulary.vocabulary import lookup_key


def settle_tracks(reading: Reading) -> None:
    """Put the roles of each track that a person set into it, the lowest first."""
    for one in list(reading.corrected.open(TrackCorrection)):
        called = [(name, roles_called(reading, name)) for name in one.roles]
        drafts = [roles[0] for _, roles in called if roles]
        missing = [name for name, roles in called if not roles]
        if drafts:
            reading.corrected.holds(one)
            _put(reading, one, list(dict.fromkeys(drafts)))
        if missing:
            reading.corrected.fails(one.id, f"no role of this document is called {' or '.join(missing)}")


def _put(reading: Reading, one: TrackCorrection, drafts: Sequence[RoleDraft]) -> None:
    beside = [draft for draft in reading.drafts if _is_in(draft, one.track)]
    told = [draft for draft in beside if draft in drafts]
    if one.track is not None and told == drafts and all(draft.track_place for draft in told):
        # The document says so itself.
        return
    guessed = {draft.place.line for draft in drafts if draft.track_place is None}
    for draft in drafts:
        kept = draft.track_place if draft in told else None
        draft.track, draft.track_place = one.track, (kept or draft.place) if one.track else None
        draft.track_corrected = one.id
    # Those of the track that are not named stay where they are among all.
    slots = [n for n, draft in enumerate(reading.drafts) if draft in drafts]
    for slot, draft in zip(slots, drafts, strict=True):
        reading.drafts[slot] = draft
    reading.findings = [
        finding
        for finding in reading.findings
        if not (finding.code == "inferred-track" and finding.line in guessed)
    ]


def _is_in(draft: RoleDraft, track: str | None) -> bool:
    return bool(track and draft.track) and lookup_key(draft.track or "") == lookup_key(track or "")
