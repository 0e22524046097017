"""Versions of a ladder that a visitor uploads."""

from collections.abc import Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

import streamlit as st

from graph.errors import BadDocument, GraphError
from graph.stores.memory import NetworkxStore
from loaders.connect import read_ladder
from views.kit.documents_field import documents_field

KINDS = ["txt", "md", "markdown", "text", "json"]
Files = tuple[tuple[str, bytes], ...]


def upload(label: str, key: str, hint: str) -> NetworkxStore | None:
    """The graph of the files uploaded here, None while there are none; raises BadDocument for bad ones."""
    given = documents_field(label, key, hint, KINDS)
    files = tuple(sorted((Path(file.name).name, file.getvalue()) for file in given))
    return _graph_of(files) if files else None


@st.cache_resource(show_spinner="Reading the documents …", max_entries=8)
def _graph_of(files: Files) -> NetworkxStore:
    with TemporaryDirectory() as folder:
        paths = _written(Path(folder), files)
        try:
            graph = read_ladder(paths)
        except GraphError as error:
            # The visitor knows the name of the file, and not where it was put for reading.
            raise BadDocument(str(error).replace(f"{folder}/", "")) from error
    held = NetworkxStore("uploaded:")
    held.replace(graph)
    return held


def _written(folder: Path, files: Files) -> Sequence[Path]:
    paths = []
    for name, content in files:
        if (folder / name) in paths:
            raise BadDocument(f"two files are called {name}; give each a name of its own")
        paths.append(folder / name)
        try:
            paths[-1].write_bytes(content)
        except (OSError, ValueError) as error:
            raise BadDocument(f"a file cannot be called {name!r}; give it a plain name") from error
    return paths
