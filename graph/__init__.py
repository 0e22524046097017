"""The knowledge graph: its words, its model, its stores and the questions asked of it."""
