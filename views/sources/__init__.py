"""The page Sources: what was read, line by line."""
