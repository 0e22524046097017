"""Going back on a server: the two copies of a dataset change places, once however often that is tried."""

import socket
import threading
from collections.abc import Callable
from typing import Any

import pytest

from graph.errors import NothingToUndo, StoreTrouble
from graph.kinds import NodeKind
from graph.model import Graph
from graph.stores.neo4j import cypher_write, leftovers, loading
from graph.stores.neo4j import store as store_module
from graph.stores.neo4j.link import Link
from graph.stores.neo4j.store import Neo4jStore
from graph.stores.records import Act
from tests.kit.drawn import drawn
from tests.kit.neo4j_servers import fresh_store


def ladder(title: str) -> Graph:
    return drawn({title: {"technical": {"sql": 2}}})


A, B, C = (ladder(title) for title in "abc")


def title(store: Neo4jStore) -> str:
    (role,) = store.nodes_of_kind(NodeKind.ROLE)
    return role.label


def copies(link: Link, store: Neo4jStore) -> list[str]:
    """The states of the copies that have rows on the server, each load with its rows."""
    loads = link.ask("MATCH (l:AtlasLoad {dataset: $d}) RETURN l.id AS id, l.state AS state", d=store.dataset)
    for load in loads:
        rows = link.ask("MATCH (n:AtlasEntity {load: $load}) RETURN count(n) AS rows", load=load["id"])
        assert rows[0]["rows"] > 0
    return sorted(load["state"] for load in loads)


def test_a_swap_that_is_tried_again_after_its_commit_is_done_once(
    neo4j_link: Link, monkeypatch: pytest.MonkeyPatch
) -> None:
    change: Callable[..., Any] = Link.change

    def twice(link: Link, work: Callable[..., Any]) -> Any:
        change(link, work)
        return change(link, work)

    with fresh_store(neo4j_link) as store:
        store.replace(A)
        store.replace(B)
        with monkeypatch.context() as patch:
            patch.setattr(Link, "change", twice)
            store.undo()
        assert title(store) == "a"
        assert copies(neo4j_link, store) == ["active", "previous"]


@pytest.mark.parametrize("kept", [True, False])
def test_a_swap_whose_outcome_is_unknown_is_looked_up(
    neo4j_link: Link, monkeypatch: pytest.MonkeyPatch, kept: bool
) -> None:
    change: Callable[..., Any] = Link.change

    def unheard(link: Link, work: Callable[..., Any]) -> Any:
        if kept:
            change(link, work)
        raise StoreTrouble("the connection broke")

    with fresh_store(neo4j_link) as store:
        store.replace(A)
        store.replace(B)
        with monkeypatch.context() as patch:
            patch.setattr(Link, "change", unheard)
            if kept:
                store.undo()
            else:
                with pytest.raises(StoreTrouble, match="the connection broke"):
                    store.undo()
        assert title(store) == ("a" if kept else "b")


def test_a_load_between_looking_and_swapping_is_not_undone_unseen(
    neo4j_link: Link, monkeypatch: pytest.MonkeyPatch
) -> None:
    with fresh_store(neo4j_link) as store:
        store.replace(A)
        store.replace(B)
        seen = store_module._pointers(neo4j_link, store.dataset)
        store.replace(C)
        looks = iter([seen])
        look = store_module._pointers
        monkeypatch.setattr(
            store_module, "_pointers", lambda link, name: next(looks, None) or look(link, name)
        )
        with pytest.raises(StoreTrouble, match="was loaded meanwhile"):
            store.undo()
        assert title(store) == "c"
        store.undo()
        assert title(store) == "b"


def test_a_load_that_ends_within_another_is_the_graph_before_it(
    neo4j_link: Link, monkeypatch: pytest.MonkeyPatch
) -> None:
    switch = loading._switch
    with fresh_store(neo4j_link) as store:
        store.replace(A)

        def late(link: Link, dataset: str, load: str, act: Act | None) -> None:
            monkeypatch.setattr(loading, "_switch", switch)
            Neo4jStore(link, dataset).replace(B)
            switch(link, dataset, load, act)

        monkeypatch.setattr(loading, "_switch", late)
        store.replace(C)
        assert title(store) == "c"
        store.undo()
        assert title(store) == "b"
        assert copies(neo4j_link, store) == ["active", "previous"]


def test_a_load_that_ends_while_it_is_taken_for_dead_is_not_cleared(
    neo4j_link: Link, monkeypatch: pytest.MonkeyPatch
) -> None:
    ask: Callable[..., Any] = Link.ask
    with fresh_store(neo4j_link) as store:

        def late(link: Link, query: Any, **values: Any) -> Any:
            found = ask(link, query, **values)
            if query == cypher_write.LOADS and values["dataset"] == store.dataset:
                # As it was seen while it was still written; meanwhile its process has ended.
                return [
                    {**row, "state": "loading", "owner": f"{socket.gethostname()}|4000000"} for row in found
                ]
            return found

        store.replace(A)
        store.replace(B)
        with monkeypatch.context() as patch:
            patch.setattr(Link, "ask", late)
            leftovers.clear(neo4j_link, store.dataset)
        assert title(store) == "b"
        assert copies(neo4j_link, store) == ["active", "previous"]


def test_loads_and_swaps_at_once_leave_two_whole_copies(neo4j_link: Link) -> None:
    with fresh_store(neo4j_link) as store:
        store.replace(A)
        store.replace(B)

        troubles: list[str] = []

        def often(work: Callable[[], object]) -> None:
            for _ in range(3):
                try:
                    work()
                except StoreTrouble as error:
                    troubles.append(str(error))

        works = (store.undo, lambda: store.replace(A), lambda: store.replace(C))
        threads = [threading.Thread(target=often, args=(work,)) for work in works]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        assert all("loaded meanwhile" in told for told in troubles)
        assert copies(neo4j_link, store) == ["active", "previous"]
        first = title(store)
        store.undo()
        store.undo()
        assert title(store) == first


def test_a_dataset_that_was_wiped_has_nothing_to_go_back_to(neo4j_link: Link) -> None:
    with fresh_store(neo4j_link) as store:
        store.replace(A)
        store.replace(B)
        store.wipe()
        assert not store.exists()
        with pytest.raises(NothingToUndo):
            store.undo()
        assert copies(neo4j_link, store) == []
        store.replace(C)
        with pytest.raises(NothingToUndo):
            store.undo()


def test_a_dataset_that_is_wiped_while_it_is_loaded_stays_wiped(
    neo4j_link: Link, monkeypatch: pytest.MonkeyPatch
) -> None:
    switch = loading._switch
    with fresh_store(neo4j_link) as store:
        store.replace(A)

        def wiped(link: Link, dataset: str, load: str, act: Act | None) -> None:
            store.wipe()
            switch(link, dataset, load, act)

        monkeypatch.setattr(loading, "_switch", wiped)
        with pytest.raises(StoreTrouble, match="lost the load before its end"):
            store.replace(B)
        assert not store.exists()
        store.wipe()
        assert copies(neo4j_link, store) == []
