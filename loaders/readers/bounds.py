"""How much is read at once: of one file, of a packed one, of one load; pages and docs tell the same."""

# The largest document, and the largest archive (.zip) or taxonomy, in bytes.
LARGEST = 25_000_000
LARGEST_ARCHIVE = 150_000_000
# The documents of one load: how many, and how many bytes together.
MOST_DOCUMENTS = 10_000
MOST_BYTES = 500_000_000


def megabytes(size: int) -> str:
    """So many bytes in words: "25 MB"."""
    return f"{size // 1_000_000:,} MB"
