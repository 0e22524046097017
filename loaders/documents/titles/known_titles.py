"""The titles that a document knows, found by their words; they grow while it is read."""

from collections.abc import Iterable, Iterator, Sequence

from loaders.documents.titles.key_words import key_words
from loaders.documents.titles.slips import is_slip

_Words = tuple[str, ...]


class KnownTitles:
    """Titles by their words, and each word of them."""

    def __init__(self, titles: Iterable[str] = ()) -> None:
        self._by_key: dict[_Words, dict[str, None]] = {}
        self._in_any_order: set[_Words] = set()
        self._words = NearWords()
        self.add(titles)

    @classmethod
    def of(cls, titles: "Iterable[str] | KnownTitles") -> "KnownTitles":
        """These titles; those that are known as such already are the same."""
        return titles if isinstance(titles, KnownTitles) else cls(titles)

    def add(self, titles: Iterable[str]) -> None:
        """Know these too."""
        for title in titles:
            key = key_words(title)
            named = self._by_key.get(key)
            if named is None:
                named = self._by_key[key] = {}
                self._in_any_order.add(tuple(sorted(key)))
                self._words.add(key)
            named.setdefault(title)

    def has(self, spoken: str) -> bool:
        """Whether these are the words of a title, in whatever order."""
        return tuple(sorted(key_words(spoken))) in self._in_any_order

    def of_key(self, key: _Words) -> tuple[str, ...]:
        """The titles of these words in this order."""
        return tuple(self._by_key.get(key, ()))

    def has_slip(self, spoken: str, sure: frozenset[str]) -> bool:
        """Whether these are the words of a title but for a slip of the pen in one that is not sure."""
        words = key_words(spoken)
        doubted = [n for n, word in enumerate(words) if word not in sure and word not in self._words]
        right = self._words.instead(words, doubted[0]) if len(doubted) == 1 else ()
        return any(title in self._by_key and is_slip(title, words, sure) for title in right)


class NearWords:
    """Words, found by others that are the same but for about a letter."""

    def __init__(self) -> None:
        self._words: set[str] = set()
        self._fresh: list[str] = []
        # Words that are one letter more, less or other, or of which two changed places, share a rest.
        self._by_rest: dict[str, list[str]] = {}

    def add(self, words: Sequence[str]) -> None:
        """Let these words be found."""
        self._fresh += (word for word in words if word not in self._words)
        self._words.update(words)

    def __contains__(self, word: str) -> bool:
        return word in self._words

    def instead(self, words: _Words, at: int) -> Iterator[_Words]:
        """The words, with one that is near in the place of the one at `at`; each may come again."""
        for word in self._fresh:
            for rest in _rests(word):
                self._by_rest.setdefault(rest, []).append(word)
        self._fresh.clear()
        for rest in _rests(words[at]):
            for near in self._by_rest.get(rest, ()):
                yield (*words[:at], near, *words[at + 1 :])


def _rests(word: str) -> set[str]:
    """A word as it is, and without each of its letters."""
    return {word, *(word[:n] + word[n + 1 :] for n in range(len(word)))}
