"""Load in Chromium: hostile names stay text, each refused file has its row, what is left goes on."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import expect

from tests.kit.bad_files import GOOD, archive, locked
from tests.kit.own_files import WORD, payload, word
from tests.kit.own_way import PATIENCE, came, drop, keep
from tests.kit.taxonomies import ESCO_FILES
from tests.kit.visits import Visiting, app_on, still

pytestmark = [pytest.mark.browser, pytest.mark.timeout(600)]

MARKUP = "<img src=x onerror=window.__pwned=1>"
MANY = 200


@pytest.fixture(scope="module")
def app(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of an app on an empty file."""
    with app_on(f"file:{tmp_path_factory.mktemp('load') / 'atlas.db'}") as address:
        yield address


def test_a_taxonomy_is_dropped_as_it_is_downloaded_and_taken_back(app: str, visiting: Visiting) -> None:
    visit = visiting(app)
    page = visit.open("/")
    with page.expect_file_chooser() as chosen:
        page.get_by_test_id("stFileUploaderDropzone").last.click()
    chosen.value.set_files([payload("esco.zip", archive(ESCO_FILES))])
    came(page, "esco.zip", "2 roles")
    keep(page)
    expect(page.get_by_text("Kept: 2 roles.")).to_be_visible()
    page.get_by_role("button", name="Undo").click()
    expect(page.get_by_text("nothing is loaded, as before")).to_be_visible()
    assert visit.errors == []


def test_hostile_names_and_texts_are_shown_as_text(app: str, visiting: Visiting) -> None:
    evil = payload(f"{MARKUP}.docx", word(f"Clerk {MARKUP}", f"Proficient in Excel {MARKUP}"), WORD)
    broken = payload("../../etc/passwd.docx", b"no Word file", WORD)
    visit = visiting(app)
    page = visit.open("/load")
    expect(
        page.get_by_text("Up to 25 MB a document, 150 MB a zip, a taxonomy or a kept graph.")
    ).to_be_visible()
    expect(page.get_by_text("per file")).not_to_be_visible()
    drop(page, evil, broken)
    expect(page.get_by_role("cell", name=f"{MARKUP}.docx")).to_be_visible()
    expect(
        page.get_by_text("is no Word file, or a part of one is missing; save it as .docx again")
    ).to_be_visible()
    keep(page)
    page.goto(f"{app}/")
    expect(page.get_by_role("link", name="1 role", exact=True)).to_be_visible()
    assert page.evaluate("window.__pwned") is None
    assert page.locator("img[src='x']").count() == 0
    assert visit.strangers == []
    assert visit.errors == []


def test_a_reading_that_is_left_goes_on_and_each_file_has_its_row(app: str, visiting: Visiting) -> None:
    halls = {f"{n:03}.txt": GOOD.replace("Bookkeeper", f"Bookkeeper of Hall {n}") for n in range(MANY)}
    files = [
        payload("halls.zip", archive(halls)),
        payload("locked.zip", locked(archive({"a.txt": GOOD}))),
        payload("esco.zip", archive(ESCO_FILES)),
        payload("word.pdf", word("Groom", "Excel")),
        payload("empty.txt", b""),
        payload("old.doc", b"x"),
        payload("settings.json", b"[1, 2]"),
    ]
    visit = visiting(app)
    page = visit.open("/load")
    drop(page, *files)
    expect(page.get_by_text("Reading 7 files")).to_be_visible()
    page.reload()
    expect(page.get_by_role("cell", name="halls.zip")).to_be_visible()
    # The tab is closed, and another one opened without its address.
    context = page.context
    page.close()
    page = context.new_page()
    page.goto(f"{app}/")
    page.get_by_role("link", name="Go on there").click()
    came(page, "halls.zip", f"{MANY} roles in {MANY} documents")
    for words in (
        "locked.zip a.txt is encrypted; unpack it with its password first",
        "esco.zip is a taxonomy, which stands beside nothing; load it by itself",
        "word.pdf is a Word file, and not what its name says; name it .docx",
        "empty.txt the file is empty; give a document with text",
        "old.doc is not read: .doc files are not; save it as .docx",
    ):
        expect(page.get_by_role("row", name=words)).to_be_visible()
    expect(page.get_by_role("row")).to_have_count(len(files) + 1)
    keep(page)
    page.goto(f"{app}/")
    expect(page.get_by_role("link", name=f"{MANY + 1} roles", exact=True)).to_be_visible(timeout=PATIENCE)
    still(page)
    expect(page.get_by_role("link", name="Go on there")).to_have_count(0)
    assert visit.errors == []
