"""What the console offers: whether it is switched on, what that risks, and questions to start from."""

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

EXAMPLES = {
    "Who needs a system": (
        "MATCH (r:AtlasRole {load: $load})-[n:ATLAS_NEEDS]->(s:AtlasSystem)\n"
        "WHERE s.label = 'Salesforce'\n"
        "RETURN r.label AS role, n.level AS level\n"
        "ORDER BY level DESC, role"
    ),
    "Skills that most roles need": (
        "MATCH (r:AtlasRole {load: $load})-[:ATLAS_NEEDS]->(s)\n"
        "RETURN s.label AS skill, count(DISTINCT r) AS roles\n"
        "ORDER BY roles DESC, skill\n"
        "LIMIT 20"
    ),
    "Systems that one role alone needs": (
        "MATCH (s:AtlasSystem {load: $load})\n"
        "WHERE COUNT { (:AtlasRole)-[:ATLAS_NEEDS]->(s) } = 1\n"
        "MATCH (r:AtlasRole)-[:ATLAS_NEEDS]->(s)\n"
        "RETURN s.label AS system, r.label AS role\n"
        "ORDER BY system"
    ),
    "Ladders, as a graph": (
        "MATCH path = (:AtlasRole {load: $load})-[:ATLAS_PROMOTES_TO]->(:AtlasRole)\nRETURN path\nLIMIT 100"
    ),
    "Roles around their systems, as a graph": (
        "MATCH (r:AtlasRole {load: $load})-[n:ATLAS_NEEDS]->(s:AtlasSystem)\nRETURN r, n, s\nLIMIT 150"
    ),
}


def switched_on() -> bool:
    """True when the variable CONSOLE says so."""
    return os.environ.get("CONSOLE", "").strip().lower() in YES


def console_offered(address: str) -> bool:
    """True when the console is switched on and the store's address is that of a Neo4j database."""
    return switched_on() and AddressKind.of(address) is AddressKind.SERVER
