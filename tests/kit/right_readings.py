"""Right readings that somebody wrote down by hand, each beside the document it is of."""

import json
from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from typing import Any

from loaders.vocabulary.vocabulary import lookup_key, vocabulary_of

_COUNTED = ("responsibilities", "requirements")


@dataclass(frozen=True)
class Truth:
    """The right reading of a document: facts by kind, other names of roles, and lines that ask, by role.

    A level of None is one that is not stated, or any. `accepted` are the spellings of each title, and `told`
    the pairs of inheritance that a reader must be told of, linked or not.
    """

    facts: Mapping[str, frozenset[Any]]
    names: Mapping[str, str]
    levels: Mapping[Any, int | None] = field(default_factory=dict)
    lines: Mapping[str, int] = field(default_factory=dict)
    accepted: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    told: frozenset[Any] = frozenset()


def truth_of_case(file: Path) -> Truth:
    """The right reading beside a case: `expected.json`.

    A target of inheritance that is none of the roles is one that the document leaves open: to be flagged.
    """
    value = json.loads(file.read_text(encoding="utf-8"))
    names = {lookup_key(n): r["title"] for r in value["roles"] for n in (r["title"], *r["also"])}
    targets = [(role, target) for role, target in value["inherits"]]
    system = _systems()
    systems = {(role, system(name)): level for role, name, level in value["systems"]}
    facts = {
        "titles": frozenset(r["title"] for r in value["roles"]),
        "inherits": frozenset((role, target) for role, target in targets if lookup_key(target) in names),
        "systems": frozenset(systems),
        "years": frozenset((r["title"], *r["years"]) for r in value["roles"] if r["years"]),
        "education": frozenset((r["title"], r["education"]) for r in value["roles"] if r["education"]),
    }
    accepted = {r["title"]: (r["title"], *r["also"]) for r in value["roles"]}
    return Truth(facts, names, systems, value["requirement_lines"], accepted, frozenset(targets))


def truth_of_gold(file: Path) -> Truth:
    """The right reading of a ladder of the development set; it tells nothing of years and degrees."""
    value = json.loads(file.read_text(encoding="utf-8"))
    names = {lookup_key(n): r["title"] for r in value["roles"] for n in (r["title"], *r["aliases"])}
    system = _systems()
    targets = {(r["title"], i["role"]) for r in value["roles"] for i in r["inherits_from"]}
    # A target that is none of the roles is one that the document leaves open: to be flagged, not linked.
    linked = frozenset(pair for pair in targets if lookup_key(pair[1]) in names)
    facts = {
        "titles": frozenset(r["title"] for r in value["roles"]),
        "inherits": linked,
        "systems": frozenset(
            (r["title"], system(s["canonical"])) for r in value["roles"] for s in r["systems"]
        ),
    }
    sections = {r["title"]: [r["sections"][part] for part in _COUNTED] for r in value["roles"]}
    lines = {
        title: sum(s["own_bullets"] for s in parts if s) for title, parts in sections.items() if any(parts)
    }
    accepted = {r["title"]: (r["title"], *r["aliases"]) for r in value["roles"]}
    return Truth(facts, names, lines=lines, accepted=accepted, told=frozenset(targets))


def truth_of_original(file: Path) -> Truth:
    """The right reading of one of the two original documents; its levels are judged elsewhere."""
    value = json.loads(file.read_text(encoding="utf-8"))
    roles = value["roles"] if "roles" in value else [value["role"]]
    system = _systems()
    links = frozenset((r["title"], i["target"]) for r in roles for i in r.get("inheritance", ()))
    facts: dict[str, frozenset[Any]] = {
        "titles": frozenset(r["title"] for r in roles),
        "inherits": links,
        "systems": frozenset((r["title"], system(s["system"])) for r in roles for s in r["systems"]),
        "years": frozenset((r["title"], y["min"], y["max"]) for r in roles if (y := r["years"])),
        "education": frozenset((r["title"], e["level"]) for r in roles if (e := r["education"])),
    }
    names = {lookup_key(r["title"]): r["title"] for r in roles}
    accepted = {r["title"]: (r["title"],) for r in roles}
    return Truth(facts, names, lines=_lines_of(value, roles), accepted=accepted, told=links)


def _lines_of(value: Mapping[str, Any], roles: Iterable[Mapping[str, Any]]) -> dict[str, int]:
    """How many statements each role of an original has; a line that runs on counts by its statements."""
    counted: Counter[str] = Counter()
    for role in roles:
        for line in value["lines"]:
            counted[role["title"]] += len(line.get("statements", ()))
        parts = (role.get(part, ()) for part in ("qualification", "technical", "role_requirements"))
        counted[role["title"]] += sum(map(len, parts))
        counted[role["title"]] += sum(len(part["lines"]) for part in role.get("soft", {}).values())
    return dict(counted)


def sets(shared: Path) -> dict[str, list[tuple[Path, Callable[[], Truth]]]]:
    """The documents to judge, by set, each with what gives its right reading."""
    seeds, gold = shared / "seeds", shared / "gold"
    originals = (gold / "seeds" / name for name in ("ladder.gold.json", "jd.gold.json"))
    ladders = sorted((gold / "documents").glob("*.gold.json"))
    return {
        "originals": [(_original(file, seeds), partial(truth_of_original, file)) for file in originals],
        "cases": beside(shared / "cases" / "documents"),
        "ladders of others": [
            (
                _first((shared / "documents").glob(f"{file.name.removesuffix('.gold.json')}.*")),
                partial(truth_of_gold, file),
            )
            for file in ladders
        ],
    }


def beside(folder: Path) -> list[tuple[Path, Callable[[], Truth]]]:
    """The documents of a folder that have their right reading beside them: `NAME.expected.json`."""
    cases = sorted(folder.glob("*.expected.json"))
    return [(_beside(file), partial(truth_of_case, file)) for file in cases]


def _beside(case: Path) -> Path:
    stem = case.name.removesuffix(".expected.json")
    return _first(path for path in case.parent.glob(f"{stem}.*") if path != case)


def _first(paths: Iterable[Path]) -> Path:
    return next(iter(sorted(paths)))


def _original(gold: Path, seeds: Path) -> Path:
    return seeds / str(json.loads(gold.read_text(encoding="utf-8"))["document"])


def _systems() -> Callable[[str], str]:
    """What gives the name that the vocabulary has for a system, else the name itself."""
    systems = vocabulary_of().systems
    known = {lookup_key(n): skill.name for skill in systems.skills for n in (skill.name, *skill.alt_labels)}

    def named(name: str) -> str:
        if name in known.values():
            return name
        said = f"Experience with {name}"
        # Signs tell "C#" from "C", which are looked up alike.
        whole = [one for one in systems.named_in(said) if said[one.start : one.end] == name]
        return whole[0].skill.name if whole else known.get(lookup_key(name), name)

    return named
