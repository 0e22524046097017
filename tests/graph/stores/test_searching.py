"""What fits a name that is typed still, and in which order, in memory and in a file."""

from collections.abc import Callable
from pathlib import Path

import pytest

from graph.errors import BadQuestion
from graph.kinds import NodeKind
from graph.model import Graph, Node
from graph.questions.searched import SearchedKind, names_for
from graph.stores.exports import to_networkx
from graph.stores.memory import NetworkxStore
from graph.stores.searching import SEARCHED
from graph.stores.sqlite.store import FileStore
from graph.stores.store import Store
from tests.kit.drawn import drawn

NODES = (
    Node("system:salesforce", "Salesforce", ("SFDC",)),
    Node("system:dot-net", "C#/.NET", ("C++",)),
    Node("competency:forecasts", "Forecasting of sales"),
    Node("competency:resale", "Resale"),
    Node("role:senior", "Senior Sales Analyst"),
    Node("role:junior", "Jr. Développeur d'application", ("Programmer", "Sales programmer")),
    Node("track:sales", "Sales"),
    Node("requirement:x", "Sales of all kinds"),
)


@pytest.fixture(params=["memory", "file"])
def store(request: pytest.FixtureRequest, tmp_path: Path) -> Store:
    """The same names in memory and in a file."""
    kinds: dict[str, Callable[[], Store]] = {
        "memory": NetworkxStore,
        "file": lambda: FileStore(tmp_path / "atlas.db"),
    }
    made = kinds[request.param]()
    made.replace(Graph(NODES, ()))
    return made


@pytest.mark.parametrize(
    ("typed", "names"),
    [
        # Names that begin so, then those with such a word, then those that hold it; shorter ones first.
        (
            "sale",
            [
                "Sales",
                "Salesforce",
                "Sales programmer",
                "Forecasting of sales",
                "Senior Sales Analyst",
                "Resale",
            ],
        ),
        ("sale for", ["Forecasting of sales", "Salesforce"]),
        ("ana sen", ["Senior Sales Analyst"]),
        ("sr an", ["Senior Sales Analyst"]),
        ("DEVELOPP", ["Jr. Développeur d'application"]),
        ("développeur", ["Jr. Développeur d'application"]),
        ("junior dev", ["Jr. Développeur d'application"]),
        ("sfd", ["SFDC"]),
        ("c+", ["C++"]),
        ("c#", ["C#/.NET"]),
        ("  ", []),
        ("\" OR * ^ ' NEAR(", []),
        ("x" * 5000, []),
    ],
)
def test_names_fit_what_is_typed_in_the_order_that_is_said(
    store: Store, typed: str, names: list[str]
) -> None:
    assert [hit.name for hit in store.search(typed, SEARCHED, 10)] == names


def test_a_node_comes_once_and_kinds_and_limit_hold(store: Store) -> None:
    hits = store.search("sales", SEARCHED, 10)
    assert len({hit.node.id for hit in hits}) == len(hits)
    assert [hit.name for hit in store.search("sale", (NodeKind.ROLE,), 1)] == ["Sales programmer"]
    assert store.search("sale", SEARCHED, 0) == ()
    assert store.search("sale", (), 5) == ()


def test_a_store_becomes_a_network_of_plain_values(store: Store) -> None:
    store.replace(drawn({"clerk": {"technical": {"excel": 2}}}))
    network = to_networkx(store)
    graph = store.graph()
    assert set(network) == {node.id for node in graph.nodes}
    assert {key for _, _, key in network.edges(keys=True)} == {edge.key for edge in graph.edges}
    (need,) = [said for _, _, said in network.edges(data=True) if said["kind"] == "NEEDS"]
    assert need["level"] == 2
    assert need["evidence"][0]["line"] >= 1
    assert network.nodes["role:clerk"]["label"] == "clerk"


def test_a_kind_is_looked_for_by_itself(store: Store) -> None:
    found = names_for(store, "sal", SearchedKind.SKILL)
    assert [hit.node.label for hit in found.hits] == ["Salesforce", "Forecasting of sales", "Resale"]
    with pytest.raises(BadQuestion, match="give 1 or more"):
        names_for(store, "sal", top=0)
