"""Point questions on ESCO fetch what they answer and no more, and a bulk import is the same graph."""

from collections.abc import Iterator
from pathlib import Path
from random import Random
from typing import Any

import pytest

from benchmarks.esco import Esco
from graph.kinds import EdgeKind, NodeKind
from graph.model import Graph
from graph.questions.catalogue import role_sheet
from graph.questions.find import find
from graph.questions.needs import gap, overlap, who_needs
from graph.questions.neighbourhood import neighbourhood
from graph.stores.exports import write_import
from graph.stores.memory import NetworkxStore
from graph.stores.neo4j.link import Link
from graph.stores.neo4j.store import Neo4jStore
from graph.stores.store import View
from loaders.connect import read_graph
from server import local
from server.settings import write_conf
from tests.kit.neo4j_servers import open_store, programs

COUNT = 5
pytestmark = pytest.mark.long


class CountingLink(Link):
    """A link that counts the questions put to the server and the nodes and edges that came back."""

    def __init__(self, link: Link) -> None:
        self.__dict__.update(link.__dict__)
        self.queries = 0
        self.parts = 0

    def ask(self, query: Any, **values: Any) -> Any:
        """Ask and count."""
        records = super().ask(query, **values)
        self.queries += 1
        self.parts += sum(len(r.get("nodes", ())) + len(r.get("edges", ())) for r in records)
        return records


@pytest.fixture(scope="module")
def esco(shared_dir: Path) -> Esco:
    """The occupations and skills of ESCO."""
    return Esco(shared_dir / "data" / "esco-1.1.1")


@pytest.fixture(scope="module")
def held(esco: Esco, neo4j_link: Link) -> Iterator[tuple[View, CountingLink, View]]:
    """ESCO on the server, with the link that counts, and in memory."""
    writing = Neo4jStore(neo4j_link, "esco")
    writing.load(esco.nodes(), esco.edges(), esco.rows)
    memory = NetworkxStore()
    memory.replace(Graph(tuple(esco.nodes()), tuple(esco.edges())))
    counting = CountingLink(neo4j_link)
    yield Neo4jStore(counting, "esco").pinned(writing.version), counting, memory
    writing.wipe()


def asked(question: str, store: View, chance: Random, esco: Esco) -> Any:
    """The answer to a question about random roles and skills."""
    roles = sorted(i for i in esco.labels if i.startswith("role:"))
    if question == "who needs":
        return who_needs(store, chance.choice(sorted(esco.holders)))
    if question == "role":
        return role_sheet(store, chance.choice(roles))
    if question == "gap":
        return gap(store, *chance.sample(roles, 2))
    if question == "overlap":
        return overlap(store, chance.sample(roles, 3))
    if question == "near":
        return neighbourhood(store, [chance.choice(roles)], limit=100)
    return find(store, esco.labels[chance.choice(roles)].upper(), (NodeKind.ROLE,))


QUERIES = {"who needs": 1, "role": 1, "gap": 1, "overlap": 1, "near": 2, "find": 1}


@pytest.mark.parametrize("question", QUERIES)
def test_a_point_question_is_one_query_and_fetches_its_answer_only(
    held: tuple[View, CountingLink, View], esco: Esco, question: str
) -> None:
    store, counting, memory = held
    for seed in range(COUNT):
        counting.queries = counting.parts = 0
        found = asked(question, store, Random(seed), esco)
        assert counting.queries == QUERIES[question]
        assert counting.parts < esco.rows / 20
        assert found == asked(question, memory, Random(seed), esco)


def test_the_whole_of_esco_streams_out_as_it_went_in(
    held: tuple[View, CountingLink, View],
) -> None:
    store, counting, memory = held
    counting.queries = 0
    streamed = [(e.source, e.target, e.necessity) for e in store.edges_of_kind(EdgeKind.NEEDS)]
    assert streamed == [(e.source, e.target, e.necessity) for e in memory.edges_of_kind(EdgeKind.NEEDS)]
    assert counting.queries < 20
    assert [n.id for n in store.nodes_of_kind(NodeKind.COMPETENCY)] == [
        n.id for n in memory.nodes_of_kind(NodeKind.COMPETENCY)
    ]


def test_a_bulk_import_holds_the_graph_that_was_exported(shared_dir: Path, tmp_path: Path) -> None:
    graph = read_graph([shared_dir / "seeds"])
    home = programs(tmp_path)
    arguments = write_import(graph, tmp_path / "csv", "finance")
    home.password()
    write_conf(home, 1)
    report = f"--report-file={tmp_path / 'import.report'}"
    local.admin(home, "database", "import", "full", report, *arguments, "neo4j")
    running = local.start(home)
    try:
        env = {"NEO4J_USERNAME": running.user, "NEO4J_PASSWORD": running.password}
        store = open_store(f"{running.address}?dataset=finance", env)
        memory = NetworkxStore()
        memory.replace(graph)
        assert store.graph() == memory.graph()
        assert who_needs(store, "system:map") == who_needs(memory, "system:map")
        store.replace(graph)
        assert store.graph() == memory.graph()
        store.close()
    finally:
        local.stop(home)
