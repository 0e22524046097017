"""What the loader makes of a document, held against its right reading: what is right, missed, wrong."""

from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from graph.errors import GraphError
from graph.kinds import Usage
from loaders.documents.load import load
from loaders.documents.records import LoadReport, Role
from loaders.vocabulary.vocabulary import lookup_key
from tests.kit.right_readings import Truth

# So far may a role's lines be from the right number, as a share of it.
NEAR = 0.05

KINDS = ("titles", "inherits", "systems", "years", "education")


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
        score.read[kind], score.right[kind] = len(got), len(got.keys() & true)
        missed, wrong = sorted(true - got.keys(), key=str), sorted(got.keys() - true, key=str)
        score.misses += [f"{path.name}: {kind} missed {fact}" for fact in missed]
        score.misses += [f"{path.name}, line {got[fact]}: {kind} wrong {fact}" for fact in wrong]
    _lines(report, truth, score, path.name)
    _levels(report, truth, score, path.name)
    _listed(report, truth, score)
    _flagged(report, truth, score, path.name)
    return score


def _facts(report: LoadReport, truth: Truth) -> dict[str, dict[Any, int | None]]:
    """What was read, by kind, each fact with the line it stands at."""
    title = {role.id: truth.names.get(lookup_key(role.title), role.title) for role in report.roles}
    roles = report.roles
    links = ((r, i) for r in roles for i in r.inherits if i.target)
    return {
        "titles": {title[r.id]: r.place.line for r in roles},
        "inherits": {(title[r.id], title[i.target or ""]): i.place.line for r, i in links},
        "systems": {(title[r.id], name): line for r in roles for name, (_, line) in _needs(r).items()},
        "years": {(title[r.id], y.min, y.max): y.line for r in roles if (y := r.years)},
        "education": {(title[r.id], e.level): e.line for r in roles if (e := r.education)},
    }


def _needs(role: Role) -> dict[str, tuple[int | None, int]]:
    """The systems that a role needs, each at the highest level that is stated, and the first line of each."""
    needs: dict[str, tuple[int | None, int]] = {}
    mentions = ((m, q) for q in role.requirements for m in q.mentions if m.skill.kind == "system")
    for mention, asked in mentions:
        if not mention.usage.denies and mention.usage != Usage.VENDOR:
            level, line = needs.get(mention.skill.name, (None, asked.place.line))
            needs[mention.skill.name] = (max(level or 0, mention.level or 0) or None, line)
    return needs


def _lines(report: LoadReport, truth: Truth, score: Score, name: str) -> None:
    counted: Counter[str] = Counter()
    for role in report.roles:
        counted[truth.names.get(lookup_key(role.title), role.title)] += len(role.requirements)
    score.read["statements"] = counted.total()
    score.read["findings"] = len(report.findings)
    _named(report, score)
    score.true["lines"] = sum(truth.lines.values())
    score.read["lines"] = sum(counted.values()) if truth.lines else 0
    for title in {*truth.lines, *counted} if truth.lines else ():
        asked, got = truth.lines.get(title, 0), counted[title]
        score.right["lines"] += min(asked, got)
        score.true["near"] += title in truth.lines
        score.right["near"] += title in truth.lines and abs(got - asked) <= NEAR * asked
        if asked != got:
            score.misses.append(f"{name}: {title} has {got} requirement lines, not {asked}")


def _named(report: LoadReport, score: Score) -> None:
    """Statements that name a skill, and those of them in English: competencies of others are unread."""
    foreign = {document.name for document in report.documents if document.language}
    for role in report.roles:
        for requirement in role.requirements:
            score.right["named"] += bool(requirement.mentions)
            if role.document not in foreign:
                score.read["english"] += 1
                score.right["english"] += bool(requirement.mentions)


def _levels(report: LoadReport, truth: Truth, score: Score, name: str) -> None:
    """Whether the systems that are right stand at their levels; where none is stated any is taken."""
    for role in report.roles:
        for system, (level, line) in _needs(role).items():
            key = (truth.names.get(lookup_key(role.title), role.title), system)
            if key in truth.levels:
                score.true["levels"] += 1
                right = truth.levels[key] in {None, level}
                score.right["levels"] += right
                if not right:
                    score.misses.append(
                        f"{name}, line {line}: level of {key} is {level}, not {truth.levels[key]}"
                    )


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

    A finding that stands before the first role speaks of the roles it names, and of all if it names none.
    """
    title = {role.id: truth.names.get(lookup_key(role.title), role.title) for role in report.roles}
    links = {(title[r.id], title[i.target]) for r in report.roles for i in r.inherits if i.target}
    doubtful = {title[r.id] for r in report.roles if any(not i.target for i in r.inherits)}
    owner = {(d.name, one.line): one.role for d in report.documents for one in d.lines}
    told = set[Any]()
    for finding in report.findings:
        if finding.code == "unlinked-inheritance":
            role = owner.get((finding.document, finding.line))
            doubtful |= {title.get(role, role)} if role else set()
            told |= set() if role else _spoken_of(finding.text, truth)
    for pair in sorted(truth.told):
        score.true["flagged"] += 1
        right = pair in links or pair[0] in doubtful or pair in told
        score.right["flagged"] += right
        if not right:
            score.misses.append(f"{name}: inherits not flagged {pair}")


def _spoken_of(text: str, truth: Truth) -> set[Any]:
    """The pairs of inheritance that a text before all roles may speak of."""
    said = lookup_key(text)
    named = {title for title, names in truth.accepted.items() if any(lookup_key(n) in said for n in names)}
    return {pair for pair in truth.told if not named or named & set(pair)}
