"""The Cypher that writes: whole constants; labels and types are those of the vocabulary."""

from collections.abc import Mapping
from typing import LiteralString

from graph.vocabulary import EdgeKind, NodeKind

# Each in a transaction of its own, before any data; all are to be had in the Community edition.
SCHEMA: tuple[LiteralString, ...] = (
    "CREATE CONSTRAINT atlas_entity_key IF NOT EXISTS FOR (n:Entity) REQUIRE n.key IS UNIQUE",
    "CREATE CONSTRAINT atlas_dataset_name IF NOT EXISTS FOR (d:Dataset) REQUIRE d.name IS UNIQUE",
    "CREATE CONSTRAINT atlas_load_id IF NOT EXISTS FOR (l:Load) REQUIRE l.id IS UNIQUE",
    "CREATE INDEX atlas_entity_label IF NOT EXISTS FOR (n:Entity) ON (n.label_key)",
    "CREATE INDEX atlas_name_label IF NOT EXISTS FOR (m:Name) ON (m.label_key)",
    "CREATE INDEX atlas_name_load IF NOT EXISTS FOR (m:Name) ON (m.load)",
    "CREATE INDEX atlas_load_dataset IF NOT EXISTS FOR (l:Load) ON (l.dataset)",
)
SCHEMA_ONLINE = "CALL db.awaitIndexes(60)"

SCHEMA_HELD = """CYPHER 5
SHOW INDEXES YIELD name WHERE name STARTS WITH 'atlas_'
RETURN count(name) AS held"""

BEGIN = """CYPHER 5
MERGE (d:Dataset {name: $dataset})
MERGE (l:Load {id: $load})
ON CREATE SET l.dataset = $dataset, l.state = 'loading', l.owner = $owner, l.batches = 0, l.seen = datetime()
RETURN l.id AS id"""

# A batch that is tried again after its commit was not heard of finds its number taken.
TICKET = """CYPHER 5
MATCH (l:Load {id: $load, state: 'loading', batches: $batch})
SET l.batches = $batch + 1, l.seen = datetime()
RETURN l.id AS id"""

CREATE_NODES: Mapping[NodeKind, LiteralString] = {
    NodeKind.ROLE: """CYPHER 5
UNWIND $rows AS row CREATE (n:Entity:Role) SET n = row RETURN count(n) AS written""",
    NodeKind.COMPETENCY: """CYPHER 5
UNWIND $rows AS row CREATE (n:Entity:Competency) SET n = row RETURN count(n) AS written""",
    NodeKind.SYSTEM: """CYPHER 5
UNWIND $rows AS row CREATE (n:Entity:System) SET n = row RETURN count(n) AS written""",
    NodeKind.TRACK: """CYPHER 5
UNWIND $rows AS row CREATE (n:Entity:Track) SET n = row RETURN count(n) AS written""",
    NodeKind.REQUIREMENT: """CYPHER 5
UNWIND $rows AS row CREATE (n:Entity:Requirement) SET n = row RETURN count(n) AS written""",
    NodeKind.DOCUMENT: """CYPHER 5
UNWIND $rows AS row CREATE (n:Entity:Document) SET n = row RETURN count(n) AS written""",
}

CREATE_NAMES = """CYPHER 5
UNWIND $rows AS row CREATE (m:Name) SET m = row RETURN count(m) AS written"""

# A row is a source with its edges. One whose end is missing is dropped without a word: the count tells.
CREATE_EDGES: Mapping[EdgeKind, LiteralString] = {
    EdgeKind.IN_TRACK: """CYPHER 5
UNWIND $rows AS row
MATCH (a:Entity {key: row.source})
UNWIND row.edges AS edge
MATCH (b:Entity {key: edge.target})
CREATE (a)-[r:IN_TRACK]->(b) SET r = edge.facts RETURN count(r) AS written""",
    EdgeKind.PROMOTES_TO: """CYPHER 5
UNWIND $rows AS row
MATCH (a:Entity {key: row.source})
UNWIND row.edges AS edge
MATCH (b:Entity {key: edge.target})
CREATE (a)-[r:PROMOTES_TO]->(b) SET r = edge.facts RETURN count(r) AS written""",
    EdgeKind.INHERITS: """CYPHER 5
UNWIND $rows AS row
MATCH (a:Entity {key: row.source})
UNWIND row.edges AS edge
MATCH (b:Entity {key: edge.target})
CREATE (a)-[r:INHERITS]->(b) SET r = edge.facts RETURN count(r) AS written""",
    EdgeKind.STATES: """CYPHER 5
UNWIND $rows AS row
MATCH (a:Entity {key: row.source})
UNWIND row.edges AS edge
MATCH (b:Entity {key: edge.target})
CREATE (a)-[r:STATES]->(b) SET r = edge.facts RETURN count(r) AS written""",
    EdgeKind.NAMES: """CYPHER 5
UNWIND $rows AS row
MATCH (a:Entity {key: row.source})
UNWIND row.edges AS edge
MATCH (b:Entity {key: edge.target})
CREATE (a)-[r:NAMES]->(b) SET r = edge.facts RETURN count(r) AS written""",
    EdgeKind.FROM: """CYPHER 5
UNWIND $rows AS row
MATCH (a:Entity {key: row.source})
UNWIND row.edges AS edge
MATCH (b:Entity {key: edge.target})
CREATE (a)-[r:FROM]->(b) SET r = edge.facts RETURN count(r) AS written""",
    EdgeKind.NEEDS: """CYPHER 5
UNWIND $rows AS row
MATCH (a:Entity {key: row.source})
UNWIND row.edges AS edge
MATCH (b:Entity {key: edge.target})
CREATE (a)-[r:NEEDS]->(b) SET r = edge.facts RETURN count(r) AS written""",
}

COUNTED = """CYPHER 5
MATCH (n:Entity) WHERE n.key STARTS WITH $prefix
RETURN count(n) AS nodes, sum(COUNT { (n)-->() }) AS edges"""

SWITCH = """CYPHER 5
MATCH (l:Load {id: $load, state: 'loading'})
WITH l, l.dataset AS name
MATCH (d:Dataset {name: name})
SET d.active = l.id, l.state = 'active', l.seen = datetime()
WITH l
OPTIONAL MATCH (o:Load {dataset: $dataset, state: 'active'}) WHERE o.id <> l.id
SET o.state = 'old'
RETURN count(o) AS before"""

LOADS = """CYPHER 5
MATCH (l:Load {dataset: $dataset})
RETURN l.id AS id, l.state AS state, l.owner AS owner,
       duration.inSeconds(l.seen, datetime()).seconds AS idle
ORDER BY id LIMIT 1000"""

STATE_OF_LOAD = "CYPHER 5 MATCH (l:Load {id: $load}) RETURN l.state AS state"

FORSAKE = """CYPHER 5
MATCH (l:Load {id: $load}) WHERE l.state = 'loading' SET l.state = 'broken' RETURN l.id AS id"""

DELETE_NODES = """CYPHER 5
MATCH (n:Entity) WHERE n.key STARTS WITH $prefix
WITH n LIMIT 1000 DETACH DELETE n RETURN count(*) AS gone"""

DELETE_NAMES = """CYPHER 5
MATCH (m:Name {load: $load}) WITH m LIMIT 10000 DELETE m RETURN count(*) AS gone"""

DELETE_LOAD = "CYPHER 5 MATCH (l:Load {id: $load}) WHERE l.state <> 'active' DELETE l RETURN count(*) AS gone"
