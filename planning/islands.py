"""Islands: tracks between which a covered skill leads, and those that stand alone."""

from collections import defaultdict
from dataclasses import dataclass

import numpy as np
from scipy.sparse import csr_array
from scipy.sparse.csgraph import connected_components

from graph.kinds import Level
from graph.model import Node
from planning.demand import Demand, Matrix
from planning.holdings import Holdings


@dataclass(frozen=True)
class Island:
    """Tracks that share covered skills, directly or through one another; `skills` are those shared."""

    tracks: tuple[str, ...]
    skills: tuple[Node, ...]


def islands(found: Holdings, asked: Demand, floor: Level) -> tuple[Island, ...]:
    """The connected components of the tracks, joined where holders in both cover the same skill.

    The largest comes first, then by the tracks' names; holders without a track join nothing.
    """
    names = sorted({track for role in asked.roles if (track := role.as_role.track)})
    cover = _cover(found, names, floor)
    _, parts = connected_components(cover @ cover.T, directed=False)
    shared = np.flatnonzero(cover.sum(axis=0) > 1)
    bridges = defaultdict(list)
    by_skill = cover.tocsc()
    for column in shared.tolist():
        bridges[parts[by_skill.indices[by_skill.indptr[column]]]].append(found.skills[column])
    groups = defaultdict(list)
    for name, part in zip(names, parts.tolist(), strict=True):
        groups[part].append(name)
    made = (Island(tuple(tracks), tuple(bridges[part])) for part, tracks in groups.items())
    return tuple(sorted(made, key=lambda island: (-len(island.tracks), island.tracks)))


def _cover(found: Holdings, names: list[str], floor: Level) -> Matrix:
    """1 where somebody in a track (row) covers a skill (column)."""
    row: dict[object, int] = {name: n for n, name in enumerate(names)}
    tracks = [row.get(holder.role and holder.role.as_role.track, -1) for holder in found.holders]
    cells = found.levels.tocoo()
    track = np.array(tracks, dtype=np.int64)[cells.row]
    counts = (cells.data >= floor) & (track >= 0)
    pairs = np.unique(np.stack((track[counts], cells.col[counts]), axis=1), axis=0)
    values = np.ones(len(pairs))
    return csr_array((values, (pairs[:, 0], pairs[:, 1])), shape=(len(names), len(found.skills)))
