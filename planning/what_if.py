"""What a scenario does: who is affected, what opens, who knows the replacement, what is to be learnt."""

from collections.abc import Sequence

from graph.errors import BadQuestion
from graph.kinds import FLOOR, Level
from graph.stores.store import View
from planning.affected import affected, knowers, unfilled
from planning.changes import Change, told
from planning.holdings import Holdings
from planning.lessons import lessons
from planning.outcome import Lesson, WhatIf
from planning.refused import Labels, check
from planning.state import State, changed, learned
from planning.tallies import changed_counts, opened


def what_if(store: View, today: State, changes: Sequence[Change], floor: Level = FLOOR) -> WhatIf:
    """What these changes do to who holds what, each applied to what the ones before it left.

    Raises BadQuestion for a change that cannot be made, or that repeats one before it.
    """
    labels = labels_of(today)
    check(changes, labels)
    states = _states(today, changes, labels)
    pairs = list(zip(states, states[1:], changes, strict=False))
    to_learn, last = lessons(states, changes), states[-1]
    taught = _learned(last, to_learn)
    single, possible, bare = opened(today, last, floor)
    return WhatIf(
        changes=tuple(changes),
        floor=floor,
        affected=tuple(party for pair in pairs for party in affected(store, *pair)),
        unfilled=tuple(dict.fromkeys(role for before, _, one in pairs for role in unfilled(before, one))),
        new_single_points=single,
        possible_single_points=possible,
        uncovered=bare,
        know_replacement=tuple(who for before, _, change in pairs for who in knowers(store, before, change)),
        lessons=to_learn,
        counts=changed_counts(today, last, taught, floor),
        state=last,
        learned=taught,
        labels=labels,
    )


def labels_of(state: State) -> Labels:
    """The titles, names and labels of whatever a change may be about, by id."""
    nodes = {node.id: node.label for node in (*state.asked.roles, *state.asked.skills)}
    return nodes | {holder.id: holder.label for holder in state.holdings.holders}


def _states(today: State, changes: Sequence[Change], labels: Labels) -> list[State]:
    """Today's state, then the one after each change."""
    states = [today]
    for n, change in enumerate(changes, start=1):
        try:
            states.append(changed(states[-1], change))
        except BadQuestion as error:
            if len(changes) == 1:
                raise
            why = f"change {n}, {told(change, labels)}: {error}"
            raise BadQuestion(why, f"change {n}: {error.hidden}") from error
    return states


def _learned(last: State, to_learn: Sequence[Lesson]) -> Holdings:
    """Who holds what once all that has to be learned is."""
    places = last.holdings
    return learned(
        places, ((places.row[x.holder.id], places.column[x.skill.id], x.asked) for x in to_learn if x.must)
    )
