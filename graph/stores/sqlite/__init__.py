"""The embedded store: a graph and its loads in one SQLite database."""
