"""Where the role documents, the vocabulary and the rules lie that ship with the program."""

from pathlib import Path

DOCUMENTS = Path(__file__).parent / "documents"
VOCABULARY = Path(__file__).parent / "vocabulary"
VECTORS = Path(__file__).parent / "vectors"
DUTIES = Path(__file__).parent / "duties.yaml"
