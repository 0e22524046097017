"""A graph on a server as the atlas left it before its labels and types bore its name."""

import os
from collections import defaultdict
from uuid import uuid4

from neo4j import ManagedTransaction

from graph.kinds import NodeKind
from graph.model import Graph
from graph.stores.neo4j import cypher_write as cypher
from graph.stores.neo4j.link import Link
from graph.stores.neo4j.own_names import in_old_names
from graph.stores.neo4j.rows import edge_row, name_rows, node_row

# As they stood at commit 78c5c28.
SCHEMA = (
    "CREATE CONSTRAINT atlas_entity_key IF NOT EXISTS FOR (n:Entity) REQUIRE n.key IS UNIQUE",
    "CREATE CONSTRAINT atlas_dataset_name IF NOT EXISTS FOR (d:Dataset) REQUIRE d.name IS UNIQUE",
    "CREATE CONSTRAINT atlas_load_id IF NOT EXISTS FOR (l:Load) REQUIRE l.id IS UNIQUE",
    "CREATE INDEX atlas_entity_label IF NOT EXISTS FOR (n:Entity) ON (n.label_key)",
    "CREATE INDEX atlas_name_label IF NOT EXISTS FOR (m:Name) ON (m.label_key)",
    "CREATE INDEX atlas_name_load IF NOT EXISTS FOR (m:Name) ON (m.load)",
    "CREATE INDEX atlas_load_dataset IF NOT EXISTS FOR (l:Load) ON (l.dataset)",
)
BEGIN = """MERGE (d:Dataset {name: $dataset})
MERGE (l:Load {id: $load})
ON CREATE SET l.dataset = $dataset, l.state = 'loading', l.owner = $owner, l.batches = 0, l.seen = datetime()
"""
SWITCH = """MATCH (l:Load {id: $load, state: 'loading'})
MATCH (d:Dataset {name: $dataset})
SET d.active = l.id, l.state = 'active', l.seen = datetime()"""
# A process that is none here.
DEAD = f"{os.uname().nodename}|4000000"
LABELS = ("Entity", "Name", "Load", "Dataset")


def load(link: Link, dataset: str, graph: Graph, ended: bool = True) -> str:
    """Load the graph as the atlas did then and give the id of the load, which may be left half done."""
    for statement in SCHEMA:
        link.define(statement)
    number = uuid4().hex[:12]

    def work(tx: ManagedTransaction) -> None:
        tx.run(BEGIN, dataset=dataset, load=number, owner=DEAD).consume()
        for kind in NodeKind:
            nodes = [node_row(number, node) for node in graph.nodes if node.kind == kind]
            tx.run(in_old_names(cypher.CREATE_NODES[kind]), rows=nodes).consume()
        names = [row for node in graph.nodes for row in name_rows(number, node)]
        tx.run(in_old_names(cypher.CREATE_NAMES), rows=names).consume()
        by_kind = defaultdict(list)
        for edge in graph.edges:
            row = edge_row(number, edge)
            by_kind[edge.kind].append({"source": row.pop("source"), "edges": [row]})
        for of, rows in by_kind.items():
            tx.run(in_old_names(cypher.CREATE_EDGES[of]), rows=rows).consume()
        if ended:
            tx.run(SWITCH, dataset=dataset, load=number).consume()

    link.change(work)
    return number


def left(link: Link) -> dict[str, int]:
    """How many nodes bear each of the old labels, and how many of the old rules stand."""
    counts = {
        label: link.ask("MATCH (n) WHERE $label IN labels(n) RETURN count(n) AS held", label=label)[0]["held"]
        for label in LABELS
    }
    names = [statement.split()[2] for statement in SCHEMA]
    rules = link.ask("SHOW INDEXES YIELD name WHERE name IN $names RETURN count(name) AS held", names=names)
    return {**counts, "rules": rules[0]["held"]}
