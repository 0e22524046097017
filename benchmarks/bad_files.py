"""What bad files cost: python benchmarks/bad_files.py.

Each file of tests/kit/bad_files.py is loaded by a process of its own. Prints the slowest and the largest by
processor time, in seconds from the path to the line that refuses it, and by memory in MB above that of the
program without a file (Linux); ends with 1 where one takes a second or 100 MB.
"""

import subprocess
import sys
import time
from pathlib import Path
from tempfile import TemporaryDirectory

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

from graph.errors import GraphError  # noqa: E402
from tests.kit.bad_files import BAD, GOOD  # noqa: E402

MOST_SECONDS, MOST_MB, SHOWN = 1.0, 100.0, 6


def main() -> int:
    """Print the figures, and return how many files cost too much."""
    figures: dict[str, tuple[float, float]] = {}
    with TemporaryDirectory() as folder:
        for bad in BAD:
            path = Path(folder) / bad.name
            bad.make(path)
            ran = [sys.executable, __file__, str(path)]
            seconds, grown = subprocess.run(ran, check=True, capture_output=True, text=True).stdout.split()
            figures[bad.name] = (float(seconds), float(grown))
    for n, unit in ((0, "s"), (1, "MB")):
        worst = sorted(figures, key=lambda name: -figures[name][n])[:SHOWN]
        print(", ".join(f"{name!r} {figures[name][n]:.2f} {unit}" for name in worst))
    over = [name for name, (seconds, grown) in figures.items() if seconds > MOST_SECONDS or grown > MOST_MB]
    print(f"{len(figures)} bad files, over a second or 100 MB: {', '.join(over) or 'none'}")
    return len(over)


def one(path: Path) -> None:
    """Load a bad file, and print what that took."""
    from loaders.connect import read_graph  # noqa: PLC0415

    with TemporaryDirectory() as folder:
        good = Path(folder) / "good.txt"
        good.write_text(GOOD)
        read_graph([good])
    before, started = _peak(), time.process_time()
    try:
        read_graph([path])
    except GraphError:
        print(f"{time.process_time() - started:.3f} {_peak() - before:.1f}")
    else:
        raise SystemExit(f"{path} was taken")


def _peak() -> float:
    status = Path("/proc/self/status").read_text(encoding="utf-8")
    return next(int(line.split()[1]) for line in status.splitlines() if line.startswith("VmHWM")) / 1024


if __name__ == "__main__":
    if len(sys.argv) > 1:
        one(Path(sys.argv[1]))
    else:
        sys.exit(1 if main() else 0)
