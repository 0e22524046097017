"""Datasets that stand side by side on every kind of store: versions of their own, names, removal."""

import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack
from pathlib import Path
from uuid import uuid4

import pytest

from graph.errors import BadAddress, BadQuestion
from graph.exchange.codec import text_of
from graph.kinds import NodeKind
from graph.stores import versions
from graph.stores.datasets import inventory, noted, noted_last
from graph.stores.keeping import go_back, keep, undo
from graph.stores.memory import NetworkxStore
from graph.stores.neo4j.store import Neo4jStore
from graph.stores.records import NO_ACT, Act, RecordChange, RecordKind
from graph.stores.remembering import RememberingStore
from graph.stores.sqlite.database import alone
from graph.stores.sqlite.store import FileStore
from graph.stores.store import Store
from graph.stores.versions import MOST_VERSIONS
from loaders.datasets import begun, removed, renamed
from tests.conftest import NEWER
from tests.kit.drawn import drawn
from tests.kit.neo4j_servers import fresh_store

CLERK = drawn({"clerk": {"technical": {"excel": None}}})
COOK = drawn({"cook": {"technical": {"knives": 3}}, "porter": {"technical": {"knives": 1}}})

Opened = Callable[[str], Store]


@pytest.fixture(params=["memory", "file", "neo4j_link", NEWER])
def beside(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[tuple[Store, Store, Opened]]:
    """Two datasets that hold nothing, and what opens one of another name beside them."""
    if request.param == "memory":
        held: dict[str, Store] = {}

        def named(name: str) -> Store:
            return held.setdefault(name, NetworkxStore("memory:", name))

        yield named("one"), named("other"), named
        return
    if request.param == "file":
        yield (
            FileStore(tmp_path / "one.db"),
            FileStore(tmp_path / "other.db"),
            (lambda name: FileStore(tmp_path / name)),
        )
        return
    link = request.getfixturevalue(request.param)
    with ExitStack() as stack:
        one, other = (stack.enter_context(fresh_store(link)) for _ in range(2))
        yield (
            RememberingStore(one),
            RememberingStore(other),
            lambda name: Neo4jStore(link, name),
        )


def read_from(name: str, data: bytes, by: str = "") -> Act:
    return Act((RecordChange(RecordKind.DOCUMENT, name, data),), by, f"reads {name}")


def titles(store: Store) -> list[str]:
    return [node.label for node in store.nodes_of_kind(NodeKind.ROLE)]


def documents(store: Store) -> list[str]:
    return [head.name for head in store.records(RecordKind.DOCUMENT)]


def numbers(store: Store) -> list[int]:
    return [one.number for one in versions.versions(store)]


@pytest.fixture
def filled(beside: tuple[Store, Store, Opened]) -> tuple[Store, Store, Opened]:
    """The first with two versions, a corrected document and a kept plan; the other with one version."""
    one, other, _ = beside
    keep(one, CLERK, act=read_from("a.md", b"Clerk", "ann@example.org"))
    keep(other, COOK, act=read_from("a.md", b"Cook", "bob@example.org"))
    keep(one, COOK, act=read_from("b.md", b"Cook"))
    for kind in (RecordKind.PLAN, RecordKind.CORRECTIONS):
        one.change(Act((RecordChange(kind, "b.md", b"{}"),)))
    return beside


def test_loads_of_one_dataset_are_no_versions_of_another(filled: tuple[Store, Store, Opened]) -> None:
    one, other, _ = filled
    assert (numbers(one), numbers(other)) == ([2, 1], [1])
    assert (titles(one), titles(other)) == (["cook", "porter"], ["cook", "porter"])
    assert (documents(one), documents(other)) == (["a.md", "b.md"], ["a.md"])
    assert [other.records(kind) for kind in (RecordKind.PLAN, RecordKind.CORRECTIONS)] == [(), ()]
    with pytest.raises(BadQuestion, match="keeps no version 2; it keeps 1"):
        go_back(other, 2)
    assert inventory(one).told == "2 roles, 2 documents, 2 versions, 1 corrected document and 1 kept plan"
    assert inventory(other).told == "2 roles, 1 document and 1 version"
    last = noted_last(other)
    assert last is not None
    assert last.by == "bob@example.org"


def test_going_back_and_undoing_in_one_dataset_leave_the_other(filled: tuple[Store, Store, Opened]) -> None:
    one, other, _ = filled
    was = other.version
    go_back(one, 1)
    assert (titles(one), documents(one), numbers(one)) == (["clerk"], ["a.md"], [3, 2, 1])
    undo(one)
    assert titles(one) == ["cook", "porter"]
    assert (titles(other), documents(other), other.version) == (["cook", "porter"], ["a.md"], was)


LONG_ON_A_SERVER = pytest.param("neo4j_link", marks=pytest.mark.long)


@pytest.mark.parametrize("beside", ["memory", "file", LONG_ON_A_SERVER], indirect=True)
def test_each_dataset_keeps_its_own_last_ten(filled: tuple[Store, Store, Opened]) -> None:
    one, other, _ = filled
    for count in range(MOST_VERSIONS):
        keep(one, CLERK if count % 2 else COOK, act=read_from("b.md", bytes([count])))
    assert numbers(one) == list(range(MOST_VERSIONS + 2, 2, -1))
    assert numbers(other) == [1]
    go_back(other, 1)
    assert documents(other) == ["a.md"]


def test_a_dataset_that_is_begun_is_listed_and_holds_nothing(beside: tuple[Store, Store, Opened]) -> None:
    one, _, _ = beside
    begun(one, "ann@example.org")
    assert not one.exists()
    assert inventory(one).told == "0 roles"
    last = noted_last(one)
    assert last is not None
    assert (last.by, last.note) == ("ann@example.org", "begun")
    if not isinstance(one, NetworkxStore):
        assert one.name in one.names()
    keep(one, CLERK)
    assert titles(one) == ["clerk"]


def test_a_dataset_is_given_another_name_with_all_that_it_holds(filled: tuple[Store, Store, Opened]) -> None:
    one, other, named = filled
    if not isinstance(one, NetworkxStore):
        for act in (lambda: renamed(one, other.name), lambda: one.rename(other.name, NO_ACT)):
            with pytest.raises(BadQuestion, match="a dataset is called"):
                act()
        assert (numbers(one), numbers(other)) == ([2, 1], [1])
    was, free = one.name, f"finance-{uuid4().hex[:8]}.db"
    whole = renamed(one, free, "cy@example.org")
    now = one if isinstance(one, NetworkxStore) else named(whole)
    assert (now.name, whole) == (free, free)
    assert (titles(now), documents(now), numbers(now)) == (["cook", "porter"], ["a.md", "b.md"], [2, 1])
    assert inventory(now).told == "2 roles, 2 documents, 2 versions, 1 corrected document and 1 kept plan"
    last = noted_last(now)
    assert last is not None
    assert (last.by, last.note) == ("cy@example.org", f"{was} is called {free}")
    go_back(now, 1)
    assert titles(now) == ["clerk"]
    undo(now)
    assert titles(now) == ["cook", "porter"]
    assert numbers(other) == [1]
    if not isinstance(one, NetworkxStore):
        assert was not in now.names()
        assert not named(was).exists()
    now.wipe()


def test_a_removed_dataset_is_gone_whole_and_noted_in_another(filled: tuple[Store, Store, Opened]) -> None:
    one, other, named = filled
    name = one.name
    told = removed(one, "dee@example.org", other)
    assert told == "2 roles, 2 documents, 2 versions, 1 corrected document and 1 kept plan"
    assert not one.exists()
    assert name not in other.names()
    assert (titles(other), documents(other), numbers(other)) == (["cook", "porter"], ["a.md"], [1])
    (head,) = other.records(RecordKind.DATASET)
    assert (head.name, head.by, head.note) == (name, "dee@example.org", f"{name} was removed: it held {told}")
    fresh = one if isinstance(one, NetworkxStore) else named(name)
    assert inventory(fresh).told == "0 roles"
    keep(fresh, CLERK)
    assert (titles(fresh), numbers(fresh)) == (["clerk"], [1])
    removed(fresh)


def test_who_waits_for_a_file_that_goes_meanwhile_is_told(tmp_path: Path) -> None:
    path = tmp_path / "a.db"
    keep(FileStore(path), CLERK)
    late = FileStore(path)
    with ThreadPoolExecutor(1) as waiting:
        with alone(path):
            told = waiting.submit(late.change, noted("begun", ""))
            time.sleep(0.5)
            path.unlink()
        with pytest.raises(BadAddress, match=r"a\.db was removed or renamed meanwhile: look what is there"):
            told.result()
    assert not path.exists()


def test_a_reader_of_a_file_that_gets_another_name_reads_it_to_the_end(tmp_path: Path) -> None:
    one = FileStore(tmp_path / "a.db")
    keep(one, CLERK)
    view = FileStore(tmp_path / "a.db").snapshot()
    one.rename("b.db", noted("a.db is called b.db", "ann"))
    assert [node.label for node in view.nodes_of_kind(NodeKind.ROLE)] == ["clerk"]
    now = FileStore(tmp_path / "b.db")
    keep(now, COOK)
    assert [node.label for node in view.nodes_of_kind(NodeKind.ROLE)] == ["clerk"]
    assert sorted(path.name for path in tmp_path.iterdir() if path.suffix == ".db") == ["b.db"]


def test_a_file_of_an_earlier_version_gets_another_name(tmp_path: Path) -> None:
    (tmp_path / "a.json").write_text(text_of(CLERK), encoding="utf-8")
    assert renamed(FileStore(tmp_path / "a.json"), "b") == "b.db"
    assert titles(FileStore(tmp_path / "b.db")) == ["clerk"]
    assert FileStore(tmp_path / "b.db").names() == ("b.db",)


def test_what_people_edit_beside_a_file_goes_with_it_and_what_is_not_ours_stays(tmp_path: Path) -> None:
    one = FileStore(tmp_path / "a.db")
    keep(one, CLERK)
    folder = tmp_path / "a.db.kept" / "corrections"
    folder.mkdir(parents=True)
    (folder / "a.md.yaml").write_text("corrections: []\n")
    renamed(one, "b")
    assert (tmp_path / "b.db.kept" / "corrections" / "a.md.yaml").exists()
    (tmp_path / "b.db.kept" / "notes.txt").write_text("mine")
    removed(FileStore(tmp_path / "b.db"))
    assert sorted(path.name for path in tmp_path.rglob("*")) == ["b.db.kept", "notes.txt"]
