"""Files that are handed over and are no documents: a taxonomy, or a graph that a store keeps.

Such a one is read where it lies, so all lie in a folder of this user alone meanwhile.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from graph.errors import BadDocument, GraphError
from graph.model import Graph
from graph.watching import Watch
from loaders.connect import are_documents, read_graph
from loaders.given_documents import GivenFile
from loaders.taxonomies.recognised import format_of, tables_of

TAXONOMY = "is a taxonomy, which stands beside nothing; load it by itself"
NOTHING_OF_ROLES = "is data that says nothing of roles; give a document, or a graph as an export writes it"
# What every graph that an export writes holds.
MARK = b"role-atlas/"
KEPT = "is a kept graph, which stands beside nothing; load it by itself"


@dataclass(frozen=True)
class Apart:
    """The graph that all files give together, else what is said of those among documents that are none."""

    graph: Graph | None = None
    told: Mapping[str, str] | None = None


def apart(given: Sequence[GivenFile], watch: Watch | None) -> Apart:
    """What is no document among these files; raises BadDocument for a taxonomy or a graph that is broken."""
    if not given:
        return Apart()
    with TemporaryDirectory(prefix="role-atlas-") as folder:
        try:
            paths = [_written(Path(folder), file) for file in given]
            strangers = [path for path in paths if not are_documents([path])]
            if (strangers and len(given) == 1) or (len(given) > 1 and tables_of(paths)):
                return Apart(read_graph(paths, watch=watch))
            return Apart(told={path.name: _why(path) for path in strangers})
        except GraphError as error:
            # Who handed a file over knows its name, and not where it was put for reading.
            raise BadDocument(str(error).replace(f"{folder}/", "")) from error


def _why(path: Path) -> str:
    """Why what lies here is not read among documents."""
    if format_of(path):
        return TAXONOMY
    if path.suffix.lower() == ".json" and MARK not in path.read_bytes().replace(b"\x00", b""):
        return NOTHING_OF_ROLES
    try:
        read_graph([path])
    except GraphError as error:
        return str(error).replace(f"{path}: ", "").replace(str(path), "it")
    return KEPT


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
