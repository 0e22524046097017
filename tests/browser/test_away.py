"""A server that is stopped and started again behind the app, in Chromium."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import expect

from server import local
from server.home import USER, Home
from tests.kit.neo4j_servers import open_store, programs
from tests.kit.page_graph import restaurant
from tests.kit.visits import Visiting, app_on

pytestmark = [pytest.mark.browser, pytest.mark.timeout(240)]

ASKED = "/who-needs?skill=system:lardersoft"
LINE = "no Neo4j server answers"


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Home]:
    """The home of a server that the test may stop, stopped at the end."""
    place = programs(tmp_path_factory.mktemp("leaving"))
    yield place
    local.stop(place)


@pytest.fixture(scope="module")
def served_here(home: Home) -> Iterator[str]:
    """The app on the restaurant's ladder, kept on that server."""
    running = local.start(home)
    env = {"NEO4J_USERNAME": running.user, "NEO4J_PASSWORD": running.password}
    store = open_store(running.address, env)
    store.replace(restaurant())
    store.close()
    with app_on(running.address, env) as address:
        yield address


def test_the_page_says_that_the_server_is_away_keeps_its_answer_and_goes_on(
    home: Home, served_here: str, visiting: Visiting
) -> None:
    visit = visiting(served_here)
    page = visit.open(ASKED)
    expect(page.get_by_text("3 roles need LarderSoft")).to_be_visible()
    expect(page.get_by_role("link", name="answers")).to_be_visible()

    port = home.state()["port"]
    local.stop(home)
    expect(page.get_by_text(LINE)).to_be_visible()
    expect(page.get_by_text(LINE)).to_have_count(1)
    expect(page.get_by_text("3 roles need LarderSoft")).to_be_visible()
    expect(page.get_by_role("link", name="away")).to_be_visible()

    page.get_by_role("combobox", name="At least").click()
    page.get_by_role("option", name="5 · Expert").click()
    expect(page.get_by_text("1 role needs LarderSoft")).to_be_visible()

    local.start(home, port=port)
    expect(page.get_by_text(LINE)).to_have_count(0, timeout=60_000)
    expect(page.get_by_role("link", name="answers")).to_be_visible()
    page.get_by_role("combobox", name="Skill").click()
    page.get_by_role("option", name="TablePad").click()
    expect(page.get_by_text("0 roles need LarderSoft at expert and TablePad at expert")).to_be_visible()
    assert not visit.errors


@pytest.mark.long
def test_an_app_that_starts_before_its_server_goes_on_by_itself(
    home: Home, served_here: str, visiting: Visiting
) -> None:
    port = home.state()["port"]
    env = {"NEO4J_USERNAME": USER, "NEO4J_PASSWORD": home.password()}
    local.stop(home)
    with app_on(f"neo4j://127.0.0.1:{port}", env) as early:
        page = visiting(early).open(ASKED)
        expect(page.get_by_text(LINE)).to_be_visible()
        local.start(home, port=port)
        expect(page.get_by_text("3 roles need LarderSoft")).to_be_visible(timeout=60_000)
        expect(page.get_by_text(LINE)).to_have_count(0)
