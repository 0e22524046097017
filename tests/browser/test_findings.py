"""Findings on the page Check: accepted with a reason, there after a reload and in a second browser."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import expect

from graph.stores.keeping import keep
from graph.stores.sqlite.store import FileStore
from loaders.connect import read_graph
from tests.kit.places import SEEDS
from tests.kit.visits import Visiting, app_on

pytestmark = [pytest.mark.browser, pytest.mark.timeout(300)]
REASON = "<img src=x onerror=alert(1)> both are meant"


@pytest.fixture
def kept(tmp_path: Path) -> Iterator[str]:
    """The address of the app on the seeds, kept in a file."""
    store = FileStore(tmp_path / "atlas.db")
    keep(store, read_graph([SEEDS]))
    store.close()
    with app_on(f"file:{tmp_path / 'atlas.db'}") as address:
        yield address


def test_a_finding_is_accepted_with_a_reason_and_stays_so(kept: str, visiting: Visiting) -> None:
    visit = visiting(kept)
    page = visit.open("/check")
    page.get_by_role("link", name="Accept", exact=True).first.click()
    dialog = page.get_by_role("dialog")
    expect(dialog).to_be_visible()
    dialog.get_by_role("textbox").fill(REASON)
    dialog.get_by_role("textbox").press("Tab")
    dialog.get_by_role("button", name="Accept", exact=True).click()
    expect(dialog).to_be_hidden()
    expect(page.get_by_text("Accepted · 1")).to_be_visible()
    expect(page).to_have_url(re.compile(r"/check(\?(?!.*finding=).*)?$"))
    page.reload()
    expect(page.get_by_text(REASON)).to_be_visible()
    other = visiting(kept, width=390, height=800, scheme="dark").open("/check")
    expect(other.get_by_text(REASON)).to_be_visible()
    other.get_by_role("link", name="Undo", exact=True).click()
    other.get_by_role("dialog").get_by_role("button", name="Take back").click()
    expect(other.get_by_text("Accepted · 1")).to_be_hidden()
    page.reload()
    expect(page.get_by_role("link", name="Accept", exact=True).first).to_be_visible()
    expect(page.get_by_text(REASON)).to_be_hidden()
    assert visit.errors == []


def test_mend_leads_to_the_line(kept: str, visiting: Visiting) -> None:
    page = visiting(kept).open("/check")
    page.get_by_role("link", name="Mend", exact=True).first.click()
    expect(page).to_have_url(re.compile(r"/sources\?document=.*line=\d+.*finding=[0-9a-f]{8}"))
