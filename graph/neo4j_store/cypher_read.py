"""The Cypher that reads: whole constants; every value travels as a parameter.

An entity's `key` is `load|id|`: an index on it finds one node, or by prefix the nodes of a load or
of a kind, in the order that edge keys have. Each answer is one record of nodes, edges, the number
of rows they came from, and the state of the load as it was after they were read: what was read of
a load that has been replaced meanwhile is no answer.
"""

from collections.abc import Mapping
from typing import LiteralString

from graph.patterns import Pattern

ACTIVE_LOAD = "CYPHER 5 MATCH (d:Dataset {name: $dataset}) RETURN d.active AS load"

DATASETS = """CYPHER 5
MATCH (d:Dataset) WHERE d.name >= '' AND d.active IS NOT NULL
RETURN d.name AS name ORDER BY name LIMIT 1000"""

NODES = """CYPHER 5
UNWIND $keys AS key
MATCH (n:Entity {key: key})
WITH n LIMIT $most
WITH count(*) AS found, collect(n{.id, .label, .alt_labels, .facts}) AS nodes
OPTIONAL MATCH (l:Load {id: $load})
RETURN nodes, [] AS edges, found, l.state AS state"""

NODES_AFTER = """CYPHER 5
MATCH (n:Entity) WHERE n.key STARTS WITH $prefix AND n.key > $after
WITH n ORDER BY n.key LIMIT $page
WITH count(*) AS found, max(n.key) AS last, collect(n{.id, .label, .alt_labels, .facts}) AS nodes
OPTIONAL MATCH (l:Load {id: $load})
RETURN nodes, [] AS edges, found, last, l.state AS state"""

LABELLED = """CYPHER 5
CALL () {
  MATCH (n:Entity {key: $id_key}) RETURN n
  UNION
  MATCH (n:Entity {label_key: $label_key}) RETURN n
  UNION
  MATCH (m:Name {label_key: $label_key}) MATCH (n:Entity {key: m.key}) RETURN n
}
WITH n WHERE n.kind IN $kinds
WITH n LIMIT $most
WITH count(*) AS found, collect(n{.id, .label, .alt_labels, .facts}) AS nodes
OPTIONAL MATCH (l:Load {id: $load})
RETURN nodes, [] AS edges, found, l.state AS state"""

EDGES_FROM = """CYPHER 5
UNWIND $keys AS key
MATCH (a:Entity {key: key})-[r:IN_TRACK|PROMOTES_TO|INHERITS|STATES|NAMES|FROM|NEEDS]->(:Entity)
WHERE type(r) = $kind
WITH r LIMIT $most
WITH count(*) AS found, collect(r) AS edges
OPTIONAL MATCH (l:Load {id: $load})
RETURN [] AS nodes, found, l.state AS state,
  [r IN edges | {source: startNode(r).id, kind: type(r), target: endNode(r).id,
                  facts: r.facts, evidence: r.evidence}] AS edges"""

EDGES_TO = """CYPHER 5
UNWIND $keys AS key
MATCH (b:Entity {key: key})<-[r:IN_TRACK|PROMOTES_TO|INHERITS|STATES|NAMES|FROM|NEEDS]-(:Entity)
WHERE type(r) = $kind
WITH r LIMIT $most
WITH count(*) AS found, collect(r) AS edges
OPTIONAL MATCH (l:Load {id: $load})
RETURN [] AS nodes, found, l.state AS state,
  [r IN edges | {source: startNode(r).id, kind: type(r), target: endNode(r).id,
                  facts: r.facts, evidence: r.evidence}] AS edges"""

# The stream of one kind of edge: a page of sources at a time, in the order of their keys.
EDGES_AFTER = """CYPHER 5
MATCH (a:Entity) WHERE a.key STARTS WITH $prefix AND a.key > $after
WITH a ORDER BY a.key LIMIT $page
WITH collect(a) AS sources, max(a.key) AS last, count(*) AS found
CALL (sources) {
  UNWIND sources AS a
  MATCH (a)-[r:IN_TRACK|PROMOTES_TO|INHERITS|STATES|NAMES|FROM|NEEDS]->(b:Entity)
  WHERE type(r) = $kind
  RETURN collect({source: a.id, kind: type(r), target: b.id,
                  facts: r.facts, evidence: r.evidence}) AS edges
}
OPTIONAL MATCH (l:Load {id: $load})
RETURN [] AS nodes, edges, found, last, l.state AS state"""

_NEEDS = """CYPHER 5
UNWIND $keys AS key
MATCH (a:Entity {key: key})
CALL (a) {
  RETURN a AS node, null AS r
  UNION ALL
  MATCH (a)-[r:NEEDS]->(b:Entity) RETURN b AS node, r
}
WITH node, r LIMIT $most
WITH count(*) AS found, collect(DISTINCT node) AS nodes, collect(DISTINCT r) AS edges
CALL (edges) {
  UNWIND edges AS r
  UNWIND r.via AS id
  WITH DISTINCT $load + '|' + id + '|' AS key
  MATCH (v:Entity {key: key})
  RETURN collect(v) AS through
}
OPTIONAL MATCH (l:Load {id: $load})
RETURN [n IN nodes + through | n{.id, .label, .alt_labels, .facts}] AS nodes, found, l.state AS state,
  [r IN edges | {source: startNode(r).id, kind: type(r), target: endNode(r).id,
                  facts: r.facts, evidence: r.evidence}] AS edges"""

_NEEDED_BY = """CYPHER 5
UNWIND $keys AS key
MATCH (a:Entity {key: key})
CALL (a) {
  RETURN a AS node, null AS r
  UNION ALL
  MATCH (a)<-[r:NEEDS]-(b:Entity) RETURN b AS node, r
}
WITH node, r LIMIT $most
WITH count(*) AS found, collect(DISTINCT node) AS nodes, collect(DISTINCT r) AS edges
CALL (edges) {
  UNWIND edges AS r
  UNWIND r.via AS id
  WITH DISTINCT $load + '|' + id + '|' AS key
  MATCH (v:Entity {key: key})
  RETURN collect(v) AS through
}
OPTIONAL MATCH (l:Load {id: $load})
RETURN [n IN nodes + through | n{.id, .label, .alt_labels, .facts}] AS nodes, found, l.state AS state,
  [r IN edges | {source: startNode(r).id, kind: type(r), target: endNode(r).id,
                  facts: r.facts, evidence: r.evidence}] AS edges"""

_ROLE = """CYPHER 5
UNWIND $keys AS key
MATCH (a:Entity {key: key})
CALL (a) {
  RETURN a AS node, null AS r
  UNION ALL
  MATCH (a)-[r:STATES|INHERITS|NEEDS]->(b:Entity) RETURN b AS node, r
  UNION ALL
  MATCH (a)-[:STATES]->(:Entity)-[r:NAMES]->(b:Entity) RETURN b AS node, r
}
WITH node, r LIMIT $most
WITH count(*) AS found, collect(DISTINCT node) AS nodes, collect(DISTINCT r) AS edges
CALL (edges) {
  UNWIND edges AS r
  UNWIND r.via AS id
  WITH DISTINCT $load + '|' + id + '|' AS key
  MATCH (v:Entity {key: key})
  RETURN collect(v) AS through
}
OPTIONAL MATCH (l:Load {id: $load})
RETURN [n IN nodes + through | n{.id, .label, .alt_labels, .facts}] AS nodes, found, l.state AS state,
  [r IN edges | {source: startNode(r).id, kind: type(r), target: endNode(r).id,
                  facts: r.facts, evidence: r.evidence}] AS edges"""

_AROUND = """CYPHER 5
UNWIND $keys AS key
MATCH (a:Entity {key: key})
CALL (a) {
  RETURN a AS node, null AS r
  UNION ALL
  MATCH (a)-[r:NEEDS|PROMOTES_TO|INHERITS]-(b:Entity) RETURN b AS node, r
}
WITH node, r LIMIT $most
WITH count(*) AS found, collect(DISTINCT node) AS nodes, collect(DISTINCT r) AS edges
CALL (edges) {
  UNWIND edges AS r
  UNWIND r.via AS id
  WITH DISTINCT $load + '|' + id + '|' AS key
  MATCH (v:Entity {key: key})
  RETURN collect(v) AS through
}
OPTIONAL MATCH (l:Load {id: $load})
RETURN [n IN nodes + through | n{.id, .label, .alt_labels, .facts}] AS nodes, found, l.state AS state,
  [r IN edges | {source: startNode(r).id, kind: type(r), target: endNode(r).id,
                  facts: r.facts, evidence: r.evidence}] AS edges"""

_AMONG = """CYPHER 5
UNWIND $keys AS key
MATCH (a:Entity {key: key})
CALL (a) {
  RETURN a AS node, null AS r
  UNION ALL
  MATCH (a)-[r:NEEDS|PROMOTES_TO|INHERITS]->(b:Entity) WHERE b.key IN $keys RETURN b AS node, r
}
WITH node, r LIMIT $most
WITH count(*) AS found, collect(DISTINCT node) AS nodes, collect(DISTINCT r) AS edges
CALL (edges) {
  UNWIND edges AS r
  UNWIND r.via AS id
  WITH DISTINCT $load + '|' + id + '|' AS key
  MATCH (v:Entity {key: key})
  RETURN collect(v) AS through
}
OPTIONAL MATCH (l:Load {id: $load})
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
