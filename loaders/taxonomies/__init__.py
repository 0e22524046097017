"""Open formats of the field, read into a graph: ESCO, O*NET, SKOS, CASE and schema.org."""
