"""Tracks that a column of a table names beside the roles in its rows: "Team | Job title | Skill | Level"."""

from collections.abc import Mapping, Sequence
from itertools import pairwise

from loaders.documents.inheritance.targets import goes_down
from loaders.documents.reading import Reading, RoleDraft
from loaders.documents.titles.title import bare_title
from loaders.readers.pieces import Cell, Place, TableBlock
from loaders.vocabulary.vocabulary import Vocabulary, lookup_key

# A name of a track has no more words.
LONGEST_NAME = 6
# So many steps from row to row that all go on in the alphabet are no chance: one in eight.
ENOUGH = 3
Rows = Sequence[Sequence[Cell]]


def name_tracks_by_column(reading: Reading) -> None:
    """Name the track of roles without one by the column of a table that is headed as such.

    The column must group: one of its names stands beside two roles or more. A role beside which two names
    stand, or none, is in no track. Rows in alphabetical order, or with a higher role plainly above a lower
    one, are a list and no ladder: they would make promotions that nobody wrote.
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
        if len(keys) > len(set(keys)) and _are_ladders(named, reading.vocabulary):
            for draft, place in named.items():
                draft.track, draft.track_place = bare_title(place.text, reading.vocabulary), place
            return


def _are_ladders(named: Mapping[RoleDraft, Place], vocabulary: Vocabulary) -> bool:
    """Whether the order of the rows may be one of rungs, the lowest first."""
    groups: dict[str, list[str]] = {}
    for draft, place in named.items():
        groups.setdefault(lookup_key(place.text), []).append(draft.title)
    pairs = [pair for titles in groups.values() for pair in pairwise(titles)]
    if any(goes_down(lower, upper, vocabulary) for lower, upper in pairs):
        return False
    told = [(a, b) for a, b in pairs if not goes_down(b, a, vocabulary)]
    listed = all(lookup_key(lower) < lookup_key(upper) for lower, upper in told)
    return len(told) < ENOUGH or not listed


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
