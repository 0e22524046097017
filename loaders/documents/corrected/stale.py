"""What a person put right and what the document says no more: told at the document, never passed over."""

from loaders.documents.corrected.roles import roles_called
from loaders.documents.reading import Reading
from loaders.readers.pieces import Place


def tell_stale(reading: Reading) -> None:
    """List the corrections of a document that do not fit it any more."""
    for one in reading.corrected.given:
        met = one.id in reading.corrected.met
        if not met and one.about and not roles_called(reading, one.about):
            reading.corrected.fails(one.id, f"no role of this document is called {one.about}")
    for message, do in reading.corrected.stale():
        first = reading.lines[0][0].line if reading.lines else 1
        reading.find("stale-correction", Place(first, 0, 0, ""), message, do)
