"""A store on a server that remembers: what was asked is answered while the server is away."""

import pytest

from graph.errors import StoreUnavailable
from graph.kinds import NodeKind
from graph.model import Graph
from graph.questions.moves import lattice
from graph.questions.needs import who_needs
from graph.stores import remembered
from graph.stores.remembering import RememberingStore
from graph.stores.store import View
from tests.kit.drawn import drawn
from tests.kit.remote import LeavingStore

CLERK = drawn({"clerk": {"technical": {"sql": 2}}})
LEAD = drawn({"lead": {"technical": {"sql": 3, "excel": 1}}})


@pytest.fixture
def server(monkeypatch: pytest.MonkeyPatch) -> LeavingStore:
    """A store that can be sent away, which is asked again at once."""
    monkeypatch.setattr(remembered, "PAUSE", 0.0)
    kept = LeavingStore()
    kept.replace(CLERK)
    return kept


def holders(store: View, skill: str = "system:sql") -> list[str]:
    return [need.role.id for need in who_needs(store, skill).needs]


def test_what_was_asked_is_answered_while_the_server_is_away(server: LeavingStore) -> None:
    store = RememberingStore(server)
    assert holders(store.snapshot()) == ["role:clerk"]
    moves = lattice(store.snapshot())
    server.presence.away = True
    assert holders(store.snapshot()) == ["role:clerk"]
    assert lattice(store.snapshot()) == moves
    assert store.trouble is not None


def test_what_was_not_asked_waits_for_the_server(server: LeavingStore) -> None:
    store = RememberingStore(server)
    assert holders(store) == ["role:clerk"]
    server.presence.away = True
    with pytest.raises(StoreUnavailable):
        store.nodes_of_kind(NodeKind.TRACK)
    server.presence.away = False
    assert store.nodes_of_kind(NodeKind.TRACK) == ()
    assert store.trouble is None


def test_a_server_that_was_never_there_has_no_version(server: LeavingStore) -> None:
    server.presence.away = True
    with pytest.raises(StoreUnavailable):
        RememberingStore(server).snapshot()


def test_a_new_load_is_read_at_once(server: LeavingStore) -> None:
    store = RememberingStore(server)
    before = store.snapshot()
    assert holders(before) == ["role:clerk"]
    server.replace(LEAD)
    assert holders(store.snapshot()) == ["role:lead"]
    assert holders(before) == ["role:clerk"]


def test_an_absent_server_is_asked_once_in_a_while_only(
    server: LeavingStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(remembered, "PAUSE", 60.0)
    store = RememberingStore(server)
    server.presence.away = True
    for _ in range(5):
        with pytest.raises(StoreUnavailable):
            store.snapshot()
    assert server.presence.pings == 1


def test_the_memory_is_bounded_and_keeps_what_was_used_last(
    server: LeavingStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(remembered, "MOST_PARTS", 4)
    here = RememberingStore(server).snapshot()
    for node_id in ("role:clerk", "system:sql", "role:clerk", "nobody"):
        here.nodes([node_id])
    server.presence.away = True
    assert here.nodes(["role:clerk"])
    with pytest.raises(StoreUnavailable):
        here.nodes(["system:sql"])


def test_an_answer_larger_than_the_memory_is_given_and_not_kept(
    server: LeavingStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(remembered, "MOST_PARTS", 1)
    here = RememberingStore(server).snapshot()
    assert here.nodes_of_kind(NodeKind.ROLE)
    server.presence.away = True
    with pytest.raises(StoreUnavailable):
        here.nodes_of_kind(NodeKind.ROLE)


def test_an_export_is_read_from_the_server_each_time(server: LeavingStore) -> None:
    store = RememberingStore(server)
    assert store.graph() == server.graph()
    server.replace(Graph((), ()))
    assert store.graph().nodes == ()
