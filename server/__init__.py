"""A Neo4j server of one's own on this machine."""
