"""Makes sure that a headless Chromium is at hand: an installed one, the system's package, Playwright's."""

import shutil
import subprocess
import sys

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")


def installed() -> str | None:
    """The path of an installed Chromium or Chrome, None when there is none."""
    return next(filter(None, map(shutil.which, NAMES)), None)


def install() -> bool:
    """Install the system's package, else Playwright's own browser; True when either went well."""
    apt = [["apt-get", "update", "-qq"], ["apt-get", "install", "-y", "-qq", "chromium"]]
    playwright = [[sys.executable, "-m", "playwright", "install", "--with-deps", "chromium"]]
    return any(all(_ran(command) for command in way) for way in (apt, playwright))


def _ran(command: list[str]) -> bool:
    if shutil.which(command[0]) is None:
        return False
    return subprocess.run(command, check=False).returncode == 0


if __name__ == "__main__":
    if not installed() and not install():
        sys.exit("no Chromium: install one (apt-get install chromium), then run make test again")
