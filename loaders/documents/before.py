"""The role that stands before another one, as "the previous level" and "each level" mean it."""

import re
from collections.abc import Iterator, Sequence
from functools import cached_property
from itertools import pairwise

from graph.kinds import LineClass, Scope
from graph.names import slug
from loaders.documents.inheritance.claims import Claim
from loaders.documents.inheritance.spoken_targets import Before
from loaders.documents.inheritance.targets import goes_down, rung_of
from loaders.documents.reading import Chain, Reading, RoleDraft
from loaders.documents.records import Inheritance
from loaders.documents.titles.key_words import key_words
from loaders.documents.titles.level_codes import code_in
from loaders.vocabulary.vocabulary import Vocabulary, lookup_key

# Lines that begin with so many words alike say the same.
ALIKE = 4
# A link to a heading of the same page: "All of the [above](#everyone)".
_TO_HEADING = re.compile(r"\]\(#(?P<name>[^)\s]+)\)")


class InOrder:
    """The roles of a document in the order in which they stand there, and what its page is called."""

    def __init__(self, reading: Reading) -> None:
        self.reading = reading
        self._rows: dict[str | None, _Row] = {}
        self._unplaced = _Row()
        for draft in reading.drafts:
            self._row(draft).add(draft)

    def _row(self, draft: RoleDraft) -> "_Row":
        placed = draft.track_place is not None
        return self._rows.setdefault(draft.track, _Row()) if placed else self._unplaced

    def beside(self, draft: RoleDraft) -> "_Row":
        """The roles of the own track in order; where no heading states it, all that no heading places."""
        return self._row(draft)

    @cached_property
    def by_slug(self) -> dict[str, RoleDraft]:
        """The first role of each title, as links to headings write it."""
        return {slug(draft.title): draft for draft in reversed(self.reading.drafts)}

    @cached_property
    def pages(self) -> dict[tuple[str, ...], str]:
        """The titles of the page by their words, but for such as "roles"."""
        plurals = {w for p in self.reading.vocabulary.wording.plural_titles for w in key_words(p)}
        pages: dict[tuple[str, ...], str] = {}
        for line, _ in self.reading.lines:
            if line.line_class == LineClass.DOC_TITLE:
                title = line.text.strip().removeprefix("title:").strip(" \"'#*")
                words = tuple(word for word in key_words(title) if word not in plurals)
                pages.setdefault(words, title)
        return pages


class _Row:
    """Roles in a row, found by their place in it and by the number in their titles."""

    def __init__(self) -> None:
        self.drafts: list[RoleDraft] = []
        self._at: dict[int, int] = {}

    def add(self, draft: RoleDraft) -> None:
        self._at[id(draft)] = len(self.drafts)
        self.drafts.append(draft)

    def at(self, draft: RoleDraft) -> int:
        return self._at[id(draft)]

    @cached_property
    def by_number(self) -> dict[int | None, list[RoleDraft]]:
        by_number: dict[int | None, list[RoleDraft]] = {}
        for draft in self.drafts:
            by_number.setdefault(rung_of(draft.title), []).append(draft)
        return by_number


def pointed_at(order: InOrder, words: str) -> tuple[bool, RoleDraft | None]:
    """Whether a line leads to a heading of its page by a link, and the role whose title that is."""
    link = _TO_HEADING.search(words)
    name = slug(link["name"]) if link else ""
    return bool(link), order.by_slug.get(name) if name else None


def role_before(order: InOrder, draft: RoleDraft, said: Claim, vocabulary: Vocabulary) -> RoleDraft | None:
    """The role that the words mean by where it stands, None where none does or where it is not sure."""
    if said.before == Before.OTHERS:
        drafts = order.reading.drafts
        return next(other for other in drafts if other is not draft) if len(drafts) == 2 else None
    row = order.beside(draft)
    own, at = row.drafts, row.at(draft)
    if said.before == Before.NUMBER:
        return _numbered(row, draft, said.target, vocabulary)
    before = own[at - 1] if at and not _of_all(own, draft, said) else None
    if before and said.before == Before.RANK and goes_down(before.title, draft.title, vocabulary):
        return None
    return before


def _of_all(own: Sequence[RoleDraft], draft: RoleDraft, said: Claim) -> bool:
    """True for "all of the above" in the words that the first role has too: there above is no role at all."""
    if said.before != Before.PLACE:
        return False
    first, here = (
        {key_words(link.place.words)[:ALIKE] for link in role.links if link.claim.before == Before.PLACE}
        for role in (own[0], draft)
    )
    return not first.isdisjoint(here)


def chained(reading: Reading, vocabulary: Vocabulary) -> Iterator[tuple[str, Inheritance]]:
    """What each role takes over from the one before it by a line that speaks of all; else it is told."""
    known: dict[str | None, bool] = {}
    for chain in reading.chains:
        if known.get(chain.track):
            # What it says was said by a line before it.
            continue
        pairs = [] if chain.track in known else _pairs(reading, chain, vocabulary)
        known[chain.track] = bool(pairs)
        if not pairs:
            message = "each role is said to take over the one before it, and which that is is not sure"
            do = "say in each role from which one it inherits"
            reading.find("unlinked-inheritance", chain.place, message, do)
            continue
        for low, high in pairs:
            yield high.id, Inheritance(low.id, low.title, Scope.ALL, False, chain.place)


def _pairs(reading: Reading, chain: Chain, vocabulary: Vocabulary) -> list[tuple[RoleDraft, RoleDraft]]:
    """Each role with the one before it, none where that is not sure."""
    pairs = [pair for row in _rows(reading, chain) for pair in pairwise(row)]
    down = any(goes_down(low.title, high.title, vocabulary) for low, high in pairs)
    return [] if down else pairs


def _counts_up(drafts: Sequence[RoleDraft]) -> bool:
    """True where no heading names a track and the codes of levels ("LEVEL 1 - CLERK") or years count up."""
    if any(draft.track_place is not None for draft in drafts):
        return False
    years = [draft.years.min or 0 for draft in drafts if draft.years]
    if len(years) == len(drafts) and all(low < high for low, high in pairwise(years)):
        return True
    codes = [code_in(draft.place.text) for draft in drafts]
    numbers = [rung_of(code.lstrip("ABCDEFGHIJKLMNOPQRSTUVWXYZ-")) for code in codes if code]
    return len(numbers) == len(drafts) and all(
        low is not None and high == low + 1 for low, high in pairwise(numbers)
    )


def names_page(surface: str, order: InOrder) -> str | None:
    """The title of the page, where the words name it; its roles may share a part of their own with it."""
    words = key_words(surface)
    return order.pages.get(words) if words else None


def _numbered(row: _Row, draft: RoleDraft, target: str, vocabulary: Vocabulary) -> RoleDraft | None:
    """The role that bears the number in its title, else the one before, where that is its number."""
    word = target.rsplit(maxsplit=1)[-1]
    number = rung_of(word.upper()) or vocabulary.wording.numbers.get(lookup_key(word))
    known = row.by_number.get(number, [])
    many = len(known) - (rung_of(draft.title) == number)
    if number is None or many > 1:
        return None
    if many:
        return next(other for other in known if other is not draft)
    counted = not any(row.by_number)
    at = row.at(draft)
    return row.drafts[at - 1] if counted and at == number else None


def _rows(reading: Reading, chain: Chain) -> Iterator[list[RoleDraft]]:
    """The roles that the line speaks of, one row for each track; without any track all are one.

    So are those of one table, side by side: their titles stand in one line.
    """
    drafts = [d for d in reading.drafts if chain.track is None or d.track == chain.track]
    if len({draft.place.line for draft in drafts}) == 1:
        yield drafts
        return
    tracks = dict.fromkeys(draft.track for draft in drafts)
    if set(tracks) == {None} or _counts_up(drafts):
        yield drafts
        return
    for track in tracks:
        if track is not None:
            yield [draft for draft in drafts if draft.track == track]
