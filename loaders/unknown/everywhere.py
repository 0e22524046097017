"""All the places of unknown names: also where nothing asks for them, and where they are written otherwise."""

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence

from rapidfuzz import fuzz, process

from graph.folding import name_key
from loaders.unknown.answers import SeenAt
from loaders.vocabulary.known_names import FEWEST_LETTERS

_WORD = re.compile(r"[^\W_]+(?:['’+#&.-][^\W_]+)*")
# Names that are written this much alike are likely one, 0 to 100.
ALIKE = 86.0
Stated = Mapping[str, Sequence[SeenAt]]
Places = dict[str, dict[SeenAt, None]]


def everywhere(
    names: Mapping[str, Iterable[SeenAt]], stated: Stated, is_word: Callable[[str], bool]
) -> dict[str, tuple[SeenAt, ...]]:
    """The places of these names in all statements, by text, and of what is likely one of them.

    Another spelling is two words for one ("Port base"), or a letter or two other ("Portbasse"), within a
    statement and with a capital; `is_word` says which words are no names. A name that is never met but as the
    beginning of another spelling is left out.
    """
    met: Places = {name: dict.fromkeys(places) for name, places in names.items()}
    spelled = _Spelled(names, is_word)
    for text, places in stated.items():
        for said in spelled.met_in(text):
            met.setdefault(said, {}).update(dict.fromkeys(places))
    begun = {name for name in names if _is_begun(name, met, names)}
    return {name: tuple(places) for name, places in met.items() if name not in begun}


class _Spelled:
    """The spellings by which names are met."""

    def __init__(self, names: Iterable[str], is_word: Callable[[str], bool]) -> None:
        self._is_word = is_word
        self._written: dict[str, list[str]] = defaultdict(list)
        self._squeezed: dict[str, str] = {}
        for name in names:
            if words := _WORD.findall(name):
                self._written[words[0]].append(name)
            if len(key := _squeezed(name)) >= FEWEST_LETTERS:
                self._squeezed.setdefault(key, name)
        self._alike: dict[str, bool] = {}

    def met_in(self, text: str) -> Iterable[str]:
        """The names of a text, as it writes them."""
        words = list(_WORD.finditer(text))
        for n, word in enumerate(words):
            for name in self._written.get(word.group(), ()):
                if text.startswith(name, word.start()) and not text[word.start() + len(name) :][:1].isalnum():
                    yield name
            if word.start() and word.group()[0].isupper():
                yield from self._otherwise(text, word, words[n + 1 : n + 2])

    def _otherwise(self, text: str, word: re.Match[str], behind: Sequence[re.Match[str]]) -> Iterable[str]:
        for other in behind:
            said = text[word.start() : other.end()]
            if self._squeezed.get(_squeezed(said), said) != said and " " in said:
                yield said
        if self._is_alike(word.group()):
            yield word.group()

    def _is_alike(self, said: str) -> bool:
        """Whether a single word is a name in other letters, and no name or word of its own."""
        if said not in self._alike:
            key = _squeezed(said)
            strange = len(key) >= FEWEST_LETTERS and said not in self._written and not self._is_word(said)
            self._alike[said] = strange and (
                key in self._squeezed
                or process.extractOne(key, self._squeezed.keys(), scorer=fuzz.ratio, score_cutoff=ALIKE)
                is not None
            )
        return self._alike[said]


def _is_begun(name: str, met: Places, names: Mapping[str, object]) -> bool:
    """Whether all places of a name are those of longer spellings that begin with it."""
    longer = [said for said in met if said.startswith(f"{name} ") and said not in names]
    return bool(longer) and all(any(place in met[said] for said in longer) for place in met[name])


def _squeezed(name: str) -> str:
    """The letters and figures of a name, in small letters and without what parts them."""
    return re.sub(r"[\W_]", "", name_key(name))
