"""The inner loops of the search among very many roles, compiled where the extra `fast` (numba) is installed.

What they give is what numpy gives, to the last bit: sums of whole millionths, the same divisions. numba takes
half a second to load, so a process that asks once goes without.
"""

import sys
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from itertools import count
from typing import Any

from graph.questions.all_pairs.compiled import keeps_compiled

# From so many searches on, those of a page or a notebook, the loops are compiled.
PAYS_FROM = 3
_searches = count(1)


@dataclass(frozen=True)
class Loops:
    """The compiled loops."""

    continued: Callable[..., int]
    hopeful: Callable[..., None]
    ahead: Callable[..., None]
    sums: Callable[..., None]


def loops(fast: bool | None = None) -> Loops | None:
    """The compiled loops, None where they do not pay, are not there or are not wanted (`fast` False)."""
    if fast is False or (fast is None and next(_searches) < PAYS_FROM and "numba" not in sys.modules):
        return None
    return _compiled()


@cache
def _compiled() -> Loops | None:
    try:
        import numba  # noqa: PLC0415 - an extra, and slow to load
    except ModuleNotFoundError:
        return None
    keep = keeps_compiled(numba)
    one, ints, floats = numba.int64, numba.int64[::1], numba.float64[::1]
    bools, tables = numba.boolean[::1], numba.float64[:, ::1]
    ways = numba.int64[:, ::1]
    costs, asked = (floats, floats, floats), (ints, ints, floats, bools, bools)
    made = numba.njit(
        [(ways, ints, *costs, ints, ints, ints, floats, *asked, one, ways, *costs, bools)], cache=keep
    )(_continued)
    hopes = numba.njit(
        [(ints, one, floats, floats, floats, tables, numba.float64, one, ints, floats, floats, bools)],
        cache=keep,
    )(_hopeful)
    ahead = numba.njit([(ints, ints, floats, floats)], cache=keep)(_ahead)
    sums = numba.njit([(ints, ints, floats, bools, floats)], cache=keep)(_sums)
    return Loops(made, hopes, ahead, sums)


# Below is what numba compiles.
Array = Any


def _continued(
    ways: Array,
    stamps: Array,
    effort: Array,
    with_target: Array,
    hardest: Array,
    starts: Array,
    ends: Array,
    track: Array,
    least: Array,
    begins: Array,
    pieces: Array,
    weights: Array,
    of_target: Array,
    first: Array,
    new_skills: int,
    longer: Array,
    efforts: Array,
    with_targets: Array,
    hardests: Array,
    light: Array,
) -> int:
    """Every beginning with every role that it may go on to, and what that costs; returns how many.

    `longer` takes the ways (rows x one role more than `ways`). `stamps` has a place for
    each piece, -1 in all; it holds the last beginning that learned the piece.
    """
    made = 0
    width = ways.shape[1]
    for row in range(ways.shape[0]):
        for passed in range(1, width):
            for place in range(begins[ways[row, passed]], begins[ways[row, passed] + 1]):
                stamps[pieces[place]] = row
        last = ways[row, width - 1]
        for at in range(starts[last], starts[last + 1]):
            other = ends[at]
            may = least[other] < float("inf")
            for passed in range(width):
                may = may and ways[row, passed] != other
            if len(track) and track[other] != track[last]:
                for passed in range(width - 1):
                    may = may and track[ways[row, passed]] != track[other]
            if not may:
                continue
            step = beyond = 0.0
            fresh = 0
            for place in range(begins[other], begins[other + 1]):
                piece = pieces[place]
                if stamps[piece] != row:
                    step += weights[piece]
                    beyond += 0.0 if of_target[piece] else weights[piece]
                    fresh += first[piece]
            for passed in range(width):
                longer[made, passed] = ways[row, passed]
            longer[made, width] = other
            efforts[made], with_targets[made] = effort[row] + step, with_target[row] + beyond
            hardests[made] = max(hardest[row], step)
            light[made] = new_skills < 0 or fresh <= new_skills
            made += 1
    return made


def _hopeful(
    ends: Array,
    moves: int,
    effort: Array,
    with_target: Array,
    hardest: Array,
    least: Array,
    whole: float,
    most_moves: int,
    best_moves: Array,
    best_effort: Array,
    best_hardest: Array,
    hope: Array,
) -> None:
    """Say which beginnings no way of the front beats for each number of moves that they may come to."""
    for row in range(len(ends)):
        still = with_target[row] - effort[row]
        hope[row] = False
        for total in range(moves + 1, most_moves + 1):
            costs = max(with_target[row], whole + least[total - moves, ends[row]])
            hard = max(hardest[row], still / (total - moves))
            beaten = costs == float("inf")
            for n in range(len(best_moves)):
                if best_moves[n] <= total and best_effort[n] <= costs and best_hardest[n] <= hard:
                    same = best_moves[n] == total and best_effort[n] == costs and best_hardest[n] == hard
                    beaten = beaten or not same
            if not beaten:
                hope[row] = True
                break


def _ahead(starts: Array, ends: Array, onward: Array, after: Array) -> None:
    """Bring `after` down to the least of what a role of each row leads to."""
    for row in range(len(after)):
        least = after[row]
        for at in range(starts[row], starts[row + 1]):
            least = min(least, onward[ends[at]])
        after[row] = least


def _sums(starts: Array, pieces: Array, weights: Array, left_out: Array, summed: Array) -> None:
    """What each role asks by these weights, without the pieces that are left out."""
    for row in range(len(summed)):
        asks = 0.0
        for at in range(starts[row], starts[row + 1]):
            if not left_out[pieces[at]]:
                asks += weights[pieces[at]]
        summed[row] = asks
