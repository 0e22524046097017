"""The page Changes: what changed between two versions of a ladder."""
