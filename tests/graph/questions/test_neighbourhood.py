"""The piece of the graph that is drawn: nodes asked for first, then roles, then common skills."""

import pytest

from graph.kinds import NodeKind
from graph.questions.neighbourhood import neighbourhood
from graph.stores.memory import NetworkxStore
from graph.stores.store import View
from tests.kit.drawn import drawn


@pytest.fixture
def store() -> View:
    """clerk and senior in books share excel; analyst in data needs sql and excel."""
    opened = NetworkxStore()
    roles = {
        "clerk": {"technical": {"excel": 2}},
        "senior": {"technical": {"excel": 3, "sap": 2}},
        "analyst": {"technical": {"excel": 3, "sql": 3}},
    }
    tracks = {"books": ["clerk", "senior"], "data": ["analyst"]}
    opened.replace(drawn(roles, [("senior", "clerk", "technical")], tracks))
    return opened


def labels(store: View, **asked: object) -> list[str]:
    return [node.label for node in neighbourhood(store, **asked).nodes]  # type: ignore[arg-type]


def test_without_ids_roles_come_first_then_the_skills_that_most_roles_need(store: View) -> None:
    assert labels(store) == ["analyst", "clerk", "senior", "excel", "sap", "sql"]


def test_beyond_the_limit_nodes_are_counted_and_no_edge_hangs_loose(store: View) -> None:
    piece = neighbourhood(store, limit=4)
    drawn_ids = {node.id for node in piece.nodes}
    assert (len(piece.nodes), piece.left_out) == (4, 2)
    assert all({edge.source, edge.target} <= drawn_ids for edge in piece.edges)
    assert {str(edge.kind) for edge in piece.edges} == {"NEEDS", "PROMOTES_TO", "INHERITS"}


def test_a_node_comes_first_with_its_neighbours_only(store: View) -> None:
    assert labels(store, ids=["system:sql"]) == ["sql", "analyst"]
    assert labels(store, ids=["role:senior"]) == ["senior", "clerk", "excel", "sap"]


def test_kinds_and_tracks_narrow_the_picture(store: View) -> None:
    assert labels(store, kinds=[NodeKind.ROLE]) == ["analyst", "clerk", "senior"]
    assert labels(store, tracks=["data"]) == ["analyst", "excel", "sql"]


@pytest.mark.parametrize("node", ["track:books", "requirement:clerk-technical-excel", "role:absent"])
def test_what_is_not_drawn_itself_raises_nothing(store: View, node: str) -> None:
    assert len(neighbourhood(store, ids=[node]).nodes) <= 1
