"""Documents that are handed over as bytes, as a browser does: read as those at a path are.

Documents are read in memory, beside those that a dataset kept before.
"""

from collections import Counter
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, replace

from graph.documents import SourceDocument
from graph.kinds import NodeKind, number_of
from graph.model import Graph, Node
from graph.watching import Watch
from loaders.connect import read_graph
from loaders.corrections.corrections import Corrections
from loaders.given_documents import SAME_NAME, Bounded, GivenFile, distinct
from loaders.given_whole import apart
from loaders.readers.taken import TakenFile
from loaders.vocabulary.own import OwnVocabulary


@dataclass(frozen=True)
class Outturn:
    """What came of a file: the documents read from it, how many roles they hold, and what was left, why."""

    name: str
    documents: tuple[str, ...] = ()
    roles: int = 0
    left: tuple[str, ...] = ()

    @property
    def read(self) -> str:
        """What was read of it: "3 roles", nothing where no document was."""
        if not self.documents:
            return ""
        roles = number_of(self.roles, "role")
        many = len(self.documents)
        return f"{roles} in {number_of(many, 'document')}" if many > 1 else roles

    @property
    def words(self) -> str:
        """What came of it in one line: "3 roles", or why it was not read."""
        return "; ".join(filter(None, (self.read, *self.left)))


@dataclass(frozen=True)
class GivenReading:
    """The graph of what was handed over and kept before, what came of each file, and the documents to keep.

    `documents` is empty where a taxonomy or a whole graph was handed over (`is_whole`), which is not read
    again and stands beside nothing.
    """

    graph: Graph
    outturns: tuple[Outturn, ...]
    documents: tuple[TakenFile, ...] = ()
    is_whole: bool = False


def read_given(
    files: Sequence[GivenFile],
    kept: Iterable[TakenFile] = (),
    watch: Watch | None = None,
    own: OwnVocabulary | None = None,
    corrections: Corrections | None = None,
) -> GivenReading:
    """What these files say, together with documents kept before, of which those of the same names give way.

    `own` are the words of the organisation, which lie over those that ship, `corrections` what was put right.
    A file that cannot be read costs that file and is told. Raises BadDocument for a taxonomy or a kept graph
    that is broken.
    """
    given, names_twice = distinct(files)
    twice = [Outturn(name, left=(SAME_NAME,)) for name in names_twice]
    strangers = apart(given, watch)
    if strangers.graph:
        return GivenReading(strangers.graph, (*_of_whole(strangers.graph, given), *twice), is_whole=True)
    told_apart, bounded = strangers.told or {}, Bounded()
    of_files = {
        file.name: ((), (told_apart[file.name],)) if file.name in told_apart else bounded.documents(file)
        for file in given
    }
    fresh = [document for taken, _ in of_files.values() for document in taken]
    every = {document.name: replace(document, named=False) for document in (*kept, *fresh)}
    ordered = tuple(every[name] for name in sorted(every))
    graph = (
        read_graph((), keep_each=True, watch=watch, own=own, taken=(ordered, ()), corrections=corrections)
        if ordered
        else Graph((), ())
    )
    told = _Told.of(graph)
    outturns = (told.outturn(name, *taken_of) for name, taken_of in of_files.items())
    return GivenReading(graph, (*outturns, *twice), tuple(one for one in ordered if one.name in told.read))


def _of_whole(graph: Graph, given: Sequence[GivenFile]) -> tuple[Outturn, ...]:
    """What came of the files that gave one graph together: the first stands for all of them."""
    told, (first, *others) = _Told.of(graph), given
    documents = tuple(sorted(told.read)) or (first.name,)
    beside = (Outturn(other.name, left=(f"was read together with {first.name}",)) for other in others)
    return (Outturn(first.name, documents, told.roles.total()), *beside)


@dataclass(frozen=True)
class _Told:
    """What a graph tells of its documents: which were read, how many roles each holds, the nodes by name."""

    read: frozenset[str]
    roles: Counter[str | None]
    nodes: dict[str, Node]

    @classmethod
    def of(cls, graph: Graph) -> "_Told":
        nodes = {node.as_document.name: node for node in graph.nodes if node.kind == NodeKind.DOCUMENT}
        read = frozenset(name for name, node in nodes.items() if node.as_document.lines)
        roles = Counter(node.as_role.document for node in graph.nodes if node.kind == NodeKind.ROLE)
        return cls(read, roles, nodes)

    def outturn(self, name: str, documents: Collection[TakenFile], left: Sequence[str]) -> Outturn:
        """What came of a file that holds these documents, of which some was left out already."""
        names = sorted(document.name for document in documents)
        read = tuple(one for one in names if one in self.read)
        unread = (_why(self.nodes[one]) for one in names if one not in self.read and one in self.nodes)
        told = (words.removeprefix(f"{name} ") for words in unread)
        return Outturn(name, read, sum(self.roles[one] for one in read), (*left, *told))


def _why(node: Node) -> str:
    findings = SourceDocument.of_node(node).findings
    return "; ".join(f"{one.message}; {one.suggestion}" for one in findings) or "nothing stands in it"
