"""The page What if: what a change does to who holds what."""
