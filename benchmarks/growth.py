"""How every command and every page grows: python -m benchmarks.growth [--sizes 50,200,1000,4000].

Draws a ladder in one document (`ladders.py`, 33 rungs a track at most) and a folder of job descriptions
(`job_descriptions.py`) of each size; the same numbers give the same texts on every run. Each command is run
as a whole on the kept store, twice: first with nothing kept beside the store, then again. Told are seconds of
the processor (user and system), peak memory, and the powers between neighbouring sizes, at first and again,
of what goes beyond the quickest command on the smallest size: 1 is in proportion. Pages are visited twice in
one process.

--only check,diff measures these alone; --pages only or none; --large adds 10,000 roles; --keep FOLDER keeps
what was drawn and loaded. A command that takes over --limit seconds is stopped and tried on no larger size.
"""

import argparse
import json
import os
import re
import shutil
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Mapping, Sequence
from pathlib import Path

from benchmarks import job_descriptions, ladders
from benchmarks.growth_tables import Figures, Took, tables
from benchmarks.growth_work import PLANNED, asked, commands, draw, tracks_of

ROOT = Path(__file__).resolve().parents[1]
SIZES, LARGE, LIMIT = "50,200,1000,4000", 10_000, 600.0
PAGES = (
    "home", "map", "who_needs", "compare", "explore", "coverage", "plan", "what_if", "check", "changes",
    "sources", "settings", "console",
)  # fmt: skip


def main() -> None:
    """Draw, load, measure each size in turn, and print the tables."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("--sizes", default=SIZES)
    parser.add_argument("--large", action="store_true")
    parser.add_argument("--only", default="", help="names of commands and pages, by commas")
    parser.add_argument("--pages", choices=("too", "only", "none"), default="too")
    parser.add_argument("--limit", type=float, default=LIMIT, help="seconds for one run")
    parser.add_argument("--keep", type=Path, help="a folder for what is drawn and loaded")
    given = parser.parse_args()
    sizes = sorted({*map(int, given.sizes.split(",")), *([LARGE] if given.large else ())})
    wanted = set(filter(None, given.only.split(",")))
    with tempfile.TemporaryDirectory() as folder:
        bench = Bench(given.keep or Path(folder), given.limit, wanted)
        for size in sizes:
            print(f"{size:,} roles ...", file=sys.stderr, flush=True)
            bench.measure(size, given.pages)
    print(*tables(bench.figures, sizes), sep="\n")


class Bench:
    """Runs commands and visits pages on drawn ladders, and gathers what they took."""

    def __init__(self, folder: Path, limit: float, wanted: set[str]) -> None:
        self.figures: Figures = {}
        self._folder, self._limit, self._wanted = folder.absolute(), limit, wanted
        self._folder.mkdir(parents=True, exist_ok=True)
        self._env = {name: told for name, told in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
        self._env |= {"ATLAS_CACHE": str(self._folder / "cache"), "STORE": "", "PYTHONPATH": str(ROOT)}

    def measure(self, size: int, pages: str) -> None:
        """Draw and load this many roles, then run every command and visit every page that is wanted."""
        place = self._folder / str(size)
        drawn = draw(place, size)
        for name, path in drawn.items():
            self._load(size, name, path)
        if not (place / "ladder.db").is_file():
            return
        facts = self._facts(place, size)
        if pages != "only":
            for name, words in commands(place, facts).items():
                self._command(size, name, words, place)
        if pages != "none":
            for page in PAGES:
                self._page(size, page, place, facts)

    def _load(self, size: int, name: str, path: Path) -> None:
        """Keep what was drawn; a store that is there already is taken as it is."""
        kept = path.parent / f"{name}.db"
        if not kept.is_file() and (name != "folder" or self._asked("load folder")):
            shutil.rmtree(self._folder / "cache", ignore_errors=True)
            took = self._run(["load", str(path), "--into", f"file:{kept}"])
            self._note(f"load {name}", size, Took(took[0], took[0], took[1], took[2]))

    def _facts(self, place: Path, size: int) -> dict[str, str]:
        """Two roles far apart, and the ten systems that most roles name."""
        store = f"file:{place / 'ladder.db'}"
        ran = self._spoken(["systems", "--store", store, "--json"])
        named = [one["name"] for one in json.loads(ran or "{}").get("skills", [])][:PLANNED]
        low, high = ladders.title(0, 0), ladders.title(min(1, tracks_of(size) - 1), 2)
        return {"low": low, "high": high, "systems": "\n".join(named or job_descriptions.SYSTEMS[:PLANNED])}

    def _spoken(self, words: Sequence[str]) -> str:
        command = [sys.executable, "cli.py", *words]
        return subprocess.run(
            command, check=False, cwd=ROOT, env=self._env, capture_output=True, text=True
        ).stdout

    def _command(self, size: int, name: str, words: Sequence[str], place: Path) -> None:
        if not self._asked(name) or self._too_slow(name):
            return
        for kept in place.glob("*.derived"):
            shutil.rmtree(kept)
        first, again = self._run(words), self._run(words)
        self._note(name, size, Took(first[0], again[0], max(first[1], again[1]), first[2]))

    def _page(self, size: int, page: str, place: Path, facts: Mapping[str, str]) -> None:
        name = f"page {page}"
        if not self._asked(name) or self._too_slow(name):
            return
        visit = [sys.executable, "-m", "benchmarks.growth", "--visit", page, json.dumps(asked(page, facts))]
        env = {**self._env, "STORE": f"file:{place / 'ladder.db'}"}
        took, memory, trouble, out = self._child(visit, env)
        told = re.search(r"^VISITED (\S+) (\S+)$", out, re.MULTILINE)
        first, again = (float(told[1]), float(told[2])) if told else (took, took)
        self._note(name, size, Took(first, again, memory, trouble or ("" if told else "no page")))

    def _asked(self, name: str) -> bool:
        return not self._wanted or bool(self._wanted & {name, *name.split()})

    def _too_slow(self, name: str) -> bool:
        return any(took.trouble.startswith("over") for took in self.figures.get(name, {}).values())

    def _note(self, name: str, size: int, took: Took) -> None:
        self.figures.setdefault(name, {})[size] = took

    def _run(self, words: Sequence[str]) -> tuple[float, float, str]:
        took, memory, trouble, _ = self._child([sys.executable, "cli.py", *words], self._env)
        return took, memory, trouble

    def _child(self, command: Sequence[str], env: Mapping[str, str]) -> tuple[float, float, str, str]:
        """Seconds of the processor, MB at most, why there was no answer, and what was printed."""
        out, err = (self._folder / f"{name}.txt" for name in ("out", "err"))
        with out.open("wb") as printed, err.open("wb") as complained:
            child = subprocess.Popen(command, cwd=ROOT, env=env, stdout=printed, stderr=complained)
            stopped = threading.Event()

            def stop() -> None:
                stopped.set()
                child.kill()

            clock = threading.Timer(self._limit, stop)
            clock.start()
            _, status, used = os.wait4(child.pid, 0)
            clock.cancel()
            child.returncode = os.waitstatus_to_exitcode(status)
        said = err.read_text(encoding="utf-8", errors="replace").strip().splitlines()
        trouble = f"over {self._limit:.0f} s" if stopped.is_set() else ""
        if not trouble and child.returncode not in (0, 1):
            trouble = said[-1] if said else f"exit {child.returncode}"
        text = out.read_text(encoding="utf-8", errors="replace")
        return used.ru_utime + used.ru_stime, used.ru_maxrss / 1024, trouble, text


def visit(page: str, query: Mapping[str, Sequence[str]]) -> None:
    """Visit a page twice in this process and print the seconds of the processor of each."""
    from streamlit.testing.v1 import AppTest  # noqa: PLC0415

    took = []
    for _ in range(2):
        start = time.process_time()
        app = AppTest.from_file(str(ROOT / "views" / page / "page.py"), default_timeout=LIMIT)
        for key, values in query.items():
            app.query_params[key] = list(values)
        app.run()
        took.append(time.process_time() - start)
        if app.exception:
            sys.exit(f"{page}: {app.exception[0].message}")
    print(f"VISITED {took[0]} {took[1]}")


if __name__ == "__main__":
    if sys.argv[1:2] == ["--visit"]:
        visit(sys.argv[2], json.loads(sys.argv[3]))
    else:
        main()
