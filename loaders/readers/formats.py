"""Which reader reads a file, by the ending of its name; each is loaded with the first file it reads."""

# By ending, the module whose `pieces(data: bytes)` reads such a file.
READERS = {
    ".txt": "loaders.readers.text",
    ".md": "loaders.readers.text",
    ".markdown": "loaders.readers.text",
    ".text": "loaders.readers.text",
    ".docx": "loaders.readers.word",
    ".html": "loaders.readers.web",
    ".htm": "loaders.readers.web",
    ".csv": "loaders.readers.separated",
    ".tsv": "loaders.readers.separated",
    ".pdf": "loaders.readers.pdf",
}
READABLE = tuple(READERS)
# Files that people take for documents, and that are not read as such.
OTHER_DOCUMENTS = (".doc", ".odt", ".rtf")
