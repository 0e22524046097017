"""The page Console: off unless asked for, refusals in one line, answers as table, CSV and graph."""

from collections.abc import Iterator

import pytest
from neo4j import Driver, GraphDatabase
from streamlit.testing.v1 import AppTest

from console.display import ConsoleAnswer, ShownEdge, ShownNode
from console.guard import guard
from graph.stores.sqlite.store import FileStore
from tests.kit import graph_in_neo4j
from tests.kit.graph_in_neo4j import LOAD, StandIn
from tests.kit.neo4j_servers import Neo4jServer
from tests.kit.page_graph import restaurant
from tests.kit.pages import visited, words
from views.console.offer import EXAMPLES, console_offered
from views.console.panel import drawable, frame

PAGE = "console/page.py"
NOBODY = "bolt://127.0.0.1:9"


@pytest.fixture
def stand_in(monkeypatch: pytest.MonkeyPatch) -> Iterator[StandIn]:
    """A store whose server does not answer, behind an app that has the console on."""
    with GraphDatabase.driver(NOBODY, auth=("a", "b"), max_transaction_retry_time=0) as driver:
        yield served_from(driver, monkeypatch)


@pytest.fixture
def at_server(neo4j_server: Neo4jServer, monkeypatch: pytest.MonkeyPatch) -> Iterator[StandIn]:
    """A store with a real server behind it that holds the same ladder."""
    user = (neo4j_server.user, neo4j_server.password)
    with GraphDatabase.driver(neo4j_server.address, auth=user) as driver:
        graph_in_neo4j.remove(driver, "neo4j")
        graph_in_neo4j.write(driver, "neo4j", restaurant())
        yield served_from(driver, monkeypatch)
        graph_in_neo4j.remove(driver, "neo4j")


def served_from(driver: Driver, monkeypatch: pytest.MonkeyPatch) -> StandIn:
    store = StandIn(driver)
    monkeypatch.setenv("CONSOLE", "1")
    monkeypatch.setattr("views.kit.opening.connect_remembering", lambda address, env: store)
    return store


def run(app: AppTest, question: str) -> AppTest:
    app.text_area[0].set_value(question)
    app.button[0].click().run()
    assert not app.exception
    return app


@pytest.mark.parametrize(
    ("setting", "address", "offered"),
    [
        ("1", "neo4j://host", True),
        ("Yes", "bolt+s://host", True),
        (" on ", "neo4j+s://host", True),
        ("", "neo4j://host", False),
        ("0", "neo4j://host", False),
        ("off", "bolt://host", False),
        ("1", "file:atlas.json", False),
        ("1", "memory:neo4j", False),
        ("1", "", False),
    ],
)
def test_the_page_is_offered_on_a_neo4j_store_when_the_setting_says_so(
    setting: str, address: str, offered: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("CONSOLE", setting)
    assert console_offered(address) is offered


def test_without_the_setting_the_page_is_off(stand_in: StandIn, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("CONSOLE")
    app = visited(PAGE)
    assert "The console is off" in words(app)
    assert not app.text_area


def test_on_a_store_without_a_database_the_page_is_off(
    at_restaurant: FileStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("CONSOLE", "1")
    assert "It needs a Neo4j store" in words(visited(PAGE))


def test_the_page_says_what_it_risks(stand_in: StandIn) -> None:
    said = words(visited(PAGE))
    assert "other datasets" in said
    assert "5 seconds at a time" in said
    assert "Read mode alone protects nothing" in said


def test_a_refusal_is_one_line_and_no_traceback(stand_in: StandIn) -> None:
    app = run(visited(PAGE), "MATCH (n)\nDELETE n")
    assert [error.value.replace("\\", "") for error in app.error] == [
        "line 2, column 1: DELETE is not allowed here; allowed are MATCH, OPTIONAL MATCH, WHERE, WITH, "
        "UNWIND, RETURN, ORDER BY, SKIP, LIMIT, UNION, CALL { … }"
    ]


def test_a_server_that_is_gone_is_said_in_one_line(stand_in: StandIn) -> None:
    app = run(visited(PAGE), "RETURN 1")
    assert len(app.error) == 1
    assert "does not answer" in app.error[0].value


@pytest.mark.parametrize("name", EXAMPLES)
def test_an_example_fills_the_box_and_passes_the_guard(name: str, stand_in: StandIn) -> None:
    app = visited(PAGE)
    app.button_group[0].set_value(name).run()
    assert app.text_area[0].value == EXAMPLES[name]
    assert guard(EXAMPLES[name])


@pytest.mark.parametrize("name", EXAMPLES)
def test_an_example_is_answered(name: str, at_server: StandIn) -> None:
    app = run(visited(PAGE), EXAMPLES[name].replace("Salesforce", "LarderSoft").replace("= 1", ">= 1"))
    assert not app.error
    assert len(app.dataframe) == 1


def test_an_answer_is_a_table_with_its_count(at_server: StandIn) -> None:
    app = run(visited(PAGE), "MATCH (r:AtlasRole {load: $load}) RETURN r.label AS role ORDER BY role")
    assert "**6 rows**" in words(app)
    assert app.dataframe[0].value["role"].tolist()[0] == "Bookkeeper"
    assert app.get("download_button")


def test_an_answer_that_was_cut_says_so(at_server: StandIn) -> None:
    assert "**The first 500 rows**" in words(run(visited(PAGE), "UNWIND range(1, 501) AS x RETURN x"))


def test_a_refusal_takes_the_old_answer_away(at_server: StandIn) -> None:
    app = run(run(visited(PAGE), "RETURN 1 AS x"), "SHOW USERS")
    assert len(app.error) == 1
    assert not app.dataframe


def test_the_graph_holds_what_the_atlas_knows_of_the_answer(stand_in: StandIn) -> None:
    cook, soft = ShownNode("role:head-cook", LOAD), ShownNode("system:lardersoft", LOAD)
    strangers = (
        ShownNode("role:waiter", "another-load"),
        ShownNode("document:restaurant", LOAD),
        ShownNode("x", LOAD),
    )
    lines = (
        ShownEdge("role:head-cook", "NEEDS", "system:lardersoft"),
        ShownEdge("role:head-cook", "STATES", "requirement:x"),
        ShownEdge("role:line-cook", "NEEDS", "system:lardersoft"),
    )
    shown = drawable(ConsoleAnswer((), (), (cook, soft, *strangers), lines, False, 0.1), stand_in, LOAD)
    assert [node.id for node in shown.nodes] == ["role:head-cook", "system:lardersoft"]
    assert [edge.key for edge in shown.edges] == ["role:head-cook|NEEDS|system:lardersoft"]


def test_numbers_stay_numbers_and_a_mixed_column_becomes_text() -> None:
    shown = frame(ConsoleAnswer(("a", "b"), ((1, "x"), (2.5, 3), (None, True)), (), (), False, 0.1))
    assert shown["a"].dtype == float
    assert shown["b"].tolist() == ["x", "3", "True"]
