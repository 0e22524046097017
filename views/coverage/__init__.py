"""The page Coverage: who holds what, and what hangs on one alone."""
