"""What `benchmarks.growth` draws of each size, and what it asks of it."""

import math
import re
from collections.abc import Mapping
from pathlib import Path

from benchmarks import job_descriptions, ladders

# Rungs of a track at most, and skills that are planned for.
RUNGS, PLANNED = 33, 10


def tracks_of(roles: int) -> int:
    """How many tracks a ladder of so many roles has."""
    return max(math.ceil(roles / RUNGS), min(roles, 2))


def draw(place: Path, roles: int) -> dict[str, Path]:
    """A ladder, another version of it and a folder of job descriptions, by name."""
    text = ladders.ladder(roles, tracks_of(roles))
    drawn = {"ladder": place / "ladder.md", "later": place / "later.md", "folder": place / "folder"}
    if not drawn["ladder"].is_file():
        place.mkdir(parents=True, exist_ok=True)
        drawn["later"].write_text(later(text), encoding="utf-8")
        job_descriptions.write(drawn["folder"], roles)
        drawn["ladder"].write_text(text, encoding="utf-8")
    return drawn


def later(text: str) -> str:
    """The ladder a year later: of every fifty roles one went, one came, and ten levels rose."""
    parts = re.split(r"(?m)^(?=##? )", text)
    roles = [n for n, part in enumerate(parts) if part.startswith("## ")]
    gone = set(roles[49::50])
    for n in roles[::5]:
        parts[n] = parts[n].replace(ladders.LEVELS[1], ladders.LEVELS[3], 1)
    came = [parts[n].replace("## ", "## Regional ", 1) for n in roles[24::50]]
    return "".join([*(part for n, part in enumerate(parts) if n not in gone), "\n\n# Region\n\n", *came])


def commands(place: Path, facts: Mapping[str, str]) -> dict[str, list[str]]:
    """Every command by its name, as it is typed."""
    low, high, systems = facts["low"], facts["high"], facts["systems"].splitlines()
    store = ["--store", f"file:{place / 'ladder.db'}"]
    typed = {
        "who-needs": ["who-needs", systems[0]],
        "role": ["role", low],
        "systems": ["systems"],
        "gap": ["gap", low, high],
        "overlap": ["overlap", low, high],
        "overlap --all": ["overlap", "--all"],
        "similar": ["similar", low],
        "moves": ["moves", low],
        "paths": ["paths", low, high],
        "families": ["families"],
        "coverage": ["coverage"],
        "plan of ten": ["plan", *systems, "--rules", "finance"],
        "what-if": ["what-if", "leave", low],
        "check": ["check"],
    }
    made = {name: [*words, *store, "--json"] for name, words in typed.items()}
    made["print role"] = ["print", "role", low, str(place / "role.html"), *store]
    made["export json"] = ["export", str(place / "out.json"), *store]
    made["export graphml"] = ["export", str(place / "out.graphml"), "--format", "graphml", *store]
    made["diff"] = ["diff", str(place / "ladder.db"), str(place / "later.db"), "--json"]
    return made


def asked(page: str, facts: Mapping[str, str]) -> dict[str, list[str]]:
    """What stands in the address of a page, so that it answers something."""
    skills = facts["systems"].splitlines()
    by_page = {
        "who_needs": {"skill": skills[:1]},
        "compare": {"roles": [facts["low"], facts["high"]]},
        "plan": {"skill": skills[:3], "target": ["3"]},
    }
    return by_page.get(page, {})
