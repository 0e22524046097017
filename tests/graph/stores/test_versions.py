"""The last versions of a dataset, on every store."""

import pytest

from graph.errors import BadQuestion, ChangedMeanwhile
from graph.model import Graph
from graph.stores import versions
from graph.stores.keeping import go_back, keep, undo
from graph.stores.records import Act, RecordChange, RecordKind
from graph.stores.store import Store
from graph.stores.versions import MOST_VERSIONS, Version
from tests.kit.drawn import drawn

CLERK = drawn({"clerk": {"technical": {"excel": None}}})
COOK = drawn({"cook": {"technical": {"knives": 3}}, "porter": {"technical": {"knives": 1}}})


def read_from(name: str, data: bytes, by: str = "") -> Act:
    return Act((RecordChange(RecordKind.DOCUMENT, name, data),), by, f"reads {name}")


def ids(graph: Graph) -> set[str]:
    return {node.id for node in graph.nodes}


def documents(store: Store) -> dict[str, bytes]:
    names = [head.name for head in store.records(RecordKind.DOCUMENT)]
    return {name: one.data for name in names if (one := store.record(RecordKind.DOCUMENT, name))}


def told(version: Version) -> tuple[object, ...]:
    return version.number, version.by, version.note, version.roles, version.documents, version.stands


def test_each_load_is_a_version_with_who_made_it_and_from_what(store: Store) -> None:
    assert versions.versions(store) == ()
    keep(store, CLERK, act=read_from("a.md", b"Clerk", "ann@example.org"))
    keep(store, COOK, act=read_from("b.md", b"Cook"))
    assert list(map(told, versions.versions(store))) == [
        (2, "", "reads b.md", 2, ("a.md", "b.md"), True),
        (1, "ann@example.org", "reads a.md", 1, ("a.md",), False),
    ]
    assert ids(versions.graph_of(store, 1)) == ids(CLERK)
    second = versions.graph_of(store, 2)
    assert sorted(second.edges, key=lambda edge: edge.key) == list(store.graph().edges)
    assert sorted(second.nodes, key=lambda node: node.id) == list(store.graph().nodes)


def test_a_dataset_goes_back_to_a_version_with_what_it_was_read_with(store: Store) -> None:
    keep(store, CLERK, act=read_from("a.md", b"Clerk"))
    more = read_from("a.md", b"Cook").also(
        RecordChange(RecordKind.DOCUMENT, "b.md", b"Porter"), RecordChange(RecordKind.VOCABULARY, "own", b"w")
    )
    keep(store, COOK, act=more)
    outcome = go_back(store, 1, "bob@example.org")
    assert (outcome.before, outcome.roles) == (2, 1)
    assert ids(store.graph()) == ids(CLERK)
    assert documents(store) == {"a.md": b"Clerk"}
    assert store.records(RecordKind.VOCABULARY) == ()
    newest = versions.versions(store)[0]
    assert told(newest) == (3, "bob@example.org", "back to version 1", 1, ("a.md",), True)
    go_back(store, 2)
    assert documents(store) == {"a.md": b"Cook", "b.md": b"Porter"}
    assert ids(store.graph()) == ids(COOK)


def test_the_version_that_stands_is_told_after_a_load_is_undone_too(store: Store) -> None:
    keep(store, CLERK)
    keep(store, COOK)
    undo(store)
    assert [(one.number, one.stands) for one in versions.versions(store)] == [(2, False), (1, True)]


def test_a_load_past_the_versions_is_none_of_them(store: Store) -> None:
    keep(store, CLERK)
    store.replace(COOK)
    assert [(one.number, one.stands) for one in versions.versions(store)] == [(1, False)]


def test_the_last_ten_stay_with_what_they_were_read_with_and_nothing_else(store: Store) -> None:
    for n in range(MOST_VERSIONS + 2):
        keep(store, CLERK if n % 2 else COOK, act=read_from("a.md", b"text %d" % n))
    kept = [one.number for one in versions.versions(store)]
    assert kept == list(range(MOST_VERSIONS + 2, 2, -1))
    contents = [
        head.name for head in store.records(RecordKind.VERSION) if head.name.startswith(versions.CONTENT)
    ]
    assert len(contents) == MOST_VERSIONS
    with pytest.raises(BadQuestion, match="keeps no version 2; it keeps 3, 4"):
        go_back(store, 2)
    go_back(store, 3)
    assert documents(store) == {"a.md": b"text 2"}


def test_a_graph_too_large_is_loaded_and_no_version(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    keep(store, CLERK)
    monkeypatch.setattr(versions, "MOST_EDGES", 1)
    keep(store, COOK)
    assert ids(store.graph()) == ids(COOK)
    assert [(one.number, one.stands) for one in versions.versions(store)] == [(1, False)]


def test_a_document_that_was_kept_before_there_were_versions_comes_back_too(store: Store) -> None:
    store.replace(CLERK, act=read_from("a.md", b"Clerk"))
    keep(store, COOK, act=read_from("b.md", b"Cook"))
    keep(store, COOK)
    assert documents(store) == {}
    go_back(store, 1)
    assert documents(store) == {"a.md": b"Clerk", "b.md": b"Cook"}


def test_of_two_who_keep_at_once_one_is_told(store: Store) -> None:
    keep(store, CLERK)
    keep(store, COOK, act=read_from("a.md", b"Cook"))
    late = RecordChange(RecordKind.VERSION, "2", b"{}", expects=0)
    with pytest.raises(ChangedMeanwhile, match="what is loaded was changed meanwhile"):
        store.replace(CLERK, act=Act((late,)))
    assert ids(store.graph()) == ids(COOK)
