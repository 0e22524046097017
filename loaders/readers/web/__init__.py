"""Web pages: what a person reads there, and their tables."""
