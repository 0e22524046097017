"""What a dataset keeps beside its graph, said once and run on every store."""

import hashlib

import pytest

from graph.errors import ChangedMeanwhile, NothingToUndo
from graph.kinds import NodeKind
from graph.model import Graph
from graph.stores.keeping import keep, undo
from graph.stores.records import Act, RecordChange, RecordKind
from graph.stores.store import Store
from graph.stores.versions import versions
from tests.kit.drawn import drawn

CLERK = drawn({"clerk": {"technical": {"excel": None}}})
COOK = drawn({"cook": {"technical": {"knives": 3}}})
LARGE = bytes(range(256)) * 8_000


def written(kind: RecordKind, name: str, data: bytes, expects: int | None = None) -> Act:
    return Act((RecordChange(kind, name, data, expects),), "ann@example.org", "why not")


def held(store: Store, kind: RecordKind) -> dict[str, bytes]:
    """What is kept of one kind, by name."""
    names = [head.name for head in store.records(kind)]
    assert names == sorted(names)
    return {name: one.data for name in names if (one := store.record(kind, name))}


def test_an_empty_store_keeps_nothing_beside(store: Store) -> None:
    assert store.records(RecordKind.ROSTER) == ()
    assert store.record(RecordKind.ROSTER, "team") is None


def test_what_is_kept_is_given_back_with_who_when_and_why(store: Store) -> None:
    store.replace(CLERK)
    store.change(written(RecordKind.ROSTER, "team | naïve 'x'", LARGE))
    (head,) = store.records(RecordKind.ROSTER)
    assert (head.name, head.by, head.note, head.size) == (
        "team | naïve 'x'",
        "ann@example.org",
        "why not",
        len(LARGE),
    )
    assert head.at.endswith("+00:00")
    assert head.revision > 0
    assert head.digest == hashlib.sha256(LARGE).hexdigest()
    kept = store.record(RecordKind.ROSTER, "team | naïve 'x'")
    assert kept is not None
    assert (kept.head, kept.data) == (head, LARGE)
    assert store.records(RecordKind.PLAN) == ()


def test_a_revision_grows_with_every_act_and_a_record_can_go(store: Store) -> None:
    store.replace(CLERK)
    store.change(written(RecordKind.PLAN, "spring", b"1"))
    (first,) = store.records(RecordKind.PLAN)
    store.change(written(RecordKind.PLAN, "spring", b"2", first.revision))
    (second,) = store.records(RecordKind.PLAN)
    assert second.revision > first.revision
    store.change(Act((RecordChange(RecordKind.PLAN, "spring", None, second.revision),)))
    assert store.records(RecordKind.PLAN) == ()
    store.change(written(RecordKind.PLAN, "spring", b"3", 0))
    assert store.records(RecordKind.PLAN)[0].revision > second.revision


@pytest.mark.parametrize("expects", [0, 99])
def test_an_act_on_what_is_not_as_it_was_seen_changes_nothing(store: Store, expects: int) -> None:
    store.replace(CLERK)
    store.change(written(RecordKind.PLAN, "spring", b"1"))
    both = Act(
        (
            RecordChange(RecordKind.PLAN, "autumn", b"fresh"),
            RecordChange(RecordKind.PLAN, "spring", b"2", expects),
        )
    )
    with pytest.raises(ChangedMeanwhile, match="plan spring was changed meanwhile by ann@example"):
        store.change(both)
    assert held(store, RecordKind.PLAN) == {"spring": b"1"}


def test_an_act_on_what_was_taken_away_changes_nothing(store: Store) -> None:
    store.replace(CLERK)
    with pytest.raises(ChangedMeanwhile, match="plan spring was taken away meanwhile"):
        store.change(written(RecordKind.PLAN, "spring", b"2", 1))
    assert held(store, RecordKind.PLAN) == {}


def test_a_load_and_its_act_are_done_together_or_not_at_all(store: Store) -> None:
    store.replace(CLERK, act=written(RecordKind.DOCUMENT, "a.md", b"Clerk"))
    assert held(store, RecordKind.DOCUMENT) == {"a.md": b"Clerk"}
    with pytest.raises(ChangedMeanwhile):
        store.replace(COOK, act=written(RecordKind.DOCUMENT, "a.md", b"Cook", 0))
    assert as_sets(store.graph()) == as_sets(CLERK)
    assert held(store, RecordKind.DOCUMENT) == {"a.md": b"Clerk"}


def test_what_a_graph_was_read_with_comes_back_when_its_load_is_undone(store: Store) -> None:
    store.replace(CLERK, act=written(RecordKind.DOCUMENT, "a.md", b"Clerk"))
    store.change(written(RecordKind.ROSTER, "team", b"people"))
    more = written(RecordKind.DOCUMENT, "b.md", b"Cook").also(
        RecordChange(RecordKind.CORRECTIONS, "b.md", b"right")
    )
    store.replace(COOK, act=more)
    assert held(store, RecordKind.DOCUMENT) == {"a.md": b"Clerk", "b.md": b"Cook"}
    store.undo()
    assert held(store, RecordKind.DOCUMENT) == {"a.md": b"Clerk"}
    assert held(store, RecordKind.CORRECTIONS) == {}
    assert held(store, RecordKind.ROSTER) == {"team": b"people"}
    store.undo()
    assert held(store, RecordKind.DOCUMENT) == {"a.md": b"Clerk", "b.md": b"Cook"}
    assert held(store, RecordKind.CORRECTIONS) == {"b.md": b"right"}


def test_a_first_load_is_taken_back_to_nothing_with_what_it_was_read_with(store: Store) -> None:
    store.change(written(RecordKind.VOCABULARY, "own", b"words"))
    act = written(RecordKind.DOCUMENT, "a.md", b"Clerk")
    keep(store, CLERK, act=act.also(RecordChange(RecordKind.CORRECTIONS, "a.md", b"right")))
    outcome = undo(store)
    assert (outcome.roles, outcome.before) == (0, 1)
    assert store.nodes_of_kind(NodeKind.ROLE) == ()
    assert {kind: held(store, kind) for kind in (RecordKind.DOCUMENT, RecordKind.CORRECTIONS)} == {
        RecordKind.DOCUMENT: {},
        RecordKind.CORRECTIONS: {},
    }
    assert held(store, RecordKind.VOCABULARY) == {"own": b"words"}
    assert [(one.number, one.stands) for one in versions(store)] == [(1, False)]
    outcome = undo(store)
    assert (outcome.roles, outcome.before) == (1, 0)
    assert as_sets(store.graph()) == as_sets(CLERK)
    assert held(store, RecordKind.DOCUMENT) == {"a.md": b"Clerk"}
    assert held(store, RecordKind.CORRECTIONS) == {"a.md": b"right"}


def test_where_nothing_was_loaded_there_is_nothing_to_take_back(store: Store) -> None:
    with pytest.raises(NothingToUndo):
        undo(store)
    keep(store, Graph((), ()), allow_empty=True)
    with pytest.raises(NothingToUndo):
        undo(store)


def test_a_load_without_an_act_keeps_corrections_and_words_and_lets_the_documents_go(store: Store) -> None:
    several = written(RecordKind.DOCUMENT, "a.md", b"Clerk").also(
        RecordChange(RecordKind.CORRECTIONS, "a.md", b"right"),
        RecordChange(RecordKind.VOCABULARY, "own", b"words"),
    )
    store.replace(CLERK, act=several)
    store.replace(COOK)
    assert held(store, RecordKind.DOCUMENT) == {}
    assert held(store, RecordKind.CORRECTIONS) == {"a.md": b"right"}
    assert held(store, RecordKind.VOCABULARY) == {"own": b"words"}


def test_what_is_kept_before_the_first_load_is_there_after_it(store: Store) -> None:
    store.change(written(RecordKind.VOCABULARY, "own", b"words"))
    store.change(written(RecordKind.PLAN, "spring", b"1"))
    assert not store.exists()
    assert held(store, RecordKind.VOCABULARY) == {"own": b"words"}
    store.replace(CLERK)
    assert held(store, RecordKind.VOCABULARY) == {"own": b"words"}
    assert held(store, RecordKind.PLAN) == {"spring": b"1"}


def test_a_third_load_lets_go_of_what_the_first_was_read_with(store: Store) -> None:
    for n, graph in enumerate((CLERK, COOK, CLERK)):
        store.replace(graph, act=written(RecordKind.DOCUMENT, "a.md", f"text {n}".encode()))
    assert held(store, RecordKind.DOCUMENT) == {"a.md": b"text 2"}
    store.undo()
    assert held(store, RecordKind.DOCUMENT) == {"a.md": b"text 1"}


def as_sets(graph: Graph) -> tuple[set[str], set[str]]:
    return {node.id for node in graph.nodes}, {edge.key for edge in graph.edges}
