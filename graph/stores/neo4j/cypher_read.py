"""The Cypher that reads: whole constants; every value travels as a parameter.

Labels, types and names of rules are ours alone (`own_names.py`), for the database may be shared.

An entity's `key` is `load|id|`: an index on it finds one node, or by prefix the nodes of a load or
of a kind, in the order that edge keys have. Each answer is one record of nodes, edges, the number
of rows they came from, and the state of the load as it was after they were read: what was read of
a load that has been replaced meanwhile is no answer.
"""

from collections.abc import Mapping
from typing import LiteralString

from graph.stores.patterns import Pattern

ACTIVE_LOAD = "CYPHER 5 MATCH (d:AtlasDataset {name: $dataset}) RETURN d.active AS load"

DATASETS = """CYPHER 5
MATCH (d:AtlasDataset) WHERE d.name >= '' AND d.active IS NOT NULL
RETURN d.name AS name ORDER BY name LIMIT 1000"""

NODES = """CYPHER 5
UNWIND $keys AS key
MATCH (n:AtlasEntity {key: key})
WITH n LIMIT $most
WITH count(*) AS found, collect(n{.id, .label, .alt_labels, .facts}) AS nodes
OPTIONAL MATCH (l:AtlasLoad {id: $load})
RETURN nodes, [] AS edges, found, l.state AS state"""

NODES_AFTER = """CYPHER 5
MATCH (n:AtlasEntity) WHERE n.key STARTS WITH $prefix AND n.key > $after
WITH n ORDER BY n.key LIMIT $page
WITH count(*) AS found, max(n.key) AS last, collect(n{.id, .label, .alt_labels, .facts}) AS nodes
OPTIONAL MATCH (l:AtlasLoad {id: $load})
RETURN nodes, [] AS edges, found, last, l.state AS state"""

LABELLED = """CYPHER 5
CALL () {
  MATCH (n:AtlasEntity {key: $id_key}) RETURN n
  UNION
  MATCH (n:AtlasEntity {label_key: $label_key}) RETURN n
  UNION
  MATCH (m:AtlasName {label_key: $label_key}) MATCH (n:AtlasEntity {key: m.key}) RETURN n
}
WITH n WHERE n.kind IN $kinds
WITH n LIMIT $most
WITH count(*) AS found, collect(n{.id, .label, .alt_labels, .facts}) AS nodes
OPTIONAL MATCH (l:AtlasLoad {id: $load})
RETURN nodes, [] AS edges, found, l.state AS state"""

EDGES_FROM = """CYPHER 5
UNWIND $keys AS key
MATCH (a:AtlasEntity {key: key})
MATCH (a)-[r:ATLAS_IN_TRACK|ATLAS_PROMOTES_TO|ATLAS_INHERITS|ATLAS_STATES|ATLAS_NAMES|ATLAS_FROM
  |ATLAS_NEEDS]->(:AtlasEntity)
WHERE type(r) = $type
WITH r LIMIT $most
WITH count(*) AS found, collect(r) AS edges
OPTIONAL MATCH (l:AtlasLoad {id: $load})
RETURN [] AS nodes, found, l.state AS state,
  [r IN edges | {source: startNode(r).id, kind: type(r), target: endNode(r).id,
                  facts: r.facts, evidence: r.evidence}] AS edges"""

EDGES_TO = """CYPHER 5
UNWIND $keys AS key
MATCH (b:AtlasEntity {key: key})
MATCH (b)<-[r:ATLAS_IN_TRACK|ATLAS_PROMOTES_TO|ATLAS_INHERITS|ATLAS_STATES|ATLAS_NAMES|ATLAS_FROM
  |ATLAS_NEEDS]-(:AtlasEntity)
WHERE type(r) = $type
WITH r LIMIT $most
WITH count(*) AS found, collect(r) AS edges
OPTIONAL MATCH (l:AtlasLoad {id: $load})
RETURN [] AS nodes, found, l.state AS state,
  [r IN edges | {source: startNode(r).id, kind: type(r), target: endNode(r).id,
                  facts: r.facts, evidence: r.evidence}] AS edges"""

# The stream of one kind of edge: a page of sources at a time, in the order of their keys.
EDGES_AFTER = """CYPHER 5
MATCH (a:AtlasEntity) WHERE a.key STARTS WITH $prefix AND a.key > $after
WITH a ORDER BY a.key LIMIT $page
WITH collect(a) AS sources, max(a.key) AS last, count(*) AS found
CALL (sources) {
  UNWIND sources AS a
  MATCH (a)-[r:ATLAS_IN_TRACK|ATLAS_PROMOTES_TO|ATLAS_INHERITS|ATLAS_STATES|ATLAS_NAMES|ATLAS_FROM
    |ATLAS_NEEDS]->(b:AtlasEntity)
  WHERE type(r) = $type
  RETURN collect({source: a.id, kind: type(r), target: b.id,
                  facts: r.facts, evidence: r.evidence}) AS edges
}
OPTIONAL MATCH (l:AtlasLoad {id: $load})
RETURN [] AS nodes, edges, found, last, l.state AS state"""

_NEEDS = """CYPHER 5
UNWIND $keys AS key
MATCH (a:AtlasEntity {key: key})
CALL (a) {
  RETURN a AS node, null AS r
  UNION ALL
  MATCH (a)-[r:ATLAS_NEEDS]->(b:AtlasEntity) RETURN b AS node, r
}
WITH node, r LIMIT $most
WITH count(*) AS found, collect(DISTINCT node) AS nodes, collect(DISTINCT r) AS edges
CALL (edges) {
  UNWIND edges AS r
  UNWIND r.via AS id
  WITH DISTINCT $load + '|' + id + '|' AS key
  MATCH (v:AtlasEntity {key: key})
  RETURN collect(v) AS through
}
OPTIONAL MATCH (l:AtlasLoad {id: $load})
RETURN [n IN nodes + through | n{.id, .label, .alt_labels, .facts}] AS nodes, found, l.state AS state,
  [r IN edges | {source: startNode(r).id, kind: type(r), target: endNode(r).id,
                  facts: r.facts, evidence: r.evidence}] AS edges"""

_NEEDED_BY = """CYPHER 5
UNWIND $keys AS key
MATCH (a:AtlasEntity {key: key})
CALL (a) {
  RETURN a AS node, null AS r
  UNION ALL
  MATCH (a)<-[r:ATLAS_NEEDS]-(b:AtlasEntity) RETURN b AS node, r
}
WITH node, r LIMIT $most
WITH count(*) AS found, collect(DISTINCT node) AS nodes, collect(DISTINCT r) AS edges
CALL (edges) {
  UNWIND edges AS r
  UNWIND r.via AS id
  WITH DISTINCT $load + '|' + id + '|' AS key
  MATCH (v:AtlasEntity {key: key})
  RETURN collect(v) AS through
}
OPTIONAL MATCH (l:AtlasLoad {id: $load})
RETURN [n IN nodes + through | n{.id, .label, .alt_labels, .facts}] AS nodes, found, l.state AS state,
  [r IN edges | {source: startNode(r).id, kind: type(r), target: endNode(r).id,
                  facts: r.facts, evidence: r.evidence}] AS edges"""

_ROLE = """CYPHER 5
UNWIND $keys AS key
MATCH (a:AtlasEntity {key: key})
CALL (a) {
  RETURN a AS node, null AS r
  UNION ALL
  MATCH (a)-[r:ATLAS_STATES|ATLAS_INHERITS|ATLAS_NEEDS]->(b:AtlasEntity) RETURN b AS node, r
  UNION ALL
  MATCH (a)-[:ATLAS_STATES]->(:AtlasEntity)-[r:ATLAS_NAMES]->(b:AtlasEntity) RETURN b AS node, r
}
WITH node, r LIMIT $most
WITH count(*) AS found, collect(DISTINCT node) AS nodes, collect(DISTINCT r) AS edges
CALL (edges) {
  UNWIND edges AS r
  UNWIND r.via AS id
  WITH DISTINCT $load + '|' + id + '|' AS key
  MATCH (v:AtlasEntity {key: key})
  RETURN collect(v) AS through
}
OPTIONAL MATCH (l:AtlasLoad {id: $load})
RETURN [n IN nodes + through | n{.id, .label, .alt_labels, .facts}] AS nodes, found, l.state AS state,
  [r IN edges | {source: startNode(r).id, kind: type(r), target: endNode(r).id,
                  facts: r.facts, evidence: r.evidence}] AS edges"""

_AROUND = """CYPHER 5
UNWIND $keys AS key
MATCH (a:AtlasEntity {key: key})
CALL (a) {
  RETURN a AS node, null AS r
  UNION ALL
  MATCH (a)-[r:ATLAS_NEEDS|ATLAS_PROMOTES_TO|ATLAS_INHERITS]-(b:AtlasEntity) RETURN b AS node, r
}
WITH node, r LIMIT $most
WITH count(*) AS found, collect(DISTINCT node) AS nodes, collect(DISTINCT r) AS edges
CALL (edges) {
  UNWIND edges AS r
  UNWIND r.via AS id
  WITH DISTINCT $load + '|' + id + '|' AS key
  MATCH (v:AtlasEntity {key: key})
  RETURN collect(v) AS through
}
OPTIONAL MATCH (l:AtlasLoad {id: $load})
RETURN [n IN nodes + through | n{.id, .label, .alt_labels, .facts}] AS nodes, found, l.state AS state,
  [r IN edges | {source: startNode(r).id, kind: type(r), target: endNode(r).id,
                  facts: r.facts, evidence: r.evidence}] AS edges"""

_AMONG = """CYPHER 5
UNWIND $keys AS key
MATCH (a:AtlasEntity {key: key})
CALL (a) {
  RETURN a AS node, null AS r
  UNION ALL
  MATCH (a)-[r:ATLAS_NEEDS|ATLAS_PROMOTES_TO|ATLAS_INHERITS]->(b:AtlasEntity) WHERE b.key IN $keys
  RETURN b AS node, r
}
WITH node, r LIMIT $most
WITH count(*) AS found, collect(DISTINCT node) AS nodes, collect(DISTINCT r) AS edges
CALL (edges) {
  UNWIND edges AS r
  UNWIND r.via AS id
  WITH DISTINCT $load + '|' + id + '|' AS key
  MATCH (v:AtlasEntity {key: key})
  RETURN collect(v) AS through
}
OPTIONAL MATCH (l:AtlasLoad {id: $load})
RETURN [n IN nodes + through | n{.id, .label, .alt_labels, .facts}] AS nodes, found, l.state AS state,
  [r IN edges | {source: startNode(r).id, kind: type(r), target: endNode(r).id,
                  facts: r.facts, evidence: r.evidence}] AS edges"""

PIECES: Mapping[Pattern, LiteralString] = {
    Pattern.NEEDS: _NEEDS,
    Pattern.NEEDED_BY: _NEEDED_BY,
    Pattern.ROLE: _ROLE,
    Pattern.AROUND: _AROUND,
    Pattern.AMONG: _AMONG,
}
