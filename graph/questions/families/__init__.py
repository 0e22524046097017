"""Families of like roles, and the skills that bridge tracks or families."""
