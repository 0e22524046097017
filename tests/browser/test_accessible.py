"""Every page in Chromium against the rules of axe: contrast, names, order of headings, keyboard."""

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

from tests.browser.test_pages import ADDRESSES
from tests.kit.visits import Visiting

pytestmark = pytest.mark.browser

# The place to drop files is Streamlit's own, and says both that it is none and that it has a name.
NOT_OURS = {"presentation-role-conflict"}
PAGES = (
    "/",
    "/load",
    "/map?sheet=role:head-cook",
    "/explore?node=role:head-cook",
    "/vocabulary",
    "/settings",
    "/cypher",
    *ADDRESSES,
)


def test_no_page_breaks_a_rule_of_accessibility(served: str, visiting: Visiting) -> None:
    visit, axe = visiting(served), Axe()
    broken = {path: told for path in PAGES if (told := _broken(visit.open(path), axe))}
    assert not broken, broken


def _broken(page: Page, axe: Axe) -> list[str]:
    """The rules that a page breaks, light and then dark, each with the first element that does."""
    told = []
    for scheme, options in (("light", {}), ("dark", {"runOnly": ["color-contrast"]})):
        page.emulate_media(color_scheme="dark" if scheme == "dark" else "light")
        expect(page.get_by_test_id("stApp")).to_have_css("color-scheme", scheme)
        expect(page.get_by_test_id("stApp")).to_have_attribute("data-test-script-state", "notRunning")
        expect(page.locator('[data-stale="true"]')).to_have_count(0)
        found = axe.run(page, options=options).response["violations"]
        told += [
            f"{scheme}, {rule['id']}: {rule['nodes'][0]['html'][:160]}"
            for rule in found
            if rule["id"] not in NOT_OURS
        ]
    return told
