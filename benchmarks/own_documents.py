"""How long one waits with documents of one's own: python -m benchmarks.own_documents [STORE.db ...].

Needs requirements-dev.txt and a Chromium. First the preview of the originals and of 200 documents, as the
app reads them, at first and again. Then, of each store in an app that was just started, from the address of
Home to the sentence that says what is loaded, to the first question, to all of them and the things to look
at; and once more. Without stores it makes three, of 11, 200 and 1,000 roles. Last, from opening an app on
an empty store to the first answer on a Word file of one's own, with the clicks that took, on each kind of
store (Neo4j where NEO4J_ADDRESS names a server). Seconds on the clock: say with them what else ran on the
machine.
"""

import os
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

from playwright.sync_api import Page, sync_playwright

from benchmarks.job_descriptions import write
from loaders.given import read_given
from loaders.given_documents import GivenFile
from seeds.shipped import DOCUMENTS
from tests.kit.own_files import WORD, payload, word
from tests.kit.own_way import PATIENCE, choose, drop, keep, turned

ROOT = Path(__file__).resolve().parents[1]
SIZES, TRACKS, MANY = (200, 1000), 30, 200
FARRIER = payload("farrier.docx", word("Farrier", "Proficient in Excel"), WORD)
CLICKS = "one drop, three clicks and a name typed"


def main(stores: list[str]) -> None:
    """Measure and print."""
    print(f"load of the machine: {os.getloadavg()[0]:.1f} on {os.cpu_count()} cores")
    with TemporaryDirectory() as folder, sync_playwright() as playwright:
        place = Path(folder)
        # What is read is not to be taken from a cache of before.
        os.environ["ATLAS_CACHE"] = str(place / "cache")
        browser = playwright.chromium.launch(executable_path="/usr/bin/chromium", args=["--no-sandbox"])
        _previews(place)
        for store in stores or _made(place):
            _home(browser.new_page(), store)
        for store in _empty_stores(place):
            _first_answer(browser.new_page(), store)
        browser.close()


def _made(place: Path) -> Iterator[str]:
    """A file store of the seeds, and one of each size."""
    yield _loaded(place, "11", str(DOCUMENTS))
    for roles in SIZES:
        ladder = place / f"{roles}.md"
        subprocess.run(
            [sys.executable, "-m", "benchmarks.ladders", ladder, str(roles), str(TRACKS)],
            check=True,
            cwd=ROOT,
        )
        yield _loaded(place, str(roles), str(ladder))


def _loaded(place: Path, name: str, documents: str) -> str:
    store = str(place / f"{name}.db")
    atlas = [sys.executable, "cli.py", "load", documents, "--into", f"file:{store}"]
    subprocess.run(atlas, check=True, cwd=ROOT, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    return store


def _empty_stores(place: Path) -> Iterator[str]:
    yield "memory:"
    yield f"file:{place / 'own.db'}"
    if server := os.environ.get("NEO4J_ADDRESS"):
        yield server


@contextmanager
def _app(store: str) -> Iterator[str]:
    """An app on a store, stopped afterwards."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    command = [sys.executable, "cli.py", "app", "--port", str(port), "--store", store]
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as app:
        try:
            _wait_for(port)
            yield f"http://127.0.0.1:{port}"
        finally:
            app.terminate()


def _wait_for(port: int) -> None:
    for _ in range(600):
        with socket.socket() as probe:
            if probe.connect_ex(("127.0.0.1", port)) == 0:
                return
        time.sleep(0.1)
    raise SystemExit("the app does not start")


def _home(page: Page, store: str) -> None:
    with _app(f"file:{store}") as address:
        for visit in ("first visit", "again"):
            begun, told = time.perf_counter(), []
            page.goto(address)
            for what, seen in (
                ("what is loaded", ".ra-told"),
                ("a question", "a.ra-card"),
                ("all", ".ra-figures:not(:has(.ra-coming))"),
            ):
                page.locator(seen).first.wait_for(timeout=PATIENCE)
                told.append(f"{what} {time.perf_counter() - begun:.2f} s")
            print(f"Home, {Path(store).stem}, {visit}: {', '.join(told)}", flush=True)
    page.close()


def _previews(place: Path) -> None:
    write(place / "many", MANY)
    for name, folder in (("originals", DOCUMENTS), (f"{MANY} documents", place / "many")):
        files = [GivenFile(path.name, path.read_bytes()) for path in sorted(folder.iterdir())]
        for turn in ("at first", "again"):
            begun, worked = time.perf_counter(), time.process_time()
            read_given(files)
            seconds, processor = time.perf_counter() - begun, time.process_time() - worked
            print(f"preview of {name}, {turn}: {seconds:.2f} s, {processor:.2f} s of processor", flush=True)


def _first_answer(page: Page, store: str) -> None:
    with _app(store) as address:
        begun = time.perf_counter()
        page.goto(address)
        drop(page, FARRIER)
        page.get_by_role("row", name="farrier.docx 1 role").wait_for(timeout=PATIENCE)
        read = time.perf_counter() - begun
        keep(page)
        turned(page, "Who needs")
        choose(page, "Skills", "Excel")
        page.keyboard.press("Escape")
        page.get_by_text("needs Excel").or_(page.get_by_text("need Excel")).first.wait_for(timeout=PATIENCE)
        seconds = time.perf_counter() - begun
        kind = store.partition(":")[0]
        print(f"own Word file, {kind}: read {read:.1f} s, answered {seconds:.1f} s; {CLICKS}", flush=True)
    page.close()


if __name__ == "__main__":
    main(sys.argv[1:])
