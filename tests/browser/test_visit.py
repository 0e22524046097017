"""A visit in Chromium: links, Back, Forward and a reload keep the people; a restart says they are gone."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.kit.visits import Visiting, app_on, free_port, turn

pytestmark = [pytest.mark.browser, pytest.mark.timeout(300)]

CASE = "08-link-drops-people.csv"
HERE, GONE = (
    re.compile(r"2 people from"),
    re.compile(r"The table of 2 people .* is gone"),
)
PAGES = {
    "": "Role Atlas",
    "map": "Map",
    "who-needs": "Who needs",
    "plan": "Plan",
    "check": "Check",
    "vocabulary": "Vocabulary",
    "sources": "Sources",
    "settings": "Settings",
}
# Pages with links of every kind: in tables, in the map of levels, in sentences, in findings, in a badge.
ADDRESSES = {
    "/coverage": "Coverage",
    "/what-if?a=leave|role:controller": "What if",
    "/who-needs?skill=system:salesforce": "Who needs",
    "/compare?roles=role:controller&roles=role:staff-accountant": "Compare",
    "/plan?all=on&target=2": "Plan",
    "/check": "Check",
    "/map?sheet=role:controller": "Map",
}
# Clicks the first drawn link to a page, also one that stands in a part of the page that is folded.
FOLLOW = """path => {
  const drawn = [...document.querySelectorAll('[data-testid="stHtml"] a')];
  const link = drawn.find(one => one.pathname === path);
  link?.click();
  return Boolean(link);
}"""


@pytest.fixture(scope="module")
def seeds() -> Iterator[str]:
    """The address of the app on the seeds."""
    with app_on("memory:") as address:
        yield address


@pytest.fixture
def table(shared_dir: Path) -> Path:
    """The table of people of the report."""
    return shared_dir / "cases" / "reports" / CASE


def give(page: Page, table: Path) -> None:
    page.get_by_text("People (optional)").click()
    page.locator("input[type=file]").set_input_files(table)
    page.get_by_role("button", name="Take these people").click()
    expect(page.get_by_text(HERE)).to_be_visible()


def heading(page: Page, title: str) -> None:
    expect(page.get_by_role("heading", name=title, exact=True, level=1)).to_be_visible()


def stamped(page: Page) -> None:
    """Leave a mark on the loaded page, which a full load would take away, once its links are turned by it."""
    page.wait_for_function("window.roleAtlasTurning !== undefined")
    page.evaluate("window.visit = 'the same'")


def the_same(page: Page) -> bool:
    return bool(page.evaluate("window.visit === 'the same'"))


def test_people_stay_from_link_to_link_and_with_back_and_forward(
    seeds: str, visiting: Visiting, table: Path
) -> None:
    visit = visiting(seeds)
    page = visit.open("/coverage")
    stamped(page)
    give(page, table)
    page.get_by_role("link", name="Plan who should learn them").click()
    heading(page, "Plan")
    expect(page.get_by_text(HERE)).to_be_visible()
    expect(page).to_have_url(re.compile(r"/plan\?skill=.*&people=2$"))
    page.go_back()
    heading(page, "Coverage")
    expect(page.get_by_text(HERE)).to_be_visible()
    expect(page.get_by_text("Person 1").first).to_be_visible()
    page.locator(".ra-table a").first.click()
    heading(page, "Who needs")
    page.get_by_role("cell").get_by_role("link").first.click()
    expect(page.get_by_role("dialog")).to_be_visible()
    page.go_back()
    heading(page, "Who needs")
    expect(page.get_by_role("dialog")).to_be_hidden()
    page.go_back()
    expect(page.get_by_text(HERE)).to_be_visible()
    page.go_forward()
    heading(page, "Who needs")
    turn(page, "What if")
    heading(page, "What if")
    expect(page.get_by_text(HERE)).to_be_visible()
    assert the_same(page)
    assert visit.errors == []


def test_a_reload_keeps_the_people_and_how_their_names_are_shown(
    seeds: str, visiting: Visiting, table: Path
) -> None:
    page = visiting(seeds).open("/coverage")
    give(page, table)
    page.get_by_role("combobox", name="Names").click()
    page.get_by_role("option", name="Initials").click()
    expect(page.get_by_text("A. O.").first).to_be_visible()
    expect(page).to_have_url(re.compile("people=2"))
    page.wait_for_function("sessionStorage.getItem('role-atlas-people').includes('initials')")
    page.reload()
    expect(page.get_by_text(HERE)).to_be_visible()
    expect(page.get_by_text("A. O.").first).to_be_visible()
    expect(page.get_by_text(GONE)).to_be_hidden()
    assert "Alpha" not in page.content()


def test_a_tab_that_was_reloaded_elsewhere_has_its_people_where_they_count(
    seeds: str, visiting: Visiting, table: Path
) -> None:
    page = visiting(seeds).open("/coverage")
    give(page, table)
    turn(page, "Sources")
    heading(page, "Sources")
    page.reload()
    heading(page, "Sources")
    turn(page, "Plan")
    expect(page.get_by_text(HERE)).to_be_visible()
    expect(page.get_by_text(GONE)).to_be_hidden()


def test_a_restart_under_an_open_tab_says_that_the_people_are_gone(visiting: Visiting, table: Path) -> None:
    port = free_port()
    with app_on("memory:", port=port) as address:
        page = visiting(address).open("/coverage")
        give(page, table)
    connected = page.locator('[data-test-connection-state="CONNECTED"]')
    expect(connected).to_have_count(0)
    with app_on("memory:", port=port):
        expect(connected).to_be_visible(timeout=60_000)
        turn(page, "Plan")
        heading(page, "Plan")
        expect(page.get_by_text(GONE)).to_be_visible()
        page.get_by_role("button", name="Go on without people").click()
        expect(page.get_by_text(GONE)).to_be_hidden()
        page.reload()
        expect(page.get_by_text("People (optional)")).to_be_visible()
        page.wait_for_timeout(1000)
        expect(page.get_by_text(GONE)).to_be_hidden()


def test_a_link_opened_in_a_new_tab_says_that_it_was_made_with_people(
    seeds: str, visiting: Visiting, table: Path
) -> None:
    page = visiting(seeds).open("/coverage")
    give(page, table)
    with page.context.expect_page() as opened:
        page.get_by_role("link", name="Plan who should learn them").click(modifiers=["Control"])
    heading(opened.value, "Plan")
    expect(opened.value.get_by_text(GONE)).to_be_visible()
    heading(page, "Coverage")
    expect(page.get_by_text(HERE)).to_be_visible()


def test_a_link_is_followed_by_keyboard_and_the_page_begins_at_its_top(
    seeds: str, visiting: Visiting
) -> None:
    page = visiting(seeds).open("/coverage")
    stamped(page)
    last = page.locator(".ra-heat a").last
    last.scroll_into_view_if_needed()
    last.press("Enter")
    heading(page, "Who needs")
    assert the_same(page)
    expect(page.get_by_role("heading", level=1)).to_be_in_viewport()


@pytest.mark.parametrize("address", ADDRESSES)
def test_no_link_of_the_app_loads_it_anew(seeds: str, visiting: Visiting, address: str) -> None:
    visit = visiting(seeds)
    page = visit.open(address)
    links = page.locator('[data-testid="stHtml"] a')
    expect(links.first).to_be_visible()
    expect(page.locator('[data-test-script-state="notRunning"]')).to_be_attached()
    targets = links.evaluate_all("all => [...new Set(all.map(link => link.pathname))]")
    stamped(page)
    for path in targets:
        # Links are turned while the page is connected; else the address is loaded, which says what is wrong.
        expect(page.locator('[data-test-script-state="notRunning"]')).to_be_attached()
        expect(page.locator('[data-test-connection-state="CONNECTED"]')).to_be_attached()
        page.wait_for_function(FOLLOW, arg=path)
        heading(page, PAGES[path.lstrip("/")])
        assert the_same(page), path
        page.go_back()
        heading(page, ADDRESSES[address])
    assert visit.errors == []
