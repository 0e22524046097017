"""An address becomes a store on a server that answers."""

import os
from collections.abc import Mapping

from graph.neo4j_store.address import target
from graph.neo4j_store.link import Link
from graph.neo4j_store.schema import prepare_if_bare
from graph.neo4j_store.store import Neo4jStore


def open_store(address: str, env: Mapping[str, str] = os.environ) -> Neo4jStore:
    """The store at this address; raises BadAddress, or StoreTrouble when the server does not answer."""
    asked = target(address, env)
    link = Link(asked)
    prepare_if_bare(link)
    return Neo4jStore(link, asked.dataset)
