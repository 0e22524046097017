"""Settings in Chromium: another store for everyone, and a password that is forgotten at once."""

import pytest
from playwright.sync_api import expect

from tests.kit.neo4j_servers import Neo4jServer
from tests.kit.page_graph import restaurant
from tests.kit.visits import Visiting, app_on

pytestmark = pytest.mark.browser


def test_another_store_is_taken_and_the_password_forgotten(
    neo4j_server: Neo4jServer, visiting: Visiting
) -> None:
    address, _, dataset = neo4j_server.holding(restaurant()).partition("?dataset=")
    with app_on("memory:", {"NEO4J_PASSWORD": ""}) as app:
        visit, other = visiting(app), visiting(app, width=390)
        page = visit.open("/settings")
        expect(page.get_by_role("link", name="Seeds, in memory")).to_be_visible()
        page.get_by_label("Address").fill(address)
        page.get_by_label("Dataset", exact=True).fill(dataset)
        page.get_by_label("Password", exact=True).fill(neo4j_server.password)
        page.get_by_role("button", name="Use this store").click()
        expect(page.get_by_role("link", name=f"dataset {dataset} · answers")).to_be_visible()
        expect(page.get_by_label("Password", exact=True)).to_have_value("")
        assert neo4j_server.password not in page.url + "".join(visit.requests)

        expect(other.open("/map").get_by_role("button", name="Line Cook")).to_be_visible()
        expect(other.page.get_by_role("link", name=f"dataset {dataset} · answers")).to_be_visible()
        assert not visit.errors + other.errors
        assert not visit.strangers + other.strangers


def test_an_empty_server_offers_the_example_and_shows_it(
    neo4j_server: Neo4jServer, visiting: Visiting
) -> None:
    with app_on(neo4j_server.fresh_address(), neo4j_server.env) as app:
        page = visiting(app).open("/")
        expect(page.get_by_role("heading", name="Nothing is loaded yet")).to_be_visible()
        page.get_by_role("button", name="Load the example").click()
        expect(page.get_by_role("heading", name="Role Atlas")).to_be_visible()
        expect(page.get_by_role("link", name="11 roles")).to_be_visible()


@pytest.mark.parametrize(
    ("env", "listens_on", "headers", "open_"),
    [
        ({}, "127.0.0.1", {}, True),
        ({}, "0.0.0.0", {}, False),
        ({"SETTINGS": "on"}, "0.0.0.0", {}, True),
        ({"SETTINGS": "off"}, "127.0.0.1", {}, False),
        ({}, "127.0.0.1", {"X-Forwarded-For": "10.0.0.9"}, False),
    ],
)
def test_the_store_is_changed_only_where_nobody_else_can_come_in(
    visiting: Visiting, env: dict[str, str], listens_on: str, headers: dict[str, str], open_: bool
) -> None:
    with app_on("memory:", {"SETTINGS": "", "LOGIN": "off", **env}, listens_on=listens_on) as app:
        visit = visiting(app)
        visit.page.set_extra_http_headers(headers)
        page = visit.open("/settings")
        expect(page.get_by_text("Seeds, in memory").first).to_be_visible()
        fields, said = page.get_by_label("Address"), page.get_by_text("start the app again")
        expect(fields).to_have_count(1 if open_ else 0)
        expect(said).to_have_count(0 if open_ else 1)
