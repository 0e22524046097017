"""The changes of a scenario: someone leaves, moves, is promoted; a system is retired, replaced, added."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from graph.errors import BadQuestion, UnknownName
from graph.kinds import NodeKind
from graph.questions.find import find, find_role
from graph.stores.store import View
from planning.naming import find_subject

if TYPE_CHECKING:
    # Only named here: who reads or writes a change need not load what sums over all holdings.
    from planning.holdings import Holdings


class Action(StrEnum):
    """What happens in a change."""

    LEAVE = "leave"
    MOVE = "move"
    PROMOTE = "promote"
    RETIRE = "retire"
    REPLACE = "replace"
    ADD = "add"

    @property
    def terms(self) -> tuple[str, ...]:
        """What the change is about: WHO is a role or person."""
        return TERMS[self]


TERMS = {
    Action.LEAVE: ("WHO",),
    Action.MOVE: ("WHO", "ROLE"),
    Action.PROMOTE: ("WHO",),
    Action.RETIRE: ("SYSTEM",),
    Action.REPLACE: ("SYSTEM", "SYSTEM"),
    Action.ADD: ("SYSTEM", "ROLE"),
}
SENTENCES = {
    Action.LEAVE: "{} leaves",
    Action.MOVE: "{} moves to {}",
    Action.PROMOTE: "{} is promoted",
    Action.RETIRE: "{} is retired",
    Action.REPLACE: "{} is replaced by {}",
    Action.ADD: "{} comes to {}",
}
OF_SYSTEMS = frozenset({Action.RETIRE, Action.REPLACE, Action.ADD})
# Between the parts of a change written in one word; no id holds it.
BAR = "|"


@dataclass(frozen=True)
class Change:
    """One change with the ids it is about: `subject` leaves, moves, is retired; `to` is where or by what."""

    action: Action
    subject: str
    to: str | None = None

    def __post_init__(self) -> None:
        if not self.subject or (self.to is not None) != (len(self.action.terms) == 2):
            raise BadQuestion(f"{self.action} takes {' '.join(self.action.terms)}")
        if self.action == Action.REPLACE and self.subject == self.to:
            raise BadQuestion(f"{self.subject} cannot be replaced by itself; name another system")

    @property
    def word(self) -> str:
        """The change in one word of plain ids, from which `named` reads it back."""
        return BAR.join(part for part in (self.action, self.subject, self.to) if part)

    @property
    def systems(self) -> tuple[str, ...]:
        """The ids of the systems that the change is about."""
        parts = zip(self.action.terms, (self.subject, self.to), strict=False)
        return tuple(part for term, part in parts if term == "SYSTEM" and part)

    @property
    def outgoing(self) -> str | None:
        """The system that goes, None when none does."""
        return self.subject if self.action in {Action.RETIRE, Action.REPLACE} else None

    @property
    def incoming(self) -> str | None:
        """The system that comes in, None when none does."""
        return {Action.REPLACE: self.to, Action.ADD: self.subject}.get(self.action)


def told(change: Change, labels: Mapping[str, str]) -> str:
    """The change in words, with labels in place of ids: "QuickBooks is replaced by NetSuite"."""
    ids = (i for i in (change.subject, change.to) if i is not None)
    return SENTENCES[change.action].format(*(labels.get(i, i) for i in ids))


def named(store: View, holdings: "Holdings", words: Sequence[str]) -> Change:
    """The change that these words name: an action, then ids, labels or other names.

    Raises BadQuestion for an unknown action or too few or too many terms, UnknownName for a name.
    """
    if not words or words[0] not in set(Action):
        known = f"give one of {', '.join(Action)}"
        told = f"no change is called {words[0] if words else ''!r}; {known}"
        raise BadQuestion(told, f"no change is called what was asked for; {known}")
    action, names = Action(words[0]), words[1:]
    if len(action.terms) == 1 and names:
        names = [" ".join(names)]
    if len(names) != len(action.terms):
        raise BadQuestion(
            f"{action} takes {' '.join(action.terms)}, not {len(names)} names; quote long names"
        )
    ids = [_id(store, holdings, term, name) for term, name in zip(action.terms, names, strict=True)]
    return Change(action, *ids)


def spelt(store: View, holdings: "Holdings", text: str) -> Change:
    """The change in a text such as `leave Controller` or `replace|system:a|system:b`.

    Blanks part names where no bar does, at the place that makes both names known.
    """
    if BAR in text:
        return named(store, holdings, text.split(BAR))
    action, *rest = text.split() or [""]
    if action not in set(Action) or len(Action(action).terms) == 1 or len(rest) < 2:
        return named(store, holdings, [action, *rest])
    for cut in range(1, len(rest)):
        try:
            return named(store, holdings, [action, " ".join(rest[:cut]), " ".join(rest[cut:])])
        except UnknownName:
            continue
    why = f"names no two that are known; write {action}|one|other with their names or ids"
    raise BadQuestion(f"{text!r} {why}", f"the change {why}")


def _id(store: View, holdings: "Holdings", term: str, name: str) -> str:
    if term == "SYSTEM":
        return find(store, name, (NodeKind.SYSTEM,)).id
    return find_role(store, name).id if term == "ROLE" else find_subject(store, holdings, name)
