"""A graph written into a Neo4j database in the plainest way, for tests of the console."""

from itertools import groupby
from typing import Any

from neo4j import Driver

from graph.model import Graph, Node
from graph.stores.memory import NetworkxStore
from graph.stores.neo4j.own_names import label_of, type_of
from tests.kit.page_graph import restaurant

LOAD = "test-load"


def write(driver: Driver, database: str, graph: Graph, load: str = LOAD) -> None:
    """Put the graph into the database under this load, beside whatever is there."""
    for kind, nodes in groupby(sorted(graph.nodes, key=lambda node: node.id), key=lambda node: node.kind):
        rows = [_row(node, load) for node in nodes]
        # Labels and types take no parameter; these come from the vocabulary of kinds.
        text = f"UNWIND $rows AS row CREATE (n:AtlasEntity:{label_of(kind)}) SET n = row"
        driver.execute_query(text, rows=rows, database_=database)
    for edge in graph.edges:
        text = (
            "MATCH (a:AtlasEntity {id: $source, load: $load}) MATCH (b:AtlasEntity {id:"
            " $target, load: $load})"
            f" CREATE (a)-[:{type_of(edge.kind, load)} {{level: $level, load: $load}}]->(b)"
        )
        driver.execute_query(
            text,
            source=edge.source,
            target=edge.target,
            level=None if edge.level is None else int(edge.level),
            load=load,
            database_=database,
        )


def remove(driver: Driver, database: str, load: str = LOAD) -> None:
    """Take the load out of the database again."""
    driver.execute_query("MATCH (n:AtlasEntity {load: $load}) DETACH DELETE n", load=load, database_=database)


def _row(node: Node, load: str) -> dict[str, Any]:
    return {"id": node.id, "label": node.label, "kind": node.kind.value, "load": load}


class StandIn(NetworkxStore):
    """The restaurant's ladder in memory, with a database behind it for the console."""

    def __init__(self, driver: Driver, database: str = "neo4j") -> None:
        super().__init__("neo4j://stand-in")
        self.replace(restaurant())
        self.driver = driver
        self.database = database

    def session_parts(self) -> tuple[Driver, str, dict[str, Any]]:
        """What a store on Neo4j gives the console."""
        return self.driver, self.database, {"load": LOAD, "dataset": "test"}
