"""The store on a Neo4j server: a single one, a cluster or Aura."""
