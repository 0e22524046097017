"""Tracks that a column of a table names beside the roles in its rows: "Team | Job title | Skill | Level"."""

from collections.abc import Mapping, Sequence

from loaders.documents.reading import Reading, RoleDraft
from loaders.documents.titles.title import bare_title
from loaders.readers.pieces import Cell, Place, TableBlock
from loaders.vocabulary.vocabulary import lookup_key

# A name of a track has no more words.
LONGEST_NAME = 6
Rows = Sequence[Sequence[Cell]]


def name_tracks_by_column(reading: Reading) -> None:
    """Name the track of roles without one by the column of a table that is headed as such.

    The column must group: one of its names stands beside two roles or more. A role beside which two names
    stand, or none, is in no track.
    """
    words = [lookup_key(word) for word in reading.vocabulary.wording.tables.tracks]
    for piece in reading.source.pieces:
        if isinstance(piece, TableBlock) and len(piece.rows) > 1:
            _name(reading, piece.rows, words)


def _name(reading: Reading, rows: Rows, words: Sequence[str]) -> None:
    columns = {item: n for row in rows for n, cell in enumerate(row) for item in cell.items}
    titled = {one: columns[one.place] for one in reading.drafts if one.track is None and one.place in columns}
    head = [lookup_key(cell.text) for cell in rows[0]]
    of_tracks = [n for n, key in enumerate(head) if key in words and n not in titled.values()]
    for column in sorted(of_tracks, key=lambda n: words.index(head[n])):
        named = _by_role(rows, column, titled)
        keys = [lookup_key(place.text) for place in named.values()]
        if len(keys) > len(set(keys)):
            for draft, place in named.items():
                draft.track, draft.track_place = bare_title(place.text, reading.vocabulary), place
            return


def _by_role(rows: Rows, column: int, titled: Mapping[RoleDraft, int]) -> dict[RoleDraft, Place]:
    """What stands in the column beside each role, where that is one name in all of its rows."""
    named: dict[str, dict[str, Place]] = {}
    last: Place | None = None
    for row in rows[1:]:
        # A name that stands once above the rows of its roles holds for those below.
        last = row[column].items[0] if row[column].items else last
        if last and len(last.text.split()) <= LONGEST_NAME:
            for at in set(titled.values()):
                named.setdefault(lookup_key(row[at].text), {}).setdefault(lookup_key(last.text), last)
    beside = {one: named.get(lookup_key(one.place.text), {}) for one in titled}
    return {one: next(iter(names.values())) for one, names in beside.items() if len(names) == 1}
