"""The constraints and indexes that every query relies on."""

from graph.errors import StoreTrouble, StoreUnavailable
from graph.neo4j_store import cypher_write as cypher
from graph.neo4j_store.link import Link


def prepare(link: Link) -> None:
    """Have every constraint and index, and wait until they serve."""
    for statement in cypher.SCHEMA:
        link.define(statement)
    link.define(cypher.SCHEMA_ONLINE)


def prepare_if_bare(link: Link) -> None:
    """Have the schema on a database that lacks it, such as a freshly imported one.

    A user who may only read is let go on: then the queries are slow, not wrong.
    """
    if link.ask(cypher.SCHEMA_HELD)[0]["held"] < len(cypher.SCHEMA):
        try:
            prepare(link)
        except StoreUnavailable:
            raise
        except StoreTrouble:
            return
