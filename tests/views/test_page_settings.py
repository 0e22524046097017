"""The page Settings: another store by its address, the same errors in one line, no secret kept."""

from uuid import uuid4

import pytest
from streamlit.testing.v1 import AppTest

from graph.address import with_dataset
from graph.errors import GraphError
from graph.stores.sqlite.store import FileStore
from loaders.connect import connect
from tests.kit.neo4j_servers import Neo4jServer
from tests.kit.page_graph import LADDER, restaurant
from tests.kit.pages import APP, words
from views.kit.html import markdown_text
from views.kit.opening import Connection, StorePlace

WRONG = "not-the-password"
NOBODY = "neo4j://127.0.0.1:9"


@pytest.fixture(autouse=True)
def switched_on(monkeypatch: pytest.MonkeyPatch) -> None:
    """Settings is open: a page in a test is visited from no machine at all."""
    monkeypatch.setenv("SETTINGS", "on")


@pytest.fixture
def settings(at_restaurant: FileStore) -> AppTest:
    """The page Settings of an app on the restaurant's file."""
    return AppTest.from_file(APP, default_timeout=60).run().switch_page("views/settings/page.py").run()


def enter(app: AppTest, button: str, address: str, password: str = "", **fields: str) -> AppTest:
    asked = {"Address": address, "Password": password, **{name.title(): v for name, v in fields.items()}}
    for label, value in asked.items():
        next(one for one in app.text_input if one.label == label).set_value(value)
    next(one for one in app.button if one.label == button).click().run()
    assert not app.exception
    return app


def fact(app: AppTest) -> str:
    return next(str(one.proto.body) for one in app.get("html") if "ra-facts" in str(one.proto.body))


def test_the_page_says_what_the_store_is_and_holds(settings: AppTest) -> None:
    assert "File atlas.json" in fact(settings)
    assert f"<dt>Roles</dt><dd>{len(LADDER)}</dd>" in fact(settings)


def test_the_whole_graph_is_handed_out_as_a_file(settings: AppTest) -> None:
    assert "Whole graph as a file" in [one.proto.label for one in settings.get("download_button")]


def test_a_server_is_tried_without_leaving_the_store(settings: AppTest, neo4j_server: Neo4jServer) -> None:
    address = neo4j_server.holding(restaurant(LADDER[:2]))
    base, _, dataset = address.partition("?dataset=")
    app = enter(settings, "Only try it", base, neo4j_server.password, dataset=dataset)
    assert dataset in app.success[0].value.replace("\\", "")
    assert "File atlas.json" in fact(app)


def test_the_app_goes_over_to_a_server_and_keeps_no_password_in_the_session(
    settings: AppTest, neo4j_server: Neo4jServer
) -> None:
    address = neo4j_server.holding(restaurant(LADDER[:2]))
    base, _, dataset = address.partition("?dataset=")
    app = enter(settings, "Use this store", base, neo4j_server.password, dataset=dataset)
    assert f"dataset {dataset}" in fact(app)
    assert "<dt>Roles</dt><dd>2</dd>" in fact(app)
    assert neo4j_server.password not in repr(app.session_state)
    assert neo4j_server.password not in words(app) + str(dict(app.query_params))


def test_another_dataset_of_the_same_database_is_one_choice_away(
    settings: AppTest, neo4j_server: Neo4jServer
) -> None:
    one, other = (neo4j_server.holding(restaurant(LADDER[:n])) for n in (2, 4))
    base, _, dataset = one.partition("?dataset=")
    app = enter(settings, "Use this store", base, neo4j_server.password, dataset=dataset)
    choice = next(box for box in app.selectbox if box.label == "Dataset")
    name, fresh = other.partition("?dataset=")[2], f"east-{uuid4().hex[:8]}"
    app = choice.set_value(name).run()
    assert not app.exception
    assert "<dt>Roles</dt><dd>4</dd>" in fact(app)

    app.selectbox(key="change-dataset").set_value(name).run()
    app.text_input(key=f"rename-{name}").set_value(fresh).run()
    next(button for button in app.button if button.label == "Rename").click().run()
    assert not [*app.exception, *app.error]
    assert f"dataset {fresh}" in fact(app)
    assert "<dt>Roles</dt><dd>4</dd>" in fact(app)
    app.selectbox(key="change-dataset").set_value(fresh).run()
    app.checkbox(key=f"lose-{fresh}").check().run()
    next(button for button in app.button if button.label == "Remove").click().run()
    assert not [*app.exception, *app.error]
    assert "<dt>Roles</dt><dd>2</dd>" in fact(app)
    assert f"dataset {dataset}" in fact(app)
    assert {name, fresh}.isdisjoint(connect(one, neo4j_server.env).names())


@pytest.mark.parametrize("button", ["Use this store", "Only try it"])
def test_a_wrong_password_is_the_line_that_the_command_line_says(
    button: str, settings: AppTest, neo4j_server: Neo4jServer
) -> None:
    # The server locks out a name after a few wrong passwords, so each run has one of its own.
    user = f"nobody-{uuid4().hex[:8]}"
    with pytest.raises(GraphError) as refusal:
        connect(neo4j_server.address, {"NEO4J_USERNAME": user, "NEO4J_PASSWORD": WRONG})
    app = enter(settings, button, neo4j_server.address, WRONG, user=user)
    assert [one.value for one in app.error] == [markdown_text(refusal.value)]
    assert WRONG not in words(app) + repr(app.session_state)
    assert "File atlas.json" in fact(app)


@pytest.mark.parametrize(
    ("address", "says"),
    [
        (NOBODY, "no Neo4j server answers"),
        ("neo4j://ann:secret@127.0.0.1:9", "take it out of the address"),
        ("neo4j://127.0.0.1:9?dataset=a&dataset=b", "give one dataset"),
        ("NEO4J://127.0.0.1:9", "no Neo4j server answers"),
        ("neo4j://127.0.0.1:bad", "is none: give a number from 1 to 65535"),
        ("neo4j://127.0.0.1:9?datset=a", "not for 'datset'"),
        ("neo4j://127.0.0.1:9?password=secret", "take it out of the address"),
        ("http://127.0.0.1:7474", "give the address of a Neo4j server"),
        ("memory:/etc", "give the address of a Neo4j server"),
        ("file:/etc/passwd", "give the address of a Neo4j server"),
        ("", "give the address of a Neo4j server"),
    ],
)
def test_an_address_that_leads_nowhere_is_one_line_and_the_store_stays(
    address: str, says: str, settings: AppTest
) -> None:
    app = enter(settings, "Use this store", address, WRONG)
    assert len(app.error) == 1
    assert says in app.error[0].value.replace("\\", "")
    assert "File atlas.json" in fact(app)


def test_a_visitor_cannot_send_the_apps_own_password_elsewhere(
    monkeypatch: pytest.MonkeyPatch, at_restaurant: FileStore
) -> None:
    monkeypatch.setenv("STORE", "neo4j://db.example:7687")
    monkeypatch.setenv("NEO4J_PASSWORD", "the-apps-own")
    seen = []

    def opened(address: str, env: dict[str, str]) -> FileStore:
        seen.append((address, env.get("NEO4J_PASSWORD")))
        return at_restaurant

    monkeypatch.setattr("views.kit.opening.connect_remembering", opened)
    app = AppTest.from_file(APP, default_timeout=60).run().switch_page("views/settings/page.py").run()
    app = enter(app, "Use this store", "neo4j://db.example:7687", dataset="other")
    enter(app, "Use this store", "neo4j://elsewhere.example:7687", dataset="atlas")
    assert seen == [
        ("neo4j://db.example:7687", "the-apps-own"),
        ("neo4j://db.example:7687?dataset=other", "the-apps-own"),
        ("neo4j://elsewhere.example:7687", ""),
    ]


def test_a_locked_app_offers_no_other_store(
    monkeypatch: pytest.MonkeyPatch, at_restaurant: FileStore
) -> None:
    monkeypatch.setenv("SETTINGS", "off")
    app = AppTest.from_file(APP, default_timeout=60).run().switch_page("views/settings/page.py").run()
    assert not app.text_input
    assert "SETTINGS=off" in words(app)


def test_no_text_of_a_connection_holds_the_password() -> None:
    env = {"NEO4J_PASSWORD": "open-sesame"}
    here = Connection(StorePlace("neo4j://db.example", env))
    assert "open-sesame" not in repr(here) + here.shown + repr(here.target)


@pytest.mark.parametrize(
    ("address", "dataset", "made"),
    [
        ("neo4j://h", "atlas", "neo4j://h"),
        ("neo4j://h", "hr", "neo4j://h?dataset=hr"),
        ("neo4j://h?dataset=hr", "atlas", "neo4j://h"),
        ("neo4j://h?policy=eu&dataset=hr", "fi&x=1", "neo4j://h?policy=eu&dataset=fi%26x%3D1"),
    ],
)
def test_a_dataset_is_put_into_an_address(address: str, dataset: str, made: str) -> None:
    assert with_dataset(address, dataset) == made
