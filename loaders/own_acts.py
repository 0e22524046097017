"""Acts on own words that lose nothing where two decide at once: made again on what the other kept."""

from collections.abc import Callable

from graph.errors import ChangedMeanwhile
from loaders.own_places import OwnPlace
from loaders.vocabulary.own import OwnVocabulary

# So often an act is made again where others keep something meanwhile.
TRIES = 4
# The words before and after an act, and what keeping them did, empty where nothing changed.
Acted = tuple[OwnVocabulary, OwnVocabulary, str]


def acted(
    place: OwnPlace, change: Callable[[OwnVocabulary], OwnVocabulary], note: str = "", by: str = ""
) -> Acted:
    """Change the words of a place; what another decides of other names meanwhile stays beside it.

    What `change` raises where the other said something else of a name goes on to the caller.
    """
    for left in reversed(range(TRIES)):
        own = place.read()
        fresh = change(own)
        if fresh == own:
            return own, own, ""
        try:
            return own, fresh, place.write(fresh, note, by)
        except ChangedMeanwhile:
            if not left:
                raise
    raise AssertionError("the last try returns or raises")
