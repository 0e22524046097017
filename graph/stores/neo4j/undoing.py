"""Going back to the graph before the last load: the two copies change places in one transaction."""

from graph.errors import StoreTrouble
from graph.stores.neo4j import cypher_write as cypher
from graph.stores.neo4j.link import Link, Record


def swapped(link: Link, dataset: str) -> bool:
    """Let the graph that readers see and the one before it change places; False where there is none.

    An unknown outcome is looked up, never assumed, for a swap done twice would be none.
    """
    before = _pointers(link, dataset)
    if not before or not before["active"] or not before["previous"]:
        return False
    try:
        link.change(lambda tx: tx.run(cypher.SWAP, dataset=dataset, **before).consume())
    except StoreTrouble:
        if not _is_swapped(before, _pointers(link, dataset)):
            raise
    if not _is_swapped(before, _pointers(link, dataset)):
        raise StoreTrouble(f"{link.address} was loaded meanwhile: nothing is undone, look and try again")
    return True


def _pointers(link: Link, dataset: str) -> Record | None:
    return next(iter(link.ask(cypher.POINTERS, dataset=dataset)), None)


def _is_swapped(before: Record, now: Record | None) -> bool:
    return now is not None and (now["active"], now["previous"]) == (before["previous"], before["active"])
