"""How loading grows: python -m benchmarks.load_growth [SHAPE ...] [--sizes 50,200,1000,4000] [--code FOLDER].

Documents of each shape are drawn up in each size, and a whole `atlas load ... --into file:` reads them for
the first time, with nothing kept of what was read before. Prints processor seconds of the whole command, its
peak memory, and the exponent by which the time beyond a start grows from one size to the next: 1 is linear.
`--code` measures another checkout of the program. The same sizes give the same documents on every run.
"""

import argparse
import csv
import math
import os
import random
import subprocess
import sys
from collections.abc import Callable, Iterator, Mapping
from itertools import pairwise
from pathlib import Path
from tempfile import TemporaryDirectory

from benchmarks import job_descriptions
from benchmarks.job_descriptions import ENDS, HELD, LEVELS, PLACES, SYSTEMS, THINGS, VERBS
from benchmarks.ladders import ladder

ROOT = Path(__file__).resolve().parents[1]
SIZES = (50, 200, 1000, 4000)
# Lines of a role, and characters of a text, by the size: at 4,000 they are 100,000 lines and 10 MB.
LINES, CHARACTERS = 25, 2_500
# The words that alone tell titles of one family apart.
FAMILY = (
    "Claims Specialist, {place} {n}",
    "{place}{n} Payroll Specialist",
    "Specialist {n} for {place} Claims",
)


def _sentence(chance: random.Random) -> str:
    team = f" for team {chance.randint(2, 400)}" if chance.random() < 0.5 else ""
    return f"{chance.choice(VERBS)} {chance.choice(THINGS)} {chance.choice(ENDS)}{team}"


def _asked(chance: random.Random) -> str:
    drawn = (_sentence(chance), f"{chance.choice(LEVELS)} {chance.choice(SYSTEMS)}", chance.choice(HELD))
    return drawn[chance.choice((0, 0, 0, 1, 2))]


def _bullets(chance: random.Random, many: int) -> str:
    return "\n".join(f"- {_asked(chance)}" for _ in range(many))


def _of_roles(titles: list[str], line: Callable[[int], str], chance: random.Random) -> str:
    """A document of roles of these titles, each with a line of its own above its duties."""
    return "\n\n".join(f"## {title}\n\n{line(n)}\n\n{_bullets(chance, 6)}" for n, title in enumerate(titles))


def _family(n: int) -> str:
    return FAMILY[n % len(FAMILY)].format(place=PLACES[n // 3 % len(PLACES)], n=n // 3)


def _ladder(folder: Path, size: int, _: random.Random) -> None:
    (folder / "ladder.md").write_text(ladder(size, max(size // 33, 1)))


def _folder(folder: Path, size: int, _: random.Random) -> None:
    job_descriptions.write(folder, size)


def _lines(folder: Path, size: int, chance: random.Random) -> None:
    text = f"# Data Analyst\n\n## Responsibilities\n\n{_bullets(chance, size * LINES)}\n"
    (folder / "data-analyst.md").write_text(text)


def _plain_lines(folder: Path, size: int, chance: random.Random) -> None:
    lines = "\n".join(_asked(chance) for _ in range(size * LINES))
    (folder / "data-analyst.txt").write_text(f"Data Analyst\n\nResponsibilities\n\n{lines}\n")


def _text(folder: Path, size: int, chance: random.Random) -> None:
    paragraphs, many = ["Data Analyst", "About the role"], 0
    while many < size * CHARACTERS:
        paragraphs.append(". ".join(_asked(chance) for _ in range(chance.randint(2, 7))) + ".")
        many += len(paragraphs[-1]) + 2
    (folder / "data-analyst.txt").write_text("\n\n".join(paragraphs))


def _long_line(folder: Path, size: int, chance: random.Random) -> None:
    said = ". ".join(_asked(chance) for _ in range(size * 10))
    (folder / "long.md").write_text(f"# Data Analyst\n\n## Responsibilities\n\n- {said}\n\n{said}\n")


def _families(folder: Path, size: int, chance: random.Random) -> None:
    titles = [_family(n) for n in range(size)]

    def line(n: int) -> str:
        # One in three is exact, one has a slip of the pen, one names none of the roles.
        other = titles[chance.randrange(size)]
        named = (other, other.replace("ia", "ai", 1), other.replace("Specialist", "Controller"))[n % 3]
        return f"All duties of the {named}, plus:"

    (folder / "families.md").write_text(_of_roles(titles, line, chance))


def _families_apart(folder: Path, size: int, chance: random.Random) -> None:
    titles = [_family(n) for n in range(size)]
    for n, title in enumerate(titles):
        other = titles[chance.randrange(size)]
        named = (other, other.replace("ia", "ai", 1), other.replace("Specialist", "Controller"))[n % 3]
        text = f"# {title}\n\n## Duties\n\nAll duties of the {named}, plus:\n\n{_bullets(chance, 8)}\n"
        (folder / f"role-{n:05}.md").write_text(text)


def _same_titles(folder: Path, size: int, chance: random.Random) -> None:
    text = _of_roles(["Payroll Clerk"] * size, lambda n: f"{1 + n % 9} years of experience", chance)
    (folder / "same.md").write_text(text)


def _levels_below(folder: Path, size: int, chance: random.Random) -> None:
    titles = [f"{PLACES[n % 17]} Clerk {n}" for n in range(size)]
    lines = ("Everything of the previous level, and:", "Includes all of the role above.", "Clerks who also")
    (folder / "below.md").write_text(_of_roles(titles, lambda n: lines[n % 3], chance))


def _rows(folder: Path, size: int, chance: random.Random) -> None:
    with (folder / "needs.csv").open("w", newline="") as file:
        rows = csv.writer(file)
        rows.writerow(("Role", "Skill", "Level"))
        for n in range(size):
            for skill in chance.sample(SYSTEMS, 8):
                rows.writerow((job_descriptions.title(n), skill, chance.randint(1, 5)))


def _matrix(folder: Path, size: int, chance: random.Random) -> None:
    with (folder / "matrix.csv").open("w", newline="") as file:
        rows = csv.writer(file)
        rows.writerow(("Role", *SYSTEMS))
        for n in range(size):
            rows.writerow((job_descriptions.title(n), *(chance.choice(("", 1, 2, 3)) for _ in SYSTEMS)))


def _data(folder: Path, size: int, chance: random.Random) -> None:
    lines = ["roles:"]
    for n in range(size):
        lines += [f"- title: {job_descriptions.title(n)}", "  skills:"]
        lines += [f"    - name: {name}\n      level: {n % 5 + 1}" for name in chance.sample(SYSTEMS, 4)]
        lines += ["  responsibilities:", *(f"    - {_sentence(chance)}" for _ in range(6))]
    (folder / "ladder.yml").write_text("\n".join(lines) + "\n")


def _page(folder: Path, size: int, chance: random.Random) -> None:
    roles = (
        f"<h2>{job_descriptions.title(n)}</h2><h3>Responsibilities</h3><ul>"
        + "".join(f"<li>{_asked(chance)}</li>" for _ in range(8))
        + "</ul>"
        for n in range(size)
    )
    (folder / "page.html").write_text(f"<html><body>{''.join(roles)}</body></html>")


SHAPES: Mapping[str, Callable[[Path, int, random.Random], None]] = {
    "ladder": _ladder,
    "folder": _folder,
    "lines": _lines,
    "plain-lines": _plain_lines,
    "text": _text,
    "long-line": _long_line,
    "families": _families,
    "families-apart": _families_apart,
    "same-titles": _same_titles,
    "levels-below": _levels_below,
    "rows": _rows,
    "matrix": _matrix,
    "data": _data,
    "page": _page,
}


def main() -> None:
    """Print the figures."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("shapes", nargs="*", default=list(SHAPES))
    parser.add_argument("--sizes", default=",".join(map(str, SIZES)))
    parser.add_argument("--code", type=Path, default=ROOT)
    given = parser.parse_args()
    sizes = list(map(int, given.sizes.split(",")))
    with TemporaryDirectory() as place:
        start = _seconds(Path(place), "folder", 1, given.code)[0]
        print(f"a start: {start:.1f} s", flush=True)
        for shape in given.shapes:
            for line in _grown(Path(place), shape, sizes, start, given.code):
                print(line, flush=True)


def _grown(place: Path, shape: str, sizes: list[int], start: float, code: Path) -> Iterator[str]:
    took: dict[int, float] = {}
    for size in sizes:
        took[size], memory = _seconds(place, shape, size, code)
        yield f"{shape} {size}: {took[size]:.1f} s of processor, {memory:.0f} MB"
    powers = (
        math.log(max(took[many] - start, 0.05) / max(took[few] - start, 0.05)) / math.log(many / few)
        for few, many in pairwise(sizes)
    )
    yield f"{shape}: grows by the powers {', '.join(f'{power:.2f}' for power in powers)}"


def _seconds(place: Path, shape: str, size: int, code: Path) -> tuple[float, float]:
    """Processor seconds and peak memory in MB of a whole load in a process of its own."""
    with TemporaryDirectory(dir=place) as inner:
        folder = Path(inner) / "documents"
        folder.mkdir()
        SHAPES[shape](folder, size, random.Random(f"{shape} {size}"))
        into = f"file:{inner}/roles.db"
        environment = {**os.environ, "ATLAS_CACHE": f"{inner}/cache"}
        command = [sys.executable, "cli.py", "load", str(folder), "--into", into]
        process = subprocess.Popen(command, cwd=code, env=environment, stdout=subprocess.DEVNULL)
        _, status, used = os.wait4(process.pid, 0)
        if status:
            raise SystemExit(f"{shape} {size}: the load failed")
        return used.ru_utime + used.ru_stime, used.ru_maxrss / 1024


if __name__ == "__main__":
    main()
