"""What a rules file says: duties that one person must not hold together, courses, what comes first."""

import json
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from graph.shelf import key_of

if TYPE_CHECKING:
    # Only named here: who has rules need not load what reads phrases.
    from loaders.vocabulary.phrases import Phrase


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
        return key_of([text_of(self)])


def text_of(rules: Rules) -> str:
    """The rules as text, from which `rules_of` makes them again."""
    return json.dumps(
        [
            [[d.name, d.wordings, d.skills, d.words] for d in rules.duties],
            [[r.name, r.sides, r.why, r.source] for r in rules.rules],
            rules.prerequisites,
            [[c.name, c.skills, c.cost] for c in rules.courses],
        ]
    )


def rules_of(text: str | bytes) -> Rules:
    """The rules of a text that `text_of` made."""
    duties, rules, prerequisites, courses = json.loads(text)
    return Rules(
        tuple(Duty(d[0], tuple(d[1]), tuple(d[2]), tuple((a, b) for a, b in d[3])) for d in duties),
        tuple(Rule(r[0], (r[1][0], r[1][1]), r[2], r[3]) for r in rules),
        tuple((p[0], tuple(p[1])) for p in prerequisites),
        tuple(CourseOffer(c[0], tuple(c[1]), c[2]) for c in courses),
    )
