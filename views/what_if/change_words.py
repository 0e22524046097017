"""Changes as sentences, for people to read."""

from collections.abc import Mapping

from planning.changes import Action, Change

SENTENCES = {
    Action.LEAVE: "{} leaves",
    Action.MOVE: "{} moves to {}",
    Action.PROMOTE: "{} is promoted",
    Action.RETIRE: "{} is retired",
    Action.REPLACE: "{} is replaced by {}",
    Action.ADD: "{} comes to {}",
}
NAMES = {
    Action.LEAVE: "Someone leaves",
    Action.MOVE: "Someone moves to a role",
    Action.PROMOTE: "Someone is promoted",
    Action.RETIRE: "A system is retired",
    Action.REPLACE: "A system is replaced",
    Action.ADD: "A system comes to a role",
}


def sentence(change: Change, labels: Mapping[str, str]) -> str:
    """The change in words, with labels in place of ids."""
    ids = (i for i in (change.subject, change.to) if i is not None)
    return SENTENCES[change.action].format(*(labels.get(i, i) for i in ids))
