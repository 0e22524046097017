"""What nobody knew in a whole graph: grouped by likeness, each group with what could be done about it."""
