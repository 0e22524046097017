"""Whether the Cypher console is switched on, and what that risks."""

import os

from graph.address import AddressKind

YES = frozenset({"1", "true", "yes", "on"})
RISKS = (
    "The variable `CONSOLE` switches this page on. Whoever can open this app can then read **everything** in "
    "the database behind it, other datasets and the properties of every node included: Neo4j Community knows "
    "no roles. They can keep the server busy for 5 seconds at a time, and whoever means harm can write a "
    "question that uses up its memory until it stops. Read mode alone protects nothing; what keeps writing, "
    "files, the network and the settings of the server out of reach is the list of clauses, functions and "
    "procedures that this page lets through. For a circle wider than your team, point the app at a separate "
    "read-only copy of the database (`server.databases.read_only`)."
)


def switched_on() -> bool:
    """True when the variable CONSOLE says so."""
    return os.environ.get("CONSOLE", "").strip().lower() in YES


def console_offered(address: str) -> bool:
    """True when the console is switched on and the store's address is that of a Neo4j database."""
    return switched_on() and AddressKind.of(address) is AddressKind.SERVER
