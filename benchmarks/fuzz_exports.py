"""Reads exports changed by chance, and asks every question of what is taken.

Run as python benchmarks/fuzz_exports.py [COUNT] [SEED]. Prints how many were refused in one line,
how many were taken, and every error that was not foreseen; ends with 1 if there is any.
"""

import sys
import time
import traceback
from collections import Counter
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

from tests.kit.asked import refusal  # noqa: E402
from tests.kit.fuzzed import fuzzed  # noqa: E402

COUNT, SEED, EVERY = 100_000, 20261125, 10_000


def main(count: int = COUNT, seed: int = SEED) -> int:
    """Print the figures, and return how many errors were not foreseen."""
    begun = time.perf_counter()
    ends: Counter[str] = Counter()
    kinds: Counter[str] = Counter()
    for number, data in enumerate(fuzzed(seed, count)):
        if number and number % EVERY == 0:
            print(f"{number:,} so far: {dict(ends)}", flush=True)
        try:
            why = refusal(data)
        except Exception as error:  # noqa: BLE001 - whatever it is, it is what is looked for
            last = traceback.extract_tb(error.__traceback__)[-1]
            kinds[f"{type(error).__name__}: {error} ({last.filename}:{last.lineno})"] += 1
            ends["not foreseen"] += 1
        else:
            ends[
                "taken" if why is None else "refused" if "\n" not in why else "refused in several lines"
            ] += 1
    print(f"{count:,} exports of seed {seed} in {time.perf_counter() - begun:.0f} s: {dict(ends)}")
    for kind, times in kinds.most_common():
        print(f"{times:,} times {kind}")
    return ends["not foreseen"]


if __name__ == "__main__":
    sys.exit(1 if main(*map(int, sys.argv[1:])) else 0)
