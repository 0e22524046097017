"""Search as you type: which names come of what was typed so far, and in which order, on every store alike.

Names that begin with what was typed come first, then names with a word that begins with each of the typed
words, in any order, then names that hold each within a word. Of each, shorter names come first, then by the
alphabet, then by id. A node comes once, with the name that brought it first. Accents, case and signs
between words count for nothing; a short form ("Sr") and what it stands for ("Senior") are one word.
"""

from bisect import bisect_left
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import Enum, auto
from heapq import merge
from typing import Protocol

from graph.kinds import NodeKind
from graph.model import Node
from graph.names import search_words, written_out

# What people look for by name.
SEARCHED = (NodeKind.ROLE, NodeKind.COMPETENCY, NodeKind.SYSTEM, NodeKind.TRACK)
# So many words, the shortest first, are looked at for one that was typed within them.
MOST_WITHIN = 200
LAST = "\U0010ffff"


class NamedNodes(Protocol):
    """What a search in memory needs of a store."""

    def nodes(self, ids: Iterable[str]) -> tuple[Node, ...]:
        """The nodes of these ids, those that are absent left out."""
        ...

    def nodes_of_kind(self, kind: NodeKind) -> tuple[Node, ...]:
        """Every node of one kind."""
        ...


class Way(Enum):
    """How a name may fit what was typed, the best first."""

    BEGINS = auto()
    WORDS = auto()
    WITHIN = auto()


@dataclass(frozen=True)
class NameHit:
    """A node that fits what was typed, and the name of it that does."""

    node: Node
    name: str


@dataclass(frozen=True, order=True)
class SearchedName:
    """A form of a name to be found by, in the order of all answers."""

    length: int
    form: str
    name: str
    node: str


def searched_names(nodes: Iterable[Node]) -> list[SearchedName]:
    """Every form of every name of nodes that people look for, in order, once for each node."""
    names: list[SearchedName] = []
    for node in nodes:
        if node.kind not in SEARCHED:
            continue
        forms: dict[str, str] = {}
        for name in (node.label, *node.alt_labels):
            words = search_words(name)
            for form in (" ".join(words), " ".join(map(written_out, words))):
                forms.setdefault(form, name)
        names += (SearchedName(len(form), form, name, node.id) for form, name in forms.items() if form)
    names.sort()
    return names


# The places, in the order of all answers, of the names that fit these words in this way.
Places = Callable[[Way, Sequence[str]], Iterator[int]]


def places_of(text: str, fitting: Places) -> Iterator[int]:
    """The places of the names that fit a text, best first; one may come again."""
    words = search_words(text)
    if not words:
        return
    forms = dict.fromkeys((words, tuple(map(written_out, words))))
    for way in Way:
        for form in forms:
            yield from fitting(way, form)


def within(word: str, known: Iterable[str]) -> list[str]:
    """The words that hold one within, the shortest first and no more than are looked at."""
    held = (k for k in known if (word in k if len(word) > 1 else k.startswith(word)))
    return sorted(held, key=lambda k: (len(k), k))[:MOST_WITHIN]


class SearchIndex:
    """The names of a graph in memory, with an index of the words they hold."""

    def __init__(self, nodes: Iterable[Node]) -> None:
        self._names = searched_names(nodes)
        self._forms = sorted((name.form, place) for place, name in enumerate(self._names))
        words: dict[str, list[int]] = {}
        for place, name in enumerate(self._names):
            for word in dict.fromkeys(name.form.split()):
                words.setdefault(word, []).append(place)
        self._by_word = words
        self._words = sorted(words)

    @classmethod
    def of(cls, store: NamedNodes) -> "SearchIndex":
        """The names of all that a store holds."""
        return cls(node for kind in SEARCHED for node in store.nodes_of_kind(kind))

    def search(
        self, store: NamedNodes, text: str, kinds: Sequence[NodeKind], limit: int
    ) -> tuple[NameHit, ...]:
        """The first nodes of these kinds that fit what was typed, best first."""
        hits: dict[str, str] = {}
        wanted = {f"{kind}" for kind in kinds}
        for place in places_of(text, self._fitting) if limit > 0 else ():
            name = self._names[place]
            if name.node.partition(":")[0] in wanted:
                hits.setdefault(name.node, name.name)
                if len(hits) == limit:
                    break
        nodes = {node.id: node for node in store.nodes(hits)}
        return tuple(NameHit(nodes[node], name) for node, name in hits.items())

    def _fitting(self, way: Way, words: Sequence[str]) -> Iterator[int]:
        if way == Way.BEGINS:
            form = " ".join(words)
            begin, end = (bisect_left(self._forms, (edge,)) for edge in (form, form + LAST))
            return iter(sorted(place for _, place in self._forms[begin:end]))
        lists = [self._places(way, word) for word in words]
        if len(lists) == 1:
            return _distinct(merge(*lists[0]))
        sets = sorted(({place for places in each for place in places} for each in lists), key=len)
        return iter(sorted(sets[0].intersection(*sets[1:])))

    def _places(self, way: Way, word: str) -> list[list[int]]:
        """The places of the names with a word that begins so, or holds it, by that word."""
        if way == Way.WITHIN:
            return [self._by_word[known] for known in within(word, self._words)]
        begin, end = (bisect_left(self._words, edge) for edge in (word, word + LAST))
        return [self._by_word[known] for known in self._words[begin:end]]


def _distinct(places: Iterable[int]) -> Iterator[int]:
    last = -1
    for place in places:
        if place != last:
            yield place
        last = place
