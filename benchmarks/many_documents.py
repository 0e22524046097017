"""How long many job descriptions take: python benchmarks/many_documents.py [COUNT ...].

Writes so many of them (benchmarks/job_descriptions.py) and loads them as `atlas load` does: at first, again
with nothing changed, and again with ten changed. Prints seconds, processor time of the process, peak memory,
and the exponent by which time grows from one count to the next: 1 is linear.
"""

import math
import os
import subprocess
import sys
import time
from itertools import pairwise
from pathlib import Path
from tempfile import TemporaryDirectory

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

from benchmarks.job_descriptions import job_description, write  # noqa: E402

COUNTS, CHANGED = (200, 1000, 2000, 4000), 10


def main(counts: list[int]) -> None:
    """Print the figures for each count."""
    first: dict[int, float] = {}
    for count in counts:
        with TemporaryDirectory() as place:
            folder, cache = Path(place) / "documents", str(Path(place) / "cache")
            write(folder, count)
            first[count] = _told(f"{count} at first", folder, cache)
            _told(f"{count} unchanged", folder, cache)
            for path in sorted(folder.iterdir())[:CHANGED]:
                path.write_text(job_description(int(path.stem[-5:])) + "\n- Knowledge of Notepad\n")
            _told(f"{count}, {CHANGED} changed", folder, cache)
    for few, many in pairwise(counts):
        power = math.log(first[many] / first[few]) / math.log(many / few)
        print(f"from {few} to {many}: processor time grows by the power {power:.2f}")


def _told(words: str, folder: Path, cache: str) -> float:
    """Print what a load in a process of its own takes; returns its processor time."""
    ran = [sys.executable, __file__, "--once", str(folder)]
    environment = {**os.environ, "ATLAS_CACHE": cache}
    done = subprocess.run(ran, check=True, capture_output=True, text=True, env=environment)
    seconds, processor, peak = map(float, done.stdout.split())
    print(f"{words}: {seconds:.1f} s, {processor:.1f} s of processor, {peak:.0f} MB", flush=True)
    return processor


def once(folder: Path) -> None:
    """Load once, and print seconds, processor time and peak memory."""
    from loaders.connect import read_graph  # noqa: PLC0415

    started = time.perf_counter()
    read_graph([folder], keep_each=True)
    status = Path("/proc/self/status").read_text(encoding="utf-8")
    peak = next(int(line.split()[1]) for line in status.splitlines() if line.startswith("VmHWM")) / 1024
    print(time.perf_counter() - started, time.process_time(), peak)


if __name__ == "__main__":
    if "--once" in sys.argv:
        once(Path(sys.argv[-1]))
    else:
        main(list(map(int, sys.argv[1:])) or list(COUNTS))
