"""A list too long to send, in Chromium: searched at each keystroke, by keyboard, by other names too."""

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Page, expect

from graph.model import Graph, Node
from graph.stores.sqlite.store import FileStore
from tests.kit.page_graph import restaurant
from tests.kit.visits import Visiting, app_on
from views.kit.shell import VIEWS

pytestmark = pytest.mark.browser

MARKUP = "<img src=x onerror=window.__pwned=1> Craft"
MANY = 2_500


@pytest.fixture(scope="module")
def large(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of the app on the restaurant's ladder among thousands of competencies."""
    file = tmp_path_factory.mktemp("large") / "atlas.db"
    graph = restaurant()
    more = (
        *(Node(f"competency:craft-{n}", f"Craft {n:04}") for n in range(MANY)),
        Node("competency:hostile", MARKUP),
        Node("system:salesforce", "Salesforce", alt_labels=("SFDC", "Sales Cloud")),
    )
    store = FileStore(file)
    store.replace(Graph((*graph.nodes, *more), graph.edges))
    store.close()
    with app_on(f"file:{file}") as address:
        yield address


def options(page: Page) -> list[str]:
    return page.get_by_role("option").all_inner_texts()


def test_a_skill_is_found_by_another_name_and_chosen_by_keyboard(large: str, visiting: Visiting) -> None:
    visit = visiting(large)
    page = visit.open("/who-needs")
    field = page.get_by_role("combobox", name="Skills", exact=True)
    field.focus()
    field.press_sequentially("sfd")
    expect(page.get_by_role("option")).to_have_text(["Salesforce also called SFDC"])
    expect(field).to_have_attribute("aria-expanded", "true")
    field.press("Enter")
    expect(page).to_have_url(re.compile("skill=system(:|%3A)salesforce"))
    expect(page.get_by_role("button", name="Take out Salesforce")).to_be_visible()
    expect(field).to_be_focused()
    field.press_sequentially("lard sof")
    expect(page.get_by_role("option")).to_have_text(["LarderSoft"])
    field.press("Escape")
    expect(page.get_by_role("option")).to_have_count(0)
    field.press("Backspace")
    expect(page).not_to_have_url(re.compile("skill="))
    page.go_back()
    expect(page.get_by_role("button", name="Take out Salesforce")).to_be_visible()
    assert visit.errors == []
    assert visit.strangers == []


def test_arrows_go_through_the_best_and_what_is_typed_fast_is_not_mistaken(
    large: str, visiting: Visiting
) -> None:
    page = visiting(large, width=390, height=844, scheme="dark").open("/who-needs")
    field = page.get_by_role("combobox", name="Skills", exact=True)
    field.click()
    expect(page.get_by_text("Type to search all 2,5")).to_be_visible()
    field.press_sequentially("craft 12")
    expect(page.get_by_role("option").first).to_have_text("Craft 1200")
    assert options(page) == [f"Craft {n}" for n in range(1200, 1212)]
    field.press("ArrowDown")
    expect(page.get_by_role("option", selected=True)).to_have_text("Craft 1201")
    field.press("ArrowUp")
    field.press("ArrowUp")
    expect(page.get_by_role("option", selected=True)).to_have_text("Craft 1211")
    # Enter comes before the answer: it takes the best of what was typed, not of what was listed.
    field.fill("craft 2077")
    field.press("Enter")
    expect(page).to_have_url(re.compile("skill=competency(:|%3A)craft-2077"))


def test_text_of_documents_stays_text_and_a_vain_search_is_told(large: str, visiting: Visiting) -> None:
    page = visiting(large).open("/who-needs")
    field = page.get_by_role("combobox", name="Skills", exact=True)
    field.click()
    field.press_sequentially("img src")
    expect(page.get_by_role("option")).to_have_text([MARKUP])
    field.fill("zzzz")
    expect(page.get_by_role("paragraph").filter(has_text="Nothing is called so: zzzz")).to_be_visible()
    assert page.evaluate("window.__pwned") is None


def test_thousands_of_names_are_not_sent(large: str, visiting: Visiting) -> None:
    visit = visiting(large)
    frames: list[str | bytes] = []

    def keep(frame: str | bytes) -> None:
        frames.append(frame)

    visit.page.on("websocket", lambda socket: socket.on("framereceived", keep))
    page = visit.open("/plan")
    field = page.get_by_role("combobox", name="Skills", exact=True)
    field.click()
    field.press_sequentially("craft 0007")
    expect(page.get_by_role("option")).to_have_text(["Craft 0007"])
    field.press("Enter")
    expect(page.get_by_role("button", name="Take out Craft 0007")).to_be_visible()
    assert 1_000 < sum(map(len, frames)) < 120_000


# The field alone: two are found, and what it sends is kept in `sent`.
ALONE = """
async (script) => {
  document.body.innerHTML = '<div id="page"><div class="box"></div></div>';
  const field = await import("data:text/javascript;base64," + btoa(unescape(encodeURIComponent(script))));
  const found = [{ id: "a", label: "Apple", also: "" }, { id: "b", label: "Birch", also: "" }];
  window.sent = [];
  window.shown = (chosen) => field.default({
    data: { label: "Tree", hint: "", typed: "", found, chosen, several: false, full: false, count: 2 },
    parentElement: document.getElementById("page"),
    setStateValue: () => {},
    setTriggerValue: (_, ids) => window.sent.push(ids),
  });
  window.shown([]);
}
"""


@pytest.fixture
def alone(visiting: Visiting) -> Page:
    page = visiting("about:blank").page
    page.clock.install()
    page.evaluate(ALONE, (VIEWS / "kit" / "assets" / "search_box.js").read_text("utf-8"))
    page.get_by_role("combobox").click()
    page.get_by_role("combobox").press("Enter")
    assert page.evaluate("sent") == [["a"]]
    return page


def test_a_choice_that_is_not_answered_is_sent_again_and_not_for_ever(alone: Page) -> None:
    alone.clock.run_for(2_100)
    assert alone.evaluate("sent") == [["a"]] * 2
    alone.clock.run_for(60_000)
    assert alone.evaluate("sent") == [["a"]] * 5


def test_a_choice_that_is_shown_is_not_sent_again(alone: Page) -> None:
    alone.evaluate("shown([{ id: 'a', label: 'Apple' }])")
    alone.clock.run_for(60_000)
    assert alone.evaluate("sent") == [["a"]]
