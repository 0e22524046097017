"""Ladders as data: keys and values become roles and what they ask."""
