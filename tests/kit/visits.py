"""The app on a free port, and a window on it that records whom it talks to."""

import os
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from types import MappingProxyType

import pytest
from playwright.sync_api import Page

from tests.kit.places import ROOT

PATIENCE = 60.0
TRIES = 3


@dataclass
class Visit:
    """A browser page on the app, with every request and error it saw."""

    page: Page
    address: str
    requests: list[str] = field(default_factory=list)
    errors: list[str] = field(default_factory=list)

    def open(self, path: str = "/") -> Page:
        """The page at this path, once the app has drawn something."""
        self.page.goto(self.address + path)
        self.page.get_by_test_id("stHeading").first.wait_for()
        return self.page

    @property
    def strangers(self) -> list[str]:
        """The requests that went to another host than the app's."""
        own = (self.address, self.address.replace("http", "ws", 1), "data:", "blob:")
        return [url for url in self.requests if not url.startswith(own)]


def turn(page: Page, title: str) -> None:
    """Go to a page by the navigation, in whose menus most pages stand."""
    header = page.get_by_role("navigation", name="App pages")
    link = header.get_by_role("link", name=title, exact=True)
    still(page)
    if link.count():
        link.click()
        return
    # A page that is drawn anew meanwhile closes a menu.
    for _ in range(TRIES):
        for section in header.get_by_role("button").all():
            section.click()
            item = page.get_by_role("menuitem", name=title, exact=True)
            page.get_by_role("menuitem").first.wait_for()
            if item.count():
                item.click()
                return
            page.keyboard.press("Escape")
            page.get_by_role("menu").wait_for(state="hidden")
        still(page)
    pytest.fail(f"the navigation has no page {title}")


def still(page: Page) -> None:
    """Wait until the page is drawn."""
    page.locator('[data-test-script-state="notRunning"]').wait_for(state="attached")


Visiting = Callable[..., Visit]


@contextmanager
def app_on(
    store: str,
    env: Mapping[str, str] = MappingProxyType({}),
    port: int | None = None,
    listens_on: str = "127.0.0.1",
    options: Sequence[str] = (),
) -> Iterator[str]:
    """The address of an app that serves this store, until the block ends; `options` are Streamlit's own."""
    with killable_app_on(store, env, port, listens_on, options) as (address, _):
        yield address


@contextmanager
def killable_app_on(
    store: str,
    env: Mapping[str, str] = MappingProxyType({}),
    port: int | None = None,
    listens_on: str = "127.0.0.1",
    options: Sequence[str] = (),
) -> Iterator[tuple[str, subprocess.Popen[bytes]]]:
    """The address of an app that serves this store, and its process, which may be killed in the block."""
    port = port or free_port()
    command = [sys.executable, "-m", "streamlit", "run", "app.py", "--server.port", str(port)]
    command += ["--server.headless", "true", "--server.address", listens_on, *options]
    process = subprocess.Popen(
        command,
        cwd=ROOT,
        env={**os.environ, **env, "STORE": store},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    try:
        wait_for(f"http://127.0.0.1:{port}", process)
        yield f"http://127.0.0.1:{port}", process
    finally:
        process.terminate()
        process.wait(timeout=10)


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def wait_for(address: str, process: subprocess.Popen[bytes]) -> None:
    end = time.monotonic() + PATIENCE
    while time.monotonic() < end and process.poll() is None:
        try:
            urllib.request.urlopen(f"{address}/_stcore/health", timeout=1)
            return
        except (urllib.error.URLError, TimeoutError, ConnectionError):
            time.sleep(0.1)
    pytest.fail(f"the app did not start at {address}")
