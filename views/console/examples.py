"""Questions in Cypher to start from; `$load` is the set of facts that the app shows now."""

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
