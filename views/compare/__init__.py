"""The page Compare: what roles share, and what one asks beyond another."""
