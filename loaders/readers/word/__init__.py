"""Word documents: their paragraphs, lists and tables."""
