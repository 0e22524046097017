"""The console on a real Neo4j server: what it refuses, what it answers, and where it stops."""

import threading
from collections.abc import Iterator
from typing import Any

import pytest
from neo4j import READ_ACCESS, Driver, GraphDatabase
from neo4j.exceptions import ClientError

from console.display import ConsoleAnswer, ShownEdge
from console.guard import guard
from console.run import MOST_ROWS, PATIENCE, SECONDS, ConsoleError, ask
from console.tokens import Refused
from tests.kit import graph_in_neo4j
from tests.kit.attacks import ATTACKS, HONEST
from tests.kit.graph_in_neo4j import LOAD
from tests.kit.neo4j_servers import Neo4jServer
from tests.kit.page_graph import restaurant

DATABASE = "neo4j"
GIVEN = {"load": LOAD, "dataset": "test"}
HEAVY = "UNWIND range(1, 9999) AS x UNWIND range(1, 9999) AS y UNWIND range(1, 9999) AS z RETURN count(*)"


@pytest.fixture(scope="module")
def driver(neo4j_server: Neo4jServer) -> Iterator[Driver]:
    """A driver on the server with the restaurant's ladder in it."""
    user = (neo4j_server.user, neo4j_server.password)
    with GraphDatabase.driver(neo4j_server.address, auth=user) as opened:
        graph_in_neo4j.remove(opened, DATABASE)
        graph_in_neo4j.write(opened, DATABASE, restaurant())
        yield opened
        graph_in_neo4j.remove(opened, DATABASE)


def put(driver: Driver, text: str) -> ConsoleAnswer:
    return ask(driver, DATABASE, text, GIVEN)


def held(driver: Driver) -> dict[str, Any]:
    """What the database holds, as far as an attack could change it."""
    text = """
        MATCH (n) WITH count(n) AS nodes, sum(size(keys(n))) AS properties
        CALL () { MATCH ()-[r]->() RETURN count(r) AS relations }
        CALL () { CALL db.labels() YIELD label RETURN count(label) AS labels }
        RETURN nodes, properties, relations, labels
    """
    found = driver.execute_query(text, database_=DATABASE).records[0].data()
    schema = driver.execute_query("SHOW INDEXES YIELD name RETURN count(*) AS indexes", database_=DATABASE)
    users = driver.execute_query("SHOW USERS YIELD user RETURN count(*) AS users", database_="system")
    return {**found, **schema.records[0].data(), **users.records[0].data()}


def ask_often(driver: Driver) -> None:
    for _ in range(1_000):
        put(driver, "RETURN 1 AS x")


@pytest.mark.parametrize("attack", ATTACKS.values(), ids=ATTACKS)
def test_an_attack_is_refused_and_nothing_changes(driver: Driver, attack: str) -> None:
    before = held(driver)
    with pytest.raises(Refused):
        put(driver, attack)
    assert held(driver) == before


@pytest.mark.parametrize("question", HONEST.values(), ids=HONEST)
def test_an_honest_question_is_answered_with_rows(driver: Driver, question: str) -> None:
    answer = put(driver, question)
    assert answer.rows
    assert all(len(row) == len(answer.columns) for row in answer.rows)


def test_who_needs_a_system_is_answered_with_names_and_levels(driver: Driver) -> None:
    answer = put(driver, HONEST["who needs"])
    assert answer.columns == ("r.label", "n.level")
    assert ("Head Cook", 5) in answer.rows
    assert not answer.truncated


def test_without_the_guard_read_mode_gives_the_settings_away(driver: Driver) -> None:
    with driver.session(database=DATABASE, default_access_mode=READ_ACCESS) as session:
        settings = session.execute_read(lambda tx: tx.run("CALL dbms.listConfig()").data())
    assert len(settings) > 100


def test_without_the_guard_a_write_in_a_read_session_is_refused(driver: Driver) -> None:
    before = held(driver)
    session = driver.session(database=DATABASE, default_access_mode=READ_ACCESS)
    with session, pytest.raises(ClientError, match="read access mode"):
        session.execute_read(lambda tx: tx.run("CREATE (n:Evil)").consume())
    assert held(driver) == before


def test_what_the_server_calls_a_write_is_not_run(driver: Driver, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("console.run.guard", lambda text: text)
    before = held(driver)
    with pytest.raises(ConsoleError, match="only reads"):
        put(driver, "CREATE (n:Evil) RETURN n")
    assert held(driver) == before


def test_a_heavy_question_is_stopped_after_five_seconds(driver: Driver) -> None:
    # A busy server looks at its clock too late; whoever asked is told so and not kept waiting.
    late = f"did not stop after {PATIENCE} s"
    with pytest.raises(ConsoleError, match=f"stopped after {SECONDS} s|{late}"):
        put(driver, HEAVY)
    assert put(driver, "RETURN 1 AS x").rows == ((1,),)


def test_five_hundred_rows_are_shown_and_the_rest_is_said(driver: Driver) -> None:
    answer = put(driver, "UNWIND range(1, 501) AS x RETURN x")
    assert (len(answer.rows), answer.truncated) == (MOST_ROWS, True)
    answer = put(driver, "UNWIND range(1, 500) AS x RETURN x")
    assert (len(answer.rows), answer.truncated) == (MOST_ROWS, False)


def test_a_third_question_at_once_is_told_to_wait(driver: Driver) -> None:
    def heavy() -> None:
        # A quick question of the other thread may hold the seat just then.
        told = "wait a moment"
        while "wait a moment" in told:
            with pytest.raises(ConsoleError, match=r"wait a moment|stop") as error:
                put(driver, HEAVY)
            told = str(error.value)

    running = [threading.Thread(target=heavy) for _ in range(2)]
    for thread in running:
        thread.start()
    with pytest.raises(ConsoleError, match="wait a moment"):
        ask_often(driver)
    for thread in running:
        thread.join()
    assert put(driver, "RETURN 1 AS x").rows


def test_nodes_and_relations_of_the_answer_become_its_graph(driver: Driver) -> None:
    answer = put(
        driver,
        "MATCH (r:AtlasRole {load: $load})-[n:ATLAS_NEEDS]->(s:AtlasSystem) RETURN [{a: r}] AS r, n, s",
    )
    assert ShownEdge("role:head-cook", "NEEDS", "system:lardersoft") in answer.edges
    assert {"role:head-cook", "system:lardersoft"} <= {piece.id for piece in answer.nodes}
    assert {piece.load for piece in answer.nodes} == {LOAD}


def test_a_path_is_written_out_with_its_direction(driver: Driver) -> None:
    answer = put(
        driver,
        "MATCH p = (a:AtlasRole {label: 'Line Cook', load:"
        " $load})<-[:ATLAS_PROMOTES_TO]-(b) RETURN p, a, 1.5 AS n",
    )
    assert answer.rows == (
        (
            "Line Cook (role:line-cook) <-ATLAS_PROMOTES_TO- Kitchen Porter (role:kitchen-porter)",
            "Line Cook (role:line-cook)",
            1.5,
        ),
    )


def test_a_long_text_is_cut(driver: Driver) -> None:
    (cell,) = put(driver, f"RETURN '{'a' * 5_000}' AS x").rows[0]
    assert isinstance(cell, str)
    assert cell.endswith("a … (cut)")
    assert len(cell) < 2_100


@pytest.mark.parametrize(
    ("question", "said"),
    [
        ("MATCH (n) RETURN m", r"Variable `m` not defined \(line 1, column 18\)"),
        ("MATCH (n)\n RETURN m", r"Variable `m` not defined \(line 2, column 9\)"),
        ("RETURN $other", "other"),
        ("RETURN 1 / 0", "by zero"),
        ("RETURN (1", "close it with"),
    ],
)
def test_an_error_is_one_clear_line_with_the_place(driver: Driver, question: str, said: str) -> None:
    with pytest.raises((ConsoleError, Refused), match=said) as error:
        put(driver, question)
    assert "\n" not in str(error.value)


def test_a_server_that_is_gone_is_one_clear_line() -> None:
    gone = GraphDatabase.driver("bolt://127.0.0.1:9", auth=("a", "b"), max_transaction_retry_time=0)
    with gone, pytest.raises(ConsoleError, match="does not answer"):
        ask(gone, DATABASE, "RETURN 1", {})


def test_what_is_sent_keeps_every_place_and_loses_its_comments() -> None:
    assert guard("MATCH (n) // x\nRETURN /* y */ n;") == "MATCH (n)     \nRETURN         n"
