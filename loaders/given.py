"""Documents that are handed over as bytes, as a browser does: read as those at a path are.

Documents are read in memory, beside those that a dataset kept before. A taxonomy or a kept graph is read
where it lies, so it lies in a folder of this user alone meanwhile.
"""

from collections import Counter
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path, PurePosixPath
from tempfile import TemporaryDirectory

from graph.documents import SourceDocument
from graph.errors import BadDocument, GraphError
from graph.kinds import NodeKind, number_of
from graph.model import Graph, Node
from graph.watching import Watch
from loaders.connect import are_documents, read_graph
from loaders.corrections.corrections import Corrections
from loaders.readers.archives import unpacked
from loaders.readers.formats import ARCHIVE, OTHER_DOCUMENTS, READABLE, ending, is_hidden
from loaders.readers.guards import LARGEST, too_large
from loaders.readers.taken import Others, TakenFile, in_one_line
from loaders.readers.unreadable import Unreadable
from loaders.vocabulary.own import OwnVocabulary

# The longest part of a path, in bytes, that every system takes.
LONGEST_NAME = 200
UNNAMED = "document"


@dataclass(frozen=True)
class GivenFile:
    """A file as it was handed over: its name and its bytes."""

    name: str
    data: bytes = field(repr=False)


@dataclass(frozen=True)
class Outturn:
    """What came of a file: the documents read from it, how many roles they hold, and what was left, why."""

    name: str
    documents: tuple[str, ...] = ()
    roles: int = 0
    left: tuple[str, ...] = ()

    @property
    def words(self) -> str:
        """What came of it in one line: "3 roles", or why it was not read."""
        told = [number_of(self.roles, "role")] if self.documents else []
        if len(self.documents) > 1:
            told = [f"{told[0]} in {number_of(len(self.documents), 'document')}"]
        return "; ".join((*told, *self.left))


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
    that is broken, or given with others.
    """
    given, twice = _distinct(files)
    whole = _whole(given, watch)
    if whole:
        return replace(whole, outturns=(*whole.outturns, *twice), is_whole=True)
    taken: dict[str, tuple[TakenFile, ...]] = {}
    left: dict[str, tuple[str, ...]] = {}
    for file in given:
        taken[file.name], left[file.name] = _taken(file)
    fresh = [document for of_file in taken.values() for document in of_file]
    every = {document.name: replace(document, named=False) for document in (*kept, *fresh)}
    ordered = tuple(every[name] for name in sorted(every))
    graph = (
        read_graph((), keep_each=True, watch=watch, own=own, taken=(ordered, ()), corrections=corrections)
        if ordered
        else Graph((), ())
    )
    told = _Told.of(graph)
    outturns = (told.outturn(file.name, taken[file.name], left[file.name]) for file in given)
    return GivenReading(graph, (*outturns, *twice), tuple(one for one in ordered if one.name in told.read))


def _whole(given: Sequence[GivenFile], watch: Watch | None) -> GivenReading | None:
    """A taxonomy or a kept graph, which all the files give together; None where they are documents."""
    if not given:
        return None
    with TemporaryDirectory(prefix="role-atlas-") as folder:
        try:
            paths = [_written(Path(folder), file) for file in given]
            if are_documents(paths):
                return None
            graph = read_graph(paths, watch=watch)
        except GraphError as error:
            # Who handed a file over knows its name, and not where it was put for reading.
            raise BadDocument(str(error).replace(f"{folder}/", "")) from error
    told = _Told.of(graph)
    first, *others = given
    documents = tuple(sorted(told.read))
    outturns = (
        Outturn(first.name, documents or (first.name,), told.roles.total()),
        *(Outturn(o.name, (o.name,)) for o in others),
    )
    return GivenReading(graph, outturns)


def _taken(file: GivenFile) -> tuple[tuple[TakenFile, ...], tuple[str, ...]]:
    """The documents in a file, itself or what an archive holds, and what is left out of it with why."""
    kind = ending(file.name)
    if is_hidden(file.name):
        return (), ("is hidden, and no document; give it another name if it is one",)
    if kind not in READABLE:
        do = OTHER_DOCUMENTS.get(kind, "save it as .docx or .txt")
        return (), (f"is not read: {kind or 'no'} files are not; {do}",)
    try:
        if len(file.data) > LARGEST:
            raise too_large(len(file.data))
        if not file.data.strip():
            raise Unreadable("the file is empty", "give a document with text")
        if kind == ARCHIVE:
            return _unpacked(file)
    except Unreadable as error:
        return (), (f"{error.why}; {error.do}",)
    return (_document(file.name, file.data),), ()


def _unpacked(file: GivenFile) -> tuple[tuple[TakenFile, ...], tuple[str, ...]]:
    others = Others()
    inner, unread = unpacked(file.data, others)
    told = [f"{out.name} {out.why}; {out.do}" for out in unread]
    told += [f"{out.name} {out.why}" for out in others.told()]
    if not inner and not told:
        told = ["the archive is empty; pack the documents again"]
    return tuple(_document(f"{file.name}/{name}", data) for name, data in inner), tuple(told)


def _document(name: str, data: bytes) -> TakenFile:
    return TakenFile(in_one_line(name), Path(name), data, named=False)


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


def _distinct(files: Sequence[GivenFile]) -> tuple[list[GivenFile], list[Outturn]]:
    """The files under names that a system can bear, and those that bear another's name."""
    by_name: dict[str, GivenFile] = {}
    twice = []
    for file in files:
        name = _plain(file.name)
        if name not in by_name:
            by_name[name] = GivenFile(name, file.data)
        elif by_name[name].data != file.data:
            twice.append(
                Outturn(name, left=("another file of this name was given; give it a name of its own",))
            )
    return list(by_name.values()), twice


def _plain(name: str) -> str:
    """A name without folders and without signs that would break a line, no longer than systems take."""
    last = in_one_line(PurePosixPath(name.replace("\\", "/")).name)
    kind = PurePosixPath(last).suffix
    cut = last.encode("utf-8", errors="replace")
    if len(cut) > LONGEST_NAME:
        last = cut[: LONGEST_NAME - len(kind.encode())].decode("utf-8", errors="ignore") + kind
    return last if last.strip(". ") else UNNAMED


def _written(folder: Path, file: GivenFile) -> Path:
    path = folder / file.name
    try:
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        path.write_bytes(file.data)
    except (OSError, ValueError) as error:
        raise BadDocument(
            f"a file cannot be called {file.name!r} beside the others; give it a plain name"
        ) from error
    return path
