"""Making the next batch while the server works on this one."""

from collections.abc import Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from itertools import islice
from typing import TypeVar

Item = TypeVar("Item")


def made_ahead(items: Iterable[Item]) -> Iterator[Item]:
    """The items in order, each made in another thread; what its making raises is raised here."""
    source = iter(items)

    def next_one() -> list[Item]:
        return list(islice(source, 1))

    with ThreadPoolExecutor(max_workers=1) as maker:
        ahead = maker.submit(next_one)
        while item := ahead.result():
            ahead = maker.submit(next_one)
            yield item[0]
