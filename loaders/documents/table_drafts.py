"""What the readings of all tables share: their roles, the classes of their lines, what is told of a guess."""

from collections.abc import Sequence

from graph.kinds import LineClass, number_of
from loaders.documents.reading import Reading, RoleDraft
from loaders.readers.pieces import Place
from loaders.vocabulary.vocabulary import lookup_key

# The class of a line of a table by its number, and the one role that it speaks of, if it is one.
Lines = dict[int, tuple[LineClass, RoleDraft | None]]
# So many titles are told by name.
MOST_TOLD = 4


def draft_of(reading: Reading, title: str, place: Place) -> RoleDraft:
    """The role of this title in the document; it begins here where no other place has named it."""
    known = (draft for draft in reading.drafts if lookup_key(draft.title) == lookup_key(title))
    if (draft := next(known, None)) is None:
        draft = RoleDraft(title, place)
        reading.drafts.append(draft)
    return draft


def tell_guess(reading: Reading, place: Place, way: str, titles: Sequence[str], how: str) -> None:
    """List how a table was read: `way` says where its roles stand, `how` what was taken."""
    each = list(dict.fromkeys(titles))
    more = f" and {number_of(len(each) - MOST_TOLD, 'other')}" if len(each) > MOST_TOLD else ""
    message = f"a table with {way} ({', '.join(each[:MOST_TOLD])}{more}); {how}"
    reading.find("guessed-table", place, message, "compare the roles with the table")
