"""The served app and a headless browser."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, expect, sync_playwright

from tests.kit.neo4j_servers import Neo4jServer
from tests.kit.page_graph import restaurant
from tests.kit.programs import installed_browser
from tests.kit.visits import Visit, Visiting, app_on

# A busy machine draws slowly; what is there sooner is not waited for.
expect.set_options(timeout=20_000)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """A browser on a machine that stalls gets one more try, which the report names."""
    for item in items:
        if item.get_closest_marker("browser"):
            item.add_marker(pytest.mark.flaky(reruns=1))


@pytest.fixture(scope="session")
def served(neo4j_server: Neo4jServer) -> Iterator[str]:
    """The address of the app on the restaurant's ladder, kept on a real Neo4j server."""
    with app_on(neo4j_server.holding(restaurant()), neo4j_server.env) as address:
        yield address


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """A headless Chromium: an installed one, else Playwright's own."""
    with sync_playwright() as playwright:
        opened = playwright.chromium.launch(executable_path=installed_browser(), args=["--no-sandbox"])
        yield opened
        opened.close()


@pytest.fixture
def visiting(browser: Browser) -> Iterator[Visiting]:
    """A function that opens a window on an address: width, height and colour scheme as asked."""
    contexts = []

    def opened(address: str, width: int = 1360, height: int = 900, scheme: str = "light") -> Visit:
        context = browser.new_context(
            viewport={"width": width, "height": height},
            color_scheme="dark" if scheme == "dark" else "light",
            reduced_motion="reduce",
        )
        contexts.append(context)
        visit = Visit(context.new_page(), address)
        visit.page.on("request", lambda request: visit.requests.append(request.url))
        visit.page.on("websocket", lambda socket: visit.requests.append(socket.url))
        visit.page.on("pageerror", lambda error: visit.errors.append(str(error)))
        return visit

    yield opened
    for context in contexts:
        context.close()
