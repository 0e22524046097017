"""Degrees and years that a statement asks for."""
