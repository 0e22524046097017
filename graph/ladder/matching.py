"""What of an old graph is what of a new one: by id, by name, and at best by likeness."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any, TypeVar

import numpy as np
from scipy.optimize import linear_sum_assignment

from graph.arrays import Floats
from graph.model import Node
from graph.names import keys_of

Item = TypeVar("Item")


def by_name(old: Iterable[Node], new: Iterable[Node]) -> dict[str, str]:
    """The new id of each old node that keeps its id, or else a label or another name that is its alone."""
    before, after = ({node.id: node for node in nodes} for nodes in (old, new))
    matched = {node_id: node_id for node_id in before if node_id in after}
    lost, fresh = _bearers(before, matched), _bearers(after, matched)
    for name in sorted(lost.keys() & fresh.keys()):
        (one, *more), (other, *others) = lost[name], fresh[name]
        # A name that several bear tells nothing; nor does one whose bearer is matched already.
        if not more and not others and one not in matched and other not in matched.values():
            matched[one] = other
    return matched


def best_pairs(
    old: Sequence[Item],
    new: Sequence[Item],
    key: Callable[[Item], Any],
    score: Callable[[Sequence[Item], Sequence[Item]], Floats],
    floor: float,
) -> list[tuple[Item, Item]]:
    """The pairs of greatest total score, none below the floor (linear assignment, Crouse 2016).

    The same pairs come out whichever side is called old: what is compared with what does not
    depend on the direction, ties included.
    """
    before, after = sorted(old, key=key), sorted(new, key=key)
    if not before or not after:
        return []
    turned = list(map(key, after)) < list(map(key, before))
    rows, columns = (after, before) if turned else (before, after)
    scores = score(rows, columns)
    chosen = zip(*linear_sum_assignment(np.where(scores >= floor, scores, 0), maximize=True), strict=True)
    pairs = [(rows[i], columns[j]) for i, j in chosen if scores[i, j] >= floor]
    return [(b, a) for a, b in pairs] if turned else pairs


def _bearers(nodes: Mapping[str, Node], matched: Mapping[str, str]) -> dict[str, list[str]]:
    bearers = defaultdict(list)
    for node_id, node in nodes.items():
        if node_id not in matched:
            for key in keys_of(node):
                bearers[key].append(node_id)
    return bearers
