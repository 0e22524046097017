"""Who needs, Compare and Sources in Chromium: links, Back, themes, phone, and whom they talk to."""

import re

import pytest
from playwright.sync_api import expect

from tests.kit.visits import Visiting, app_on

pytestmark = pytest.mark.browser

ADDRESSES = (
    "/who-needs?skill=system:lardersoft",
    "/compare?roles=role:line-cook&roles=role:waiter&roles=role:head-waiter",
    "/sources?document=restaurant.txt&line=3",
    "/coverage",
    "/plan?all=on&target=3",
    "/what-if?two=on&a=leave|role:head-cook&b=retire|system:tablepad&b-name=No TablePad",
    "/check",
    "/changes",
)


def test_who_needs_answers_a_link_and_back_returns(served: str, visiting: Visiting) -> None:
    page = visiting(served).open("/who-needs?skill=system:lardersoft")
    expect(page.get_by_text("3 roles need LarderSoft")).to_be_visible()
    expect(page.get_by_role("row")).to_have_count(4)
    page.get_by_role("combobox", name="At least").click()
    page.get_by_role("option", name="5 · Expert").click()
    expect(page.get_by_text("1 role needs LarderSoft")).to_be_visible()
    expect(page).to_have_url(re.compile("level=5"))
    page.go_back()
    expect(page.get_by_text("3 roles need LarderSoft")).to_be_visible()


def test_a_name_that_is_unknown_is_offered_and_never_added(served: str, visiting: Visiting) -> None:
    page = visiting(served).open("/who-needs?skill=Tablepda")
    expect(page.get_by_text("No document names Tablepda")).to_be_visible()
    page.get_by_role("button", name="TablePad").click()
    expect(page.get_by_text(re.compile("roles? needs? TablePad"))).to_be_visible()
    page.get_by_role("combobox", name="Skills").click()
    page.keyboard.type("Kubernetes")
    expect(page.get_by_text("No results")).to_be_visible()
    expect(page.get_by_text("Add: Kubernetes")).to_have_count(0)


def test_the_map_answers_under_its_name_with_what_the_address_asks(served: str, visiting: Visiting) -> None:
    page = visiting(served).open("/map?sheet=role:head-cook")
    expect(page.get_by_role("heading", name="Map", exact=True)).to_be_visible()
    expect(page.get_by_role("dialog")).to_contain_text("Head Cook")


def test_a_sentence_leads_to_its_line_in_the_document(served: str, visiting: Visiting) -> None:
    page = visiting(served).open("/who-needs?skill=system:lardersoft")
    page.get_by_role("row").nth(1).get_by_role("link", name=re.compile(r"line \d+|:\d+$")).first.click()
    marked = page.locator(".line.marked")
    expect(marked).to_contain_text("Expert knowledge of LarderSoft")
    expect(marked).to_be_in_viewport()


def test_a_role_of_the_table_leads_to_its_sheet_on_the_map(served: str, visiting: Visiting) -> None:
    page = visiting(served).open("/who-needs?skill=system:lardersoft")
    page.get_by_role("link", name="Head Cook").click()
    expect(page).to_have_url(re.compile("/map\\?sheet=role(:|%3A)head-cook"))
    expect(page.get_by_role("dialog")).to_have_count(1)
    expect(page.get_by_role("dialog")).to_contain_text("Head Cook")


def test_compare_draws_its_pictures(served: str, visiting: Visiting) -> None:
    page = visiting(served).open(ADDRESSES[1])
    expect(page.locator(".ra-heat").first).to_be_visible()
    expect(page.locator(".figure .wide svg .item").first).to_be_visible()
    expect(page.locator(".figure .narrow svg")).to_be_hidden()
    bands = page.locator(".sankey svg g")
    expect(bands.first).to_be_visible()
    expect(page.locator(".sankey svg")).to_have_attribute("aria-label", "From Line Cook to Waiter")


def test_a_line_of_a_long_document_is_marked_and_in_view(visiting: Visiting) -> None:
    with app_on("memory:") as address:
        page = visiting(address).open("/sources?document=finance-ladder.txt&line=398")
        marked = page.locator(".line.marked")
        expect(marked).to_contain_text("Expert knowledge of the systems")
        expect(marked).to_be_in_viewport()
        assert page.locator(".line").count() == 389


@pytest.mark.parametrize("address", ADDRESSES)
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_on_a_phone_nothing_runs_off_the_page(
    served: str, visiting: Visiting, address: str, scheme: str
) -> None:
    visit = visiting(served, width=390, height=844, scheme=scheme)
    page = visit.open(address)
    page.wait_for_timeout(1500)
    assert page.evaluate("document.documentElement.scrollWidth") <= 390
    assert visit.errors == []


@pytest.mark.parametrize("address", ADDRESSES)
def test_no_request_leaves_the_machine(served: str, visiting: Visiting, address: str) -> None:
    visit = visiting(served)
    page = visit.open(address)
    page.wait_for_timeout(2000)
    assert visit.requests
    assert visit.strangers == []
    assert visit.errors == []
