"""A graph that an earlier version of the atlas loaded: looked for, and removed once it was moved.

Its labels are such as any program might use too. What is ours is told by what only our loads bore:
an owner and a number of batches.
"""

from typing import LiteralString

from graph.stores.neo4j.leftovers import delete_rows, gone, is_dead
from graph.stores.neo4j.link import Link
from graph.stores.neo4j.own_names import OLD

ACTIVE_LOAD = """CYPHER 5
MATCH (d:Dataset {name: $dataset}) WHERE d.active IS NOT NULL
MATCH (l:Load {id: d.active, dataset: $dataset, state: 'active'})
WHERE l.owner IS NOT NULL AND l.batches IS NOT NULL
RETURN l.id AS load LIMIT 1"""

DATASETS = """CYPHER 5
MATCH (l:Load {state: 'active'}) WHERE l.owner IS NOT NULL AND l.batches IS NOT NULL
MATCH (d:Dataset {name: l.dataset, active: l.id})
RETURN DISTINCT d.name AS name ORDER BY name LIMIT 1000"""

LOADS = """CYPHER 5
MATCH (l:Load {dataset: $dataset}) WHERE l.owner IS NOT NULL AND l.batches IS NOT NULL
RETURN l.id AS id, l.state AS state, l.owner AS owner,
       coalesce(duration.inSeconds(l.seen, datetime()).seconds, 0) AS idle
ORDER BY id LIMIT 1000"""

# A dataset of another program's that our old loads took for ours keeps all that is its own.
UNLINK = """CYPHER 5
MATCH (d:Dataset {name: $dataset}) WHERE d.active IN $loads
REMOVE d.active
WITH d WHERE keys(d) = ['name'] AND NOT EXISTS { (d)--() }
DELETE d RETURN count(*) AS gone"""

DELETE_LOAD = "CYPHER 5 MATCH (l:Load {id: $load, dataset: $dataset}) DELETE l RETURN count(*) AS gone"

LOADS_LEFT = """CYPHER 5
MATCH (l:Load) WHERE l.owner IS NOT NULL AND l.batches IS NOT NULL RETURN count(l) AS held"""

RULES_HELD = """CYPHER 5
SHOW INDEXES YIELD name, labelsOrTypes, properties, owningConstraint
WHERE name STARTS WITH 'atlas_' AND size(labelsOrTypes) = 1 AND size(properties) = 1
RETURN name, labelsOrTypes[0] AS label, properties[0] AS property, owningConstraint"""

# The rules of before, by name: the label and the property that they were on.
RULES = {
    "atlas_entity_key": ("Entity", "key"),
    "atlas_dataset_name": ("Dataset", "name"),
    "atlas_load_id": ("Load", "id"),
    "atlas_entity_label": ("Entity", "label_key"),
    "atlas_name_label": ("Name", "label_key"),
    "atlas_name_load": ("Name", "load"),
    "atlas_load_dataset": ("Load", "dataset"),
}

DROP_CONSTRAINT: LiteralString = "CYPHER 5 DROP CONSTRAINT $name IF EXISTS"
DROP_INDEX: LiteralString = "CYPHER 5 DROP INDEX $name IF EXISTS"


def version_of(link: Link, dataset: str) -> str | None:
    """The version of the dataset's graph under the old names, None when there is none."""
    active = link.ask(ACTIVE_LOAD, dataset=dataset)
    return f"{OLD}{active[0]['load']}" if active else None


def datasets(link: Link) -> set[str]:
    """The datasets whose graphs bear the old names."""
    return {str(row["name"]) for row in link.ask(DATASETS)}


def remove(link: Link, dataset: str) -> None:
    """Delete what earlier versions loaded into a dataset, and their rules once they serve nobody.

    The pointer goes first: whoever is killed on the way leaves rows, which the next load removes.
    """
    loads = [str(row["id"]) for row in link.ask(LOADS, dataset=dataset) if is_dead(row)]
    if loads:
        gone(link, UNLINK, dataset=dataset, loads=loads)
    for load in loads:
        delete_rows(link, load, OLD)
        gone(link, DELETE_LOAD, load=load, dataset=dataset)
    _drop_rules(link)


def _drop_rules(link: Link) -> None:
    held = [row for row in link.ask(RULES_HELD) if _is_ours(row["name"], row["label"], row["property"])]
    if held and not link.ask(LOADS_LEFT)[0]["held"]:
        for row in held:
            statement = DROP_CONSTRAINT if row["owningConstraint"] else DROP_INDEX
            link.define(statement, name=row["owningConstraint"] or row["name"])


def _is_ours(name: str, label: str, property_name: str) -> bool:
    return RULES.get(name) == (label, property_name)
