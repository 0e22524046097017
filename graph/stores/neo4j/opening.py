"""An address becomes a store on a server that answers."""

import os
from collections.abc import Mapping

from graph.stores.neo4j.address import target
from graph.stores.neo4j.link import Link
from graph.stores.neo4j.schema import prepare_if_bare
from graph.stores.neo4j.store import Neo4jStore


def open_store(address: str, env: Mapping[str, str] = os.environ) -> Neo4jStore:
    """The store at this address; raises BadAddress, or StoreTrouble when the server does not answer."""
    asked = target(address, env)
    link = Link(asked)
    prepare_if_bare(link)
    return Neo4jStore(link, asked.dataset)
