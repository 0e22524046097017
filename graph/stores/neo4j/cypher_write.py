"""The Cypher that writes: constants and sums of them; labels and types are our own alone (`own_names.py`)."""

from collections.abc import Mapping
from typing import LiteralString, NamedTuple

from graph.kinds import EdgeKind, NodeKind


class IndexRule(NamedTuple):
    """An index of our own on one property of one label, unique or not."""

    label: str
    property: str
    unique: bool


_ENTITY_KEY = IndexRule("AtlasEntity", "key", True)
_DATASET_NAME = IndexRule("AtlasDataset", "name", True)
_LOAD_ID = IndexRule("AtlasLoad", "id", True)
_ENTITY_LABEL = IndexRule("AtlasEntity", "label_key", False)
_NAME_LABEL = IndexRule("AtlasName", "label_key", False)
_NAME_LOAD = IndexRule("AtlasName", "load", False)
_LOAD_DATASET = IndexRule("AtlasLoad", "dataset", False)
_RECORD_KEY = IndexRule("AtlasRecord", "key", True)
_RECORD_DATASET = IndexRule("AtlasRecord", "dataset", False)
_CONTENT_KEY = IndexRule("AtlasContent", "key", True)
_CONTENT_DATASET = IndexRule("AtlasContent", "dataset", False)

# Each in a transaction of its own, before any data; all are to be had in the Community edition.
SCHEMA: Mapping[IndexRule, LiteralString] = {
    _ENTITY_KEY: "CREATE CONSTRAINT atlas_entity_by_key IF NOT EXISTS"
    " FOR (n:AtlasEntity) REQUIRE n.key IS UNIQUE",
    _DATASET_NAME: "CREATE CONSTRAINT atlas_dataset_by_name IF NOT EXISTS"
    " FOR (d:AtlasDataset) REQUIRE d.name IS UNIQUE",
    _LOAD_ID: "CREATE CONSTRAINT atlas_load_by_id IF NOT EXISTS FOR (l:AtlasLoad) REQUIRE l.id IS UNIQUE",
    _ENTITY_LABEL: "CREATE INDEX atlas_entity_by_label IF NOT EXISTS FOR (n:AtlasEntity) ON (n.label_key)",
    _NAME_LABEL: "CREATE INDEX atlas_name_by_label IF NOT EXISTS FOR (m:AtlasName) ON (m.label_key)",
    _NAME_LOAD: "CREATE INDEX atlas_name_by_load IF NOT EXISTS FOR (m:AtlasName) ON (m.load)",
    _LOAD_DATASET: "CREATE INDEX atlas_load_by_dataset IF NOT EXISTS FOR (l:AtlasLoad) ON (l.dataset)",
    _RECORD_KEY: "CREATE CONSTRAINT atlas_record_by_key IF NOT EXISTS"
    " FOR (r:AtlasRecord) REQUIRE r.key IS UNIQUE",
    _RECORD_DATASET: "CREATE INDEX atlas_record_by_dataset IF NOT EXISTS FOR (r:AtlasRecord) ON (r.dataset)",
    _CONTENT_KEY: "CREATE CONSTRAINT atlas_content_by_key IF NOT EXISTS"
    " FOR (c:AtlasContent) REQUIRE c.key IS UNIQUE",
    _CONTENT_DATASET: "CREATE INDEX atlas_content_by_dataset IF NOT EXISTS"
    " FOR (c:AtlasContent) ON (c.dataset)",
}

# Where another program's index bears the name already, IF NOT EXISTS does nothing: ours goes without one.
SCHEMA_UNNAMED: Mapping[IndexRule, LiteralString] = {
    _ENTITY_KEY: "CREATE CONSTRAINT IF NOT EXISTS FOR (n:AtlasEntity) REQUIRE n.key IS UNIQUE",
    _DATASET_NAME: "CREATE CONSTRAINT IF NOT EXISTS FOR (d:AtlasDataset) REQUIRE d.name IS UNIQUE",
    _LOAD_ID: "CREATE CONSTRAINT IF NOT EXISTS FOR (l:AtlasLoad) REQUIRE l.id IS UNIQUE",
    _ENTITY_LABEL: "CREATE INDEX IF NOT EXISTS FOR (n:AtlasEntity) ON (n.label_key)",
    _NAME_LABEL: "CREATE INDEX IF NOT EXISTS FOR (m:AtlasName) ON (m.label_key)",
    _NAME_LOAD: "CREATE INDEX IF NOT EXISTS FOR (m:AtlasName) ON (m.load)",
    _LOAD_DATASET: "CREATE INDEX IF NOT EXISTS FOR (l:AtlasLoad) ON (l.dataset)",
    _RECORD_KEY: "CREATE CONSTRAINT IF NOT EXISTS FOR (r:AtlasRecord) REQUIRE r.key IS UNIQUE",
    _RECORD_DATASET: "CREATE INDEX IF NOT EXISTS FOR (r:AtlasRecord) ON (r.dataset)",
    _CONTENT_KEY: "CREATE CONSTRAINT IF NOT EXISTS FOR (c:AtlasContent) REQUIRE c.key IS UNIQUE",
    _CONTENT_DATASET: "CREATE INDEX IF NOT EXISTS FOR (c:AtlasContent) ON (c.dataset)",
}

SCHEMA_HELD = """CYPHER 5
SHOW INDEXES YIELD name, state, type, entityType, labelsOrTypes, properties, owningConstraint
WHERE entityType = 'NODE' AND type = 'RANGE' AND size(labelsOrTypes) = 1 AND size(properties) = 1
  AND labelsOrTypes[0] STARTS WITH 'Atlas'
RETURN name, state, labelsOrTypes[0] AS label, properties[0] AS property,
       owningConstraint IS NOT NULL AS unique
ORDER BY name"""

# The rules on our labels and types, ours among them; the kinds that Community lacks as well.
CONSTRAINTS_HELD = """CYPHER 5
SHOW CONSTRAINTS YIELD name, type, labelsOrTypes, properties
WHERE any(label IN labelsOrTypes WHERE label STARTS WITH 'Atlas' OR label STARTS WITH 'ATLAS_')
RETURN name, type, labelsOrTypes AS labels, properties ORDER BY name"""

ANYTHING_HELD = "CYPHER 5 MATCH (d:AtlasDataset) RETURN count(d) AS held"

BEGIN = """CYPHER 5
MERGE (d:AtlasDataset {name: $dataset})
MERGE (l:AtlasLoad {id: $load})
ON CREATE SET l.dataset = $dataset, l.state = 'loading', l.owner = $owner, l.batches = 0, l.seen = datetime()
RETURN l.id AS id"""

# A batch that is tried again after its commit was not heard of finds its number taken.
TICKET = """CYPHER 5
MATCH (l:AtlasLoad {id: $load, state: 'loading', batches: $batch})
SET l.batches = $batch + 1, l.seen = datetime()
RETURN l.id AS id"""

_EACH_ROW = """CYPHER 5
UNWIND $rows AS row """
_AS_NODE = " SET n = row RETURN count(n) AS written"

CREATE_NODES: Mapping[NodeKind, LiteralString] = {
    NodeKind.ROLE: _EACH_ROW + "CREATE (n:AtlasEntity:AtlasRole)" + _AS_NODE,
    NodeKind.COMPETENCY: _EACH_ROW + "CREATE (n:AtlasEntity:AtlasCompetency)" + _AS_NODE,
    NodeKind.SYSTEM: _EACH_ROW + "CREATE (n:AtlasEntity:AtlasSystem)" + _AS_NODE,
    NodeKind.TRACK: _EACH_ROW + "CREATE (n:AtlasEntity:AtlasTrack)" + _AS_NODE,
    NodeKind.REQUIREMENT: _EACH_ROW + "CREATE (n:AtlasEntity:AtlasRequirement)" + _AS_NODE,
    NodeKind.DOCUMENT: _EACH_ROW + "CREATE (n:AtlasEntity:AtlasDocument)" + _AS_NODE,
}

CREATE_NAMES = """CYPHER 5
UNWIND $rows AS row CREATE (m:AtlasName) SET m = row RETURN count(m) AS written"""

_EACH_EDGE = """CYPHER 5
UNWIND $rows AS row
MATCH (a:AtlasEntity {key: row.source})
UNWIND row.edges AS edge
MATCH (b:AtlasEntity {key: edge.target})
"""
_WITH_FACTS = " SET r = edge.facts RETURN count(r) AS written"

# A row is a source with its edges. One whose end is missing is dropped without a word: the count tells.
CREATE_EDGES: Mapping[EdgeKind, LiteralString] = {
    EdgeKind.IN_TRACK: _EACH_EDGE + "CREATE (a)-[r:ATLAS_IN_TRACK]->(b)" + _WITH_FACTS,
    EdgeKind.PROMOTES_TO: _EACH_EDGE + "CREATE (a)-[r:ATLAS_PROMOTES_TO]->(b)" + _WITH_FACTS,
    EdgeKind.INHERITS: _EACH_EDGE + "CREATE (a)-[r:ATLAS_INHERITS]->(b)" + _WITH_FACTS,
    EdgeKind.STATES: _EACH_EDGE + "CREATE (a)-[r:ATLAS_STATES]->(b)" + _WITH_FACTS,
    EdgeKind.NAMES: _EACH_EDGE + "CREATE (a)-[r:ATLAS_NAMES]->(b)" + _WITH_FACTS,
    EdgeKind.FROM: _EACH_EDGE + "CREATE (a)-[r:ATLAS_FROM]->(b)" + _WITH_FACTS,
    EdgeKind.NEEDS: _EACH_EDGE + "CREATE (a)-[r:ATLAS_NEEDS]->(b)" + _WITH_FACTS,
}

COUNTED = """CYPHER 5
MATCH (n:AtlasEntity) WHERE n.key STARTS WITH $prefix
RETURN count(n) AS nodes, sum(COUNT { (n)-->() }) AS edges"""

# Writing to the dataset first takes its lock: of two loads that end at once, the later one sees the
# earlier as the graph before it.
SWITCH = """CYPHER 5
MATCH (l:AtlasLoad {id: $load})
SET l.seen = datetime()
WITH l, l.dataset AS name WHERE l.state = 'loading'
MATCH (d:AtlasDataset {name: name})
SET d.turn = coalesce(d.turn, 0) + 1
WITH l, d, d.active AS was
SET d.active = l.id, d.previous = was, l.state = 'active'
WITH l, was
OPTIONAL MATCH (o:AtlasLoad {dataset: $dataset}) WHERE o.id <> l.id AND o.state IN ['active', 'previous']
SET o.state = CASE WHEN o.id = was THEN 'previous' ELSE 'old' END
RETURN l.id AS id, count(o) AS before"""

POINTERS = """CYPHER 5
MATCH (d:AtlasDataset {name: $dataset}) RETURN d.active AS active, d.previous AS previous"""

SWAP = """CYPHER 5
MATCH (d:AtlasDataset {name: $dataset})
SET d.turn = coalesce(d.turn, 0) + 1
WITH d WHERE d.active = $active AND d.previous = $previous
SET d.active = $previous, d.previous = $active
WITH d
MATCH (l:AtlasLoad {dataset: $dataset}) WHERE l.id IN [$active, $previous]
SET l.state = CASE WHEN l.id = $previous THEN 'active' ELSE 'previous' END
RETURN count(l) AS swapped"""

UNLINK = """CYPHER 5
MATCH (d:AtlasDataset {name: $dataset})
WITH d OPTIONAL MATCH (l:AtlasLoad {dataset: $dataset}) WHERE l.state IN ['active', 'previous']
SET l.state = 'old'
WITH DISTINCT d DELETE d
RETURN count(*) AS gone"""

LOADS = """CYPHER 5
MATCH (l:AtlasLoad {dataset: $dataset})
RETURN l.id AS id, l.state AS state, l.owner AS owner,
       duration.inSeconds(l.seen, datetime()).seconds AS idle
ORDER BY id LIMIT 1000"""

STATE_OF_LOAD = "CYPHER 5 MATCH (l:AtlasLoad {id: $load}) RETURN l.state AS state"

FORSAKE = """CYPHER 5
MATCH (l:AtlasLoad {id: $load}) WHERE l.state = 'loading' SET l.state = 'broken' RETURN l.id AS id"""

# A load that seemed dead may have ended since it was looked at: its state is read under its lock.
CONDEMN = """CYPHER 5
MATCH (l:AtlasLoad {id: $load})
SET l.condemned = true
WITH l WHERE NOT l.state IN ['active', 'previous']
SET l.state = 'old'
RETURN count(l) AS gone"""

DELETE_NODES = """CYPHER 5
MATCH (n:AtlasEntity) WHERE n.key STARTS WITH $prefix
WITH n LIMIT 1000 DETACH DELETE n RETURN count(*) AS gone"""

DELETE_NAMES = """CYPHER 5
MATCH (m:AtlasName {load: $load}) WITH m LIMIT 10000 DELETE m RETURN count(*) AS gone"""

DELETE_LOAD = """CYPHER 5
MATCH (l:AtlasLoad {id: $load}) WHERE NOT l.state IN ['active', 'previous']
DELETE l RETURN count(*) AS gone"""
