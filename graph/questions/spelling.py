"""How like two names are written, and from which likeness on one is offered for the other.

Measured by `benchmarks/suggestions.py` on typing errors over names of roles and skills, against names that
have nothing to do with them; docs/evaluation.md has the figures.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from rapidfuzz import fuzz, process

from graph.names import label_key
from graph.questions.loose_names import readings

# The labels by the key of each name under which they are written, sorted.
Labels = Mapping[str, Sequence[str]]

# From here on a name is near enough to be offered, 0 to 100.
BAR = 80.0
# A word less like another than this is another word.
_SAME_WORD = 75.0
# How much the name that is told more fully by the other counts beside the other way round.
_FULLER = 0.75

# So many names are measured closely, those that a quicker measure has on top.
_LOOKED_AT = 100
# So many readings of a name with abbreviations are sought, the name as it stands first.
_READ = 6


def closest(name: str, names: Mapping[str, str], count: int = 3, bar: float = BAR) -> tuple[str, ...]:
    """The labels whose written forms, the keys, are like the name from the bar on, nearest first."""
    return nearest_of(name, by_key(names.items()), count, bar)


def nearest_of(name: str, labels: Labels, count: int, bar: float = BAR) -> tuple[str, ...]:
    """The labels that are like the name, or what it may abbreviate, from the bar on, nearest first."""
    best: dict[str, float] = {}
    for asked in readings(name)[:_READ]:
        quick = process.extract(asked, labels.keys(), scorer=fuzz.WRatio, limit=_LOOKED_AT)
        for key, _, _ in quick:
            like = written_like(asked, key)
            for label in labels[key] if like >= bar else ():
                best[label] = max(like, best.get(label, 0.0))
    return tuple(sorted(best, key=lambda label: (-best[label], label)))[:count]


def by_key(names: Iterable[tuple[str, str]]) -> Labels:
    """The labels by the key of each name under which they are written; names and labels in pairs."""
    labels: dict[str, set[str]] = defaultdict(set)
    for written, label in names:
        labels[label_key(written)].add(label)
    return {key: sorted(labels[key]) for key in sorted(labels)}


def written_like(one: str, other: str) -> float:
    """How like two label keys are written, 0 to 100.

    The best of: letter by letter without blanks; the words in any order; how much of the words of one stands
    in the other, for a name of which a word is left out.
    """
    whole = max(fuzz.ratio(one.replace(" ", ""), other.replace(" ", "")), fuzz.token_sort_ratio(one, other))
    if " " not in one + other:
        return whole
    words, others = one.split(), other.split()
    there, back = _told_by(words, others), _told_by(others, words)
    return max(whole, _FULLER * max(there, back) + (1 - _FULLER) * min(there, back))


def _told_by(words: list[str], others: list[str]) -> float:
    """How much of these words, by letters, is said by the others: 0 to 100."""
    if not words or not others:
        return 0.0
    best = (max(fuzz.ratio(word, other, score_cutoff=_SAME_WORD) for other in others) for word in words)
    return sum(len(word) * like for word, like in zip(words, best, strict=True)) / sum(map(len, words))
