"""What is unknown in a graph, one by one: names that nobody knew, and statements that name no skill."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from graph.documents import SourceDocument
from graph.kinds import EdgeKind, NodeKind
from graph.model import Edge
from graph.stores.store import View
from loaders.documents.measures.qualifications import beside_measures, measures
from loaders.readers.pieces import Place
from loaders.unknown.answers import SeenAt
from loaders.unknown.everywhere import Stated, everywhere
from loaders.unknown.telling import words_of
from loaders.vocabulary.names import name_words
from loaders.vocabulary.vocabulary import Vocabulary


@dataclass(frozen=True)
class Strange:
    """A name or a statement that nobody knew, with all its places; `asked` where one asks for it by name.

    `meant` is the competency of other trades that its statements likely ask for.
    """

    said: str
    places: tuple[SeenAt, ...]
    asked: bool = False
    meant: str = ""


@dataclass(frozen=True)
class Gathered:
    """The unknown names and statements of a graph, and the statements that name competencies, by text.

    `roles` has the first role that states what stands at a place.
    """

    names: tuple[Strange, ...]
    statements: tuple[Strange, ...]
    known: Mapping[str, tuple[str, ...]]
    roles: Mapping[SeenAt, str]


def gathered(view: View, vocabulary: Vocabulary) -> Gathered:
    """What nobody knew in a graph and the vocabulary, an own one over it, does not know either."""
    documents = [SourceDocument.of_node(node) for node in view.nodes_of_kind(NodeKind.DOCUMENT)]
    lines = _Lines(documents)
    foreign = {document.name for document in documents if document.language}
    named = _named(view)
    bare: dict[str, dict[SeenAt, None]] = {}
    known: dict[str, tuple[str, ...]] = {}
    roles: dict[SeenAt, str] = {}
    stated: dict[str, dict[SeenAt, None]] = {}
    for edge in view.edges_of_kind(EdgeKind.STATES):
        said = edge.evidence[0]
        lines.say(place := SeenAt(said.document, said.line, said.text))
        roles.setdefault(place, edge.source)
        stated.setdefault(said.text, {})[place] = None
        if skills := named.get(edge.target):
            known[said.text] = skills
        elif edge.target not in named and said.document not in foreign:
            bare.setdefault(said.text, {})[place] = None
    at = {text: tuple(places) for text, places in stated.items()}
    names = (*_names(documents, lines, vocabulary, at), *_of_trades(documents, lines, vocabulary))
    told = {place for one in names if one.meant or one.asked for place in one.places}
    statements = (Strange(text, tuple(at)) for text, at in sorted(bare.items()) if not told.issuperset(at))
    left = tuple(one for one in statements if _asks_something(one.said, vocabulary))
    return Gathered(names, left, known, roles)


class _Lines:
    """The statements on each line of documents, and its text where there is none."""

    def __init__(self, documents: Iterable[SourceDocument]) -> None:
        self._texts = {(one.name, line.line): line.text.strip() for one in documents for line in one.lines}
        self._stated: dict[tuple[str, int], list[str]] = {}

    def say(self, place: SeenAt) -> None:
        """Take in a statement."""
        self._stated.setdefault((place.document, place.line), []).append(place.text)

    def at(self, document: str, line: int, name: str) -> SeenAt:
        """The place of a name: the statement on that line that holds it."""
        stated = self._stated.get((document, line), [])
        holding = (text for text in stated if name in text)
        text = next(holding, stated[0] if stated else self._texts.get((document, line), name))
        return SeenAt(document, line, text)


def _names(
    documents: Iterable[SourceDocument], lines: _Lines, vocabulary: Vocabulary, stated: Stated
) -> Iterator[Strange]:
    met: dict[str, tuple[list[SeenAt], bool]] = {}
    for document in documents:
        asked = {one.name: one.lines for one in document.proposals if one.kind == NodeKind.SYSTEM}
        said = {one.name: (one.lines, one.asked) for one in document.unknown}
        # A graph that was kept before unknown names were has those that it proposes.
        for name, (at, is_asked) in ({name: (at, True) for name, at in asked.items()} | said).items():
            places, ever = met.get(name, ([], False))
            places += [lines.at(document.name, line, name) for line in at]
            met[name] = (places, ever or is_asked)
    strange = {name: places for name, (places, _) in met.items() if not _is_known(name, vocabulary)}
    asked_for = {name: places for name, places in strange.items() if met[name][1]}
    others = {name: places for name, places in strange.items() if name not in asked_for}

    def is_word(word: str) -> bool:
        return name_words().is_common(word) or _is_known(word, vocabulary)

    for name, everyone in sorted(everywhere(asked_for, stated, is_word).items()):
        if not _is_known(name, vocabulary):
            yield Strange(name, everyone, True)
    yield from (Strange(name, tuple(places)) for name, places in sorted(others.items()))


def _of_trades(
    documents: Iterable[SourceDocument], lines: _Lines, vocabulary: Vocabulary
) -> Iterator[Strange]:
    met: dict[str, list[SeenAt]] = {}
    for document in documents:
        for one in document.proposals:
            if one.kind == NodeKind.COMPETENCY:
                at = (lines.at(document.name, line, one.name) for line in one.lines)
                met.setdefault(one.name, []).extend(at)
    for name, places in sorted(met.items()):
        if name not in vocabulary.own.accepted and not vocabulary.own.is_ignored(name):
            yield Strange(name, tuple(places), meant=name)


def _named(view: View) -> dict[str, tuple[str, ...]]:
    """By statement the competencies that it names, none of a statement that names systems only."""
    named: dict[str, tuple[str, ...]] = {}
    for edge in view.edges_of_kind(EdgeKind.NAMES):
        named[edge.source] = (*named.get(edge.source, ()), *_competency(edge))
    return named


def _competency(edge: Edge) -> tuple[str, ...]:
    return (edge.target,) if edge.target.startswith(f"{NodeKind.COMPETENCY}:") else ()


def _is_known(name: str, vocabulary: Vocabulary) -> bool:
    if vocabulary.own.is_ignored(name) or vocabulary.competencies.named_in(name):
        return True
    return any(named.start == 0 and named.end == len(name) for named in vocabulary.systems.named_in(name))


def _asks_something(text: str, vocabulary: Vocabulary) -> bool:
    """Whether a statement asks for what is not known yet: no degree or years alone, nothing ignored."""
    known = vocabulary.competencies.named_in(text) or vocabulary.systems.named_in(text)
    if known or vocabulary.own.is_ignored(text) or not words_of(text):
        return False
    place = Place(1, 0, len(text), text)
    return not measures(place, vocabulary) or bool(beside_measures(text, vocabulary).strip(" .,;"))
