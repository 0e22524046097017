"""What is particular to the store on a Neo4j server: addresses, datasets, loads that end or do not."""

import os
import stat
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from neo4j import exceptions as raised

from graph.address import Address
from graph.errors import BadAddress, BadQuestion, GraphReplaced, InvalidRecord, StoreTrouble, StoreUnavailable
from graph.kinds import EdgeKind, NodeKind
from graph.model import Edge, Evidence, Graph, Node
from graph.questions.needs import who_needs
from graph.stores.neo4j import leftovers, loading
from graph.stores.neo4j import view as view_module
from graph.stores.neo4j.link import Link
from graph.stores.neo4j.store import Neo4jStore
from graph.stores.neo4j.troubles import TROUBLES, translated
from graph.stores.records import Act
from loaders.connect import connect
from loaders.login import target
from tests.kit.drawn import drawn
from tests.kit.neo4j_servers import Neo4jServer, fresh_store

CLERK = drawn({"clerk": {"technical": {"sql": 2}}})
LEAD = drawn({"lead": {"technical": {"excel": 3, "map": None}}})
SECRET = "correct-horse-battery"


def titles(store: Neo4jStore) -> list[str]:
    return [node.label for node in store.nodes_of_kind(NodeKind.ROLE)]


LOADS_OF = "MATCH (l:AtlasLoad {dataset: $dataset}) RETURN l.id AS id, l.state AS state"


def counted(link: Link, dataset: str) -> int:
    """How many copies of a dataset's graph the server holds."""
    return len(link.ask("MATCH (l:AtlasLoad {dataset: $dataset}) RETURN l.id AS id", dataset=dataset))


def test_the_dataset_stands_in_the_address_and_the_secrets_do_not() -> None:
    env = {"NEO4J_USERNAME": "ann", "NEO4J_PASSWORD": SECRET, "NEO4J_DATABASE": "hr"}
    here = target(Address.parse("neo4j+s://graph.example:7688?dataset=finance&policy=eu"), env)
    assert (here.address.uri, here.address.dataset) == ("neo4j+s://graph.example:7688?policy=eu", "finance")
    assert (here.user, here.database, here.password) == ("ann", "hr", SECRET)
    assert SECRET not in repr(here) + here.address.shown


def test_credentials_come_from_a_private_file(tmp_path: Path) -> None:
    file = tmp_path / "neo4j.env"
    file.write_text(
        f"# from the console\nNEO4J_URI=neo4j://x\nNEO4J_USERNAME=ann\nNEO4J_PASSWORD='{SECRET}'\n"
    )
    file.chmod(0o600)
    here = target(Address.parse("bolt://h"), {"NEO4J_CREDENTIALS": str(file)})
    assert (here.user, here.password) == ("ann", SECRET)
    file.chmod(0o644)
    with pytest.raises(BadAddress, match="chmod 600"):
        target(Address.parse("bolt://h"), {"NEO4J_CREDENTIALS": str(file)})
    assert stat.S_IMODE(file.stat().st_mode) == 0o644


@pytest.mark.parametrize(
    "address",
    [
        f"neo4j://ann:{SECRET}@h:7687",
        "neo4j://h:7687/db",
        "neo4j://h:70000",
        "neo4j://:7687",
        "neo4j://h?dataset=a%20b%2F",
        "neo4j+x://h",
        "bolt://h#frag",
        "http://h:7474",
    ],
)
def test_an_address_that_cannot_be_is_refused_before_anything_is_asked(address: str) -> None:
    with pytest.raises(BadAddress) as refused:
        connect(address)
    assert SECRET not in str(refused.value)


def test_a_port_without_a_server_is_told_at_once() -> None:
    with pytest.raises(StoreUnavailable, match=r"no Neo4j server answers at neo4j://127\.0\.0\.1:9"):
        connect("neo4j://127.0.0.1:9")


def test_a_port_that_speaks_something_else_is_told(http_port: int) -> None:
    with pytest.raises(StoreUnavailable, match="does not speak Bolt"):
        connect(f"bolt://127.0.0.1:{http_port}")


def test_a_server_without_tls_is_told(neo4j_server: Neo4jServer, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NEO4J_PASSWORD", neo4j_server.password)
    with pytest.raises(StoreUnavailable, match="speaks no TLS"):
        connect(neo4j_server.address.replace("neo4j://", "neo4j+s://"))


@pytest.mark.parametrize(
    ("variable", "value", "says"),
    [
        ("NEO4J_PASSWORD", SECRET, "refuses this user"),
        ("NEO4J_DATABASE", "nowhere", "no database of this name"),
    ],
)
def test_a_wrong_password_or_database_is_told(
    neo4j_server: Neo4jServer, monkeypatch: pytest.MonkeyPatch, variable: str, value: str, says: str
) -> None:
    monkeypatch.setenv("NEO4J_PASSWORD", neo4j_server.password)
    monkeypatch.setenv(variable, value)
    with pytest.raises(StoreTrouble, match=says) as told:
        connect(neo4j_server.address)
    assert SECRET not in str(told.value)


CASES: tuple[tuple[Exception, str], ...] = (
    (raised.ServiceUnavailable("Failed to DNS resolve address x"), "no machine is known"),
    (raised.SessionExpired("gone"), "was lost"),
    (raised.IncompleteCommit("x"), "broke while a change was made"),
    (raised.ConnectionAcquisitionTimeoutError("x"), "too many questions"),
    (raised.AuthError("x"), "refuses this user"),
)


@pytest.mark.parametrize(("error", "says"), CASES, ids=lambda case: type(case).__name__)
def test_a_driver_error_becomes_one_line_with_what_to_do(error: Any, says: str) -> None:
    line = str(translated(error, "neo4j://h"))
    assert says in line
    assert len(line.splitlines()) == 1


@pytest.mark.parametrize(
    ("code", "says"),
    [
        ("Neo.ClientError.Security.CredentialsExpired", "must be changed"),
        ("Neo.ClientError.Security.AuthenticationRateLimit", "wait"),
        ("Neo.ClientError.Transaction.TransactionTimedOut", "ask for less"),
        ("Neo.TransientError.General.MemoryPoolOutOfMemoryError", "more memory"),
        ("Neo.TransientError.Cluster.NotALeader", "busy"),
        ("Neo.ClientError.Security.Forbidden", "may not do this"),
        ("Neo.DatabaseError.General.UnknownError", "answered"),
    ],
)
def test_a_server_code_becomes_one_line_with_what_to_do(code: str, says: str) -> None:
    error = raised.Neo4jError._hydrate_neo4j(code=code, message="words of the server")
    assert says in str(translated(error, "neo4j://h"))


def test_every_line_of_the_table_says_what_to_do() -> None:
    assert all("{at}" in trouble.says and ":" in trouble.says for trouble in TROUBLES)


def test_datasets_side_by_side_do_not_leak_into_each_other(neo4j_link: Link) -> None:
    with fresh_store(neo4j_link) as one, fresh_store(neo4j_link) as other:
        one.replace(CLERK)
        other.replace(LEAD)
        assert (titles(one), titles(other)) == (["clerk"], ["lead"])
        assert one.labelled("lead", tuple(NodeKind)) == ()
        other.replace(CLERK)
        assert one.graph() == other.graph()
        one.replace(Graph((), ()))
        assert titles(other) == ["clerk"]


def test_a_reload_leaves_the_graph_and_the_one_before_and_nothing_older(neo4j_link: Link) -> None:
    with fresh_store(neo4j_link) as store:
        for graph in (CLERK, LEAD, CLERK, LEAD, LEAD):
            store.replace(graph)
        loads = neo4j_link.ask(LOADS_OF, dataset=store.dataset)
        assert sorted(row["state"] for row in loads) == ["active", "previous"]
        held = neo4j_link.ask(
            "MATCH (n:AtlasEntity) WHERE n.load IN $loads RETURN n.load AS load, count(n) AS nodes",
            loads=[row["id"] for row in loads],
        )
        assert [row["nodes"] for row in held] == [len(LEAD.nodes)] * 2
        assert store.version in {row["load"] for row in held}


@pytest.mark.parametrize("part", ["_edge_batches", "_switch"])
def test_a_load_that_breaks_leaves_the_old_graph_and_is_cleared(
    neo4j_link: Link, monkeypatch: pytest.MonkeyPatch, part: str
) -> None:
    def broken(*_: object) -> Any:
        raise StoreTrouble("broken here")

    with fresh_store(neo4j_link) as store:
        store.replace(CLERK)
        with monkeypatch.context() as patch:
            patch.setattr(loading, part, broken)
            with pytest.raises(StoreTrouble, match="broken here"):
                store.replace(LEAD)
        assert store.graph() == CLERK_SORTED
        assert counted(neo4j_link, store.dataset) == 2
        store.replace(LEAD)
        assert (titles(store), counted(neo4j_link, store.dataset)) == (["lead"], 2)
        store.undo()
        assert titles(store) == ["clerk"]


def test_a_load_that_is_cleared_before_its_end_is_told_and_leaves_the_old_graph(
    neo4j_link: Link, monkeypatch: pytest.MonkeyPatch
) -> None:
    switch = loading._switch

    def lost(link: Link, dataset: str, load: str, act: Act | None) -> None:
        link.change(lambda tx: tx.run("MATCH (l:AtlasLoad {id: $load}) DELETE l", load=load).consume())
        switch(link, dataset, load, act)

    with fresh_store(neo4j_link) as store:
        store.replace(CLERK)
        monkeypatch.setattr(loading, "_switch", lost)
        with pytest.raises(StoreTrouble, match="lost the load before its end"):
            store.replace(LEAD)
        assert titles(store) == ["clerk"]


def test_an_edge_without_an_end_undoes_the_load(neo4j_link: Link) -> None:
    stray = Edge("role:a", EdgeKind.PROMOTES_TO, "role:b", (Evidence("d", 1, 0, 1, "x"),))
    with fresh_store(neo4j_link) as store:
        store.replace(CLERK)
        with pytest.raises(InvalidRecord, match="1 of 1 edges lack an end"):
            store.load([Node("role:a", "A")], [stray], 2)
        assert titles(store) == ["clerk"]


def test_a_load_of_another_process_that_runs_is_left_alone(neo4j_link: Link) -> None:
    begin = "MERGE (l:AtlasLoad {id: $id}) SET l += $facts, l.seen = datetime() RETURN l.id AS id"
    with fresh_store(neo4j_link) as store:
        facts = {"dataset": store.dataset, "state": "loading", "batches": 0}
        owners = {"alive": f"{os.uname().nodename}|{os.getppid()}", "elsewhere": "another-host|1"}
        owners |= {"dead": f"{os.uname().nodename}|4000000", "mine": f"{os.uname().nodename}|{os.getpid()}"}
        for name, owner in owners.items():
            values = {"id": f"{store.dataset}-{name}", "facts": {**facts, "owner": owner}}
            neo4j_link.change(lambda tx, v=values: tx.run(begin, v).consume())  # type: ignore[misc]
        leftovers.clear(neo4j_link, store.dataset)
        left = neo4j_link.ask(
            "MATCH (l:AtlasLoad {dataset: $d}) RETURN l.id AS id ORDER BY id", d=store.dataset
        )
        assert [row["id"].rpartition("-")[2] for row in left] == ["alive", "elsewhere"]


def test_a_batch_that_is_tried_again_after_its_commit_is_written_once(
    neo4j_link: Link, monkeypatch: pytest.MonkeyPatch
) -> None:
    change: Callable[..., Any] = Link.change

    def twice(link: Link, work: Callable[..., Any]) -> Any:
        change(link, work)
        return change(link, work)

    with fresh_store(neo4j_link) as store:
        with monkeypatch.context() as patch:
            patch.setattr(Link, "change", twice)
            store.replace(LEAD)
        assert store.graph() == LEAD_SORTED


def test_a_snapshot_of_a_replaced_graph_says_so(neo4j_link: Link) -> None:
    with fresh_store(neo4j_link) as store:
        store.replace(CLERK)
        before = store.snapshot()
        assert who_needs(before, "system:sql").needs
        store.replace(LEAD)
        with pytest.raises(GraphReplaced, match="ask again"):
            who_needs(before, "system:sql")
        with pytest.raises(GraphReplaced):
            list(before.edges_of_kind(EdgeKind.NEEDS))


def test_an_answer_beyond_the_limit_is_refused_rather_than_cut(
    neo4j_link: Link, monkeypatch: pytest.MonkeyPatch
) -> None:
    with fresh_store(neo4j_link) as store:
        store.replace(drawn({f"clerk-{n}": {"technical": {"sql": 2}} for n in range(6)}))
        assert len(who_needs(store, "system:sql").needs) == 6
        monkeypatch.setattr(view_module, "MOST", 5)
        with pytest.raises(BadQuestion, match="more than 5 parts"):
            who_needs(store, "system:sql")


@pytest.mark.parametrize("page", [1, 2, 3])
def test_a_stream_is_whole_and_sorted_whatever_the_size_of_a_page(
    neo4j_link: Link, monkeypatch: pytest.MonkeyPatch, page: int
) -> None:
    monkeypatch.setattr(view_module, "PAGE", page)
    names = ("a", "a-b", "ab", "a-0", "b", "b-1")
    with fresh_store(neo4j_link) as store:
        store.replace(drawn({name: {"technical": {"sql": 2, "map": 1}} for name in names}))
        keys = [edge.key for edge in store.edges_of_kind(EdgeKind.NEEDS)]
        assert keys == sorted(keys)
        assert len(keys) == 2 * len(names)
        assert len(store.nodes_of_kind(NodeKind.ROLE)) == len(names)


def by_key(graph: Graph) -> Graph:
    return Graph(
        tuple(sorted(graph.nodes, key=lambda n: n.id)), tuple(sorted(graph.edges, key=lambda e: e.key))
    )


CLERK_SORTED, LEAD_SORTED = by_key(CLERK), by_key(LEAD)
