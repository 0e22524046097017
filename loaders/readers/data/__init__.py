"""Data as YAML and JSON, each value at its place in the file."""
