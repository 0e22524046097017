"""Ladders made up of sentences, in one document: python -m benchmarks.ladders FILE.md ROLES [TRACKS].

Each track is a trade at a place with its rungs from junior to head; each rung states its own duties and its
systems at levels that rise, and takes over the rung below by a line. Sentences are drawn from the parts of
`job_descriptions.py`, with a team or a place in them now and then: some hundred thousand different ones.
The same numbers give the same text on every run.
"""

import random
import sys
from pathlib import Path

from benchmarks.job_descriptions import DEGREES, ENDS, HELD, PLACES, SYSTEMS, THINGS, TRADES, VERBS

# The rungs of a track, from the lowest; tracks of more rungs number the last of them.
RUNGS = ("Junior", "", "Senior", "Lead", "Principal", "Head")
LEVELS = (
    "Basic knowledge of",
    "Working knowledge of",
    "Proficient in",
    "Advanced knowledge of",
    "Expert in",
)


def title(track: int, rung: int) -> str:
    """The title of a rung of a track, another for each pair."""
    named = f"{place(track)} {TRADES[track % len(TRADES)]}"
    if rung < len(RUNGS):
        return f"{RUNGS[rung]} {named}".strip()
    return f"{RUNGS[-1]} {named} {rung - len(RUNGS) + 2}"


def place(track: int) -> str:
    """The place of a track, numbered where there are more tracks than places and trades."""
    turn = track // len(TRADES)
    again = turn // len(PLACES)
    return PLACES[turn % len(PLACES)] + (f" {again + 1}" if again else "")


def ladder(roles: int, tracks: int) -> str:
    """The text of a ladder of so many roles, spread evenly over so many tracks."""
    rungs = [roles // tracks + (track < roles % tracks) for track in range(tracks)]
    parts = [f"{_heading(track)}\n\n{_track(track, many)}" for track, many in enumerate(rungs)]
    return "\n\n".join(parts)


def _heading(track: int) -> str:
    return f"# {TRADES[track % len(TRADES)]}, {place(track)}"


def _track(track: int, rungs: int) -> str:
    return "\n\n".join(_role(track, rung) for rung in range(rungs))


def _role(track: int, rung: int) -> str:
    chance = random.Random(f"{track} {rung}")
    own = random.Random(f"systems of {track}").sample(SYSTEMS, 6)
    systems = [f"  • {LEVELS[min(rung + n % 2, 4)]} {name}" for n, name in enumerate(own[: 3 + rung % 4])]
    duties = [f"  • {_duty(chance)}" for _ in range(chance.randint(8, 12))]
    held = [f"  • {words}" for words in chance.sample(HELD, 3)]
    lines = [
        f"## {title(track, rung)}",
        "",
        f"  • {chance.choice(DEGREES)}",
        f"  • {1 + rung}+ years of experience",
        "",
    ]
    if rung:
        below = title(track, rung - 1)
        systems = [f"Has mastered all application software of the {below}", "", *systems]
        held = [f"Has mastered all soft skills of the {below}", "", *held]
        duties = [f"Has mastered all duties of the {below}", "", *duties]
    return "\n".join(
        (*lines, *systems, "", "### Communication", "", *held, "", "### Responsibilities", "", *duties)
    )


def _duty(chance: random.Random) -> str:
    where = chance.choice(("", "", f" in {chance.choice(PLACES)}", f" for team {chance.randint(2, 40)}"))
    return f"{chance.choice(VERBS)} {chance.choice(THINGS)} {chance.choice(ENDS)}{where}"


def write(file: Path, roles: int, tracks: int) -> None:
    """Write the ladder into a file."""
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(ladder(roles, tracks), encoding="utf-8")


if __name__ == "__main__":
    write(
        Path(sys.argv[1]),
        int(sys.argv[2]),
        int(sys.argv[3]) if len(sys.argv) > 3 else max(int(sys.argv[2]) // 10, 1),
    )
