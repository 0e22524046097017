"""What every page says of its store: which one, whether it answers, and what to do when it is empty."""

from collections.abc import Callable
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from graph.errors import GraphReplaced
from graph.model import Graph
from graph.stores import remembered
from graph.stores.memory import NetworkxStore
from graph.stores.remembering import RememberedView, RememberingStore
from graph.stores.sqlite.store import FileStore
from loaders.connect import read_graph
from seeds.shipped import DOCUMENTS
from tests.kit.page_graph import LADDER, restaurant
from tests.kit.pages import APP, words
from tests.kit.remote import LeavingStore

PAGES = (
    "home",
    "map",
    "explore",
    "who-needs",
    "compare",
    "coverage",
    "plan",
    "what-if",
    "check",
    "changes",
    "sources",
    "settings",
)
LEAVING = "neo4j://leaving.example?dataset=kitchen"


@pytest.fixture
def server(monkeypatch: pytest.MonkeyPatch) -> LeavingStore:
    """A store on a server that may go away, behind the app."""
    kept = LeavingStore()
    kept.replace(restaurant())
    monkeypatch.setenv("STORE", LEAVING)
    monkeypatch.setattr(remembered, "PAUSE", 0.0)
    monkeypatch.setattr("views.kit.opening.PAUSE", 0.0)
    monkeypatch.setattr("views.kit.opening.connect_remembering", opener(kept))
    return kept


def opener(kept: LeavingStore) -> Callable[..., RememberingStore]:
    def opened(address: str, env: object) -> RememberingStore:
        kept.ping()
        return RememberingStore(kept)

    return opened


def app_at(page: str = "map", **query: str) -> AppTest:
    app = AppTest.from_file(APP, default_timeout=30)
    for key, value in query.items():
        app.query_params[key] = value
    app.run()
    if page != "home":
        app.switch_page(f"views/{page.replace('-', '_')}/page.py").run()
    assert not app.exception
    return app


def drawn(app: AppTest) -> str:
    """All that the page says, its chips included."""
    chips = [str(one.proto) for one in app.get("button_group")]
    return "\n".join([words(app), *chips])


def warnings(app: AppTest) -> str:
    return " ".join(one.value for one in app.warning)


@pytest.mark.parametrize("page", PAGES)
def test_every_page_says_which_store_and_dataset_it_stands_on(page: str, server: LeavingStore) -> None:
    assert "Neo4j leaving.example · dataset kitchen · answers" in words(app_at(page))


@pytest.mark.parametrize("page", PAGES)
def test_every_page_says_in_one_line_that_the_server_is_away(page: str, server: LeavingStore) -> None:
    server.presence.away = True
    app = app_at(page)
    assert warnings(app).count("no server answers") == 1
    assert "dataset kitchen · away" in words(app)


def test_a_page_keeps_its_last_answer_and_goes_on_when_the_server_is_back(server: LeavingStore) -> None:
    app = app_at(**{"from": "role:kitchen-porter", "to": "role:line-cook"})
    answer = drawn(app)
    assert "Knife work" in answer
    server.presence.away = True
    assert "Knife work" in drawn(app.run())
    assert "last answer" in warnings(app)
    server.presence.away = False
    assert drawn(app.run()) == answer


def test_a_question_that_was_not_asked_before_goes_back_to_the_last_answer(server: LeavingStore) -> None:
    app = app_at(**{"from": "role:kitchen-porter", "to": "role:line-cook"})
    server.presence.away = True
    app.selectbox(key="to").set_value("role:head-cook").run()
    assert not app.exception
    assert app.query_params["to"] == "role:line-cook"
    assert "Knife work" in drawn(app)
    assert "last answer" in warnings(app)
    server.presence.away = False
    app.selectbox(key="to").set_value("role:head-cook").run()
    assert app.query_params["to"] == "role:head-cook"
    assert not app.warning


def test_a_page_that_never_had_an_answer_waits_for_the_server(server: LeavingStore) -> None:
    server.presence.away = True
    app = app_at()
    assert "no earlier answer" in words(app)
    server.presence.away = False
    assert "Choose From and To" in words(app.run())


def test_a_graph_that_is_replaced_meanwhile_is_read_anew(
    server: LeavingStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    whole, broken = RememberedView.piece, [GraphReplaced()]

    def piece(self: RememberedView, *asked: object) -> object:
        if broken:
            raise broken.pop()
        return whole(self, *asked)  # type: ignore[arg-type]

    monkeypatch.setattr(RememberedView, "piece", piece)
    app = app_at(**{"from": "role:kitchen-porter", "to": "role:line-cook"})
    assert not app.error
    assert "Knife work" in drawn(app)


def test_a_graph_that_is_replaced_again_and_again_is_one_line(
    server: LeavingStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    def piece(self: RememberedView, *asked: object) -> object:
        raise GraphReplaced

    monkeypatch.setattr(RememberedView, "piece", piece)
    app = app_at(**{"from": "role:kitchen-porter", "to": "role:line-cook"})
    assert [one.value for one in app.error] == ["the graph was replaced while it was read\\; ask again"]


def test_a_load_meanwhile_does_not_mix_two_graphs_on_a_page(
    server: LeavingStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    whole, seen = RememberedView.piece, []

    def replaced_after(self: RememberedView, *asked: object) -> object:
        answer = whole(self, *asked)  # type: ignore[arg-type]
        seen.append(self.version)
        server.replace(restaurant(LADDER[:3]))
        return answer

    monkeypatch.setattr(RememberedView, "piece", replaced_after)
    app = app_at(**{"from": "role:kitchen-porter", "to": "role:head-cook", "sheet": "role:line-cook"})
    seen.clear()
    app.run()
    assert len(seen) > 2
    assert len(set(seen)) == 1


@pytest.mark.parametrize("page", PAGES[:-1])
def test_an_empty_store_offers_the_example_on_every_page(page: str, at_restaurant: FileStore) -> None:
    at_restaurant.replace(Graph((), ()))
    app = app_at(page)
    assert "Nothing is loaded yet" in [one.value for one in app.title]
    next(one for one in app.button if one.label == "Load the example").click().run()
    assert not app.exception
    assert at_restaurant.graph().nodes == sorted_graph(read_graph([DOCUMENTS])).nodes
    assert "Nothing is loaded yet" not in [one.value for one in app.title]
    assert "The example is loaded: 11 roles." in " ".join(one.value for one in app.success)
    assert not app.run().success


def test_a_misspelt_file_is_told_with_the_nearest_before_the_seeds_are_offered(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("STORE", f"file:{tmp_path / 'kichen.json'}")
    assert not app_at().warning
    FileStore(tmp_path / "kitchen.json").replace(restaurant())
    assert "There is no file kichen\\.json\\; the nearest there is kitchen\\.json" in warnings(app_at())


def test_the_seeds_do_not_take_the_place_of_what_was_loaded_meanwhile(at_restaurant: FileStore) -> None:
    at_restaurant.replace(Graph((), ()))
    app = app_at()
    at_restaurant.replace(restaurant())
    next(one for one in app.button if one.label == "Load the example").click().run()
    assert at_restaurant.graph() == sorted_graph(restaurant())


def test_a_password_in_the_address_shows_nowhere(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("STORE", "neo4j://ann:open-sesame@db.example")
    app = app_at()
    assert "take it out of the address" in warnings(app)
    assert "open-sesame" not in words(app)


def sorted_graph(graph: Graph) -> Graph:
    store = NetworkxStore()
    store.replace(graph)
    return store.graph()
