"""The page Vocabulary: what words nobody knew, and what was decided of them."""
