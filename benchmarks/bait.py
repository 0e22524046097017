"""How loading grows with the length of one line: python benchmarks/bait.py [MEGABYTES ...].

Each bait is one long line of something repeated, as text exports and accidents give them. For each, and
for each size, the processor time of one load in seconds; in the last column how it grows from the first
size to the last: 1 is linear, 2 the square. A bait that takes more than a minute is given up.
"""

import signal
import sys
import tempfile
import time
from math import log
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

from loaders.connect import read_graph  # noqa: E402

LIMIT = 60
ROLE = "Billing Clerk\n\nTechnical skills:\n"
# What is repeated, behind what.
BAITS = {
    "names of a system": (f"{ROLE}- ", "Excel "),
    "names in a list": (f"{ROLE}- ", "Excel, "),
    "names with slashes": (f"{ROLE}- ", "Excel/"),
    "names joined by and": (f"{ROLE}- ", "Excel and "),
    "levels": (f"{ROLE}- ", "advanced expert knowledge of Excel "),
    "denials": (f"{ROLE}- ", "does not use Excel by IT and not SAP, "),
    "no, no": (f"{ROLE}- no knowledge of ", "Excel or "),
    "verbs without a stop": ("", "Manages Reviews Prepares "),
    "verbs under a title": (
        "Billing Clerk\nResponsibilities:\n",
        "Manages the invoices of clients Reviews the bills of vendors ",
    ),
    "letters": (f"{ROLE}- ", "x"),
    "blanks": (f"{ROLE}- a", " "),
    "blanks of a web page": (f"{ROLE}- a", "\u00a0"),
    "marks on a letter": (f"{ROLE}- e", "\u0301"),
    "brackets": (f"{ROLE}- ", "("),
    "square brackets": ("", "["),
    "links": (f"{ROLE}- ", "[Excel](http://example.org) "),
    "years": (f"{ROLE}- ", "5 years of experience in "),
    "degrees": (f"{ROLE}- ", "bachelor's degree in "),
    "capitals": (f"{ROLE}- ", "Abc "),
    "titles": ("Lead Clerk\nMastery of all ", "Billing Clerk "),
    "vendors": (f"{ROLE}- ", "vendors such as Excel "),
    "bullets in a line": ("Billing Clerk ", "• "),
    "lines of 5,000": (ROLE, "- " + "not Excel by IT " * 310 + "\n"),
    "short lines": (ROLE, "- Excel\n"),
}


class TooLong(Exception):
    """A bait that is given up."""


def main(sizes: list[float]) -> None:
    """Print a row for each bait."""
    signal.signal(signal.SIGALRM, _give_up)
    print(f"{'bait':24}" + "".join(f"{f'{size} MB':>10}" for size in sizes) + f"{'growth':>10}")
    for name, (before, again) in BAITS.items():
        taken = [_seconds(before, again, size) for size in sizes]
        first, last = taken[0], taken[-1]
        growth = log(last / first) / log(sizes[-1] / sizes[0]) if first and last and len(sizes) > 1 else None
        shown = "".join("     > 60 s" if t is None else f"{t:10.2f}" for t in taken)
        print(f"{name:24}{shown}" + ("" if growth is None else f"{growth:10.2f}"), flush=True)


def _seconds(before: str, again: str, size: float) -> float | None:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "bait.txt"
        path.write_text(before + again * int(size * 1e6 / len(again.encode())), encoding="utf-8")
        signal.alarm(LIMIT)
        start = time.process_time()
        try:
            read_graph([path])
        except TooLong:
            return None
        finally:
            signal.alarm(0)
        return time.process_time() - start


def _give_up(*_: object) -> None:
    raise TooLong


if __name__ == "__main__":
    read_graph([ROOT / "seeds"])
    main([float(size) for size in sys.argv[1:]] or [0.25, 0.5, 1.0])
