"""What the roles that people aim at ask for."""

from collections.abc import Iterable

from graph.kinds import EdgeKind, Necessity
from graph.stores.store import View
from planning.holdings import Holder

# Pairs of a role id and the id of a skill that the role asks for.
Aims = frozenset[tuple[str, str]]


def asked_by_targets(store: View, holders: Iterable[Holder]) -> Aims:
    """What the target roles of these holders require."""
    targets = sorted({holder.target.id for holder in holders if holder.target})
    needs = store.edges_from(targets, EdgeKind.NEEDS)
    return frozenset((need.source, need.target) for need in needs if need.necessity == Necessity.REQUIRED)
