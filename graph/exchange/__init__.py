"""A graph as JSON: the form of an atlas file, what is checked of one, and how faults are told."""
