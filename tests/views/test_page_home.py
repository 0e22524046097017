"""The page Home: what is loaded, and questions that this graph answers, each with its address."""

from itertools import pairwise
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from graph.facts import Facts
from graph.kinds import NodeKind
from graph.model import Graph, Node
from graph.questions.paths.ways import Ways
from graph.stores.memory import NetworkxStore
from graph.stores.sqlite.store import FileStore
from loaders.connect import read_graph
from seeds.shipped import DOCUMENTS
from tests.kit.page_graph import LADDER, restaurant
from tests.kit.pages import APP, visited, words
from views.home.opener import MOST, Opener, cards
from views.home.questions import coming, questions, to_look_at

PAGE = "home/page.py"


@pytest.fixture(scope="module")
def seeds() -> NetworkxStore:
    store = NetworkxStore("memory:questions")
    store.replace(read_graph([DOCUMENTS]))
    return store


def holding(graph: Graph) -> NetworkxStore:
    store = NetworkxStore("memory:few")
    store.replace(graph)
    return store


def test_home_says_what_is_loaded_and_from_which_document(at_restaurant: FileStore) -> None:
    said = words(visited(PAGE))
    assert "6 roles and the 5 skills that they ask for, read from Restaurant." in said
    assert "<b>6</b><span>roles</span>" in said
    assert "<b>2</b><span>tracks</span>" in said


def test_the_questions_are_made_of_the_graph_at_hand(seeds: NetworkxStore) -> None:
    asked = questions(seeds)
    assert len(asked) == MOST
    assert (asked[0].asks, asked[0].page, asked[0].address) == (
        "Who needs Excel?",
        "who-needs",
        {"skill": "system:excel"},
    )
    way, shared = asked[1], asked[2]
    origin, target = (seeds.node(str(way.address[end])) for end in ("from", "to"))
    assert origin.as_role.track != target.as_role.track
    assert way.asks == f"How do I get from {origin.label} to {target.label}?"
    assert shared.page == "compare"
    assert [one.page for one in asked[3:]] == ["coverage", "plan", "check"]
    assert asked[4].address["target"] == 2


def test_questions_come_one_after_another_and_none_changes_its_place(seeds: NetworkxStore) -> None:
    steps = list(coming(seeds))
    assert [one and one.page for one in steps[0]] == ["who-needs", None, None, None, None, None]
    for before, after in pairwise(steps):
        known = [one for one in before if one]
        assert list(after[: len(known)]) == known
    assert steps[-1] == questions(seeds)


def test_why_there_is_no_way_is_not_asked_for_a_card(
    seeds: NetworkxStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    def never(*_: object) -> None:
        raise AssertionError

    monkeypatch.setattr("graph.questions.paths.why_none.NoPath.why", property(never))
    monkeypatch.setattr("views.home.questions.ways", lambda *_: Ways({}))
    assert [one.page for one in questions(seeds)][:2] == ["who-needs", "compare"]


def test_what_is_still_being_worked_out_is_no_link(at_restaurant: FileStore) -> None:
    drawn = cards([Opener("Who?", "All.", "map"), None])
    assert drawn.count("<a ") == 1
    assert drawn.count("ra-coming") == 1
    assert 'ra-coming"' not in words(visited(PAGE))


def test_things_to_look_at_are_those_that_most_likely_are_slips(seeds: NetworkxStore) -> None:
    seen = to_look_at(seeds)
    assert seen is not None
    assert seen
    assert {str(one.severity) for one in seen} <= {"warning", "error"}


@pytest.mark.parametrize("many", [1, 2, 3])
def test_a_small_graph_has_other_questions_and_each_answers(many: int, at_restaurant: FileStore) -> None:
    graph = restaurant(LADDER[:many])
    at_restaurant.replace(graph)
    asked = questions(holding(graph))
    assert 3 <= len(asked) <= MOST
    assert len({(one.page, str(one.address)) for one in asked}) == len(asked)
    for one in asked:
        app = AppTest.from_file(APP, default_timeout=30)
        for key, value in one.address.items():
            app.query_params[key] = list(value) if isinstance(value, tuple) else str(value)
        app.run().switch_page(f"views/{one.page.replace('-', '_')}/page.py").run()
        assert not app.exception
        assert not app.error, one


def test_a_graph_without_a_skill_or_a_role_asks_nothing_that_it_cannot_answer() -> None:
    roles: Facts = {"track": None, "rung": None, "document": "a.txt", "line": 1}
    bare = Graph((Node("role:clerk", "Clerk", (), roles),), ())
    assert {one.page for one in questions(holding(bare))} <= {"what-if", "explore", "sources"}
    assert questions(holding(Graph((), ()))) == ()


def test_markup_in_a_title_stays_text(at_restaurant: FileStore) -> None:
    hostile = "<img src=x onerror=alert(1)>"
    graph = restaurant()
    nodes = tuple(
        Node(n.id, hostile, n.alt_labels, n.facts)
        if n.kind in {NodeKind.ROLE, NodeKind.SYSTEM, NodeKind.DOCUMENT}
        else n
        for n in graph.nodes
    )
    at_restaurant.replace(Graph(nodes, graph.edges))
    said = words(visited(PAGE))
    assert "&lt;img" in said
    assert "<img" not in said


def test_an_empty_store_offers_three_ways_in(at_restaurant: FileStore, tmp_path: Path) -> None:
    at_restaurant.replace(Graph((), ()))
    app = AppTest.from_file(APP, default_timeout=30).run()
    assert not app.exception
    assert [one.value for one in app.header] == ["Your own documents", "The example", "A taxonomy"]


def test_documents_without_a_role_are_told_without_a_card(at_restaurant: FileStore) -> None:
    documents = tuple(node for node in restaurant().nodes if node.kind == NodeKind.DOCUMENT)
    at_restaurant.replace(Graph(documents, ()))
    assert 'class="ra-card"' not in words(visited(PAGE))
