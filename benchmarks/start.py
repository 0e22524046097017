"""How soon an answer is there: python benchmarks/start.py [--runs N] [--beside COMMIT] [--no-page].

Of each: processor time (user and system, the browser left out) and wall time, the best of N runs,
and both as so many times `python -c pass` of the same run. Beside it the same of another commit, out
of a worktree of its own, by the same Python. On a busy machine the processor time says more.
Needs requirements-dev.txt and a Chromium for the first page.
"""

import argparse
import os
import resource
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from playwright.sync_api import Browser, sync_playwright

ROOT = Path(__file__).resolve().parents[1]
# The last commit before commands were loaded when they are called.
BEFORE = "8340def"
RUNS = 5
BROWSERS = ("chromium", "chromium-browser", "google-chrome")
# A ladder of two hundred roles, ten a track, written as people write one.
TRACKS, RUNGS = 20, 10


@dataclass(frozen=True)
class Took:
    """Seconds of the processor, and from the start to the end."""

    processor: float
    wall: float


Figures = dict[str, Took]


def main() -> None:
    """Measure both versions and print the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--runs", type=int, default=RUNS)
    parser.add_argument("--beside", default=BEFORE, help="the commit to measure too; empty for none")
    parser.add_argument("--no-page", action="store_true", help="leave the first page of the app out")
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        now = measured(ROOT, Path(folder) / "now", given.runs, not given.no_page)
        then: Figures = {}
        if given.beside:
            with checked_out(given.beside, Path(folder) / "before") as tree:
                then = measured(tree, Path(folder) / "then", given.runs, not given.no_page)
    print(*table(now, then, given.beside, given.runs), sep="\n")


def measured(tree: Path, place: Path, runs: int, page: bool) -> Figures:
    """The best of each for the program in this tree; `place` is a folder for what it keeps."""
    place.mkdir()
    # What Python compiled is kept, as it is where the program is installed.
    env = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    env |= {"STORE": "", "PYTHONPATH": str(tree), "ATLAS_CACHE": str(place / "cache")}

    def forget() -> None:
        shutil.rmtree(place / "cache", ignore_errors=True)

    def best(command: list[str], before: Callable[[], None] = lambda: None) -> Took:
        return min((_run(command, tree, env, before) for _ in range(runs)), key=lambda took: took.processor)

    seeds, ladder = _kept(tree, env, place)
    asked = [sys.executable, "cli.py", "who-needs"]
    figures = {"`python -c pass`": best([sys.executable, "-c", "pass"])}
    figures["`atlas --help`"] = best([sys.executable, "cli.py", "--help"])
    figures["who-needs, seeds, never read before"] = best([*asked, "Salesforce"], forget)
    figures["who-needs, seeds"] = best([*asked, "Salesforce"])
    figures["who-needs, `file:` of the seeds"] = best([*asked, "Salesforce", "--store", seeds])
    figures[f"who-needs, `file:` of {TRACKS * RUNGS} roles"] = best([*asked, "Excel", "--store", ladder])
    if page:
        figures["first page, never read before"] = min(
            (_visits(tree, env, forget)[0] for _ in range(runs)), key=lambda took: took.processor
        )
        first, again = zip(*(_visits(tree, env) for _ in range(runs)), strict=True)
        figures["first page"] = min(first, key=lambda took: took.processor)
        figures["first page again"] = min(again, key=lambda took: took.processor)
    return figures


def _kept(tree: Path, env: Mapping[str, str], place: Path) -> tuple[str, str]:
    """The addresses of two atlas files that this program wrote: of the seeds and of a large ladder."""
    ladder = place / "ladder.txt"
    ladder.write_text(drawn_ladder(), encoding="utf-8")
    addresses = (f"file:{place / 'seeds.json'}", f"file:{place / 'ladder.json'}")
    for documents, address in zip((tree / "seeds" / "documents", ladder), addresses, strict=True):
        load = [sys.executable, "cli.py", "load", str(documents), "--into", address]
        subprocess.run(load, cwd=tree, env=env, check=True, capture_output=True)
    return addresses


def _run(command: list[str], tree: Path, env: Mapping[str, str], before: Callable[[], None]) -> Took:
    before()
    spent, start = _of_children(), time.perf_counter()
    subprocess.run(command, cwd=tree, env=env, check=True, stdout=subprocess.DEVNULL)
    return Took(_of_children() - spent, time.perf_counter() - start)


def _of_children() -> float:
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def _visits(
    tree: Path, env: Mapping[str, str], before: Callable[[], None] = lambda: None
) -> tuple[Took, Took]:
    """From the start of the app to the map of the first visit; then a second visit to the same app."""
    before()
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    command = [sys.executable, "-m", "streamlit", "run", "app.py", "--server.port", str(port)]
    command += ["--server.headless", "true", "--server.address", "127.0.0.1"]
    quiet = subprocess.DEVNULL
    path = next((place for name in BROWSERS if (place := shutil.which(name))), None)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=["--no-sandbox"])
        start = time.perf_counter()
        with subprocess.Popen(command, cwd=tree, env=env, stdout=quiet, stderr=quiet) as app:
            try:
                _wait_for(f"http://127.0.0.1:{port}/_stcore/health")
                _see_map(browser, port)
                first = Took(_of_process(app.pid), time.perf_counter() - start)
                start = time.perf_counter()
                _see_map(browser, port)
                again = Took(_of_process(app.pid) - first.processor, time.perf_counter() - start)
            finally:
                app.send_signal(signal.SIGTERM)
        browser.close()
    return first, again


def _see_map(browser: Browser, port: int) -> None:
    """Open the page Map and wait until the map is drawn under its heading."""
    page = browser.new_page(viewport={"width": 1360, "height": 900})
    page.goto(f"http://127.0.0.1:{port}/map")
    page.get_by_test_id("stHeading").first.wait_for(timeout=120_000)
    page.locator(".station").first.wait_for(timeout=120_000)
    page.close()


def _of_process(pid: int) -> float:
    """The seconds of the processor that a running process took so far."""
    fields = Path(f"/proc/{pid}/stat").read_text(encoding="ascii").rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def _wait_for(address: str) -> None:
    for _ in range(1200):
        try:
            urllib.request.urlopen(address, timeout=1)
            return
        except (urllib.error.URLError, ConnectionError, TimeoutError):
            time.sleep(0.05)
    sys.exit("the app did not start")


@contextmanager
def checked_out(commit: str, place: Path) -> Iterator[Path]:
    """A worktree of a commit for as long as the block runs."""
    git = ["git", "-C", str(ROOT), "worktree"]
    subprocess.run([*git, "add", "--quiet", "--detach", str(place), commit], check=True)
    try:
        yield place
    finally:
        subprocess.run([*git, "remove", "--force", str(place)], check=True)


def drawn_ladder() -> str:
    """A role ladder of two hundred roles, always the same."""
    grades = ("Basic", "Working", "Proficient", "Advanced", "Expert")
    systems = ("Excel", "Salesforce", "QuickBooks", "NetSuite", "Concur", "ADP", "JIRA")
    lines = []
    for track in range(TRACKS):
        lines += [f"TRACK {track + 1}", ""]
        for rung in range(1, RUNGS + 1):
            named = [systems[(track + rung + n) % len(systems)] for n in range(4)]
            grade = grades[(rung - 1) // 2]
            lines += [f"Desk {track + 1} Clerk {rung}", "", "Technical Skills"]
            lines += [f"- {grade} knowledge of {system}" for system in named]
            lines += ["Soft Skills", f"- {grade} communication in queue {track * RUNGS + rung}", ""]
    return "\n".join(lines)


def table(now: Figures, then: Figures, commit: str, runs: int) -> Iterator[str]:
    """The lines of a table in Markdown."""
    beside = f" | processor at {commit} | wall at {commit}" if then else ""
    yield f"Best of {runs} by processor time, seconds; in brackets as so many times `python -c pass`."
    yield ""
    yield f"| what | processor | wall{beside} |"
    yield f"|---|---|---{'|---|---' if then else ''}|"
    for name in now:
        sides = [*_told(name, now), *(_told(name, then) if then else ())]
        yield f"| {name} | {' | '.join(sides)} |"


def _told(name: str, figures: Figures) -> tuple[str, str]:
    took, bare = figures[name], next(iter(figures.values()))
    processor = f"{took.processor:.2f} ({took.processor / bare.processor:.0f})"
    return processor, f"{took.wall:.2f} ({took.wall / bare.wall:.0f})"


if __name__ == "__main__":
    main()
