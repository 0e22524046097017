"""Which skill that is known a name may mean: by how it is written, or as the beginning of a longer name."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from rapidfuzz import fuzz, process

from graph.names import label_key
from graph.questions.spelling import written_like
from loaders.vocabulary.general import general
from loaders.vocabulary.skill import Skill
from loaders.vocabulary.trades import trades
from loaders.vocabulary.vocabulary import Vocabulary

# A name of fewer letters is like too many others.
FEWEST_LETTERS = 5
# From here on a name is likely a known one written otherwise, 0 to 100.
BAR = 88.0


@dataclass(frozen=True)
class VocabularyNames:
    """Every name that is known, by its key, and names by their first word."""

    by_key: dict[str, Skill]
    by_first: dict[str, list[str]]

    @classmethod
    @lru_cache(maxsize=8)
    def of(cls, vocabulary: Vocabulary) -> "VocabularyNames":
        """The names of a vocabulary, of systems before those of competencies."""
        every = (*vocabulary.systems.names(), *_competencies(vocabulary))
        by_key: dict[str, Skill] = {}
        for name, skill in every:
            by_key.setdefault(label_key(name), skill)
        by_first = defaultdict(list)
        for key in by_key:
            by_first[key.partition(" ")[0]].append(key)
        return cls(by_key, dict(by_first))

    def written(self, name: str) -> Skill | None:
        """The skill whose name is written much like this one, None where none is."""
        key = label_key(name)
        if len(key) < FEWEST_LETTERS:
            return None
        near = process.extract(key, self.by_key.keys(), scorer=fuzz.ratio, score_cutoff=BAR, limit=3)
        for close, _, _ in sorted(near, key=lambda one: (-one[1], one[0])):
            if written_like(key, close) >= BAR:
                return self.by_key[close]
        return None

    def begun(self, name: str) -> Skill | None:
        """The one skill whose name begins with this one, or begins it; None where none or several do."""
        key = label_key(name)
        if len(key) < FEWEST_LETTERS:
            return None
        longer = {self.by_key[k] for k in self.by_first.get(key.partition(" ")[0], ()) if _goes_on(key, k)}
        return longer.pop() if len(longer) == 1 else None


def _goes_on(one: str, other: str) -> bool:
    return other.startswith(f"{one} ") or one.startswith(f"{other} ")


def _competencies(vocabulary: Vocabulary) -> Iterable[tuple[str, Skill]]:
    for known in (vocabulary.competencies, trades(), general()):
        for skill in known.skills:
            yield from ((name, skill) for name in (skill.name, *skill.alt_labels))
