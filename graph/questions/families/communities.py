"""Communities of likeness: which rows of a matrix of likeness belong together, and how closely.

Each row is joined to the four likest of the others, as far as they are liker than two rows usually are
(the mean of all pairs); a line weighs by how much. The communities of this graph are those of the method
of Louvain (Blondel and others 2008): of several tries the one of the highest modularity (Newman and
Girvan 2004).
"""

from collections.abc import Sequence
from dataclasses import dataclass

import networkx as nx
import numpy as np

from graph.arrays import Floats

LIKEST = 4
# Louvain depends on the order in which it takes the rows; each try takes another.
SEEDS = range(8)
# Where no pair is liker than another, nothing but the scale says whether all are alike.
USUAL_OF_EQUALS = 0.5
# Likeness that differs by less is the same, whatever machine worked it out.
PLACES = 9

Rows = tuple[int, ...]


def communities(scores: Floats) -> tuple[Rows, ...]:
    """The rows that belong together, each row once, in order; `scores` is the likeness of every two."""
    every = len(scores)
    if every < 2:
        return tuple((row,) for row in range(every))
    alike = np.round(scores, PLACES)
    pairs = alike[~np.eye(every, dtype=bool)]
    if pairs.min() == pairs.max():
        together = pairs[0] > USUAL_OF_EQUALS
        return (tuple(range(every)),) if together else tuple((row,) for row in range(every))
    joined = _neighbours(alike, float(pairs.mean()))
    # Where only what is usual stands out, no line is drawn; and a row without a line stays by itself.
    if not joined.number_of_edges():
        return tuple((row,) for row in range(every))
    tries = (nx.community.louvain_communities(joined, seed=seed) for seed in SEEDS)
    parts = [tuple(sorted(tuple(sorted(part)) for part in parted)) for parted in tries]
    worth = [round(nx.community.modularity(joined, map(set, part)), PLACES) for part in parts]
    return parts[worth.index(max(worth))]


def _neighbours(alike: Floats, usual: float) -> "nx.Graph[int]":
    """The graph of the likest rows; of equals the first come first."""
    others = alike.copy()
    np.fill_diagonal(others, -np.inf)
    likest = np.argsort(-others, axis=1, kind="stable")[:, : min(LIKEST, len(alike) - 1)]
    joined: nx.Graph[int] = nx.Graph()
    # Numbers, and in one order: the method goes through sets, whose order is that of numbers only.
    joined.add_nodes_from(range(len(alike)))
    for row, near in enumerate(likest.tolist()):
        for other in near:
            weight = round(float(alike[row, other]) - usual, PLACES)
            if weight > 0:
                joined.add_edge(row, other, weight=weight)
    return joined


@dataclass(frozen=True)
class Closeness:
    """How closely the rows of one community belong together.

    `closeness` (0 to 1) is the chance that a row is liker to another of its own than to one outside, a
    tie a half (Mann and Whitney 1947); None where there is none outside. `pulls` has for each row
    (rows x communities) the chance that one of that community is liker to it than one of its own.
    """

    closeness: float | None
    pulls: Floats


def closeness(scores: Floats, parts: Sequence[Rows], which: int) -> Closeness:
    """How closely the community at this place belongs together; it has two rows at least."""
    alike = np.round(scores, PLACES)
    own = parts[which]
    outside = np.ones(len(alike), dtype=bool)
    outside[list(own)] = False
    ahead = np.array([_ahead(alike[row], [other for other in own if other != row]) for row in own])
    pulls = np.stack([ahead[:, list(part)].mean(axis=1) for part in parts], axis=1)
    pulls[:, which] = 0
    return Closeness(float(1 - ahead[:, outside].mean()) if outside.any() else None, pulls)


def _ahead(line: Floats, own: Sequence[int]) -> Floats:
    """The share of its own that each row is liker than, seen from one row; a tie is a half."""
    ranked = np.sort(line[list(own)])
    below = np.searchsorted(ranked, line, side="left") + np.searchsorted(ranked, line, side="right")
    return np.asarray(below / (2 * len(own)), dtype=np.float64)
