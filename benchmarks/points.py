"""Point questions on ESCO in each kind of store: python -m benchmarks.points [neo4j://HOST:7687]

The processor milliseconds (on a server the milliseconds of the clock) of `who needs`, `gap` and `role`, each
about something else every time it is asked; the first question of each, which may build an index, is told by
itself. The peer is a plain networkx graph of the same needs: edges with their data, without roles, evidence
or chains as values. ESCO is read from ../shared beside the project and kept in a temporary folder.
"""

import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from random import Random
from statistics import median, quantiles

import networkx as nx

from benchmarks.esco import ESCO
from graph.kinds import SKILL_KINDS, EdgeKind, NodeKind
from graph.questions.catalogue import role_sheet
from graph.questions.needs import gap, who_needs
from graph.stores.memory import NetworkxStore
from graph.stores.sqlite.store import FileStore
from graph.stores.store import View
from loaders.connect import connect, read_graph

ASKED = 1_000
SEED = 7


def main(address: str | None) -> None:
    """Print what was measured."""
    graph = read_graph([ESCO])
    memory = NetworkxStore()
    memory.replace(graph)
    tell("networkx", peer(memory), time.process_time)
    tell("memory:", questions(memory.snapshot()), time.process_time)
    with tempfile.TemporaryDirectory() as folder:
        file = FileStore(Path(folder) / "esco.db")
        file.replace(graph)
        tell("file:", questions(file.snapshot()), time.process_time)
        file.close()
    if address:
        server = connect(f"{address}?dataset=points-bench")
        server.replace(graph)
        tell("neo4j", questions(server.snapshot()), time.perf_counter)


def tell(place: str, asked: Iterator[tuple[str, Callable[[], object]]], clock: Callable[[], float]) -> None:
    """Print the median and the 99th percentile of each question."""
    for name, ask in asked:
        first = spent(ask, clock)
        each = [spent(ask, clock) for _ in range(ASKED)]
        print(
            f"{place:9} {name:9} p50 {median(each):7.2f} ms  p99 {quantiles(each, n=100)[98]:7.2f} ms"
            f"  longest {max(each):7.2f} ms  first {first:8.2f} ms",
            flush=True,
        )


def spent(ask: Callable[[], object], clock: Callable[[], float]) -> float:
    """Milliseconds that one question takes."""
    start = clock()
    ask()
    return (clock() - start) * 1000


def questions(view: View) -> Iterator[tuple[str, Callable[[], object]]]:
    """The questions as a person asks them, about other ids each time."""
    chance = Random(SEED)
    roles, skills = ids(view)
    yield "who needs", lambda: who_needs(view, chance.choice(skills))
    yield "gap", lambda: gap(view, *chance.sample(roles, 2))
    yield "role", lambda: role_sheet(view, chance.choice(roles))


def peer(view: View) -> Iterator[tuple[str, Callable[[], object]]]:
    """The same by hand on a graph of networkx."""
    chance = Random(SEED)
    roles, skills = ids(view)
    needs: nx.DiGraph[str] = nx.DiGraph()
    needs.add_nodes_from((*roles, *skills))
    needs.add_edges_from((e.source, e.target, dict(e.facts)) for e in view.edges_of_kind(EdgeKind.NEEDS))

    def between(one: str, other: str) -> list[str]:
        return [skill for skill in needs[other] if skill not in needs[one]]

    yield "who needs", lambda: sorted(needs.in_edges(chance.choice(skills), data=True), key=lambda e: e[0])
    yield "gap", lambda: between(*chance.sample(roles, 2))
    yield "role", lambda: sorted(needs.out_edges(chance.choice(roles), data=True), key=lambda e: e[1])


def ids(view: View) -> tuple[list[str], list[str]]:
    """The ids of all roles and of all skills."""
    return (
        [role.id for role in view.nodes_of_kind(NodeKind.ROLE)],
        [skill.id for kind in SKILL_KINDS for skill in view.nodes_of_kind(kind)],
    )


if __name__ == "__main__":
    main(sys.argv[1] if len(sys.argv) > 1 else None)
