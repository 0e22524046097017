"""Titles of roles: where they stand, what their words are."""
