"""Coverage and What if in Chromium: people brought along, changes in the address, Back."""

import re

import pytest
from playwright.sync_api import Page, expect

from tests.kit.visits import Visiting, turn

pytestmark = pytest.mark.browser

MARKUP = "<img src=x onerror=window.__pwned=1>"
PEOPLE = (
    f"person,role,skill,level\nAnn Lee,Head Cook,TablePad,5\n{MARKUP},Waiter,LarderSoft,4\nCy,{MARKUP},,\n"
)
SCENARIOS = "/what-if?two=on&a=leave|role:head-cook&b=retire|system:tablepad&b-name=No TablePad"


def bring_people(page: Page) -> None:
    page.get_by_text("People (optional)").click()
    file = {"name": "people.csv", "mimeType": "text/csv", "buffer": PEOPLE.encode()}
    page.locator("input[type=file]").set_input_files(file)  # type: ignore[arg-type]
    page.get_by_role("button", name="Take these people").click()
    expect(page.get_by_text("3 people", exact=True)).to_be_visible()


def test_people_brought_along_stay_from_page_to_page(served: str, visiting: Visiting) -> None:
    visit = visiting(served)
    page = visit.open("/coverage")
    bring_people(page)
    page.get_by_role("combobox", name="Names").click()
    page.get_by_role("option", name="As given").click()
    expect(page.locator('td[title="Ann Lee: TablePad, expert, held"]')).to_be_visible()
    turn(page, "What if")
    expect(page.get_by_role("heading", name="What if")).to_be_visible()
    expect(page.get_by_text("3 people", exact=True)).to_be_visible()
    page.get_by_role("button", name="Without people").click()
    expect(page.get_by_text("People (optional)")).to_be_visible()
    assert visit.errors == []
    assert page.evaluate("window.__pwned") is None
    assert visit.strangers == []


def test_names_that_are_hidden_stay_hidden_on_every_page(served: str, visiting: Visiting) -> None:
    page = visiting(served).open("/coverage")
    bring_people(page)
    page.get_by_role("combobox", name="Names").click()
    page.get_by_role("option", name="Numbers").click()
    expect(page.get_by_text("Ann Lee")).to_have_count(0)
    for name in ("Check", "Plan"):
        turn(page, name)
        expect(page.get_by_role("heading", name=name, exact=True)).to_be_visible()
    page.get_by_text("Who may learn what").click()
    page.get_by_role("combobox", name="Who is away").click()
    expect(page.get_by_role("option", name="Person 1", exact=True)).to_be_visible()
    assert "Ann Lee" not in page.content()


def test_a_change_is_added_to_the_address_and_back_takes_it_out(served: str, visiting: Visiting) -> None:
    page = visiting(served).open("/what-if")
    page.get_by_role("combobox", name="Change").click()
    page.get_by_role("option", name="A system is retired").click()
    page.get_by_role("combobox", name="System").click()
    page.get_by_role("option", name="TablePad").click()
    page.get_by_role("button", name="Add the change").click()
    expect(page.get_by_role("button", name="TablePad is retired")).to_be_visible()
    expect(page).to_have_url(re.compile("a=retire(\\||%7C)system(:|%3A)tablepad"))
    page.go_back()
    expect(page.get_by_role("button", name="TablePad is retired")).to_have_count(0)


def test_two_scenarios_of_a_link_stand_side_by_side(served: str, visiting: Visiting) -> None:
    page = visiting(served).open(SCENARIOS)
    table = page.get_by_role("table", name="Scenarios side by side")
    expect(table).to_contain_text("Head Cook leaves")
    expect(table).to_contain_text("No TablePad")
