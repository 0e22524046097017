"""What keeps a graph: in memory, in a file, on a Neo4j server; one protocol for all of them."""
