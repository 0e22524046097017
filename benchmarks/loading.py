"""How long reading documents takes, and how much memory: python benchmarks/loading.py [PATH ...].

Prints the median of 15 loads in one process, after one that is not counted, from files to a graph
with effective requirements, and the peak memory of a process of its own that loads once.
"""

import statistics
import subprocess
import sys
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

from loaders.connect import read_graph  # noqa: E402
from seeds.shipped import DOCUMENTS  # noqa: E402

RUNS = 15


def main(paths: list[Path]) -> None:
    """Print the figures for these documents."""
    read_graph(paths)
    seconds = [_timed(paths) for _ in range(RUNS)]
    graph = read_graph(paths)
    print(f"{len(graph.nodes)} nodes, {len(graph.edges)} edges")
    print(f"load: median {statistics.median(seconds):.3f} s, {min(seconds):.3f} to {max(seconds):.3f}")
    once = [sys.executable, __file__, "--once", *map(str, paths)]
    print(subprocess.run(once, check=True, capture_output=True, text=True).stdout, end="")


def once(paths: list[Path]) -> None:
    """Load once and print the peak memory before and after (Linux: VmHWM of this process alone)."""
    before = _peak()
    read_graph(paths)
    print(f"peak memory: {_peak():.0f} MB, of which {before:.0f} MB before the load")


def _peak() -> float:
    status = Path("/proc/self/status").read_text(encoding="utf-8")
    return next(int(line.split()[1]) for line in status.splitlines() if line.startswith("VmHWM")) / 1024


def _timed(paths: list[Path]) -> float:
    start = time.perf_counter()
    read_graph(paths)
    return time.perf_counter() - start


if __name__ == "__main__":
    given = [Path(argument) for argument in sys.argv[1:] if argument != "--once"] or [DOCUMENTS]
    (once if "--once" in sys.argv else main)(given)
