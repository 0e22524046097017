"""The Cypher that reads: constants, and sums of constants; every value travels as a parameter.

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
MATCH (d:AtlasDataset)
WHERE d.name >= '' AND (d.active IS NOT NULL OR EXISTS { (:AtlasRecord {dataset: d.name}) })
RETURN d.name AS name ORDER BY name LIMIT 1000"""

# What several queries begin or end with. The state is that of the load after all else was read.
_AS_NODES = """WITH count(*) AS rows, collect(n{.id, .label, .alt_labels, .facts}) AS nodes
OPTIONAL MATCH (l:AtlasLoad {id: $load})
RETURN nodes, [] AS edges, rows, l.state AS state"""

_EDGE_MAPS = """
  [r IN edges | {source: startNode(r).id, kind: type(r), target: endNode(r).id,
                  facts: r.facts, evidence: r.evidence}] AS edges"""

_AS_EDGES = (
    """WITH r LIMIT $most
WITH count(*) AS rows, collect(r) AS edges
OPTIONAL MATCH (l:AtlasLoad {id: $load})
RETURN [] AS nodes, rows, l.state AS state,"""
    + _EDGE_MAPS
)

_EACH_WITH = """CYPHER 5
UNWIND $keys AS key
MATCH (a:AtlasEntity {key: key})
CALL (a) {
  RETURN a AS node, null AS r
  UNION ALL
"""

_AND_THROUGH = (
    """}
WITH node, r LIMIT $most
WITH count(*) AS rows, collect(DISTINCT node) AS nodes, collect(DISTINCT r) AS edges
CALL (edges) {
  UNWIND edges AS r
  UNWIND r.via AS id
  WITH DISTINCT $load + '|' + id + '|' AS key
  MATCH (v:AtlasEntity {key: key})
  RETURN collect(v) AS through
}
OPTIONAL MATCH (l:AtlasLoad {id: $load})
RETURN [n IN nodes + through | n{.id, .label, .alt_labels, .facts}] AS nodes, rows, l.state AS state,"""
    + _EDGE_MAPS
)

NODES = (
    """CYPHER 5
UNWIND $keys AS key
MATCH (n:AtlasEntity {key: key})
WITH n LIMIT $most
"""
    + _AS_NODES
)

NODES_AFTER = """CYPHER 5
MATCH (n:AtlasEntity) WHERE n.key STARTS WITH $prefix AND n.key > $after
WITH n ORDER BY n.key LIMIT $page
WITH count(*) AS rows, max(n.key) AS last, collect(n{.id, .label, .alt_labels, .facts}) AS nodes
OPTIONAL MATCH (l:AtlasLoad {id: $load})
RETURN nodes, [] AS edges, rows, last, l.state AS state"""

LABELLED = (
    """CYPHER 5
CALL () {
  MATCH (n:AtlasEntity {key: $id_key}) RETURN n
  UNION
  MATCH (n:AtlasEntity {label_key: $label_key}) RETURN n
  UNION
  MATCH (m:AtlasName {label_key: $label_key}) MATCH (n:AtlasEntity {key: m.key}) RETURN n
}
WITH n WHERE n.kind IN $kinds
WITH n LIMIT $most
"""
    + _AS_NODES
)

EDGES_FROM = (
    """CYPHER 5
UNWIND $keys AS key
MATCH (a:AtlasEntity {key: key})
MATCH (a)-[r:ATLAS_IN_TRACK|ATLAS_PROMOTES_TO|ATLAS_INHERITS|ATLAS_STATES|ATLAS_NAMES|ATLAS_FROM
  |ATLAS_NEEDS]->(:AtlasEntity)
WHERE type(r) = $type
"""
    + _AS_EDGES
)

EDGES_TO = (
    """CYPHER 5
UNWIND $keys AS key
MATCH (b:AtlasEntity {key: key})
MATCH (b)<-[r:ATLAS_IN_TRACK|ATLAS_PROMOTES_TO|ATLAS_INHERITS|ATLAS_STATES|ATLAS_NAMES|ATLAS_FROM
  |ATLAS_NEEDS]-(:AtlasEntity)
WHERE type(r) = $type
"""
    + _AS_EDGES
)

# The stream of one kind of edge: a page of sources at a time, in the order of their keys.
EDGES_AFTER = """CYPHER 5
MATCH (a:AtlasEntity) WHERE a.key STARTS WITH $prefix AND a.key > $after
WITH a ORDER BY a.key LIMIT $page
WITH collect(a) AS sources, max(a.key) AS last, count(*) AS rows
CALL (sources) {
  UNWIND sources AS a
  MATCH (a)-[r:ATLAS_IN_TRACK|ATLAS_PROMOTES_TO|ATLAS_INHERITS|ATLAS_STATES|ATLAS_NAMES|ATLAS_FROM
    |ATLAS_NEEDS]->(b:AtlasEntity)
  WHERE type(r) = $type
  RETURN collect({source: a.id, kind: type(r), target: b.id,
                  facts: r.facts, evidence: r.evidence}) AS edges
}
OPTIONAL MATCH (l:AtlasLoad {id: $load})
RETURN [] AS nodes, edges, rows, last, l.state AS state"""

_NEEDS = """  MATCH (a)-[r:ATLAS_NEEDS]->(b:AtlasEntity) RETURN b AS node, r
"""

_NEEDED_BY = """  MATCH (a)<-[r:ATLAS_NEEDS]-(b:AtlasEntity) RETURN b AS node, r
"""

_ROLE = """  MATCH (a)-[r:ATLAS_STATES|ATLAS_INHERITS|ATLAS_NEEDS]->(b:AtlasEntity) RETURN b AS node, r
  UNION ALL
  MATCH (a)-[:ATLAS_STATES]->(:AtlasEntity)-[r:ATLAS_NAMES]->(b:AtlasEntity) RETURN b AS node, r
"""

_AROUND = """  MATCH (a)-[r:ATLAS_NEEDS|ATLAS_PROMOTES_TO|ATLAS_INHERITS]-(b:AtlasEntity) RETURN b AS node, r
"""

_AMONG = """  MATCH (a)-[r:ATLAS_NEEDS|ATLAS_PROMOTES_TO|ATLAS_INHERITS]->(b:AtlasEntity) WHERE b.key IN $keys
  RETURN b AS node, r
"""

PIECES: Mapping[Pattern, LiteralString] = {
    Pattern.NEEDS: _EACH_WITH + _NEEDS + _AND_THROUGH,
    Pattern.NEEDED_BY: _EACH_WITH + _NEEDED_BY + _AND_THROUGH,
    Pattern.ROLE: _EACH_WITH + _ROLE + _AND_THROUGH,
    Pattern.AROUND: _EACH_WITH + _AROUND + _AND_THROUGH,
    Pattern.AMONG: _EACH_WITH + _AMONG + _AND_THROUGH,
}
