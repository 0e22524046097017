"""A wrong reading put right in Chromium: the line is clicked, the effect is seen, kept, and taken back."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from graph.kinds import EdgeKind
from graph.stores.keeping import keep
from graph.stores.records import Act
from graph.stores.sqlite.store import FileStore
from loaders.connect import read_graph
from loaders.originals import kept_instead
from loaders.readers.intake import files_at
from tests.kit.visits import Visiting, app_on

pytestmark = pytest.mark.browser

LADDER = """# Bakery

## Baker

- 2 years of practice in a bakery
- Basic knowledge of Excel
- Bakes bread in the morning

## Head Baker

- Everything that a Baker must do
- Plans the shifts with Excel
"""


@pytest.fixture
def bakery(tmp_path: Path) -> Path:
    """A store with a document of two roles, and the document beside it."""
    document = tmp_path / "bakery.md"
    document.write_text(LADDER, encoding="utf-8")
    store = FileStore(tmp_path / "atlas.db")
    files, _ = files_at([document])
    keep(store, read_graph([document]), act=Act(kept_instead(store, files)))
    store.close()
    return tmp_path / "atlas.db"


@pytest.fixture
def app(bakery: Path) -> Iterator[str]:
    with app_on(f"file:{bakery}") as address:
        yield address


def level(bakery: Path) -> int | None:
    """The level at which the Baker needs Excel."""
    store = FileStore(bakery)
    (need,) = [edge for edge in store.edges_from(["role:baker"], EdgeKind.NEEDS) if "excel" in edge.target]
    store.close()
    return need.level


def choose(page: Page, field: str, option: str) -> None:
    page.get_by_role("combobox", name=re.compile(field)).first.click()
    page.get_by_role("option", name=option, exact=True).click()


def test_a_level_is_put_right_where_it_stands_and_taken_back(
    app: str, visiting: Visiting, bakery: Path
) -> None:
    assert level(bakery) == 1
    page = visiting(app).open("/sources")
    chip = page.get_by_role("button", name="Excel, basic: put right")
    chip.click()
    expect(page).to_have_url(re.compile(r"line=6&skill=system%3Aexcel|skill=system%3Aexcel.*line=6"))
    expect(chip).to_have_attribute("aria-pressed", "true")
    # A skill is put right alone.
    expect(page.get_by_text("It also asks for")).to_have_count(0)
    expect(page.get_by_text("was read as")).to_contain_text("requirement of Baker")
    choose(page, "Excel", "Advanced")
    page.get_by_role("button", name="See what changes").click()
    expect(page.get_by_text(re.compile(r"1 need.* changes?\.$"))).to_be_visible()
    assert level(bakery) == 1
    page.get_by_role("button", name="Keep", exact=True).click()
    expect(page.get_by_text("document was read again", exact=False)).to_be_visible()
    assert level(bakery) == 4
    page.get_by_text("Put right in this document (1)").click()
    page.get_by_role("button", name="Undo").click()
    expect(page.get_by_text("Put right in this document")).to_have_count(0)
    assert level(bakery) == 1


def test_a_line_is_chosen_by_keyboard(app: str, visiting: Visiting) -> None:
    page = visiting(app).open("/sources")
    page.locator(".document").focus()
    for key in ("ArrowDown", "ArrowDown", "Enter"):
        page.keyboard.press(key)
    expect(page).to_have_url(re.compile("line=3"))
    expect(page.get_by_text("was read as")).to_contain_text("role title of Baker")
    page.locator(".document").focus()
    for key in ("ArrowDown", "ArrowDown", "ArrowRight"):
        page.keyboard.press(key)
    chip = page.get_by_role("button", name="Excel, basic: put right")
    expect(chip).to_be_focused()
    page.keyboard.press("ArrowLeft")
    expect(page.locator(".line.pointed")).to_be_focused()
    page.keyboard.press("ArrowRight")
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile("skill=system%3Aexcel"))
    expect(page.get_by_role("combobox", name="Level of Excel")).to_be_visible()


def test_what_another_put_right_meanwhile_is_not_written_over(
    app: str, visiting: Visiting, bakery: Path
) -> None:
    first, second = (visiting(app).open("/sources?line=6") for _ in range(2))
    for page, word in ((first, "Advanced"), (second, "Expert")):
        choose(page, "Excel", word)
        page.get_by_role("button", name="See what changes").click()
        expect(page.get_by_role("button", name="Keep", exact=True)).to_be_visible()
    first.get_by_role("button", name="Keep", exact=True).click()
    expect(first.get_by_text("document was read again", exact=False)).to_be_visible()
    second.get_by_role("button", name="Keep", exact=True).click()
    expect(second.get_by_text("meanwhile", exact=False)).to_be_visible()
    assert level(bakery) == 4
