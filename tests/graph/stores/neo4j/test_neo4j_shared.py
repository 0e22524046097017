"""A database that others use too: theirs stays as it is, and nothing of theirs stands in our way."""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, LiteralString

import pytest
from neo4j.exceptions import Neo4jError

from graph.errors import GraphReplaced, NothingToUndo, StoreTrouble
from graph.kinds import EdgeKind, NodeKind
from graph.model import Graph
from graph.questions.needs import who_needs
from graph.stores.neo4j import loading, old_graph
from graph.stores.neo4j.link import Link
from graph.stores.neo4j.schema import prepare
from graph.stores.neo4j.store import Neo4jStore
from graph.stores.patterns import Pattern
from tests.kit import old_names
from tests.kit.atlas import Atlas
from tests.kit.drawn import drawn
from tests.kit.neo4j_servers import Neo4jServer, fresh_store, open_store

SEVERAL = drawn(
    {
        "junior": {"technical": {"sql": 2}, "soft": {"tact": None}},
        "senior": {"technical": {"excel": 3}},
        "lead": {"technical": {"sql": 4}},
    },
    inherits=[("senior", "junior", "all"), ("lead", "senior", "all")],
    tracks={"data": ["junior", "senior", "lead"]},
)
CLERK = drawn({"clerk": {"technical": {"sql": 1}}})
COOK = drawn({"cook": {"technical": {"knives": 3}}})

# What other programs are known to set up, and a row of theirs that it holds.
RULES: dict[str, tuple[LiteralString, ...]] = {
    "the rule of the report": (
        "CREATE CONSTRAINT other FOR (n:Entity) REQUIRE n.id IS UNIQUE",
        "CREATE (:Entity {id: 'role:clerk', label: 'theirs'})",
    ),
    "a rule on the names of roles": (
        "CREATE CONSTRAINT other FOR (n:Role) REQUIRE n.name IS UNIQUE",
        "CREATE (:Role {name: 'clerk', id: 'role:clerk', load: 'x'})",
    ),
    "a rule on two properties": (
        "CREATE CONSTRAINT other FOR (n:Entity) REQUIRE (n.id, n.kind) IS UNIQUE",
        "CREATE (:Entity:Role {id: 'role:clerk', kind: 'role'})",
    ),
    "a rule on relations": (
        "CREATE CONSTRAINT other FOR ()-[r:NEEDS]-() REQUIRE r.level IS UNIQUE",
        "CREATE (:Role {id: 'role:clerk'})-[:NEEDS {level: 1}]->(:System {id: 'system:sql'})",
    ),
    "datasets of theirs": (
        "CREATE CONSTRAINT other FOR (d:Dataset) REQUIRE d.name IS UNIQUE",
        "CREATE (:Dataset {name: $dataset, active: 'theirs'})",
    ),
    "loads of theirs": (
        "CREATE CONSTRAINT other FOR (l:Load) REQUIRE l.dataset IS UNIQUE",
        "CREATE (:Load {id: 'x', dataset: $dataset, state: 'active'})-[:FROM]->(:Document {id: 'd'})",
    ),
    "a rule that bears our name": (
        "CREATE CONSTRAINT atlas_entity_by_key FOR (n:Theirs) REQUIRE n.key IS UNIQUE",
        "CREATE (:Theirs {key: 'x'})",
    ),
    "a full-text index that bears our name": (
        "CREATE FULLTEXT INDEX atlas_entity_by_label FOR (n:Theirs) ON EACH [n.label]",
        "CREATE (:Theirs {label: 'clerk'})",
    ),
    "an index of an old name of ours": (
        "CREATE INDEX atlas_entity_key FOR (n:Theirs) ON (n.key)",
        "CREATE (:Theirs {key: 'x'})",
    ),
    "a text index on what is ours": (
        "CREATE TEXT INDEX other FOR (n:AtlasEntity) ON (n.label_key)",
        "CREATE (:Theirs {key: 'x'})",
    ),
}


@pytest.fixture
def others(neo4j_link: Link) -> Iterator[Link]:
    """A database without any rule or node, which is left so."""
    forget(neo4j_link)
    yield neo4j_link
    forget(neo4j_link)


def forget(link: Link) -> None:
    """Take every rule and every node out of the database."""
    for row in link.ask("SHOW CONSTRAINTS YIELD name RETURN name"):
        link.define("DROP CONSTRAINT $name", name=row["name"])
    for row in link.ask("SHOW INDEXES YIELD name, type WHERE type <> 'LOOKUP' RETURN name"):
        link.define("DROP INDEX $name", name=row["name"])
    with link.driver.session(database=link.database) as session:
        session.run("MATCH (n) CALL (n) { DETACH DELETE n } IN TRANSACTIONS OF 1000 ROWS").consume()


def theirs(link: Link) -> list[Any]:
    """All nodes, relations and rules that are not ours."""
    held: list[Any] = link.ask(
        "MATCH (n) WHERE none(l IN labels(n) WHERE l STARTS WITH 'Atlas')"
        " RETURN labels(n) AS labels, properties(n) AS facts, COUNT { (n)--() } AS relations"
        " ORDER BY labels, toString(n.id), relations"
    )
    rules = link.ask(
        "SHOW INDEXES YIELD name, type, labelsOrTypes, properties WHERE type <> 'LOOKUP'"
        " AND (NOT labelsOrTypes[0] STARTS WITH 'Atlas' OR name = 'other') RETURN * ORDER BY name"
    )
    return [*held, *rules]


@pytest.mark.parametrize("case", RULES)
def test_rules_and_nodes_of_others_are_neither_touched_nor_stumbled_over(others: Link, case: str) -> None:
    rule, row = RULES[case]
    with fresh_store(others) as store, fresh_store(others) as beside:
        others.define(rule)
        others.change(lambda tx: tx.run(row, dataset=store.dataset).consume())
        before = theirs(others)
        assert before
        assert not store.exists()
        for graph in (CLERK, SEVERAL, CLERK, COOK, CLERK):
            store.replace(graph)
        beside.replace(SEVERAL)
        assert held(store) == as_held(CLERK)
        assert held(beside) == as_held(SEVERAL)
        assert [str(need.role.id) for need in who_needs(store, "system:sql").needs] == ["role:clerk"]
        store.undo()
        assert held(store) == as_held(COOK)
        store.wipe()
        assert not store.exists()
        assert held(beside) == as_held(SEVERAL)
    assert theirs(others) == before


def held(store: Neo4jStore) -> Graph:
    return store.graph()


def as_held(graph: Graph) -> Graph:
    return Graph(
        tuple(sorted(graph.nodes, key=lambda n: n.id)), tuple(sorted(graph.edges, key=lambda e: e.key))
    )


@pytest.mark.parametrize(
    "rule",
    [
        "CREATE CONSTRAINT other FOR (n:Entity) REQUIRE n.id IS NOT NULL",
        "CREATE CONSTRAINT other FOR (n:Role) REQUIRE n.name IS :: STRING",
        "CREATE CONSTRAINT other FOR (n:Role) REQUIRE n.name IS NODE KEY",
    ],
)
def test_other_kinds_of_rules_are_not_to_be_had_in_the_community_edition(
    others: Link, rule: LiteralString
) -> None:
    with pytest.raises(Neo4jError, match="Enterprise"), others.driver.session() as session:
        session.run(rule).consume()


def test_the_case_of_the_report(
    shared_dir: Path,
    others: Link,
    neo4j_server: Neo4jServer,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    report = (shared_dir / "cases" / "reports" / "12-foreign-unique-id.md").read_text(encoding="utf-8")
    line = next(line for line in report.splitlines() if "CREATE CONSTRAINT" in line)
    with others.driver.session() as session:
        session.run(line.split("   ")[1].strip()).consume()
    atlas, documents = Atlas(capsys, monkeypatch), "seeds/documents"
    monkeypatch.setenv("NEO4J_PASSWORD", neo4j_server.password)
    address = neo4j_server.fresh_address()
    for _ in range(2):
        assert atlas("load", documents, "--into", address).code == 0
    assert atlas("load", documents, "--into", neo4j_server.fresh_address()).code == 0
    assert atlas.json("who-needs", "Salesforce", "--store", address)["roles"]


def test_a_rule_of_others_on_our_own_labels_is_named_with_what_to_do(others: Link) -> None:
    with fresh_store(others) as store:
        store.replace(CLERK)
        others.define("CREATE CONSTRAINT theirs_too FOR (n:AtlasRole) REQUIRE n.nothing IS UNIQUE")
        others.define("CREATE CONSTRAINT theirs FOR (n:AtlasEntity) REQUIRE n.id IS UNIQUE")
        with pytest.raises(StoreTrouble) as told:
            store.replace(CLERK)
        says = str(told.value)
        assert "the rule theirs on AtlasEntity(id), which another program made at neo4j://" in says
        assert "DROP CONSTRAINT `theirs`" in says
        assert len(says.splitlines()) == 1
        assert held(store) == as_held(CLERK)
        others.define("DROP CONSTRAINT theirs")
        store.replace(COOK)
        assert held(store) == as_held(COOK)


def test_an_index_of_others_where_a_rule_of_ours_goes_is_named(others: Link) -> None:
    others.define("CREATE INDEX theirs FOR (n:AtlasEntity) ON (n.key)")
    with fresh_store(others) as store:
        with pytest.raises(
            StoreTrouble, match=r"the index theirs on AtlasEntity\(key\).*DROP INDEX `theirs`"
        ):
            store.replace(CLERK)
        others.define("DROP INDEX theirs")
        store.replace(CLERK)
        assert held(store) == as_held(CLERK)


def test_an_index_of_others_that_failed_keeps_nobody_waiting(others: Link) -> None:
    others.change(lambda tx: tx.run("CREATE (:Theirs {text: $long})", long="x" * 20_000).consume())
    others.define("CREATE INDEX theirs FOR (n:Theirs) ON (n.text)")
    with fresh_store(others) as store:
        store.replace(CLERK)
        assert held(store) == as_held(CLERK)
    states = others.ask("SHOW INDEXES YIELD name, state WHERE name = 'theirs' RETURN state")
    assert states[0]["state"] == "FAILED"


def test_looking_into_a_database_of_others_writes_nothing_there(
    others: Link, neo4j_server: Neo4jServer
) -> None:
    others.define("CREATE CONSTRAINT other FOR (n:Entity) REQUIRE n.id IS UNIQUE")
    store = open_store(neo4j_server.fresh_address(), neo4j_server.env)
    assert not store.exists()
    assert store.names() == ()
    store.close()
    found = others.ask("SHOW INDEXES YIELD name, type WHERE type <> 'LOOKUP' RETURN name")
    assert [row["name"] for row in found] == ["other"]


def test_names_that_are_taken_leave_our_rules_in_force_without_them(others: Link) -> None:
    others.define("CREATE CONSTRAINT atlas_entity_by_key FOR (n:Theirs) REQUIRE n.x IS UNIQUE")
    prepare(others)
    prepare(others)
    found = others.ask(
        "SHOW CONSTRAINTS YIELD name, labelsOrTypes, properties WHERE labelsOrTypes = ['AtlasEntity']"
        " RETURN name, properties"
    )
    assert [row["properties"] for row in found] == [["key"]]
    assert found[0]["name"] != "atlas_entity_by_key"


def test_a_graph_of_the_old_names_is_read_until_the_next_load_moves_it(others: Link) -> None:
    with fresh_store(others) as store:
        old_names.load(others, store.dataset, SEVERAL)
        old_names.load(others, store.dataset, COOK, ended=False)
        assert store.exists()
        assert store.name in store.names()
        assert held(store) == as_held(SEVERAL)
        memory = {p: store.piece(["role:lead", "system:sql"], p) for p in Pattern}
        by_name = store.labelled("LEAD", tuple(NodeKind))
        to_sql = store.edges_to(["system:sql"], EdgeKind.NEEDS)
        from_lead = store.edges_from(["role:lead"], EdgeKind.INHERITS)
        with pytest.raises(NothingToUndo):
            store.undo()
        snapshot = store.snapshot()
        store.replace(CLERK)
        assert held(store) == as_held(CLERK)
        with pytest.raises(GraphReplaced):
            snapshot.nodes(["role:lead"])
        assert old_names.left(others) == dict.fromkeys((*old_names.LABELS, "rules"), 0)
        store.undo()
        assert held(store) == as_held(SEVERAL)
        assert {p: store.piece(["role:lead", "system:sql"], p) for p in Pattern} == memory
        assert store.labelled("LEAD", tuple(NodeKind)) == by_name != ()
        assert store.edges_to(["system:sql"], EdgeKind.NEEDS) == to_sql != ()
        assert store.edges_from(["role:lead"], EdgeKind.INHERITS) == from_lead != ()


def test_moving_one_dataset_leaves_the_others_of_the_old_names(others: Link) -> None:
    with fresh_store(others) as one, fresh_store(others) as other:
        old_names.load(others, one.dataset, CLERK)
        old_names.load(others, other.dataset, SEVERAL)
        one.replace(COOK)
        assert held(other) == as_held(SEVERAL)
        assert set(one.names()) == {one.dataset, other.dataset}
        assert old_names.left(others)["rules"] == len(old_names.SCHEMA)
        other.replace(COOK)
        assert old_names.left(others)["rules"] == 0


def test_what_is_not_ours_under_the_old_names_stays_at_the_move(others: Link) -> None:
    with fresh_store(others) as store:
        others.change(
            lambda tx: tx.run(
                "CREATE (:Dataset {name: $name, owner: 'them'})-[:HAS]->(:Entity:Role {id: 'role:clerk',"
                " key: 'x|role:clerk|', load: 'x'}) CREATE (:Load {id: 'x', dataset: $name, state: 'active'})"
                " CREATE (:Name {load: 'x'})",
                name=store.dataset,
            ).consume()
        )
        before = theirs(others)
        old_names.load(others, store.dataset, CLERK)
        store.replace(COOK)
        assert theirs(others) == before


@pytest.mark.parametrize("part", ["_edge_batches", "_switch", "clear", "remove"])
@pytest.mark.parametrize("at", [1, 2, 3])
def test_a_move_that_breaks_leaves_the_old_graph_or_the_new_one(
    others: Link, monkeypatch: pytest.MonkeyPatch, part: str, at: int
) -> None:
    with fresh_store(others) as store:
        old_names.load(others, store.dataset, SEVERAL)
        place = old_graph if part == "remove" else loading
        with monkeypatch.context() as patch:
            patch.setattr(place, part, breaking(getattr(place, part), at))
            try:
                store.replace(CLERK)
            except StoreTrouble:
                broke = True
            else:
                broke = False
        assert held(store) in (as_held(SEVERAL), as_held(CLERK))
        assert broke or held(store) == as_held(CLERK)
        store.replace(COOK)
        assert held(store) == as_held(COOK)
        assert old_names.left(others) == dict.fromkeys((*old_names.LABELS, "rules"), 0)


def breaking(work: Callable[..., Any], at: int) -> Callable[..., Any]:
    """The work, which breaks when it is begun for the so many-th time."""
    begun = []

    def broken(*arguments: object) -> Any:
        begun.append(1)
        if len(begun) == at:
            raise StoreTrouble("broken here")
        return work(*arguments)

    return broken


def test_a_dataset_is_wiped_by_its_address_and_all_else_stays(
    others: Link,
    neo4j_server: Neo4jServer,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("NEO4J_PASSWORD", neo4j_server.password)
    atlas, address = Atlas(capsys, monkeypatch), neo4j_server.holding(SEVERAL)
    others.change(lambda tx: tx.run("CREATE (:Entity:Role {id: 'role:lead'})").consume())
    with fresh_store(others) as beside:
        beside.replace(CLERK)
        refused = atlas("neo4j", "wipe", "--store", address)
        assert (refused.code, "without a yes" in refused.err) == (2, True)
        assert atlas.json("neo4j", "wipe", "--yes", "--store", address) == {"wiped": address}
        assert others.ask("MATCH (n:AtlasEntity) RETURN count(DISTINCT n.load) AS loads")[0]["loads"] == 1
        assert held(beside) == as_held(CLERK)
        again = atlas("neo4j", "wipe", "--yes", "--store", address)
        assert again.code == 2
        assert "there is no dataset" in again.err
    assert len(theirs(others)) == 1
    assert "is no dataset on a server" in atlas("neo4j", "wipe", "--yes", "--store", "file:x.json").err


def test_a_misspelt_dataset_is_told_with_the_nearest_names(
    shared_dir: Path,
    others: Link,
    neo4j_server: Neo4jServer,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    report = (shared_dir / "cases" / "reports" / "14-store-misspelt.md").read_text(encoding="utf-8")
    line = next(line for line in report.splitlines() if "?dataset=" in line)
    misspelt = line.partition("?dataset=")[2].strip('" ')
    monkeypatch.setenv("NEO4J_PASSWORD", neo4j_server.password)
    atlas = Atlas(capsys, monkeypatch)
    server = neo4j_server.address
    told = atlas("who-needs", "sql", "--store", f"{server}?dataset={misspelt}")
    assert told.code == 2
    assert f"there is no dataset {misspelt}" in told.err
    for name in ("finance", "hr"):
        Neo4jStore(others, name).replace(CLERK)
    old_names.load(others, "fnances", CLERK)
    told = atlas("who-needs", "sql", "--store", f"{server}?dataset={misspelt}")
    assert (told.code, told.out) == (2, "")
    assert f"there is no dataset {misspelt}" in told.err
    assert "finance" in told.err
    assert "fnances" in told.err
    assert "atlas load FOLDER --into" in told.err
    assert len(told.err.splitlines()) == 1
    for command in (("role", "clerk"), ("coverage",), ("export", "x.json"), ("similar", "clerk"), ("check",)):
        assert atlas(*command, "--store", f"{server}?dataset={misspelt}").code == 2
    assert atlas.json("who-needs", "sql", "--store", f"{server}?dataset=finance")["roles"]
    assert atlas.json("who-needs", "sql", "--store", f"{server}?dataset=fnances")["roles"]
