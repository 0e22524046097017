"""What was decided on findings as JSON."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum

from contract.to_json import Json, to_json
from graph.ladder.accepting import decisions, judged
from graph.ladder.finding import Accepted, LadderFinding
from graph.stores.store import Store


class FindingState(StrEnum):
    """What was decided on a finding; gone is what is accepted and found no more."""

    NEW = "new"
    ACCEPTED = "accepted"
    LATER = "later"
    GONE = "gone"


@dataclass(frozen=True)
class ToldFinding:
    """A finding with what was decided on it; one that is gone is known by what accepted it."""

    state: FindingState
    finding: LadderFinding | None
    decided: Accepted | None = None
    until: str = ""

    @property
    def entry(self) -> Accepted:
        """What the finding is known by."""
        entry = self.decided or (Accepted.of(self.finding) if self.finding else None)
        assert entry is not None
        return entry


@dataclass(frozen=True)
class ToldFindings:
    """Findings with what was decided on each."""

    every: Sequence[ToldFinding]


def told_findings(
    store: Store, findings: Iterable[LadderFinding], ids: Collection[str] | None = None
) -> ToldFindings:
    """The findings of a store with what it keeps of decisions on them; of these ids only where given."""
    given, version = decisions(store), store.version
    answer = judged(findings, given, version)
    put_off = {one.entry.identity: one for one in given.standing(version)}
    every = [ToldFinding(FindingState.NEW, finding) for finding in answer.new]
    for finding in answer.later:
        one = put_off[finding.identity]
        every.append(ToldFinding(FindingState.LATER, finding, one.entry, one.until))
    pairs = zip(answer.known, answer.accepted, strict=True)
    every += [ToldFinding(FindingState.ACCEPTED, finding, entry) for finding, entry in pairs]
    every += [ToldFinding(FindingState.GONE, None, entry) for entry in answer.stale]
    return ToldFindings([one for one in every if ids is None or one.entry.id in ids])


@to_json.register
def findings(answer: ToldFindings) -> Json:
    """`atlas findings list`, and what the other commands on findings left of those that they are about."""
    return {"findings": [_told(one) for one in answer.every]}


def _told(one: ToldFinding) -> Json:
    entry, odd = one.entry, one.finding
    known = {"id": entry.id, "state": str(one.state), "code": entry.code, "text": entry.text}
    what = {"role": entry.role, "skill": entry.skill}
    where = {
        "document": odd.document if odd else None,
        "line": odd.line if odd else None,
        "message": odd.message if odd else None,
    }
    decided = one.decided
    return {
        **known,
        **what,
        **where,
        "reason": (decided.reason if decided else "") or None,
        "by": (decided.by if decided else "") or None,
        "at": (decided.at if decided else "") or None,
        "until": one.until or None,
    }
