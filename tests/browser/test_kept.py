"""Rosters, scenarios and plans kept in Chromium, opened in another window, and a reload in the middle."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from graph.stores.sqlite.store import FileStore
from tests.kit.page_graph import restaurant
from tests.kit.visits import Visiting, app_on

pytestmark = pytest.mark.browser

PEOPLE = b"person,role,skill,level\nAnn Lee,Head Cook,TablePad,5\nBo Ray,Waiter,,\nCy Fox,Waiter,,\n"
HOSTILE = "<img src=x onerror=alert(1)> & 'us'"


@pytest.fixture(scope="module")
def app(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The app on the restaurant's ladder, kept in a file."""
    place: Path = tmp_path_factory.mktemp("kept") / "atlas.db"
    store = FileStore(place)
    store.replace(restaurant())
    store.close()
    with app_on(f"file:{place}") as address:
        yield address


def give_people(page: Page) -> None:
    people = page.get_by_text("People (optional)")
    people.click()
    page.locator("input[type=file]").first.set_input_files(
        {"name": "people.csv", "mimeType": "text/csv", "buffer": PEOPLE}
    )
    page.get_by_role("button", name="Take these people").click()
    expect(page.get_by_text("3 people")).to_be_visible()


def keep(page: Page, kind: str, name: str) -> None:
    page.get_by_role("button", name=re.compile(f"Kept {kind}s")).click()
    field = page.get_by_role("textbox", name="Name", exact=True)
    field.fill(name)
    field.press("Enter")
    page.get_by_role("button", name=re.compile("^Keep ")).click()
    expect(page.get_by_role("button", name=re.compile(rf"Kept {kind}s \([1-9]"))).to_be_visible()
    expect(page).to_have_url(re.compile(f"{kind}="))
    page.keyboard.press("Escape")


def test_people_without_a_name_are_there_after_a_reload_and_in_no_other_window(
    app: str, visiting: Visiting
) -> None:
    page = visiting(app).open("/coverage")
    give_people(page)
    expect(page).to_have_url(re.compile("people=3"))
    page.reload()
    expect(page.get_by_text("3 people")).to_be_visible()
    expect(page.get_by_text("is gone")).to_have_count(0)
    assert not re.search("ann|bo|cy", page.url.split("?")[1])
    other = visiting(app).open("/coverage?" + page.url.split("?")[1])
    expect(other.get_by_text("is gone")).to_be_visible()


def test_a_roster_and_a_scenario_for_it_open_by_their_links_elsewhere(app: str, visiting: Visiting) -> None:
    first = visiting(app)
    page = first.open("/what-if?a=leave%7Cperson:2")
    give_people(page)
    keep(page, "roster", HOSTILE)
    keep(page, "scenario", f"Bo {HOSTILE}")
    page.reload()
    expect(page.get_by_role("button", name=re.compile("1. Person 2 leaves"))).to_be_visible()
    expect(page.get_by_text(f"from {HOSTILE}")).to_be_visible()
    assert not re.search("ray|person:bo", page.url)

    second = visiting(app)
    there = second.open("/what-if")
    there.get_by_role("button", name="Kept scenarios (1)").click()
    there.get_by_role("link", name=f"Bo {HOSTILE}").click()
    expect(there.get_by_role("button", name=re.compile("1. Person 2 leaves"))).to_be_visible()
    expect(there.get_by_text(f"from {HOSTILE}")).to_be_visible()
    expect(there.get_by_text("Bo Ray")).to_have_count(0)
    assert not first.errors
    assert not second.errors


def test_a_plan_is_kept_and_opened_elsewhere(app: str, visiting: Visiting) -> None:
    page = visiting(app).open("/plan?skill=system:tablepad&target=3")
    keep(page, "plan", "Three")
    other = visiting(app).open("/plan?plan=Three")
    expect(other.get_by_role("spinbutton").first).to_have_value("3")
