"""The network in Chromium: mouse, keyboard, lines, Back, themes, phone, and who it talks to."""

import re

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.kit.visits import Visiting

pytestmark = pytest.mark.browser

EXPLORE = "/explore"
FOCUSED = "/explore?focus=system:lardersoft"
# The canvas has no elements to click on, so the network says where it drew what.
NODE_AT = """(root, id) => {
    const place = root.network.canvasToDOM(root.network.getPosition(id));
    const box = root.querySelector('.canvas').getBoundingClientRect();
    return [box.x + place.x, box.y + place.y];
}"""
LINE_AT = """(root, id) => {
    const line = root.network.body.edges[id].edgeType;
    const along = Array.from({ length: 17 }, (_, i) => line.getPoint(0.1 + i / 20));
    const places = along.map((at) => root.network.canvasToDOM(at));
    // A label, or another line that crosses, may lie over a part of it.
    const place = places.find((at) => !root.network.getNodeAt(at) && root.network.getEdgeAt(at) === id);
    const box = root.querySelector('.canvas').getBoundingClientRect();
    return [box.x + place.x, box.y + place.y];
}"""
POSITIONS = "root => root.network.getPositions()"


def network(page: Page) -> Locator:
    drawn = page.locator(".network[data-still]")
    expect(drawn).to_be_visible(timeout=20_000)
    return drawn


def click(page: Page, where: str, what: str) -> None:
    """A click at a place of the picture, once the page around it has come to rest."""
    drawn = network(page)
    place = drawn.evaluate(where, what)
    for _ in range(50):
        page.wait_for_timeout(200)
        before, place = place, drawn.evaluate(where, what)
        if place == before:
            break
    page.mouse.click(*place)


def shown(page: Page) -> set[str]:
    ids = network(page).evaluate("root => root.nodes.getIds()")
    return set(ids)


def brightness(drawn: Locator, node: str) -> float:
    colour = drawn.evaluate("(root, id) => root.nodes.get(id).font.color", node)
    return sum(int(part) for part in re.findall(r"\d+", colour)[:3]) / 3


def test_a_click_on_a_node_shows_who_needs_it(served: str, visiting: Visiting) -> None:
    page = visiting(served).open(EXPLORE)
    click(page, NODE_AT, "system:lardersoft")
    expect(page.get_by_text("Needed by 3 roles")).to_be_visible()
    expect(page).to_have_url(re.compile("focus=system(:|%3A)lardersoft$"))


def test_a_click_on_a_line_shows_the_sentence_and_leads_to_it(served: str, visiting: Visiting) -> None:
    page = visiting(served).open(EXPLORE)
    click(page, LINE_AT, "role:bookkeeper|NEEDS|system:lardersoft")
    said = page.get_by_role("heading", name="Bookkeeper needs LarderSoft: Proficient")
    expect(said).to_be_visible()
    expect(page.locator("mark", has_text="Proficient in LarderSoft")).to_be_visible()
    page.get_by_role("link", name=re.compile("Restaurant, line ")).first.click()
    expect(page).to_have_url(re.compile(r"/sources\?document=restaurant\.txt&line=\d+"))


def test_a_click_beside_everything_lets_go_of_the_focus(served: str, visiting: Visiting) -> None:
    page = visiting(served).open(FOCUSED)
    box = network(page).locator(".canvas").bounding_box()
    assert box
    page.mouse.click(box["x"] + 4, box["y"] + 4)
    expect(page.get_by_text("Pick a dot or a line")).to_be_visible()


def test_the_keyboard_picks_from_the_list_and_keeps_its_place(served: str, visiting: Visiting) -> None:
    page = visiting(served).open(EXPLORE)
    network(page)
    nodes = page.get_by_role("listbox", name="Shown here")
    nodes.focus()
    page.keyboard.press("End")
    page.keyboard.press("ArrowLeft")
    page.keyboard.press("Enter")
    expect(page.get_by_text("Needed by 3 roles")).to_be_visible()
    expect(nodes).to_be_focused()
    page.keyboard.press("h")
    page.keyboard.press("Enter")
    expect(page.get_by_text("Role · Kitchen · rung 3")).to_be_visible()
    expect(
        page.get_by_role("option", name="Head Cook", exact=False).and_(page.locator(".active"))
    ).to_be_visible()


def test_roles_are_coloured_and_seated_anew_by_family(served: str, visiting: Visiting) -> None:
    page = visiting(served).open(EXPLORE)
    before = network(page).evaluate(POSITIONS)
    legend = page.get_by_role("list", name="Legend")
    expect(legend.get_by_text("Kitchen", exact=True)).to_be_visible()
    page.get_by_text("Family", exact=True).click()
    expect(legend.get_by_text("Kitchen", exact=True)).to_have_count(0)
    assert network(page).evaluate(POSITIONS).keys() == before.keys()
    expect(page).to_have_url(re.compile(r"/explore\?by=family$"))
    click(page, NODE_AT, "system:lardersoft")
    expect(page.get_by_text("Needed by 3 roles")).to_be_visible()


def test_the_picture_stays_where_it_is_when_the_focus_moves(served: str, visiting: Visiting) -> None:
    page = visiting(served).open(EXPLORE)
    before = network(page).evaluate(POSITIONS)
    click(page, NODE_AT, "system:tablepad")
    expect(page.get_by_text("Needed by 2 roles")).to_be_visible()
    assert network(page).evaluate(POSITIONS) == before


def test_newcomers_find_a_place_and_nothing_that_was_drawn_moves(served: str, visiting: Visiting) -> None:
    page = visiting(served).open(EXPLORE)
    before = network(page).evaluate(POSITIONS)
    page.get_by_role("button", name="Competencies").click()
    expect(page.get_by_role("option", name="Knife work")).to_be_visible()
    page.wait_for_function(
        "() => document.querySelectorAll('*').length && [...document.querySelectorAll('*')].some(e =>"
        " e.shadowRoot?.querySelector('.network')?.network?.physics.physicsEnabled === false)"
    )
    after = network(page).evaluate(POSITIONS)
    assert {node: after[node] for node in before} == before
    assert "competency:knife-work" in after


def test_back_returns_to_the_focus_before_and_forward_to_the_next(served: str, visiting: Visiting) -> None:
    page = visiting(served).open(EXPLORE)
    click(page, NODE_AT, "system:lardersoft")
    expect(page.get_by_text("Needed by 3 roles")).to_be_visible()
    click(page, NODE_AT, "system:tablepad")
    expect(page.get_by_text("Needed by 2 roles")).to_be_visible()
    page.go_back()
    expect(page.get_by_text("Needed by 3 roles")).to_be_visible()
    page.go_back()
    expect(page.get_by_text("Pick a dot or a line")).to_be_visible()
    page.go_forward()
    expect(page.get_by_text("Needed by 3 roles")).to_be_visible()


def test_only_nearby_takes_the_rest_away(served: str, visiting: Visiting) -> None:
    page = visiting(served).open(FOCUSED)
    assert "role:waiter" in shown(page)
    page.get_by_text("Only nearby").click()
    expect(page.get_by_role("option")).to_have_count(4)
    assert shown(page) == {"system:lardersoft", "role:line-cook", "role:head-cook", "role:bookkeeper"}


def test_the_focus_stands_out_and_the_rest_is_dimmed(served: str, visiting: Visiting) -> None:
    drawn = network(visiting(served).open(FOCUSED))
    lit, dimmed = brightness(drawn, "role:head-cook"), brightness(drawn, "role:waiter")
    assert dimmed - lit > 60


def test_a_role_leads_to_its_sheet_on_the_map(served: str, visiting: Visiting) -> None:
    page = visiting(served).open("/explore?focus=role:waiter")
    page.get_by_role("link", name="Its sheet on the map").click()
    expect(page.get_by_role("dialog")).to_contain_text("Waiter")


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_network_follows_the_theme(served: str, visiting: Visiting, scheme: str) -> None:
    drawn = network(visiting(served, scheme=scheme).open(EXPLORE))
    assert (brightness(drawn, "role:waiter") > 128) == (scheme == "dark")


def test_the_network_follows_a_switch_of_the_theme_while_it_is_open(served: str, visiting: Visiting) -> None:
    page = visiting(served).open(EXPLORE)
    drawn = network(page)
    before = drawn.evaluate(POSITIONS)
    page.emulate_media(color_scheme="dark")
    expect(page.locator(".network[data-ground='dark']")).to_be_visible()
    assert brightness(drawn, "role:waiter") > 128
    assert drawn.evaluate(POSITIONS) == before


def test_on_a_phone_nothing_runs_off_and_a_node_can_be_picked(served: str, visiting: Visiting) -> None:
    page = visiting(served, width=390, height=844).open(EXPLORE)
    network(page).scroll_into_view_if_needed()
    click(page, NODE_AT, "system:lardersoft")
    expect(page.get_by_text("Needed by 3 roles")).to_be_visible()
    assert page.evaluate("document.documentElement.scrollWidth") <= 390
    box = network(page).bounding_box()
    assert box
    assert box["x"] >= 0
    assert box["x"] + box["width"] <= 390


def test_the_wheel_scrolls_the_page_and_zooms_only_with_control(served: str, visiting: Visiting) -> None:
    page = visiting(served).open(EXPLORE)
    drawn = network(page)
    scale = drawn.evaluate("root => root.network.getScale()")
    x, y = drawn.evaluate(NODE_AT, "system:lardersoft")
    page.mouse.move(x, y)
    page.mouse.wheel(0, 120)
    page.wait_for_timeout(300)
    assert drawn.evaluate("root => root.network.getScale()") == scale
    page.keyboard.down("Control")
    page.mouse.wheel(0, -240)
    page.keyboard.up("Control")
    page.wait_for_timeout(300)
    assert drawn.evaluate("root => root.network.getScale()") > scale


def test_the_library_is_sent_once_and_no_request_leaves_the_machine(served: str, visiting: Visiting) -> None:
    visit = visiting(served)
    sizes: list[int] = []
    visit.page.on(
        "websocket", lambda socket: socket.on("framereceived", lambda frame: sizes.append(len(frame)))
    )
    page = visit.open(EXPLORE)
    for system, count in (("system:lardersoft", 3), ("system:tablepad", 2)):
        click(page, NODE_AT, system)
        expect(page.get_by_text(f"Needed by {count} roles")).to_be_visible()
    assert len([size for size in sizes if size > 300_000]) == 1
    assert visit.strangers == []
    assert visit.errors == []
