"""The role that stands before another one, as "the previous level" and "each level" mean it."""

import re
from collections.abc import Iterator, Sequence
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


def pointed_at(reading: Reading, words: str) -> tuple[bool, RoleDraft | None]:
    """Whether a line leads to a heading of its page by a link, and the role whose title that is."""
    link = _TO_HEADING.search(words)
    name = slug(link["name"]) if link else ""
    return bool(link), next((draft for draft in reading.drafts if name and slug(draft.title) == name), None)


def role_before(reading: Reading, draft: RoleDraft, said: Claim, vocabulary: Vocabulary) -> RoleDraft | None:
    """The role that the words mean by where it stands, None where none does or where it is not sure."""
    if said.before == Before.OTHERS:
        others = [other for other in reading.drafts if other is not draft]
        return others[0] if len(others) == 1 else None
    own = _beside(reading, draft)
    at = own.index(draft)
    if said.before == Before.NUMBER:
        return _numbered(own, draft, said.target, vocabulary)
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
    for chain in reading.chains:
        pairs = [pair for row in _rows(reading, chain) for pair in pairwise(row)]
        if not pairs or any(goes_down(low.title, high.title, vocabulary) for low, high in pairs):
            message = "each role is said to take over the one before it, and which that is is not sure"
            do = "say in each role from which one it inherits"
            reading.find("unlinked-inheritance", chain.place, message, do)
            continue
        for low, high in pairs:
            yield high.id, Inheritance(low.id, low.title, Scope.ALL, False, chain.place)


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


def names_page(surface: str, reading: Reading) -> str | None:
    """The title of the page, where the words name it; its roles may share a part of their own with it."""
    titles = [line.text for line, _ in reading.lines if line.line_class == LineClass.DOC_TITLE]
    plurals = {word for p in reading.vocabulary.wording.plural_titles for word in key_words(p)}
    for text in titles:
        title = text.strip().removeprefix("title:").strip(" \"'#*")
        words = [word for word in key_words(title) if word not in plurals]
        if words and tuple(words) == key_words(surface):
            return title
    return None


def _beside(reading: Reading, draft: RoleDraft) -> list[RoleDraft]:
    """The roles of the own track in order; where no heading states it, all that no heading places."""
    if draft.track_place is not None:
        return [other for other in reading.drafts if other.track == draft.track and other.track_place]
    return [other for other in reading.drafts if other.track_place is None]


def _numbered(
    own: Sequence[RoleDraft], draft: RoleDraft, target: str, vocabulary: Vocabulary
) -> RoleDraft | None:
    """The role that bears the number in its title, else the one before, where that is its number."""
    word = target.rsplit(maxsplit=1)[-1]
    number = rung_of(word.upper()) or vocabulary.wording.numbers.get(lookup_key(word))
    bearing = [other for other in own if other is not draft and rung_of(other.title) == number]
    if number is None or len(bearing) > 1:
        return None
    if bearing:
        return bearing[0]
    counted = not any(rung_of(other.title) for other in own)
    at = own.index(draft)
    return own[at - 1] if counted and at == number else None


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
