"""Load in Chromium: a Word file and a PDF are dropped, read, kept, found, and taken back, on every store."""

import os
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from io import BytesIO
from pathlib import Path

import pytest
from docx import Document
from playwright.sync_api import FilePayload, Page, expect

from graph.kinds import NodeKind
from graph.stores.sqlite.store import FileStore
from loaders.connect import read_graph
from tests.kit.neo4j_servers import Neo4jServer
from tests.kit.pdf_pages import BULLET, Typing
from tests.kit.places import ROOT
from tests.kit.visits import Visiting, app_on, free_port, turn, wait_for

pytestmark = [pytest.mark.browser, pytest.mark.timeout(600)]

WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
# A server on a busy machine takes a while to read and to write, in milliseconds.
PATIENCE = 60_000
MARKUP = "<img src=x onerror=window.__pwned=1>"


def word(title: str, *asks: str) -> bytes:
    """A job description as Word saves it."""
    document = Document()
    document.add_heading(title, level=1)
    document.add_heading("Requirements", level=2)
    for ask in asks:
        document.add_paragraph(ask, style="List Bullet")
    data = BytesIO()
    document.save(data)
    return data.getvalue()


def printed(title: str, *asks: str) -> bytes:
    """A job description as a PDF file."""
    typing = Typing()
    typing.line(title, size=16, name="Helvetica-Bold")
    typing.gap()
    typing.line("Requirements", size=12, name="Helvetica-Bold")
    for ask in asks:
        typing.line(ask, 64, mark=BULLET)
    return typing.saved()


def payload(name: str, data: bytes, kind: str = "application/octet-stream") -> FilePayload:
    return {"name": name, "mimeType": kind, "buffer": data}


CLERK = payload(
    "payroll-clerk.docx", word("Payroll Clerk", "Proficient in Excel", "Advanced knowledge of ADP"), WORD
)
PLANNER = payload(
    "shift-planner.pdf",
    printed("Shift Planner", "Expert in Workday", "Proficient in Excel"),
    "application/pdf",
)


def drop(page: Page, *files: FilePayload) -> None:
    page.locator("input[type=file]").first.set_input_files(list(files))


def keep(page: Page) -> None:
    page.get_by_role("button", name="Keep", exact=False).filter(has_text="Keep").click()
    expect(page.get_by_text("Kept:")).to_be_visible(timeout=PATIENCE)


Opened = Callable[[], tuple[str, Mapping[str, str]]]


@pytest.fixture(params=["memory", "file", "neo4j"])
def app(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[str]:
    """The address of an app on each kind of store; the one in memory holds the seeds, the others nothing."""
    store, env = "memory:", {}
    if request.param == "file":
        store = f"file:{tmp_path / 'atlas.db'}"
    if request.param == "neo4j":
        server: Neo4jServer = request.getfixturevalue("neo4j_server")
        store, env = server.fresh_address(), dict(server.env)
    with app_on(store, env) as address:
        yield address


def test_a_word_file_and_a_pdf_are_read_kept_found_and_taken_back(app: str, visiting: Visiting) -> None:
    visit = visiting(app)
    page = visit.open("/")
    drop(page, CLERK)
    expect(page.get_by_role("row", name="payroll-clerk.docx 1 role")).to_be_visible(timeout=PATIENCE)
    expect(page.locator(".document .skill", has_text="ADP, advanced")).to_be_visible()
    page.reload()
    expect(page.get_by_role("row", name="payroll-clerk.docx 1 role")).to_be_visible(timeout=PATIENCE)
    keep(page)
    page.goto(f"{app}/who-needs?skill=system:adp")
    expect(page.get_by_role("link", name="Payroll Clerk").first).to_be_visible()

    turn(page, "Load")
    drop(page, PLANNER)
    expect(page.get_by_role("row", name="shift-planner.pdf 1 role")).to_be_visible(timeout=PATIENCE)
    expect(page.get_by_text("With what is loaded there are 2 roles")).to_be_visible()
    turn(page, "Map")
    expect(page.get_by_role("heading", name="Map", exact=True)).to_be_visible()
    turn(page, "Load")
    expect(page.get_by_role("row", name="shift-planner.pdf 1 role")).to_be_visible(timeout=PATIENCE)
    keep(page)
    expect(page.get_by_role("heading", name="Added")).to_be_visible()
    page.goto(f"{app}/who-needs?skill=system:excel")
    expect(page.get_by_text("2 roles need Excel")).to_be_visible()

    turn(page, "Load")
    expect(page.get_by_text("Kept:")).to_have_count(0)
    assert visit.errors == []
    assert visit.strangers == []


def test_one_button_takes_a_load_back(app: str, visiting: Visiting) -> None:
    page = visiting(app).open("/load")
    drop(page, CLERK)
    expect(page.get_by_role("row", name="payroll-clerk.docx 1 role")).to_be_visible(timeout=PATIENCE)
    keep(page)
    page.get_by_role("button", name="Load others").click()
    drop(page, PLANNER)
    expect(page.get_by_role("row", name="shift-planner.pdf 1 role")).to_be_visible(timeout=PATIENCE)
    keep(page)
    page.get_by_role("button", name="Undo").click()
    expect(page.get_by_text("stands again")).to_be_visible()
    page.goto(f"{app}/")
    expect(page.get_by_role("link", name="1 role", exact=True)).to_be_visible()


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


@contextmanager
def killable(store: str) -> Iterator[tuple[str, subprocess.Popen[bytes]]]:
    """An app on a store, and its process."""
    port = free_port()
    command = [sys.executable, "-m", "streamlit", "run", "app.py", "--server.port", str(port)]
    process = subprocess.Popen(
        [*command, "--server.headless", "true", "--server.address", "127.0.0.1"],
        cwd=ROOT,
        env={**os.environ, "STORE": store},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    try:
        wait_for(f"http://127.0.0.1:{port}", process)
        yield f"http://127.0.0.1:{port}", process
    finally:
        process.kill()
        process.wait(timeout=10)


@pytest.mark.parametrize("delay", [0, 60, 150])
def test_a_kill_in_the_middle_of_a_keep_leaves_the_old_or_the_new(
    tmp_path: Path, visiting: Visiting, delay: int
) -> None:
    place = tmp_path / "atlas.db"
    old = tmp_path / "clerk.txt"
    old.write_text("Clerk\n\nRequirements\n- Proficient in Excel\n", encoding="utf-8")
    FileStore(place).replace(read_graph([old]))
    many = "\n\n".join(
        f"Grade {n} Fitter\n\nRequirements\n- Proficient in Excel\n- Fits pipes {n}" for n in range(1, 200)
    )
    with killable(f"file:{place}") as (address, process):
        page = visiting(address).open("/load")
        drop(page, payload("fitters.txt", many.encode(), "text/plain"))
        button = page.get_by_role("button").filter(has_text="Keep, in place of")
        expect(button).to_be_visible(timeout=PATIENCE)
        button.click()
        page.wait_for_timeout(delay)
        process.send_signal(signal.SIGKILL)
        process.wait(timeout=10)
    roles = [node.label for node in FileStore(place).nodes_of_kind(NodeKind.ROLE)]
    assert roles == ["Clerk"] or len(roles) > 100
