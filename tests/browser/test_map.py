"""The career map in Chromium: mouse, keyboard, paths, Back, themes, phone, and who it talks to."""

import re
from pathlib import Path

import pytest
from playwright.sync_api import Locator, Page, expect

from graph.stores.sqlite.store import FileStore
from tests.kit.page_graph import LABELS, LADDER, Post, restaurant, wide_ladder
from tests.kit.visits import Visiting, app_on

pytestmark = pytest.mark.browser

PATH = "/map?from=role:kitchen-porter&to=role:head-waiter"


def station(page: Page, title: str) -> Locator:
    return page.get_by_role("button", name=re.compile(f"^{re.escape(title)}, "))


def sheet(page: Page) -> Locator:
    return page.get_by_role("dialog")


def escape(page: Page) -> None:
    """Close the sheet with Escape, which a dialog hears once its last part is drawn."""
    expect(sheet(page)).to_contain_text("Requirements")
    expect(page.get_by_test_id("stApp")).to_have_attribute("data-test-script-state", "notRunning")
    page.keyboard.press("Escape")
    expect(sheet(page)).to_have_count(0)


def test_a_click_on_a_station_opens_the_sheet_of_its_role(served: str, visiting: Visiting) -> None:
    page = visiting(served).open("/map")
    station(page, "Line Cook").click()
    expect(sheet(page)).to_contain_text("Line Cook")
    expect(sheet(page)).to_contain_text("Kitchen, rung 2")
    expect(page).to_have_url(re.compile("sheet=role(:|%3A)line-cook"))


@pytest.mark.parametrize("key", ["Enter", "Space"])
def test_the_keyboard_walks_from_station_to_station_and_opens_one(
    served: str, visiting: Visiting, key: str
) -> None:
    page = visiting(served).open("/map")
    station(page, "Kitchen Porter").focus()
    page.keyboard.press("ArrowRight")
    expect(station(page, "Line Cook")).to_be_focused()
    page.keyboard.press("ArrowDown")
    expect(station(page, "Head Waiter")).to_be_focused()
    page.keyboard.press(key)
    expect(sheet(page)).to_contain_text("Head Waiter")


def test_only_one_station_is_a_stop_of_the_tab_key(served: str, visiting: Visiting) -> None:
    page = visiting(served).open("/map")
    expect(station(page, "Waiter")).to_be_visible()
    assert page.locator(".station[tabindex='0']").count() == 1
    assert page.locator(".station").count() == 5


def test_a_path_numbers_its_stations_in_order(served: str, visiting: Visiting) -> None:
    page = visiting(served).open(PATH)
    expect(page.locator(".station.on-path").first).to_be_visible()
    titles = page.locator(".station.on-path").evaluate_all(
        "all => all.map(g => [g.querySelector('.number').textContent, g.getAttribute('data-id')]).sort()"
    )
    assert [number for number, _ in titles] == [str(n + 1) for n in range(len(titles))]
    assert titles[0][1] == "role:kitchen-porter"
    assert titles[-1][1] == "role:head-waiter"
    assert page.locator("path.step").count() == len(titles) - 1
    assert page.locator("path.step.across").count() >= 1


def test_choosing_roles_draws_a_path_and_back_takes_it_away(served: str, visiting: Visiting) -> None:
    page = visiting(served).open("/map")
    for label, title in (("From", "Kitchen Porter"), ("To", "Head Cook")):
        page.get_by_role("combobox", name=label).click()
        page.get_by_role("option", name=title, exact=True).click()
    expect(page.locator(".number")).to_have_count(3)
    page.go_back()
    expect(page.locator(".number")).to_have_count(0)
    expect(page).to_have_url(re.compile("from=role(:|%3A)kitchen-porter$"))
    page.go_forward()
    expect(page.locator(".number")).to_have_count(3)


def test_back_closes_an_opened_sheet(served: str, visiting: Visiting) -> None:
    page = visiting(served).open(PATH)
    station(page, "Waiter").click()
    expect(sheet(page)).to_be_visible()
    page.go_back()
    expect(sheet(page)).to_have_count(0)
    expect(page.locator(".station.on-path").first).to_be_visible()


def test_a_closed_sheet_leaves_the_url_and_can_be_opened_again(served: str, visiting: Visiting) -> None:
    page = visiting(served).open("/map")
    for _ in range(2):
        station(page, "Waiter").click()
        expect(sheet(page)).to_be_visible()
        escape(page)
        expect(page).not_to_have_url(re.compile("sheet="))


def test_the_keyboard_goes_on_at_the_station_whose_sheet_was_closed(served: str, visiting: Visiting) -> None:
    page = visiting(served).open("/map")
    station(page, "Line Cook").focus()
    page.keyboard.press("Enter")
    expect(sheet(page)).to_be_visible()
    escape(page)
    expect(station(page, "Line Cook")).to_be_focused()
    page.keyboard.press("ArrowRight")
    expect(station(page, "Head Cook")).to_be_focused()


def test_a_path_started_in_a_sheet_is_one_step_back(served: str, visiting: Visiting) -> None:
    page = visiting(served).open("/map?to=role:head-cook&sheet=role:line-cook")
    sheet(page).get_by_role("button", name="Start a path here").click()
    expect(sheet(page)).to_have_count(0)
    expect(page.locator(".number")).to_have_count(2)
    page.go_back()
    expect(sheet(page)).to_be_visible()


def test_the_evidence_of_a_skill_is_one_click_away_and_leads_to_its_line(
    served: str, visiting: Visiting
) -> None:
    page = visiting(served).open("/map?sheet=role:line-cook")
    sheet(page).get_by_role("radio", name="Knife work").or_(
        sheet(page).get_by_role("button", name="Knife work")
    ).first.click()
    expect(sheet(page).locator("mark", has_text="Advanced knife work")).to_be_visible()
    sheet(page).get_by_role("link", name=re.compile("Restaurant, line 4")).click()
    expect(page).to_have_url(re.compile(r"/sources\?document=restaurant\.txt&line=4"))
    page.go_back()
    expect(page).to_have_url(re.compile("sheet=role(:|%3A)line-cook"))


def test_an_inherited_skill_names_the_role_it_comes_from(served: str, visiting: Visiting) -> None:
    page = visiting(served).open("/map?sheet=role:line-cook")
    expect(sheet(page).get_by_text("Inherited via Kitchen Porter")).to_be_visible()


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_map_follows_the_theme(served: str, visiting: Visiting, scheme: str) -> None:
    page = visiting(served, scheme=scheme).open(PATH)
    drawn = page.locator(f".map[data-ground='{scheme}']")
    expect(drawn).to_be_visible()
    label = drawn.locator(".station .label").first.evaluate("e => getComputedStyle(e).fill")
    red = int(re.findall(r"\d+", label)[0])
    assert (red > 128) == (scheme == "dark")


def test_the_map_follows_a_switch_of_the_theme_while_it_is_open(served: str, visiting: Visiting) -> None:
    page = visiting(served).open(PATH)
    expect(page.locator(".map[data-ground='light']")).to_be_visible()
    page.emulate_media(color_scheme="dark")
    expect(page.locator(".map[data-ground='dark']")).to_be_visible()


def test_on_a_phone_tracks_are_columns_and_nothing_runs_off_the_page(served: str, visiting: Visiting) -> None:
    page = visiting(served, width=390, height=844).open(PATH)
    low, high = station(page, "Kitchen Porter"), station(page, "Head Cook")
    expect(low).to_be_visible()
    first, last = low.locator(".dot").bounding_box(), high.locator(".dot").bounding_box()
    assert first
    assert last
    assert abs(first["x"] - last["x"]) < 4
    assert last["y"] > first["y"] + 60
    assert page.evaluate("document.documentElement.scrollWidth") <= 390
    low.tap() if page.evaluate("navigator.maxTouchPoints > 0") else low.locator(".dot").click()
    expect(sheet(page)).to_contain_text("Kitchen Porter")


def test_no_request_leaves_the_machine(served: str, visiting: Visiting) -> None:
    visit = visiting(served)
    page = visit.open(PATH)
    station(page, "Waiter").click()
    expect(sheet(page)).to_be_visible()
    page.wait_for_timeout(1500)
    assert visit.requests
    assert visit.strangers == []
    assert visit.errors == []


def test_labels_of_a_large_lattice_do_not_overlap(tmp_path: Path, visiting: Visiting) -> None:
    twin = Post("Section 12 Deputy", "Section 12", 8, {"Basic hygiene": {"competency:hygiene": 1}})
    FileStore(tmp_path / "wide.json").replace(restaurant((*wide_ladder(12, 8), twin)))
    with app_on(f"file:{tmp_path / 'wide.json'}") as address:
        page = visiting(address).open("/map")
        expect(page.locator(".station")).to_have_count(97)
        boxes = page.locator(".station .label").evaluate_all(
            "all => all.map(e => { const b = e.getBBox(); return [b.x, b.y, b.x + b.width, b.y + b.height] })"
        )
        overlaps = [
            (a, b)
            for n, a in enumerate(boxes)
            for b in boxes[n + 1 :]
            if a[0] < b[2] and b[0] < a[2] and a[1] < b[3] and b[1] < a[3]
        ]
        assert overlaps == []
        assert page.evaluate("document.documentElement.scrollWidth") <= 1360


def test_a_hostile_title_is_shown_and_runs_no_script(tmp_path: Path, visiting: Visiting) -> None:
    evil = "<img src=x onerror=window.hacked=1> ![x](http://evil.example/x.png)"
    odd = Post(evil, "<b>Track</b>", 1, {f"Basic {evil}": {"competency:hygiene": 1}})
    graph = restaurant((*LADDER, odd), {**LABELS, "competency:hygiene": f"Hygiene {evil}"})
    FileStore(tmp_path / "evil.json").replace(graph)
    with app_on(f"file:{tmp_path / 'evil.json'}") as address:
        visit = visiting(address)
        page = visit.open("/map")
        page.locator(".station", has_text="<img src=x").click()
        expect(sheet(page)).to_contain_text("<img src=x onerror=window.hacked=1>")
        sheet(page).get_by_text("Hygiene").first.click()
        page.wait_for_timeout(800)
        assert page.evaluate("window.hacked") is None
        assert visit.strangers == []
