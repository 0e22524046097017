"""Reads documents changed by chance, each to a graph.

Run as python benchmarks/fuzz_readers.py ENDING [MINUTES] [SEED], with an ending such as .docx.
Prints how many were taken and how many refused in one line, the slowest, and every error that was not
foreseen; ends with 1 if there is any. A file that ends so, or takes over two seconds, is kept under /tmp.
"""

import sys
import time
import traceback
from collections import Counter
from pathlib import Path
from tempfile import gettempdir

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

from graph.errors import GraphError  # noqa: E402
from loaders.connect import read_graph  # noqa: E402
from tests.kit.fuzzed_files import fuzzed_files  # noqa: E402

SEED, SLOW = 20261128, 2.0
KEPT = Path(gettempdir()) / "role-atlas-fuzz"


def main(ending: str, minutes: float = 10, seed: int = SEED) -> int:
    """Print the figures, and return how many errors were not foreseen."""
    KEPT.mkdir(exist_ok=True)
    path = KEPT / f"case{ending}"
    ends, kinds, slowest = Counter[str](), Counter[str](), 0.0
    begun = time.perf_counter()
    for data in fuzzed_files(ending, seed):
        if time.perf_counter() - begun > 60 * minutes:
            break
        path.write_bytes(data)
        started = time.process_time()
        ended = _end(path, kinds)
        took = time.process_time() - started
        slowest = max(slowest, took)
        ends[ended] += 1
        if ended == "not foreseen" or took > SLOW:
            (KEPT / f"{ending[1:]}-{ended.replace(' ', '-')}-{ends.total()}{ending}").write_bytes(data)
    print(f"{ending}: {ends.total():,} files of seed {seed} in {minutes:g} minutes, slowest {slowest:.2f} s")
    print(dict(ends))
    for kind, times in kinds.most_common():
        print(f"{times:,} times {kind}")
    return ends["not foreseen"]


def _end(path: Path, kinds: Counter[str]) -> str:
    try:
        read_graph([path])
    except GraphError as error:
        return "refused in several lines" if "\n" in str(error) else "refused"
    except Exception as error:  # noqa: BLE001 - whatever it is, it is what is looked for
        last = traceback.extract_tb(error.__traceback__)[-1]
        kinds[f"{type(error).__name__}: {str(error)[:200]} ({last.filename}:{last.lineno})"] += 1
        return "not foreseen"
    return "taken"


if __name__ == "__main__":
    given = [*sys.argv[1:], *("", "10", str(SEED))[len(sys.argv) - 1 :]]
    sys.exit(1 if main(given[0], float(given[1]), int(given[2])) else 0)
