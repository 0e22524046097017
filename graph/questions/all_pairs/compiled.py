"""The inner loops of all pairs, compiled where the extra `fast` (numba) is installed.

What they give is what scipy gives, to the last bit. A loop is compiled once for a machine and kept in the
user's cache folder; numba itself takes half a second to load, so it is asked only where that pays.
"""

import os
import sys
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from time import perf_counter
from typing import Any

import numpy as np

from graph.arrays import Sparse
from graph.errors import BadQuestion
from graph.places import cache_folder

# Additions that scipy does in the time that numba takes to load.
PAYS = 60_000_000


@dataclass(frozen=True)
class Kernels:
    """The compiled loops, the seconds it took to have them, and whether they were compiled anew (`fresh`)."""

    shared: Callable[..., None]
    likest: Callable[..., None]
    seconds: float
    fresh: bool


def work_of(rows: Sparse) -> int:
    """How many additions it takes to multiply these rows by themselves."""
    needed = np.bincount(rows.indices, minlength=1).astype(np.int64)
    return int((needed * needed).sum())


def kernels(work: int, fast: bool | None = None) -> Kernels | None:
    """The compiled loops for so many additions, None where they do not pay or are not there.

    `fast` asks for them in any case (True; raises BadQuestion where numba is not installed) or never (False).
    """
    if fast is False or (fast is None and work < PAYS and "numba" not in sys.modules):
        return None
    made = _compiled()
    if made is None and fast:
        raise BadQuestion("numba is not installed: run pip install 'role-atlas[fast]'")
    return made


@cache
def _compiled() -> Kernels | None:
    begun = perf_counter()
    try:
        import numba  # noqa: PLC0415 - an extra, and slow to load
    except ImportError:  # not there, or not made for the numpy that is
        return None
    keep = keeps_compiled(numba)
    one, words, places = numba.uint32, numba.uint32[::1], numba.int64[::1]
    floats, counts = numba.float64[::1], numba.int32[::1]
    table, scores = numba.int32[:, ::1], numba.float64[:, ::1]
    rows, holders = (words, words), (words, words, words)
    shared = numba.njit([(one, one, *rows, *holders, counts, places, words, counts)], cache=keep, nogil=True)(
        _shared
    )
    likest = numba.njit(
        [(one, *rows, floats, one, words, words, floats, floats, table, scores, places)],
        cache=keep,
        nogil=True,
    )(_likest)
    fresh = any(loop.stats.cache_misses for loop in (shared, likest)) or not keep
    return Kernels(shared, likest, perf_counter() - begun, fresh)


def keeps_compiled(numba: Any) -> bool:
    """Whether what is compiled can be kept, in a folder of the user's: never beside the code."""
    if not os.environ.get("NUMBA_CACHE_DIR"):
        folder = cache_folder() / "compiled"
        try:
            folder.mkdir(parents=True, exist_ok=True)
        except OSError:
            return False
        if not os.access(folder, os.W_OK):
            return False
        numba.config.CACHE_DIR = str(folder)
    return True


# Below is what numba compiles. Places are unsigned, or each would be checked for counting from the end.
Array = Any


def _shared(
    first: int,
    after: int,
    starts: Array,
    skills: Array,
    passed: Array,
    ends: Array,
    holders: Array,
    tally: Array,
    indptr: Array,
    columns: Array,
    counts: Array,
) -> None:
    """Count what the roles from `first` to `after` share with each role that stands after them.

    `holders` are the roles by skill; those of skill s that stand after the role at hand are
    holders[passed[s]:ends[s]], so that each pair is met once. `tally` holds zeros before and after.
    """
    size = np.uint64(0)
    for role in range(first, after):
        begun = size
        for place in range(starts[role], starts[role + np.uint32(1)]):
            skill = skills[place]
            passed[skill] += np.uint32(1)
            for at in range(passed[skill], ends[skill]):
                other = holders[at]
                # Read before anything is written, or it would have to be read again.
                seen = tally[other]
                columns[size] = other
                size += np.uint64(seen == 0)
                tally[other] = seen + 1
        for entry in range(begun, size):
            other = columns[entry]
            counts[entry] = tally[other]
            tally[other] = 0
        indptr[role - first + np.uint32(1)] = size


def _likest(
    first: int,
    starts: Array,
    skills: Array,
    values: Array,
    tile: int,
    begins: Array,
    holders: Array,
    held: Array,
    tally: Array,
    best: Array,
    scores: Array,
    filled: Array,
) -> None:
    """Bring the roles of a tile, which begins with the role `tile`, into the likest of some roles.

    The roles from `first` on each have a row of `best` and `scores`, the likest first, of which `filled` are
    known; `starts` and what it leads to hold the rows of these roles only. Tiles come in order, so that of
    roles alike the first in order stays before.
    """
    most = best.shape[1]
    many = np.uint32(tally.size)
    for row in range(np.uint32(best.shape[0])):
        for place in range(starts[row], starts[row + np.uint32(1)]):
            skill, value = skills[place], values[place]
            for at in range(begins[skill], begins[skill + np.uint32(1)]):
                tally[holders[at]] += value * held[at]
        if tile <= first + row < tile + many:
            tally[first + row - tile] = 0.0
        known, bar = filled[row], scores[row, most - 1]
        for other in range(many):
            score = tally[other]
            if score > bar:
                spot = min(known, most - 1)
                while spot > 0 and scores[row, spot - 1] < score:
                    scores[row, spot] = scores[row, spot - 1]
                    best[row, spot] = best[row, spot - 1]
                    spot -= 1
                scores[row, spot] = score
                best[row, spot] = np.int32(tile + other)
                known = min(known + 1, most)
                bar = scores[row, most - 1]
        filled[row] = known
        tally[:] = 0.0
