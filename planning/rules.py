"""What a rules file says: duties that one person must not hold together, courses, what comes first."""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any

from graph.shelf import Shelf, key_of, key_of_code
from seeds.shipped import DUTIES

if TYPE_CHECKING:
    # Only named here: who has rules need not load what reads phrases.
    from loaders.vocabulary.phrases import Phrase

# What was read of a file of rules before, by every byte of it and of the code that reads it.
READ = Shelf("rules", most=20)
HOME = Path(__file__).parent


@dataclass(frozen=True)
class Duty:
    """Something that people do: met in a statement by any of its phrases, or held with any of its skills.

    `wordings` are the phrases as they are written, `words` the wordings that they may name.
    """

    name: str
    wordings: tuple[str, ...] = ()
    skills: tuple[str, ...] = ()
    words: tuple[tuple[str, str], ...] = ()

    @cached_property
    def phrases(self) -> "tuple[Phrase, ...]":
        """The phrases as read; raises BadPhrase for a wording that is none."""
        from loaders.vocabulary.phrases import Phrase  # noqa: PLC0415

        return tuple(Phrase.of(text, dict(self.words)) for text in self.wordings)


@dataclass(frozen=True)
class Rule:
    """Two sides that one person must not hold together; a side names a duty, else a skill."""

    name: str
    sides: tuple[str, str]
    why: str
    source: str


@dataclass(frozen=True)
class CourseOffer:
    """A course that teaches several skills for a cost that each learner pays once."""

    name: str
    skills: tuple[str, ...]
    cost: float


@dataclass(frozen=True)
class Rules:
    """What a rules file says; `prerequisites` maps a skill to those that come before it."""

    duties: tuple[Duty, ...] = ()
    rules: tuple[Rule, ...] = ()
    prerequisites: tuple[tuple[str, tuple[str, ...]], ...] = ()
    courses: tuple[CourseOffer, ...] = ()

    def duty(self, name: str) -> Duty | None:
        """The duty of this name, None when there is none."""
        return next((duty for duty in self.duties if duty.name == name), None)

    @cached_property
    def key(self) -> str:
        """A name for what is read by these rules, which no others share."""
        return key_of([_text_of(self)])


def read_rules(path: Path = DUTIES) -> Rules:
    """The rules of a YAML file; raises BadVocabulary with every fault and its place."""
    code = key_of_code(HOME)
    try:
        key = code and key_of([path.read_bytes(), code])
    except OSError:
        key = None
    known = READ.taken(key) if key else None
    if known is not None:
        return _rules_of(json.loads(known))
    # What reads YAML takes longer to load than all rules to follow.
    from planning.rules_file import rules_in  # noqa: PLC0415

    rules = rules_in(path)
    if key:
        READ.put(key, _text_of(rules).encode("utf-8"))
    return rules


def _text_of(rules: Rules) -> str:
    return json.dumps(
        [
            [[d.name, d.wordings, d.skills, d.words] for d in rules.duties],
            [[r.name, r.sides, r.why, r.source] for r in rules.rules],
            rules.prerequisites,
            [[c.name, c.skills, c.cost] for c in rules.courses],
        ]
    )


def _rules_of(value: Sequence[Sequence[Sequence[Any]]]) -> Rules:
    duties, rules, prerequisites, courses = value
    return Rules(
        tuple(Duty(d[0], tuple(d[1]), tuple(d[2]), tuple((a, b) for a, b in d[3])) for d in duties),
        tuple(Rule(r[0], (r[1][0], r[1][1]), r[2], r[3]) for r in rules),
        tuple((p[0], tuple(p[1])) for p in prerequisites),
        tuple(CourseOffer(c[0], tuple(c[1]), c[2]) for c in courses),
    )
