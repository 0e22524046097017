"""Load in Chromium: hostile names and texts stay text."""

from pathlib import Path

import pytest
from playwright.sync_api import expect

from tests.kit.own_files import WORD, payload, word
from tests.kit.own_way import drop, keep
from tests.kit.visits import Visiting, app_on

pytestmark = [pytest.mark.browser, pytest.mark.timeout(600)]

MARKUP = "<img src=x onerror=window.__pwned=1>"


def test_hostile_names_and_texts_are_shown_as_text(tmp_path: Path, visiting: Visiting) -> None:
    evil = payload(f"{MARKUP}.docx", word(f"Clerk {MARKUP}", f"Proficient in Excel {MARKUP}"), WORD)
    broken = payload("../../etc/passwd.docx", b"no Word file", WORD)
    with app_on(f"file:{tmp_path / 'atlas.db'}") as address:
        visit = visiting(address)
        page = visit.open("/load")
        drop(page, evil, broken)
        expect(page.get_by_role("cell", name=f"{MARKUP}.docx")).to_be_visible()
        expect(
            page.get_by_text("is no Word file, or a part of one is missing; save it as .docx again")
        ).to_be_visible()
        keep(page)
        page.goto(f"{address}/")
        expect(page.get_by_role("link", name="1 role", exact=True)).to_be_visible()
        assert page.evaluate("window.__pwned") is None
        assert page.locator("img[src='x']").count() == 0
        assert visit.strangers == []
        assert visit.errors == []
