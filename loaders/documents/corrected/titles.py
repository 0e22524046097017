"""Titles that a person set: in the outline before a document is read, and among its roles after."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from graph.kinds import LineClass
from loaders.corrections.kinds import TitleCorrection, TitleSays
from loaders.documents.applying import Applying, is_text, keys_of_block, nth
from loaders.documents.outline import Outline
from loaders.documents.reading import Reading, RoleDraft
from loaders.documents.titles.title import clean_title
from loaders.readers.pieces import Block
from loaders.vocabulary.vocabulary import lookup_key


def with_titles(outline: Outline, blocks: Sequence[Block], applying: Applying) -> Outline:
    """The outline with the lines that a person says are titles, and without those that are none."""
    for one in applying.open(TitleCorrection):
        key = lookup_key(one.text)
        block = nth([block for block in blocks if key in keys_of_block(block)], one.occurrence)
        if block is None:
            continue
        applying.holds(one)
        applying.titles[block.place.line] = one
        outline = _without(outline, block) if one.says == TitleSays.NO_ROLE else _with(outline, block, one)
    return outline


def _without(outline: Outline, block: Block) -> Outline:
    line = block.place.line
    titles = {n: title for n, title in outline.titles.items() if n != line}
    told = replace(outline, titles=titles, listed=outline.listed - {line})
    of_whole = outline.whole and (line in outline.repeats or line == outline.whole[1].line)
    if of_whole and not outline.low_confidence:
        told = replace(told, whole=None, repeats=frozenset())
    return told


def _with(outline: Outline, block: Block, one: TitleCorrection) -> Outline:
    line = block.place.line
    known = outline.titles.get(line) or _whole_at(outline, line)
    title = one.title or known or clean_title(block.text)
    if outline.whole and (outline.low_confidence or line in outline.repeats):
        # The name of the file was only taken for want of a title.
        repeats = outline.repeats | {line}
        return replace(outline, whole=(title, block.place), repeats=repeats, low_confidence=False)
    return replace(outline, titles={**outline.titles, line: title}, listed=outline.listed - {line})


def _whole_at(outline: Outline, line: int) -> str | None:
    return outline.whole[0] if outline.whole and line in outline.repeats else None


def is_no_title(reading: Reading, block: Block) -> bool:
    """Note a line that a person says is no title: what stands below goes on with what stood above."""
    one = reading.corrected.titles.get(block.place.line)
    if not isinstance(one, TitleCorrection) or one.says != TitleSays.NO_ROLE:
        return False
    reading.note(block, LineClass.NOISE, reading.role)
    return True


def settle_titles(reading: Reading) -> None:
    """Put right the roles that were read: those of no line of their own, and those of another title."""
    applying = reading.corrected
    for one in applying.open(TitleCorrection):
        draft = nth(
            [
                draft
                for draft in reading.drafts
                if is_text(one.text, draft.place) or lookup_key(draft.title) == lookup_key(one.text)
            ],
            one.occurrence,
        )
        if draft is None:
            continue
        applying.holds(one)
        if one.says == TitleSays.NO_ROLE:
            _drop(reading, draft, None)
        elif one.says == TitleSays.OTHER_TITLE:
            _merge(reading, draft, one)
        elif one.title and one.title != draft.title:
            draft.title = one.title
            draft.corrected += (one.id,)
    for draft, one in list(_set(reading)):
        if one.says == TitleSays.OTHER_TITLE:
            _merge(reading, draft, one)
        else:
            draft.corrected += (one.id,)


def _set(reading: Reading) -> Iterator[tuple[RoleDraft, TitleCorrection]]:
    """The roles whose title a line bears that a person set."""
    for draft in reading.drafts:
        one = reading.corrected.titles.get(draft.place.line)
        if (
            isinstance(one, TitleCorrection)
            and one.says != TitleSays.NO_ROLE
            and one.id not in draft.corrected
        ):
            yield draft, one


def _merge(reading: Reading, draft: RoleDraft, one: TitleCorrection) -> None:
    """Give the role that is meant all that stands under another title of it."""
    named = (other for other in reading.drafts if other is not draft)
    meant = next((other for other in named if lookup_key(other.title) == lookup_key(one.of or "")), None)
    if meant is None:
        reading.corrected.fails(one.id, f"no other role of this document is called {one.of}")
        return
    meant.statements += draft.statements
    meant.links += draft.links
    for asked in ("education", "years", "supervisory_years", "spare"):
        if getattr(meant, asked) is None:
            setattr(meant, asked, getattr(draft, asked))
    if lookup_key(draft.title) != lookup_key(meant.title):
        meant.aliases.append(draft.title)
    meant.corrected += (one.id,)
    _drop(reading, draft, meant)


def _drop(reading: Reading, draft: RoleDraft, instead: RoleDraft | None) -> None:
    reading.drafts.remove(draft)
    reading.lines = [(line, instead if role is draft else role) for line, role in reading.lines]
