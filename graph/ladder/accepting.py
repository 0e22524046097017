"""The findings that people of a dataset accepted or put off: one list, kept beside the graph."""

import json
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta

from graph.errors import BadQuestion, ChangedMeanwhile
from graph.exchange.json_text import parsed
from graph.ladder.finding import Accepted, Compared, LadderFinding, compared, entries_json, read_baseline
from graph.stores.records import Act, RecordChange, RecordKind
from graph.stores.store import Store

# The name of the list among the records of a dataset.
NAME = "findings"
# A finding that was put off comes back after so many days, or when the graph changes.
DAYS_LATER = 7
LONGEST_REASON = 1000
TRIES = 5


@dataclass(frozen=True)
class PutOff:
    """A finding that somebody looks at later, and the version of the graph that it was put off on."""

    entry: Accepted
    version: str

    @property
    def until(self) -> str:
        """The moment when it comes back at the latest, ISO and UTC."""
        moment = datetime.fromisoformat(self.entry.at) + timedelta(days=DAYS_LATER)
        return moment.isoformat(timespec="seconds")

    def holds(self, version: str, now: datetime) -> bool:
        """Whether the finding is still put off on this version of the graph."""
        return version == self.version and now < datetime.fromisoformat(self.until)


@dataclass(frozen=True)
class Decisions:
    """What was decided on findings."""

    accepted: tuple[Accepted, ...] = ()
    later: tuple[PutOff, ...] = ()

    def standing(self, version: str, now: datetime | None = None) -> tuple[PutOff, ...]:
        """Those that are still put off on this version of the graph."""
        return tuple(one for one in self.later if one.holds(version, now or datetime.now(UTC)))


def decisions(store: Store) -> Decisions:
    """What the dataset keeps of decisions on findings; raises BadDocument where that was damaged."""
    return _read(store)[0]


def judged(
    findings: Iterable[LadderFinding],
    given: Decisions,
    version: str,
    baseline: Sequence[Accepted] = (),
    reading: Sequence[LadderFinding] = (),
) -> Compared:
    """The findings by what was decided on them, in a dataset and in a baseline, on a version of the graph.

    Of those of `reading`, which the check does not tell, only what was decided on is told.
    """
    told = compared((*findings, *reading), joined(given.accepted, baseline))
    put_off = compared(told.new, (one.entry for one in given.standing(version)))
    apart = {finding.code for finding in reading}
    new = tuple(finding for finding in put_off.new if finding.code not in apart)
    return replace(told, new=new, later=put_off.known)


def joined(kept: Sequence[Accepted], others: Sequence[Accepted]) -> tuple[Accepted, ...]:
    """Two lists as one: what stands in both stands there once, as the first list has it."""
    left = Counter(entry.identity for entry in kept)
    added = []
    for entry in others:
        if left[entry.identity] > 0:
            left[entry.identity] -= 1
        else:
            added.append(entry)
    return (*kept, *added)


def accept(store: Store, findings: Sequence[LadderFinding], reason: str, by: str = "") -> None:
    """Accept findings with a reason; raises BadQuestion without one, or where one is accepted already."""
    why = checked_reason(reason)

    def edit(now: Decisions) -> Decisions:
        for finding in findings:
            _check_open(finding, now)
        entries = [replace(Accepted.of(finding), reason=why, by=by, at=_now()) for finding in findings]
        return Decisions((*now.accepted, *entries), _without(now.later, {e.identity for e in entries}))

    _change(store, edit, by, why)


def put_off(store: Store, findings: Sequence[LadderFinding], version: str, by: str = "") -> None:
    """Hide findings until the graph is another than this version, or a week has passed."""

    def edit(now: Decisions) -> Decisions:
        for finding in findings:
            _check_open(finding, now)
        entries = [PutOff(replace(Accepted.of(finding), by=by, at=_now()), version) for finding in findings]
        left = _without(now.later, {one.entry.identity for one in entries})
        return replace(now, later=(*left, *entries))

    _change(store, edit, by, "later")


def take_back(store: Store, ids: Sequence[str], by: str = "") -> tuple[Accepted, ...]:
    """Take back what was decided on the findings of these ids, and say what that was.

    Raises BadQuestion for an id on which nothing is decided.
    """
    gone: list[Accepted] = []

    def edit(now: Decisions) -> Decisions:
        every = (*now.accepted, *(one.entry for one in now.later))
        for wanted in ids:
            if wanted not in {entry.id for entry in every}:
                raise BadQuestion(f"nothing is decided on a finding {wanted}; atlas findings list tells ids")
        gone[:] = [entry for entry in every if entry.id in ids]
        return Decisions(
            tuple(entry for entry in now.accepted if entry.id not in ids),
            tuple(one for one in now.later if one.entry.id not in ids),
        )

    _change(store, edit, by, "taken back")
    return tuple(gone)


def take_in(store: Store, entries: Sequence[Accepted], source: str, by: str = "") -> int:
    """Add what a baseline accepts to the list, and say how many of it were new there."""
    before = 0

    def edit(now: Decisions) -> Decisions:
        nonlocal before
        before = len(now.accepted)
        named = [replace(e, reason=e.reason or f"from {source}", by=e.by or by, at=_now()) for e in entries]
        accepted = joined(now.accepted, named)
        return Decisions(accepted, _without(now.later, {entry.identity for entry in accepted}))

    return len(_change(store, edit, by, f"from {source}").accepted) - before


def checked_reason(reason: str) -> str:
    """A reason on one line; raises BadQuestion for none, or one of great length."""
    why = " ".join(reason.split())
    if not why:
        raise BadQuestion("a finding is accepted with a reason: say why it may stay as it is")
    if len(why) > LONGEST_REASON:
        raise BadQuestion(f"the reason is {len(why):,} characters long; {LONGEST_REASON:,} are kept at most")
    return why


def _check_open(finding: LadderFinding, now: Decisions) -> None:
    covering = [entry for entry in now.accepted if entry.identity == finding.identity]
    if covering:
        held = covering[-1]
        who = f" by {held.by}" if held.by else ""
        why = held.reason or "no reason given"
        raise BadQuestion(f"the finding {finding.id} was accepted{who} already: {why}; take that back first")


def _without(later: Iterable[PutOff], identities: set[tuple[str, str, str, str]]) -> tuple[PutOff, ...]:
    return tuple(one for one in later if one.entry.identity not in identities)


def _change(store: Store, edit: Callable[[Decisions], Decisions], by: str, note: str) -> Decisions:
    """Change the list; what another decided meanwhile stays, for the change is made again on that."""
    for tried in range(TRIES):
        now, revision = _read(store)
        fresh = edit(now)
        data = _data(fresh) if fresh.accepted or fresh.later else None
        try:
            store.change(Act((RecordChange(RecordKind.ACCEPTED, NAME, data, revision),), by, note))
        except ChangedMeanwhile:
            if tried == TRIES - 1:
                raise
        else:
            return fresh
    raise AssertionError


def _read(store: Store) -> tuple[Decisions, int]:
    record = store.record(RecordKind.ACCEPTED, NAME)
    if record is None:
        return Decisions(), 0
    name = f"the list of accepted findings of {store.address}"
    value = parsed(record.data)
    accepted = read_baseline(value, name)
    put = value["later"]
    later = read_baseline({**value, "accepted": put}, name)
    versions = [str(one["version"]) for one in put]
    return Decisions(accepted, tuple(map(PutOff, later, versions))), record.head.revision


def _data(given: Decisions) -> bytes:
    """The list as bytes: a baseline with what is put off beside it."""
    later = [{**entries_json([one.entry])["accepted"][0], "version": one.version} for one in given.later]
    return json.dumps({**entries_json(given.accepted), "later": later}, ensure_ascii=False).encode()


def _now() -> str:
    return datetime.now(UTC).isoformat(timespec="seconds")
