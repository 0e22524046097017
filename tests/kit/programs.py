"""Fetches the programs that the tests drive: python -m tests.kit.programs [--all].

A headless Chromium, a Neo4j server with its Java, an encoder of sentences, and with --all the server of the
newer line too. What is there already is not fetched again.
"""

import shutil
import subprocess
import sys

from server import fetch
from server.home import DEFAULT_VERSION, NEWER_VERSION, own_home
from tests.kit.encoders import fetch_encoder

BROWSERS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")


def installed_browser() -> str | None:
    """The path of an installed Chromium or Chrome, None when there is none."""
    return next(filter(None, map(shutil.which, BROWSERS)), None)


def install_browser() -> bool:
    """Install the system's package, else Playwright's own browser; True when either went well."""
    apt = [["apt-get", "update", "-qq"], ["apt-get", "install", "-y", "-qq", "chromium"]]
    playwright = [[sys.executable, "-m", "playwright", "install", "--with-deps", "chromium"]]
    return any(all(_ran(command) for command in way) for way in (apt, playwright))


def fetch_server(version: str) -> None:
    """Fetch what is missing of a server and its Java."""
    home = own_home().of(version)
    if wanted := fetch.to_fetch(home):
        print(f"fetching {wanted}, into {home.software}", flush=True)
    fetch.fetch_java(home)
    list(fetch.fetched(home, fetch.missing_jars(home)))


def _ran(command: list[str]) -> bool:
    if shutil.which(command[0]) is None:
        return False
    return subprocess.run(command, check=False).returncode == 0


if __name__ == "__main__":
    if not installed_browser() and not install_browser():
        sys.exit("no Chromium: install one (apt-get install chromium), then try again")
    fetch_encoder()
    for line in (DEFAULT_VERSION, NEWER_VERSION) if "--all" in sys.argv else (DEFAULT_VERSION,):
        fetch_server(line)
