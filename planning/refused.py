"""Which changes cannot follow the ones before them: the same one again, or about what has gone by then."""

from collections.abc import Mapping, Sequence

from graph.errors import BadQuestion
from planning.changes import OF_SYSTEMS, Action, Change, told

Labels = Mapping[str, str]


def check(changes: Sequence[Change], labels: Labels) -> None:
    """Raises BadQuestion for the first change that repeats an earlier one or is about what has gone."""
    for n, change in enumerate(changes):
        if why := refusal(changes[:n], change, labels):
            raise BadQuestion(
                f"change {n + 1}, {told(change, labels)}: {why}; leave it out",
                f"change {n + 1} repeats or contradicts one before it; leave it out",
            )


def refusal(before: Sequence[Change], change: Change, labels: Labels) -> str | None:
    """Why this change cannot follow these, in words; None where it can."""
    for n, earlier in enumerate(before, start=1):
        if why := _against(earlier, change, labels):
            return f"{why} by change {n} ({told(earlier, labels)})"
    return None


def _against(earlier: Change, change: Change, labels: Labels) -> str | None:
    if earlier == change:
        return f"{_again(change, labels)} already"
    if earlier.outgoing in change.systems and change.action in OF_SYSTEMS:
        return f"{labels.get(str(earlier.outgoing), earlier.outgoing)} has gone"
    if earlier.action == Action.LEAVE and earlier.subject == change.subject:
        return f"{labels.get(change.subject, change.subject)} has left"
    return None


def _again(change: Change, labels: Labels) -> str:
    if change.action == Action.PROMOTE:
        return "that is done (for two rungs use move and name the role)"
    return "that is done"
