"""How far a long piece of work is, told to who watches: so much done of so much."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import accumulate
from typing import TypeVar

Watch = Callable[[int, int], None]

# Who watches is told of a step of a hundredth of a part, and seldom more.
PARTS = 100
_One = TypeVar("_One")


def parted(watch: Watch | None, *weights: int) -> tuple[Watch | None, ...]:
    """A watch for each of several pieces of work that follow one another and weigh so much."""
    if watch is None:
        return (None,) * len(weights)
    return tuple(
        _piece(watch, before, weight, sum(weights))
        for before, weight in zip(accumulate((0, *weights)), weights, strict=False)
    )


def _piece(watch: Watch, before: int, weight: int, whole: int) -> Watch:
    return lambda done, of: watch(PARTS * before + PARTS * weight * done // max(of, 1), PARTS * whole)


def watched(things: Sequence[_One] | Iterable[_One], watch: Watch | None, total: int) -> Iterator[_One]:
    """The things one by one; who watches is told now and then how many of the total are done."""
    step = max(total // PARTS, 1)
    for n, one in enumerate(things, 1):
        yield one
        if watch and (n % step == 0 or n == total):
            watch(n, total)
