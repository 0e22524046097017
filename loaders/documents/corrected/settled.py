"""What a person put right of the roles of a document, once its last line is read."""

from loaders.documents.corrected.lines import settle_lines
from loaders.documents.corrected.links import settle_links, settle_names
from loaders.documents.corrected.titles import settle_titles
from loaders.documents.reading import Reading


def settle(reading: Reading) -> None:
    """Put right titles, then lines, then what roles are called and take over."""
    if reading.corrected.given:
        settle_titles(reading)
        settle_lines(reading)
        settle_names(reading)
        settle_links(reading)
