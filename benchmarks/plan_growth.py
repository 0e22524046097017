"""How a plan grows with the roles: python benchmarks/plan_growth.py [--sizes 10,100,1000] [--runs N].

Ladders in the layout of the documents that ship, ten rungs a track, each rung taking over all that the rung
below asks; their sentences are those of the shipped ladder, each made one of its own, so that no two roles
share a text. The same three systems are planned at every size, the rules on duties in force, as a whole
command on a file store: processor time (user and system), the best of N runs; first what a first run takes,
before anything of that graph was kept. Beside it the power of growth between two sizes: 1 is in proportion.
"""

import argparse
import itertools
import math
import os
import resource
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Sequence
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
LADDER = ROOT / "seeds" / "documents" / "finance-ladder.txt"
RUNGS, SIZES, RUNS = 10, "10,100,1000", 5
SKILLS = ("Salesforce", "MAP", "ADP")
# Lines of each section of a rung.
TECHNICAL, SOFT, DUTIES = 4, 4, 10
GRADES = ("Basic", "Working", "Proficient", "Advanced", "Expert")


def main() -> None:
    """Measure every size and print the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--sizes", default=SIZES)
    parser.add_argument("--runs", type=int, default=RUNS)
    parser.add_argument("--tree", type=Path, default=ROOT, help="another checkout to measure")
    parser.add_argument("--keep", type=Path, help="a folder for the ladders and the stores")
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        place = given.keep or Path(folder)
        place.mkdir(exist_ok=True)
        print("| roles | first run | again | power |", "|---|---|---|---|", sep="\n")
        before: tuple[int, float] | None = None
        for roles in map(int, given.sizes.split(",")):
            first, again = measured(given.tree, place, roles, given.runs)
            power = (
                "" if before is None else f"{math.log(again / before[1]) / math.log(roles / before[0]):.2f}"
            )
            print(f"| {roles:,} | {first:.2f} s | {again:.2f} s | {power} |", flush=True)
            before = (roles, again)


def measured(tree: Path, place: Path, roles: int, runs: int) -> tuple[float, float]:
    """Processor seconds of the first run and the best of the later ones."""
    cache = place / f"cache-{roles}"
    env = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    env |= {"PYTHONPATH": str(tree), "ATLAS_CACHE": str(cache)}
    kept = place / f"{roles}.json"
    if not kept.is_file():
        ladder = place / f"{roles}.txt"
        ladder.write_text("\n".join(drawn(roles)), encoding="utf-8")
        spent([sys.executable, "cli.py", "load", str(ladder), "--into", f"file:{kept}"], tree, env)
    shutil.rmtree(cache, ignore_errors=True)
    command = [sys.executable, "cli.py", "plan", *SKILLS, "--target", "3", "--rules", "finance"]
    command += ["--store", f"file:{kept}"]
    first = spent(command, tree, env)
    return first, min(spent(command, tree, env) for _ in range(runs))


def spent(command: Sequence[str], tree: Path, env: dict[str, str]) -> float:
    """The seconds of the processor that a command takes."""
    before = _of_children()
    subprocess.run(command, cwd=tree, env=env, check=True, stdout=subprocess.DEVNULL)
    return _of_children() - before


def _of_children() -> float:
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def drawn(roles: int) -> Iterator[str]:
    """The lines of a ladder of so many roles, always the same."""
    said = [line.strip(" •\n") for line in LADDER.read_text(encoding="utf-8").splitlines() if "•" in line]
    lines = itertools.cycle([line for line in said if len(line) > 20 and " " in line])
    for number in range(roles):
        track, rung = divmod(number, RUNGS)
        if not rung:
            yield from (f"TRACK {track + 1}", "")
        below = f"Desk {track + 1} Clerk {rung}" if rung else None
        yield from (f"Desk {track + 1} Clerk {rung + 1}", "", "Technical Skills", "")
        if below:
            yield f"Mastery of all {below} level application software"
        grade = GRADES[rung * len(GRADES) // RUNGS]
        yield from (f"  • {grade} knowledge of {SKILLS[(track + n) % len(SKILLS)]}" for n in range(2))
        yield from _bullets(lines, TECHNICAL, number)
        yield from ("", "Soft Skills", "")
        if below:
            yield f"Mastery of all {below} soft skills"
        yield from _bullets(lines, SOFT, number)
        yield from ("", "Role Requirements", "")
        if below:
            yield f"Mastery of all Role Requirements at {below} level"
        yield from _bullets(lines, DUTIES, number)
        yield ""


def _bullets(lines: Iterator[str], count: int, number: int) -> Iterator[str]:
    yield from (f"  • {next(lines)} in queue {number + 1}" for _ in range(count))


if __name__ == "__main__":
    main()
