"""Tracks that the sheets of a workbook name: each of several sheets holds roles of its own."""

from loaders.documents.reading import Reading, RoleDraft
from loaders.documents.titles.title import bare_title
from loaders.readers.pieces import Block, Place
from loaders.vocabulary.vocabulary import lookup_key


def name_tracks(reading: Reading) -> None:
    """Name the track of roles that stand in a sheet with others, where each of two sheets holds some.

    A sheet that bears the name of a program's new sheet ("Sheet1") names none.
    """
    nothing = {lookup_key(word) for word in reading.vocabulary.wording.tables.unnamed}
    by_sheet = {
        name: drafts
        for name, drafts in _of_sheets(reading).items()
        if len(drafts) > 1 and lookup_key(name).rstrip("0123456789 ()") not in nothing
    }
    if len(by_sheet) < 2:
        return
    headings = {block.text: block.place for block in reading.source.blocks if block.depth == 1}
    for name, drafts in by_sheet.items():
        place: Place | None = headings.get(" ".join(name.split()))
        for draft in drafts if place else ():
            draft.track, draft.track_place = bare_title(name, reading.vocabulary), place


def _of_sheets(reading: Reading) -> dict[str, list[RoleDraft]]:
    """The roles without a track by the name of the sheet in which each stands first."""
    names: dict[int, str] = {}
    for piece in reading.source.pieces:
        if not isinstance(piece, Block) and piece.name:
            names |= dict.fromkeys((number for number, _ in piece.lines), piece.name)
    by_sheet: dict[str, list[RoleDraft]] = {}
    for draft in reading.drafts:
        if draft.track is None and draft.place.line in names:
            by_sheet.setdefault(names[draft.place.line], []).append(draft)
    return by_sheet
