"""Names that are markup, Cypher or a formula stay text on every page."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Dialog, Page, expect

from graph.facts import Facts
from graph.kinds import NodeKind
from graph.model import Edge, Evidence, Graph, Node
from graph.stores.sqlite.store import FileStore
from tests.kit.page_graph import LABELS, LADDER, Post, restaurant
from tests.kit.visits import Visit, Visiting, app_on

pytestmark = pytest.mark.browser

MARKUP = "<img src=x onerror=window.__pwned=1;alert(1)>"
CYPHER = "'; MATCH (n) DETACH DELETE n //"
FORMULA = '=HYPERLINK("http://elsewhere.example","x")'
MARKDOWN = "[x](javascript:window.__pwned=1) ![y](http://elsewhere.example/y.png) $\\href{x}{y}$ :red[z]"
FILE = f"{MARKUP}.txt"

PAGES = (
    "/",
    "/map",
    "/map?from=role:kitchen-porter&to=role:evil-2",
    "/map?sheet=role:evil-1",
    "/explore",
    "/explore?focus=role:evil-1",
    "/explore?focus=system:evil",
    "/explore?focus=role:evil-1|NEEDS|system:evil",
    "/explore?focus=competency:evil",
    f"/explore?focus={MARKUP}",
    "/who-needs?skill=system:evil",
    f"/who-needs?skill={MARKUP}",
    "/compare?roles=role:evil-1&roles=role:evil-2&roles=role:waiter",
    "/plan?skill=system:evil&skill=competency:evil&target=3&ban=role:evil-1|system:lardersoft",
    f"/plan?skill={MARKUP}&away={MARKUP}&ban={MARKUP}|{MARKUP}",
    "/coverage?floor=5",
    f"/what-if?two=on&a=leave|role:evil-2&b=replace|system:evil|system:tablepad&a-name={MARKUP}",
    f"/what-if?a=leave|{MARKUP}&a=replace|system:tablepad|system:evil",
    "/check",
    "/changes",
    "/settings",
    "/sources",
    "/sources?document=%3Cimg%20src%3Dx%20onerror%3Dwindow.__pwned%3D1%3Balert(1)%3E.txt&line=1",
)


def hostile() -> Graph:
    """The restaurant with two roles, a system, a competency, a track and a document of bad names."""
    says = {f"Expert in {MARKUP} and {MARKDOWN}": {"system:evil": 5, "competency:evil": None}}
    odd = (
        Post("Evil 1", MARKUP, 1, says),
        Post("Evil 2", MARKUP, 2, {f"Advanced {FORMULA}": {"system:evil": 4}}, takes_over="Evil 1"),
    )
    labels = {**LABELS, "system:evil": MARKUP, "competency:evil": MARKDOWN}
    return renamed(restaurant((*LADDER, *odd), labels), {"role:evil-1": CYPHER, "role:evil-2": FORMULA})


def renamed(graph: Graph, labels: dict[str, str]) -> Graph:
    """The graph with these labels, and with a hostile title and file name wherever the document is named."""
    titled = {n.id: MARKUP for n in graph.nodes if n.kind == NodeKind.DOCUMENT}
    labels = {**titled, **labels}
    nodes = (Node(n.id, labels.get(n.id, n.label), (MARKUP,), _filed(n.facts)) for n in graph.nodes)
    edges = (Edge(e.source, e.kind, e.target, tuple(map(_moved, e.evidence)), e.facts) for e in graph.edges)
    return Graph(tuple(nodes), tuple(edges))


def _filed(facts: Facts) -> Facts:
    return {key: FILE if key in {"document", "name"} else value for key, value in facts.items()}


def _moved(one: Evidence) -> Evidence:
    return Evidence(FILE, one.line, one.start, one.end, one.text, one.level, one.quote)


@pytest.fixture(scope="module")
def stronghold(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of the app on the graph of hostile names."""
    path = tmp_path_factory.mktemp("hostile") / "hostile.json"
    FileStore(path).replace(hostile())
    with app_on(f"file:{path}") as address:
        yield address


def open_everything(page: Page) -> None:
    """Open every expander and read every tab, so that what is hidden is drawn as well."""
    page.locator("details:not([open]) > summary").evaluate_all("all => all.forEach(one => one.click())")
    for tab in page.get_by_role("tab").all():
        tab.click(timeout=2000)


def dialogs_of(visit: Visit) -> list[str]:
    """The words of every dialog that a script opens from now on."""
    said: list[str] = []

    def note(dialog: Dialog) -> None:
        said.append(dialog.message)
        dialog.dismiss()

    visit.page.on("dialog", note)
    return said


@pytest.mark.parametrize("path", PAGES)
def test_no_page_runs_a_script_or_asks_another_host(stronghold: str, visiting: Visiting, path: str) -> None:
    visit = visiting(stronghold)
    dialogs = dialogs_of(visit)
    page = visit.open(path)
    page.wait_for_timeout(1500)
    expect(page.get_by_test_id("stException")).to_have_count(0)
    if page.get_by_role("dialog").count() == 0:
        open_everything(page)
    page.wait_for_timeout(500)
    assert [frame.evaluate("window.__pwned") for frame in page.frames] == [None] * len(page.frames)
    assert page.locator("img[src='x']").count() == 0
    assert page.locator("a[href^='javascript:']").count() == 0
    assert dialogs == []
    assert visit.strangers == []


def test_the_network_and_its_panel_show_the_names_as_text(stronghold: str, visiting: Visiting) -> None:
    page = visiting(stronghold).open("/explore?focus=system:evil")
    drawn = page.locator(".network[data-still]")
    expect(drawn).to_be_visible(timeout=20_000)
    expect(page.get_by_text(MARKUP, exact=True).first).to_be_visible()
    expect(page.get_by_role("option", name=MARKUP).first).to_be_visible()
    assert drawn.evaluate("root => root.nodes.get('system:evil').label") == MARKUP
    assert drawn.evaluate("root => root.nodes.get('role:evil-1').title.textContent").startswith(CYPHER)
    assert drawn.evaluate("root => root.nodes.get('system:evil').title.children.length") == 0


def test_a_tooltip_shows_the_name_as_text(stronghold: str, visiting: Visiting) -> None:
    page = visiting(stronghold).open("/explore")
    drawn = page.locator(".network[data-still]")
    expect(drawn).to_be_visible(timeout=20_000)
    place = drawn.evaluate("""root => {
        const at = root.network.canvasToDOM(root.network.getPosition('system:evil'));
        const box = root.querySelector('.canvas').getBoundingClientRect();
        return [box.x + at.x, box.y + at.y];
    }""")
    page.mouse.move(*place)
    expect(page.locator(".vis-tooltip", has_text=MARKUP)).to_be_visible()
    assert page.evaluate("window.__pwned") is None


def test_a_source_shows_its_name_and_its_lines_as_text(stronghold: str, visiting: Visiting) -> None:
    page = visiting(stronghold).open(PAGES[-1])
    expect(page.get_by_role("combobox", name="Document")).to_have_value(MARKUP)
    expect(page.get_by_text(f"Expert in {MARKUP}").first).to_be_visible()
