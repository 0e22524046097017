"""What the loader makes of a document, held against its right reading: what is right, missed, wrong."""

import json
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from graph.errors import GraphError
from graph.kinds import Usage
from loaders.documents.load import load
from loaders.documents.records import LoadReport, Role
from loaders.vocabulary.vocabulary import lookup_key, vocabulary_of

_COUNTED = ("responsibilities", "requirements")
# So far may a role's lines be from the right number, as a share of it.
NEAR = 0.05

KINDS = ("titles", "inherits", "systems", "years", "education")


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


@dataclass
class Score:
    """Facts of each kind that are true, that were read, that are both; the misses; and lines and findings."""

    true: Counter[str] = field(default_factory=Counter)
    read: Counter[str] = field(default_factory=Counter)
    right: Counter[str] = field(default_factory=Counter)
    misses: list[str] = field(default_factory=list)

    def add(self, other: "Score") -> None:
        """Count another document in."""
        for mine, more in ((self.true, other.true), (self.read, other.read), (self.right, other.right)):
            mine.update(more)
        self.misses += other.misses

    def missed(self, kind: str) -> int:
        """How many true facts were not read."""
        return self.true[kind] - self.right[kind]

    def wrong(self, kind: str) -> int:
        """How many facts that were read are not true."""
        return self.read[kind] - self.right[kind]


def truth_of_case(file: Path) -> Truth:
    """The right reading beside a case: `expected.json`."""
    value = json.loads(file.read_text(encoding="utf-8"))
    names = {lookup_key(n): r["title"] for r in value["roles"] for n in (r["title"], *r["also"])}
    system = _systems()
    systems = {(role, system(name)): level for role, name, level in value["systems"]}
    facts = {
        "titles": frozenset(r["title"] for r in value["roles"]),
        "inherits": frozenset((role, target) for role, target in value["inherits"]),
        "systems": frozenset(systems),
        "years": frozenset((r["title"], *r["years"]) for r in value["roles"] if r["years"]),
        "education": frozenset((r["title"], r["education"]) for r in value["roles"] if r["education"]),
    }
    accepted = {r["title"]: (r["title"], *r["also"]) for r in value["roles"]}
    return Truth(facts, names, systems, value["requirement_lines"], accepted, facts["inherits"])


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


def judged(path: Path, truth: Truth) -> Score:
    """The score of one document; one that is refused is read as nothing."""
    score = Score(true=Counter({kind: len(facts) for kind, facts in truth.facts.items()}))
    score.true["documents"] = 1
    try:
        report = load([path])
    except GraphError as error:
        score.right["refused"] = 1
        score.misses.append(f"{path.name}: refused: {error}")
        report = LoadReport((), ())
    read = _facts(report, truth)
    for kind in truth.facts:
        true, got = truth.facts[kind], read[kind]
        score.read[kind], score.right[kind] = len(got), len(got & true)
        score.misses += [f"{path.name}: {kind} missed {fact}" for fact in sorted(true - got, key=str)]
        score.misses += [f"{path.name}: {kind} wrong {fact}" for fact in sorted(got - true, key=str)]
    _lines(report, truth, score, path.name)
    _levels(report, truth, score, path.name)
    _listed(report, truth, score)
    _flagged(report, truth, score, path.name)
    return score


def _systems() -> Any:
    skills = vocabulary_of().systems.skills
    known = {lookup_key(n): skill.name for skill in skills for n in (skill.name, *skill.alt_labels)}
    return lambda name: known.get(lookup_key(name), name)


def _facts(report: LoadReport, truth: Truth) -> dict[str, set[Any]]:
    title = {role.id: truth.names.get(lookup_key(role.title), role.title) for role in report.roles}
    roles = report.roles
    return {
        "titles": set(title.values()),
        "inherits": {(title[r.id], title[i.target]) for r in roles for i in r.inherits if i.target},
        "systems": {(title[r.id], name) for r in roles for name in _needs(r)},
        "years": {(title[r.id], r.years.min, r.years.max) for r in roles if r.years},
        "education": {(title[r.id], r.education.level) for r in roles if r.education},
    }


def _needs(role: Role) -> dict[str, int | None]:
    """The systems that a role needs, each at the highest level that is stated."""
    needs: dict[str, int | None] = {}
    mentions = (m for r in role.requirements for m in r.mentions if m.skill.kind == "system")
    for mention in mentions:
        if not mention.usage.denies and mention.usage != Usage.VENDOR:
            needs[mention.skill.name] = max(needs.get(mention.skill.name) or 0, mention.level or 0) or None
    return needs


def _lines(report: LoadReport, truth: Truth, score: Score, name: str) -> None:
    counted: Counter[str] = Counter()
    for role in report.roles:
        counted[truth.names.get(lookup_key(role.title), role.title)] += len(role.requirements)
    score.read["statements"] = counted.total()
    score.read["findings"] = len(report.findings)
    named = (r for role in report.roles for r in role.requirements if r.mentions)
    score.right["named"] = sum(1 for _ in named)
    score.true["lines"] = sum(truth.lines.values())
    score.read["lines"] = sum(counted.values()) if truth.lines else 0
    for title in {*truth.lines, *counted} if truth.lines else ():
        asked, got = truth.lines.get(title, 0), counted[title]
        score.right["lines"] += min(asked, got)
        score.true["near"] += title in truth.lines
        score.right["near"] += title in truth.lines and abs(got - asked) <= NEAR * asked
        if asked != got:
            score.misses.append(f"{name}: {title} has {got} requirement lines, not {asked}")


def _levels(report: LoadReport, truth: Truth, score: Score, name: str) -> None:
    """Whether the systems that are right stand at their levels; where none is stated any is taken."""
    for role in report.roles:
        for system, level in _needs(role).items():
            key = (truth.names.get(lookup_key(role.title), role.title), system)
            if key in truth.levels:
                score.true["levels"] += 1
                right = truth.levels[key] in {None, level}
                score.right["levels"] += right
                if not right:
                    score.misses.append(f"{name}: level of {key} is {level}, not {truth.levels[key]}")


def _listed(report: LoadReport, truth: Truth, score: Score) -> None:
    """Titles that are a role, or that stand in the text or message of a finding."""
    taken = {truth.names.get(lookup_key(role.title)) for role in report.roles}
    said = lookup_key(" ".join(f"{one.text} {one.message}" for one in report.findings))
    for title, spellings in truth.accepted.items():
        named = any(lookup_key(spelling) in said for spelling in spellings)
        score.true["listed"] += 1
        score.right["listed"] += title in taken or named


def _flagged(report: LoadReport, truth: Truth, score: Score, name: str) -> None:
    """Pairs of inheritance whose role has a link to the target, an open link, or a finding in its lines.

    A finding that stands before the first role speaks of all roles.
    """
    title = {role.id: truth.names.get(lookup_key(role.title), role.title) for role in report.roles}
    links = {(title[r.id], title[i.target]) for r in report.roles for i in r.inherits if i.target}
    doubtful = {title[r.id] for r in report.roles if any(not i.target for i in r.inherits)}
    owner = {(d.name, one.line): one.role for d in report.documents for one in d.lines}
    for finding in report.findings:
        if finding.code == "unlinked-inheritance":
            role = owner.get((finding.document, finding.line))
            doubtful |= {title.get(role, role)} if role else {pair[0] for pair in truth.told}
    for pair in sorted(truth.told):
        score.true["flagged"] += 1
        right = pair in links or pair[0] in doubtful
        score.right["flagged"] += right
        if not right:
            score.misses.append(f"{name}: inherits not flagged {pair}")


def sets(shared: Path) -> dict[str, list[tuple[Path, Truth]]]:
    """The documents to judge, by set, each with its right reading."""
    cases = sorted((shared / "cases" / "documents").glob("*.expected.json"))
    gold = sorted((shared / "gold" / "documents").glob("*.gold.json"))
    return {
        "cases": [(_beside(case), truth_of_case(case)) for case in cases],
        "ladders of others": [
            (_first((shared / "documents").glob(f"{g.name.removesuffix('.gold.json')}.*")), truth_of_gold(g))
            for g in gold
        ],
    }


def _beside(case: Path) -> Path:
    stem = case.name.removesuffix(".expected.json")
    return _first(path for path in case.parent.glob(f"{stem}.*") if path != case)


def _first(paths: Iterable[Path]) -> Path:
    return next(iter(sorted(paths)))
