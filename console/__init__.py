"""The read-only Cypher console: a guard over one statement, and the run of it."""
