"""The page Load: documents are dropped, read in sight, and kept when a person says so."""
