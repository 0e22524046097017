"""The page Check: what is odd in the ladder."""
