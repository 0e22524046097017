"""The Cypher of records: what a dataset keeps beside its graph, each content once."""

from typing import LiteralString

_HEAD: LiteralString = (
    "r.kind AS kind, r.name AS name, r.revision AS revision, r.by AS by, r.at AS at, r.note AS note,"
    " r.size AS size, r.digest AS digest"
)

OF_KIND: LiteralString = (
    "CYPHER 5 MATCH (r:AtlasRecord {dataset: $dataset}) WHERE r.load = $load AND r.kind = $kind RETURN "
    + _HEAD
    + " ORDER BY name LIMIT 100000"
)

ONE = """CYPHER 5
MATCH (r:AtlasRecord {key: $key})-[:ATLAS_HOLDS]->(c:AtlasContent)
RETURN r {.kind, .name, .revision, .by, .at, .note, .size, .digest} AS head, c.data AS data LIMIT 1"""

BESIDE: LiteralString = (
    "CYPHER 5 MATCH (r:AtlasRecord {dataset: $dataset}) WHERE r.load IN $loads RETURN "
    + _HEAD
    + " ORDER BY r.key LIMIT 100000"
)

# Writing to the dataset first takes its lock.
LOCK = """CYPHER 5
MERGE (d:AtlasDataset {name: $dataset})
SET d.turn = coalesce(d.turn, 0) + 1
RETURN d.active AS active, d.mark AS mark"""

MARK = "CYPHER 5 MATCH (d:AtlasDataset {name: $dataset}) SET d.mark = $mark"

NUMBER = """CYPHER 5
MATCH (d:AtlasDataset {name: $dataset}) SET d.acts = coalesce(d.acts, 0) + 1 RETURN d.acts AS number"""

REMOVE = "CYPHER 5 MATCH (r:AtlasRecord {key: $key}) DETACH DELETE r"

WRITE = """CYPHER 5
MERGE (c:AtlasContent {key: $content})
ON CREATE SET c.dataset = $dataset, c.data = $data
CREATE (r:AtlasRecord)-[:ATLAS_HOLDS]->(c)
SET r = $facts"""

COPY = """CYPHER 5
MATCH (r:AtlasRecord {key: $old})-[:ATLAS_HOLDS]->(c:AtlasContent)
CREATE (n:AtlasRecord)-[:ATLAS_HOLDS]->(c)
SET n = r {.*, key: $key, load: $load}"""

MOVE = "CYPHER 5 MATCH (r:AtlasRecord {key: $old}) SET r.key = $key, r.load = $load"

DROP = "CYPHER 5 MATCH (r:AtlasRecord {dataset: $dataset}) WHERE r.load = $load DETACH DELETE r"

LET_GO = """CYPHER 5
MATCH (c:AtlasContent {dataset: $dataset}) WHERE NOT EXISTS { (c)<-[:ATLAS_HOLDS]-() } DELETE c"""

RENAMED = "CYPHER 5 MATCH (d:AtlasDataset {name: $name, mark: $mark}) RETURN count(d) AS done"

# A name that a load which did not end has left behind is free.
FREE = """CYPHER 5
MATCH (d:AtlasDataset {name: $name})
WHERE d.active IS NULL AND NOT EXISTS { (:AtlasRecord {dataset: d.name}) } DETACH DELETE d"""

TAKEN = "CYPHER 5 MATCH (d:AtlasDataset {name: $name}) RETURN count(d) AS taken"

RENAME = """CYPHER 5
MATCH (d:AtlasDataset {name: $dataset}) SET d.name = $name, d.mark = $mark
RETURN d.active AS active"""

RENAME_LOADS = "CYPHER 5 MATCH (l:AtlasLoad {dataset: $dataset}) SET l.dataset = $name"

# Their keys begin with the name of the dataset.
RENAME_RECORDS = """CYPHER 5
MATCH (n:AtlasRecord|AtlasContent {dataset: $dataset})
SET n.dataset = $name, n.key = $name + substring(n.key, size($dataset))"""

WIPE = """CYPHER 5
MATCH (n:AtlasRecord|AtlasContent {dataset: $dataset}) DETACH DELETE n"""
