"""What a store does, said once and run on every store."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from drawn import drawn
from graph.codec import from_json, to_json
from graph.errors import UnknownNode
from graph.file_store import FileStore
from graph.model import Graph
from graph.networkx_store import NetworkxStore
from graph.store import GraphStore
from graph.vocabulary import EdgeKind, NodeKind


@pytest.fixture(params=["memory", "file"])
def store(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[GraphStore]:
    """An empty store of each kind in turn."""
    opened = FileStore(tmp_path / "atlas.json") if request.param == "file" else NetworkxStore()
    yield opened
    opened.close()


@pytest.fixture
def small() -> Graph:
    """analyst --(2)--> sql <--(4)-- engineer --(3)--> airflow."""
    return drawn({"engineer": {"technical": {"sql": 4, "airflow": 3}}, "analyst": {"technical": {"sql": 2}}})


def test_an_empty_store_answers_every_question_with_nothing(store: GraphStore) -> None:
    assert store.nodes(["role:x"]) == ()
    assert store.nodes_of_kind(NodeKind.ROLE) == ()
    assert store.labelled("x", (NodeKind.ROLE,)) == ()
    assert store.edges_from(["role:x"], EdgeKind.NEEDS) == ()
    assert list(store.edges_of_kind(EdgeKind.NEEDS)) == []
    assert store.graph() == Graph((), ())


def test_a_node_asked_for_by_an_absent_id_is_unknown(store: GraphStore) -> None:
    with pytest.raises(UnknownNode, match="role:x"):
        store.node("role:x")


def test_nodes_come_sorted_by_id_and_absent_ones_are_left_out(store: GraphStore, small: Graph) -> None:
    store.replace(small)
    asked = ["system:sql", "role:none", "role:engineer", "role:engineer"]
    assert [node.id for node in store.nodes(asked)] == ["role:engineer", "system:sql"]
    assert [node.id for node in store.nodes_of_kind(NodeKind.ROLE)] == ["role:analyst", "role:engineer"]


def test_a_node_is_found_by_id_label_and_alternative_label_whatever_the_case(store: GraphStore) -> None:
    node = {"id": "system:salesforce", "label": "Salesforce", "alt_labels": ["SFDC"], "facts": {}}
    store.replace(from_json({"format": "role-atlas/1", "nodes": [node], "edges": []}, "test"))
    for name in ("system:salesforce", "SALESFORCE", "sfdc"):
        assert [n.id for n in store.labelled(name, (NodeKind.SYSTEM,))] == ["system:salesforce"]
    assert store.labelled("sfdc", (NodeKind.ROLE,)) == ()


def test_edges_are_found_from_both_ends_sorted_by_key(store: GraphStore, small: Graph) -> None:
    store.replace(small)
    to_sql = store.edges_to(["system:sql"], EdgeKind.NEEDS)
    assert [(edge.source, edge.level) for edge in to_sql] == [("role:analyst", 2), ("role:engineer", 4)]
    leaving = store.edges_from(["role:engineer", "role:analyst"], EdgeKind.NEEDS)
    assert [edge.key for edge in leaving] == sorted(edge.key for edge in leaving)
    assert len(leaving) == 3
    assert [e.key for e in store.edges_of_kind(EdgeKind.NEEDS)] == [e.key for e in leaving]


def test_a_replaced_graph_leaves_nothing_behind_and_changes_the_version(
    store: GraphStore, small: Graph
) -> None:
    store.replace(small)
    before = store.version
    store.replace(drawn({"clerk": {"technical": {"excel": None}}}))
    assert store.version != before
    assert [node.id for node in store.nodes_of_kind(NodeKind.ROLE)] == ["role:clerk"]
    assert store.edges_to(["system:sql"], EdgeKind.NEEDS) == ()


def test_a_graph_comes_out_of_a_store_as_it_went_in(store: GraphStore, small: Graph) -> None:
    store.replace(small)
    assert as_sets(store.graph()) == as_sets(small)
    assert as_sets(from_json(to_json(store.graph()), "test")) == as_sets(small)


def as_sets(graph: Graph) -> tuple[list[str], list[str]]:
    """The graph as sorted text, whatever the order it was given in."""
    value = to_json(graph)
    return sorted(map(str, value["nodes"])), sorted(map(str, value["edges"]))
