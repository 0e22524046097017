"""Communities of likeness: which rows of a matrix of likeness belong together, and how closely.

Each row is joined to the four likest of the others, as far as they are liker than two rows usually are
(the mean of all pairs); a line weighs by how much. The communities of this graph are those of the method
of Louvain (Blondel and others 2008): of several tries the one of the highest modularity (Newman and
Girvan 2004).
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Protocol

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
# Rows that are looked at together.
AT_ONCE = 512

Rows = tuple[int, ...]


class Likeness(Protocol):
    """How like every two of many rows are, a few rows at a time: of very many there is no whole matrix."""

    def __len__(self) -> int:
        """How many rows there are."""
        ...

    def rows(self, rows: Sequence[int]) -> Floats:
        """The likeness of these to each, 1 of each with itself (rows x all)."""
        ...


def communities(likeness: Likeness) -> tuple[Rows, ...]:
    """The rows that belong together, each row once, in order."""
    every = len(likeness)
    if every < 2:
        return tuple((row,) for row in range(every))
    least, most, usual = _measured(likeness)
    if least == most:
        together = least > USUAL_OF_EQUALS
        return (tuple(range(every)),) if together else tuple((row,) for row in range(every))
    joined = _neighbours(likeness, usual)
    # Where only what is usual stands out, no line is drawn; and a row without a line stays by itself.
    if not joined.number_of_edges():
        return tuple((row,) for row in range(every))
    tries = (nx.community.louvain_communities(joined, seed=seed) for seed in SEEDS)
    parts = [tuple(sorted(tuple(sorted(part)) for part in parted)) for parted in tries]
    worth = [round(nx.community.modularity(joined, map(set, part)), PLACES) for part in parts]
    return parts[worth.index(max(worth))]


def _blocks(likeness: Likeness, rows: Sequence[int]) -> Iterator[tuple[Sequence[int], Floats]]:
    """Some of these rows at a time with their likeness to each, rounded."""
    for start in range(0, len(rows), AT_ONCE):
        some = rows[start : start + AT_ONCE]
        yield some, np.round(likeness.rows(some), PLACES)


def _measured(likeness: Likeness) -> tuple[float, float, float]:
    """The least, the largest and the mean likeness of two different rows."""
    least, most, whole = np.inf, -np.inf, 0.0
    every = len(likeness)
    for some, alike in _blocks(likeness, range(every)):
        others = alike[np.arange(every)[None, :] != np.asarray(some)[:, None]]
        least, most, whole = min(least, others.min()), max(most, others.max()), whole + others.sum()
    return float(least), float(most), float(whole) / (every * (every - 1))


def _neighbours(likeness: Likeness, usual: float) -> "nx.Graph[int]":
    """The graph of the likest rows; of equals the first come first."""
    joined: nx.Graph[int] = nx.Graph()
    # Numbers, and in one order: the method goes through sets, whose order is that of numbers only.
    joined.add_nodes_from(range(len(likeness)))
    for some, alike in _blocks(likeness, range(len(likeness))):
        alike[np.arange(len(some)), list(some)] = -np.inf
        likest = np.argsort(-alike, axis=1, kind="stable")[:, : min(LIKEST, len(likeness) - 1)]
        for n, (row, near) in enumerate(zip(some, likest.tolist(), strict=True)):
            for other in near:
                weight = round(float(alike[n, other]) - usual, PLACES)
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


def closeness(likeness: Likeness, parts: Sequence[Rows], which: int) -> Closeness:
    """How closely the community at this place belongs together; it has two rows at least."""
    own = parts[which]
    outside = np.ones(len(likeness), dtype=bool)
    outside[list(own)] = False
    pulls, away = np.zeros((len(own), len(parts))), 0.0
    lines = (line for some in _blocks(likeness, own) for line in zip(*some, strict=True))
    for n, (row, alike) in enumerate(lines):
        ahead = _ahead(alike, [other for other in own if other != row])
        pulls[n] = [ahead[list(part)].mean() for part in parts]
        away += float(ahead[outside].sum())
    pulls[:, which] = 0
    every = len(own) * int(outside.sum())
    return Closeness(1 - away / every if every else None, pulls)


def _ahead(line: Floats, own: Sequence[int]) -> Floats:
    """The share of its own that each row is liker than, seen from one row; a tie is a half."""
    ranked = np.sort(line[list(own)])
    below = np.searchsorted(ranked, line, side="left") + np.searchsorted(ranked, line, side="right")
    return np.asarray(below / (2 * len(own)), dtype=np.float64)
