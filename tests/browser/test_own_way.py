"""Own documents in Chromium on every store: dropped, read, put right, kept, found, and taken back."""

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import expect

from tests.kit.neo4j_servers import Neo4jServer
from tests.kit.own_files import WORD, payload, printed, word
from tests.kit.own_way import (
    add_skill,
    came,
    choose,
    choose_line,
    drop,
    keep,
    keep_right,
    kept_right,
    line,
    open_line,
    see,
    turned,
    who_needs,
)
from tests.kit.visits import Visiting, app_on, still

pytestmark = [pytest.mark.browser, pytest.mark.timeout(600)]

FARRIER = payload(
    "farrier.docx",
    word(
        "Farrier", "Advanced knowledge of EquiTrack", "Shoes horses hot and cold", "Basic knowledge of Excel"
    ),
    WORD,
)
GROOM = payload("groom.docx", word("Groom", "Keeps records in StableLog", "Basic knowledge of Excel"), WORD)
OSTLER = payload("ostler.pdf", printed("Ostler", "Proficient in Excel"), "application/pdf")
SADDLER = payload(
    "saddler.pdf",
    printed("Saddler", "Proficient in Excel", "Stitches leather by hand"),
    "application/pdf",
)


@pytest.fixture(scope="module", params=["memory", "file", "neo4j"])
def app(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of an app on each kind of store; the one in memory holds the seeds, the others nothing."""
    store, env = "memory:", {}
    if request.param == "file":
        store = f"file:{tmp_path_factory.mktemp('own') / 'atlas.db'}"
    if request.param == "neo4j":
        server: Neo4jServer = request.getfixturevalue("neo4j_server")
        store, env = server.fresh_address(), dict(server.env)
    with app_on(store, env) as address:
        yield address


def test_own_documents_are_read_put_right_kept_found_and_taken_back(app: str, visiting: Visiting) -> None:
    visit = visiting(app)
    page = visit.open("/")
    drop(page, FARRIER)
    came(page, "farrier.docx")
    expect(line(page, "Farrier").locator(".class")).to_have_text("role title")
    expect(line(page, "hot and cold").locator(".class")).to_have_text("qualification")
    expect(line(page, "of Excel").locator(".skill")).to_have_text("Excel, basic")
    expect(line(page, "EquiTrack").locator(".skill")).to_have_count(0)
    # The tab is loaded anew, then closed, and its address opened in another one.
    page.reload()
    came(page, "farrier.docx")
    address, context = page.url, page.context
    page.close()
    page = context.new_page()
    page.goto(address)
    came(page, "farrier.docx")
    keep(page)
    page.reload()
    expect(page.get_by_text("Kept:")).to_be_visible()

    open_line(page, "Farrier", "EquiTrack")
    add_skill(page, "EquiTrack")
    see(page)
    page.reload()
    expect(page.get_by_text("was read as")).to_contain_text("qualification of Farrier")
    still(page)
    expect(page.get_by_text("Put right in this document")).to_have_count(0)
    add_skill(page, "EquiTrack")
    see(page)
    keep_right(page)
    who_needs(page, "EquiTrack", "Farrier")

    turned(page, "Load")
    drop(page, SADDLER)
    came(page, "saddler.pdf")
    keep(page)
    who_needs(page, "Excel", "Farrier", "Saddler")
    turned(page, "Load")
    page.get_by_role("button", name="Undo").click()
    expect(page.get_by_text("stands again")).to_be_visible()
    who_needs(page, "Excel", "Farrier")

    turned(page, "Sources")
    page.get_by_text("Put right in this document (1)").click()
    page.get_by_role("button", name="Undo").click()
    expect(page.get_by_text("Put right in this document")).to_have_count(0)
    who_needs(page, "EquiTrack")
    assert visit.errors == []
    assert visit.strangers == []


# What two editors meet is alike on every store; `make test-all` tries all of them.
@pytest.mark.parametrize(
    "app",
    [pytest.param("memory", marks=pytest.mark.long), "file", pytest.param("neo4j", marks=pytest.mark.long)],
    indirect=True,
)
def test_two_editors_lose_nothing_of_each_other(app: str, visiting: Visiting) -> None:
    one, other = (visiting(app).open("/load") for _ in range(2))
    drop(one, GROOM)
    came(one, "groom.docx")
    keep(one)
    # The same matter is told to the later.
    for page, level in ((one, "Advanced"), (other, "Expert")):
        open_line(page, "Groom", "of Excel")
        choose(page, "Excel", level)
        see(page)
    keep_right(one)
    kept_right(other).click()
    expect(other.get_by_text("meanwhile", exact=False)).to_be_visible()
    # One drops files, another puts a line right meanwhile: the files are read anew beside that.
    turned(one, "Load")
    drop(one, OSTLER)
    came(one, "ostler.pdf")
    choose_line(other, "StableLog")
    add_skill(other, "StableLog")
    see(other)
    keep_right(other)
    one.get_by_role("button", name="Keep").click()
    expect(one.get_by_text("changed meanwhile: your files were read anew")).to_be_visible()
    came(one, "ostler.pdf")
    keep(one)
    who_needs(one, "StableLog", "Groom")
    open_line(one, "Ostler", "Excel")
    other.reload()
    other.get_by_text("Put right in this document (2)").click()
    expect(other.get_by_text(re.compile("Excel.*advanced", re.IGNORECASE)).first).to_be_visible()
