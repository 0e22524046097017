"""Corrections of documents of all kinds on every store: the same graph, taken back singly, in an export."""

from functools import partial
from pathlib import Path
from typing import Any

import pytest

from graph.exchange.codec import from_text, text_of
from graph.model import Graph
from graph.stores.keeping import keep
from graph.stores.memory import NetworkxStore
from graph.stores.records import Act
from graph.stores.store import Store
from loaders.acting import acted
from loaders.connect import read_graph
from loaders.corrected_places import CorrectionsDataset, corrections_brought
from loaders.corrections.corrections import Corrections
from loaders.corrections.kept import kept_corrections
from loaders.originals import kept_instead
from loaders.readers.intake import files_at
from tests.kit.five_kinds import HARBOUR, WRITERS, Roles, write
from tests.kit.put_right import corrected

CLERK, SENIOR, NIGHT, PLANNER = (f"{{}} {title}" for title in HARBOUR)
# What is put right in each kind of document, its roles called after it.
SAID: dict[str, dict[str, Any]] = {
    "docx": {"kind": "title", "text": NIGHT, "says": "other-title", "of": CLERK},
    "md": {"kind": "line", "role": CLERK, "text": "Counts the crates on arrival", "section": "soft"},
    "html": {
        "kind": "inherits",
        "role": SENIOR,
        "from": CLERK,
        "scope": "responsibilities",
        "text": "Does what the clerks on the pier do",
    },
    "xlsx": {
        "kind": "skill",
        "role": CLERK,
        "text": "Basic knowledge of Excel",
        "skill": "Excel",
        "level": 5,
    },
    "pdf": {"kind": "track", "track": "Pier", "roles": [PLANNER, CLERK]},
}

# The documents whose corrections are kept together.
STEPS = (("docx",), ("md", "html", "xlsx", "pdf"))


def roles_of(kind: str) -> Roles:
    return {f"{kind.capitalize()} {title}": asked for title, asked in HARBOUR.items()}


def said_of(kind: str) -> Corrections:
    called = kind.capitalize()
    one = {
        key: [each.format(called) for each in value] if isinstance(value, list) else str(value).format(called)
        for key, value in SAID[kind].items()
    }
    return corrected(f"harbour.{kind}", one | ({"level": 5} if "level" in one else {}))


def told(graph: Graph) -> str:
    """A graph as text, whichever order it came in."""
    store = NetworkxStore()
    store.replace(graph)
    return text_of(store.graph())


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with a document of each kind."""
    path = tmp_path / "documents"
    path.mkdir()
    for kind in WRITERS:
        write(path, kind, roles_of(kind))
    return path


def test_every_store_says_the_same_of_what_is_put_right_and_taken_back(store: Store, folder: Path) -> None:
    files, _ = files_at([folder])
    keep(store, read_graph((), taken=(files, ())), act=Act(kept_instead(store, files)))
    place, given = CorrectionsDataset(store), Corrections()
    graphs = [told(store.graph())]
    for kinds in STEPS:
        more = Corrections(
            {document: one for kind in kinds for document, one in said_of(kind).documents.items()}
        )
        given = more.over(given)
        tried = place.tried(given)
        assert tried.effect is not None
        assert tried.unfit == {}
        acted(place, more.over)
        graphs.append(told(store.graph()))
        assert graphs[-1] == told(read_graph([folder], corrections=given))
    assert len(set(graphs)) == len(graphs)
    # Another store takes the corrections out of what this one gives away.
    other = NetworkxStore()
    brought = from_text(text_of(store.graph()).encode(), "atlas.json")
    other.replace(brought, None, Act(corrections_brought(other, brought, [Path("atlas.json")])))
    assert kept_corrections(other) == kept_corrections(store) == given
    for kinds, before in zip(reversed(STEPS), reversed(graphs[:-1]), strict=True):
        names = {f"harbour.{kind}" for kind in kinds}
        acted(place, partial(without, names))
        assert told(store.graph()) == before
    assert kept_corrections(store) == Corrections()


def without(documents: set[str], now: Corrections) -> Corrections:
    """The corrections without those of these documents."""
    return Corrections({name: given for name, given in now.documents.items() if name not in documents})
