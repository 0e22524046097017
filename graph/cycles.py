"""Cycles among edges: which edges lie on one."""

from collections.abc import Iterable

import numpy as np
from scipy.sparse import coo_array
from scipy.sparse.csgraph import connected_components

from graph.model import Edge


def cyclic_edges(edges: Iterable[Edge]) -> frozenset[str]:
    """The keys of the edges that lie on a cycle of these edges."""
    known = list(edges)
    if not known:
        return frozenset()
    number = {node: n for n, node in enumerate(sorted({end for e in known for end in (e.source, e.target)}))}
    ends = np.array([(number[edge.source], number[edge.target]) for edge in known]).T
    adjacency = coo_array((np.ones(len(known)), (ends[0], ends[1])), shape=(len(number), len(number)))
    component = np.asarray(connected_components(adjacency, connection="strong")[1])
    inside = component[ends[0]] == component[ends[1]]
    return frozenset(edge.key for edge, cyclic in zip(known, inside, strict=True) if cyclic)
