"""A graph that an earlier version of the atlas loaded: found, and removed once it was moved."""

from graph.stores.neo4j import cypher_old as cypher
from graph.stores.neo4j.leftovers import delete_rows, gone, is_dead
from graph.stores.neo4j.link import Link
from graph.stores.neo4j.own_names import OLD


def version_of(link: Link, dataset: str) -> str | None:
    """The version of the dataset's graph under the old names, None when there is none."""
    found = link.ask(cypher.ACTIVE_LOAD, dataset=dataset)
    return f"{OLD}{found[0]['load']}" if found else None


def datasets(link: Link) -> set[str]:
    """The datasets whose graphs bear the old names."""
    return {str(row["name"]) for row in link.ask(cypher.DATASETS)}


def remove(link: Link, dataset: str) -> None:
    """Delete what earlier versions loaded into a dataset, and their rules once they serve nobody.

    The pointer goes first: whoever is killed on the way leaves rows, which the next load removes.
    """
    loads = [str(row["id"]) for row in link.ask(cypher.LOADS, dataset=dataset) if is_dead(row)]
    if loads:
        gone(link, cypher.UNLINK, dataset=dataset, loads=loads)
    for load in loads:
        delete_rows(link, load, OLD)
        gone(link, cypher.DELETE_LOAD, load=load, dataset=dataset)
    _drop_rules(link)


def _drop_rules(link: Link) -> None:
    held = [
        row for row in link.ask(cypher.RULES_HELD) if _is_ours(row["name"], row["label"], row["property"])
    ]
    if held and not link.ask(cypher.LOADS_LEFT)[0]["held"]:
        for row in held:
            statement = cypher.DROP_CONSTRAINT if row["owningConstraint"] else cypher.DROP_INDEX
            link.define(statement, name=row["owningConstraint"] or row["name"])


def _is_ours(name: str, label: str, property_name: str) -> bool:
    return cypher.RULES.get(name) == (label, property_name)
