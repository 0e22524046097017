"""What a person put right of a document, as typed values and as files: one of YAML a document."""
