"""How long a visitor waits: python benchmarks/pages.py (needs requirements-dev.txt and a Chromium).

Median of 15 each, headless Chromium, the app on the seeds: from the address to the map drawn, from a
click on a station to its sheet with the skills in it, and from the address to the network drawn.
"""

import os
import shutil
import socket
import statistics
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Callable
from pathlib import Path

from playwright.sync_api import Page, sync_playwright

ROOT = Path(__file__).resolve().parents[1]
RUNS = 15


def main() -> None:
    """Start the app, measure, print, stop."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    command = [sys.executable, "-m", "streamlit", "run", "app.py", "--server.port", str(port)]
    start = time.perf_counter()
    quiet = subprocess.DEVNULL
    environment = {**os.environ, "STORE": "memory:"}
    with subprocess.Popen(
        [*command, "--server.headless", "true"], cwd=ROOT, stdout=quiet, stderr=quiet, env=environment
    ) as app:
        try:
            address = f"http://127.0.0.1:{port}"
            _wait_for(f"{address}/_stcore/health")
            print(f"server answers after {time.perf_counter() - start:.2f} s")
            _measure(address)
        finally:
            app.terminate()


def _measure(address: str) -> None:
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=shutil.which("chromium"), args=["--no-sandbox"])
        page = browser.new_page(viewport={"width": 1360, "height": 900})
        first = _seconds(lambda: _map(page, address))
        print(f"first visit to the map drawn: {first:.2f} s (reads the documents)")
        _tell("address to map drawn", [_seconds(lambda: _map(page, address)) for _ in range(RUNS)])
        _tell("click to sheet", [_sheet(page, address) for _ in range(RUNS)])
        _tell("address to network drawn", [_seconds(lambda: _network(page, address)) for _ in range(RUNS)])
        browser.close()


def _map(page: Page, address: str) -> None:
    page.goto(f"{address}/map")
    page.locator(".station").first.wait_for()


def _sheet(page: Page, address: str) -> float:
    _map(page, address)
    page.wait_for_timeout(300)
    return _seconds(lambda: _open_sheet(page))


def _open_sheet(page: Page) -> None:
    page.locator(".station .dot").first.click()
    page.get_by_role("dialog").get_by_text("Requirements").first.wait_for()


def _network(page: Page, address: str) -> None:
    page.goto(f"{address}/explore")
    page.locator("canvas").first.wait_for()


def _seconds(action: Callable[[], None]) -> float:
    start = time.perf_counter()
    action()
    return time.perf_counter() - start


def _tell(what: str, seconds: list[float]) -> None:
    print(f"{what}: median {statistics.median(seconds):.2f} s, {min(seconds):.2f} to {max(seconds):.2f}")


def _wait_for(address: str) -> None:
    for _ in range(600):
        try:
            urllib.request.urlopen(address, timeout=1)
            return
        except (urllib.error.URLError, ConnectionError, TimeoutError):
            time.sleep(0.05)
    sys.exit("the app did not start")


if __name__ == "__main__":
    main()
