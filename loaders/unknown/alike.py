"""Texts of words, grouped by how many of their words are the same; fast for thousands of them."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from math import ceil

Words = frozenset[str]


class WordSets:
    """Sets of words by which others are found that share enough of theirs.

    Sets `bar` alike or more (Jaccard) share one of the rarest words of each, so only those are looked at.
    """

    def __init__(self, often: Mapping[str, int], bar: float) -> None:
        self._often = often
        self._bar = bar
        self._held: list[Words] = []
        self._by_word: dict[str, list[int]] = defaultdict(list)

    def add(self, words: Words) -> int:
        """Take a set in, and return its number."""
        number = len(self._held)
        self._held.append(words)
        for word in self._rarest(words):
            self._by_word[word].append(number)
        return number

    def nearest(self, words: Words) -> list[tuple[float, int]]:
        """How alike those are that are alike enough, and their numbers, the most alike first."""
        numbers = {number for word in self._rarest(words) for number in self._by_word.get(word, ())}
        told = ((shared(words, self._held[number]), number) for number in numbers)
        return sorted((one for one in told if one[0] >= self._bar), key=lambda one: (-one[0], one[1]))

    def _rarest(self, words: Words) -> Sequence[str]:
        ordered = sorted(words, key=lambda word: (self._often.get(word, 0), word))
        return ordered[: len(ordered) - ceil(self._bar * len(ordered)) + 1]


def shared(one: Words, other: Words) -> float:
    """How much two sets of words share: 0 to 1."""
    return len(one & other) / len(one | other) if one or other else 0.0


def grouped_alike(texts: Iterable[Words], bar: float) -> list[list[int]]:
    """The numbers of texts that are alike, each with the first of its group; texts without words alone."""
    given = list(texts)
    often = Counter(word for words in given for word in words)
    leaders = WordSets(often, bar)
    groups: list[list[int]] = []
    led: list[int] = []
    for number, words in enumerate(given):
        near = leaders.nearest(words) if words else []
        if near:
            groups[led[near[0][1]]].append(number)
            continue
        groups.append([number])
        if words:
            leaders.add(words)
            led.append(len(groups) - 1)
    return groups
