"""The page Console: what the database itself says, asked in Cypher."""
