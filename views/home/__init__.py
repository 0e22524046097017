"""The page Home: what is loaded, a place to drop documents, and questions to begin with."""
