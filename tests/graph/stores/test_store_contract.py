"""What a store does, said once and run on every store."""

import pytest

from graph.errors import GraphReplaced, InvalidRecord, NothingToUndo, UnknownNode
from graph.exchange.codec import from_json, graph_json
from graph.kinds import EdgeKind, NodeKind
from graph.model import Graph, Node
from graph.stores.patterns import Pattern, walk
from graph.stores.store import Store
from tests.kit.drawn import drawn


@pytest.fixture
def small() -> Graph:
    """analyst --(2)--> sql <--(4)-- engineer --(3)--> airflow."""
    return drawn({"engineer": {"technical": {"sql": 4, "airflow": 3}}, "analyst": {"technical": {"sql": 2}}})


def test_an_empty_store_answers_every_question_with_nothing(store: Store) -> None:
    assert store.nodes(["role:x"]) == ()
    assert store.nodes_of_kind(NodeKind.ROLE) == ()
    assert store.labelled("x", (NodeKind.ROLE,)) == ()
    assert store.edges_from(["role:x"], EdgeKind.NEEDS) == ()
    assert list(store.edges_of_kind(EdgeKind.NEEDS)) == []
    assert store.graph() == Graph((), ())


def test_a_node_asked_for_by_an_absent_id_is_unknown(store: Store) -> None:
    with pytest.raises(UnknownNode, match="role:x"):
        store.node("role:x")


def test_nodes_come_sorted_by_id_and_absent_ones_are_left_out(store: Store, small: Graph) -> None:
    store.replace(small)
    asked = ["system:sql", "role:none", "role:engineer", "role:engineer"]
    assert [node.id for node in store.nodes(asked)] == ["role:engineer", "system:sql"]
    assert [node.id for node in store.nodes_of_kind(NodeKind.ROLE)] == ["role:analyst", "role:engineer"]


def test_a_node_is_found_by_id_label_and_alternative_label_whatever_the_case(store: Store) -> None:
    node = {"id": "system:salesforce", "label": "Salesforce", "alt_labels": ["SFDC"], "facts": {}}
    store.replace(from_json({"format": "role-atlas/1", "nodes": [node], "edges": []}, "test"))
    for name in ("system:salesforce", "SALESFORCE", "sfdc"):
        assert [n.id for n in store.labelled(name, (NodeKind.SYSTEM,))] == ["system:salesforce"]
    assert store.labelled("sfdc", (NodeKind.ROLE,)) == ()


def test_edges_are_found_from_both_ends_sorted_by_key(store: Store, small: Graph) -> None:
    store.replace(small)
    to_sql = store.edges_to(["system:sql"], EdgeKind.NEEDS)
    assert [(edge.source, edge.level) for edge in to_sql] == [("role:analyst", 2), ("role:engineer", 4)]
    leaving = store.edges_from(["role:engineer", "role:analyst"], EdgeKind.NEEDS)
    assert [edge.key for edge in leaving] == sorted(edge.key for edge in leaving)
    assert len(leaving) == 3
    assert [e.key for e in store.edges_of_kind(EdgeKind.NEEDS)] == [e.key for e in leaving]


def test_a_replaced_graph_leaves_nothing_behind_and_changes_the_version(store: Store, small: Graph) -> None:
    store.replace(small)
    before = store.version
    store.replace(drawn({"clerk": {"technical": {"excel": None}}}))
    assert store.version != before
    assert [node.id for node in store.nodes_of_kind(NodeKind.ROLE)] == ["role:clerk"]
    assert store.edges_to(["system:sql"], EdgeKind.NEEDS) == ()


CLERK = drawn({"clerk": {"technical": {"excel": None}}})


def test_an_undone_load_gives_back_the_graph_before_it_and_undone_twice_its_own(
    store: Store, small: Graph
) -> None:
    store.replace(small)
    store.replace(CLERK)
    loaded = store.version
    for wanted in (small, CLERK, small):
        store.undo()
        assert as_sets(store.graph()) == as_sets(wanted)
        assert store.exists()
    assert store.version != loaded
    assert [node.id for node in store.labelled("analyst", (NodeKind.ROLE,))] == ["role:analyst"]
    assert store.labelled("clerk", (NodeKind.ROLE,)) == ()
    assert len(store.edges_to(["system:sql"], EdgeKind.NEEDS)) == 2


def test_a_load_after_an_undone_one_is_undone_to_what_it_replaced(store: Store, small: Graph) -> None:
    third = drawn({"cook": {"technical": {"knives": 3}}})
    store.replace(small)
    store.replace(CLERK)
    store.undo()
    store.replace(third)
    store.undo()
    assert as_sets(store.graph()) == as_sets(small)
    store.undo()
    assert as_sets(store.graph()) == as_sets(third)


def test_an_empty_graph_that_was_loaded_is_a_version_like_any(store: Store, small: Graph) -> None:
    empty = Graph((), ())
    store.replace(small)
    store.replace(empty)
    store.undo()
    assert as_sets(store.graph()) == as_sets(small)
    store.undo()
    assert store.graph() == empty
    assert store.exists()


def test_where_nothing_was_replaced_there_is_nothing_to_undo(store: Store, small: Graph) -> None:
    with pytest.raises(NothingToUndo, match="keeps no earlier version"):
        store.undo()
    store.replace(small)
    with pytest.raises(NothingToUndo, match="keeps no earlier version"):
        store.undo()
    assert as_sets(store.graph()) == as_sets(small)


def test_a_snapshot_is_not_moved_by_an_undone_load(store: Store, small: Graph) -> None:
    store.replace(small)
    store.replace(CLERK)
    before = store.snapshot()
    store.undo()
    try:
        titles = [node.label for node in before.nodes_of_kind(NodeKind.ROLE)]
    except GraphReplaced:
        return
    assert titles == ["clerk"]


def test_a_graph_that_was_never_loaded_is_told_from_an_empty_one(store: Store) -> None:
    assert not store.exists()
    assert not store.snapshot().exists()
    assert store.name not in store.names()
    store.replace(Graph((), ()))
    assert store.exists()
    assert store.snapshot().exists()
    assert store.name in store.names()
    assert list(store.names()) == sorted(store.names())


def test_a_graph_comes_out_of_a_store_as_it_went_in(store: Store, small: Graph) -> None:
    store.replace(small)
    assert as_sets(store.graph()) == as_sets(small)
    assert as_sets(from_json(graph_json(store.graph()), "test")) == as_sets(small)


@pytest.mark.parametrize("pattern", list(Pattern))
def test_a_piece_holds_what_a_walk_over_single_fetches_finds(store: Store, pattern: Pattern) -> None:
    store.replace(
        drawn(
            {
                "junior": {"technical": {"sql": 2}, "soft": {"tact": None}},
                "senior": {"technical": {"excel": 3}},
                "lead": {"technical": {"sql": 4}},
            },
            inherits=[("senior", "junior", "all"), ("lead", "senior", "all")],
            tracks={"data": ["junior", "senior", "lead"]},
        )
    )
    for ids in (["role:lead"], ["system:sql", "role:senior"], ["role:lead", "role:none"], []):
        assert store.piece(ids, pattern) == walk(store, ids, pattern)


def test_a_role_inherited_through_is_in_the_piece(store: Store) -> None:
    roles: dict[str, dict[str, dict[str, int | None]]] = {
        "junior": {"technical": {"sql": 2}},
        "senior": {"technical": {}},
        "lead": {"technical": {}},
    }
    store.replace(drawn(roles, inherits=[("senior", "junior", "all"), ("lead", "senior", "all")]))
    piece = store.piece(["role:lead"], Pattern.NEEDS)
    assert set(piece.nodes) == {"role:lead", "role:senior", "role:junior", "system:sql"}


def test_a_snapshot_is_not_moved_by_a_later_load(store: Store, small: Graph) -> None:
    store.replace(small)
    before = store.snapshot()
    assert before.version == store.version
    store.replace(drawn({"clerk": {"technical": {"excel": None}}}))
    try:
        titles = [node.label for node in before.nodes_of_kind(NodeKind.ROLE)]
    except GraphReplaced:
        return
    assert titles == ["analyst", "engineer"]


def test_a_load_tells_how_far_it_is(store: Store, small: Graph) -> None:
    told: list[tuple[int, int]] = []
    store.replace(small, lambda done, total: told.append((done, total)))
    rows = len(small.nodes) + len(small.edges)
    assert all(done <= total == rows for done, total in told)
    assert not told or told[-1] == (rows, rows)


def test_two_nodes_that_share_a_label_are_both_found(store: Store) -> None:
    store.replace(
        Graph((Node("role:a", "Clerk"), Node("role:b", "clerk"), Node("system:clerk", "Clerk")), ())
    )
    assert [n.id for n in store.labelled("CLERK", (NodeKind.ROLE,))] == ["role:a", "role:b"]
    assert [n.id for n in store.labelled("Role:A", tuple(NodeKind))] == ["role:a"]


HOSTILE = (
    "<img src=x onerror=alert(1)>",
    "'; MATCH (n) DETACH DELETE n //",
    '=HYPERLINK("http://x")',
    "\u540d \u00e9 \U0001f600",
)


@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_name_stays_text(store: Store, name: str) -> None:
    facts = {"track": name, "list": [name], "deep": {name: [None, 1.5, True]}}
    node = Node("role:x", name, (f"{name}!",), facts)
    store.replace(Graph((node,), ()))
    assert store.graph().nodes == (node,)
    assert store.labelled(name, (NodeKind.ROLE,)) == (node,)
    assert store.node("role:x").facts["deep"] == {name: [None, 1.5, True]}


def test_a_graph_with_an_edge_without_an_end_is_refused_everywhere(small: Graph) -> None:
    with pytest.raises(InvalidRecord):
        Graph(small.nodes[:1], small.edges)


def as_sets(graph: Graph) -> tuple[list[str], list[str]]:
    """The graph as sorted text, whatever the order it was given in."""
    value = graph_json(graph)
    return sorted(map(str, value["nodes"])), sorted(map(str, value["edges"]))
