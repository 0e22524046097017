"""Titles in headings: by their words, by sections below that repeat them, and levels of a family."""

import re
from collections import deque
from collections.abc import Collection, Iterator, Sequence
from itertools import pairwise, takewhile

from loaders.documents.titles.front_title import family_named, is_family
from loaders.documents.titles.key_words import key_words
from loaders.documents.titles.level_codes import told_apart
from loaders.documents.titles.nouns import has_noun, names_doer
from loaders.documents.titles.sections_of import roles_of_sections
from loaders.documents.titles.spoken_roles import (
    numbered_roles,
    parallel_roles,
    plural_roles,
    spoken_roles,
)
from loaders.documents.titles.title import (
    MOST_WORDS,
    bare_title,
    clean_title,
    is_title,
    marked_titles,
    may_be_title,
    split_heading,
    title_of,
)
from loaders.documents.titles.vacancies import announced
from loaders.readers.pieces import Block
from loaders.vocabulary.vocabulary import Vocabulary, lookup_key

# So many words may a field have that stands alone as a title.
MOST_FIELD = 3
_ORDINAL = re.compile(r"^(?:[ivx]{1,4}|\d{1,2})$", re.IGNORECASE)
# A link to a place on the same page names what stands there.
_TO_ANCHOR = re.compile(r"\[[^\]]+\]\(#[^)]*\)")


def by_headings(
    blocks: Sequence[Block], family: str, vocabulary: Vocabulary, tabled: Collection[int] = ()
) -> tuple[dict[int, str], dict[int, str]]:
    """The titles by line, and the name of the section that such a line opens too.

    `family` is the title that the page states, "" without one; `tabled` are headings' lines above tables.
    """
    marked = {n: title_of(blocks[n], vocabulary) for n in marked_titles(blocks, vocabulary)}
    chosen = {n: announced(title, vocabulary) or title for n, title in marked.items()}
    named, sections = roles_of_sections(blocks, chosen, vocabulary)
    chosen |= named
    sections |= _repeated_below(blocks, chosen, vocabulary)
    _levels(blocks, chosen, family, vocabulary)
    page = _page_name(blocks, family, vocabulary)
    chosen |= plural_roles(blocks, chosen, page, vocabulary)
    chosen |= numbered_roles(blocks, chosen, page, vocabulary)
    chosen |= spoken_roles(blocks, chosen, vocabulary)
    chosen |= parallel_roles(blocks, chosen, vocabulary)
    _siblings(blocks, chosen, vocabulary)
    _under_roles(blocks, chosen, vocabulary)
    _fields(blocks, chosen, vocabulary)
    _named_below(blocks, chosen, vocabulary)
    for n in [n for n in chosen if _leads_elsewhere(blocks[n])]:
        del chosen[n]
    kept = _with_something(blocks, chosen, tabled)
    named = told_apart({n: chosen[n] for n in kept}, {n: blocks[n].text for n in kept})
    lines = {blocks[n].place.line: named[n] for n in kept}
    return lines, {blocks[n].place.line: name for n, name in sections.items() if n in kept}


def by_plain_sections(
    blocks: Sequence[Block], vocabulary: Vocabulary
) -> tuple[dict[int, str], dict[int, str]]:
    """The titles of plain lines that name a section too, of two roles or more: "Clerk II Requirements"."""
    titles: dict[str, tuple[int, str, str]] = {}
    for block in blocks:
        apart = block.gap and not (block.bullet or block.depth) and len(block.text.split()) <= MOST_WORDS
        before, name = split_heading(block.text, vocabulary) if apart else ("", "")
        if name and has_noun(before, vocabulary) and not is_family(before, vocabulary):
            title = bare_title(before, vocabulary)
            titles.setdefault(lookup_key(title), (block.place.line, title, name))
    if len(titles) < 2:
        return {}, {}
    return {n: title for n, title, _ in titles.values()}, {n: name for n, _, name in titles.values()}


def _repeated_below(
    blocks: Sequence[Block], chosen: dict[int, str], vocabulary: Vocabulary
) -> dict[int, str]:
    """Take the headings that a heading of a section below repeats, and titles that stand in such alone."""
    sections: dict[int, str] = {}
    known = {frozenset(key_words(title)) for title in chosen.values()}
    above: dict[frozenset[str], int] = {}
    for n, block in enumerate(blocks):
        if not block.depth:
            continue
        before, name = split_heading(block.text, vocabulary)
        keys = frozenset(key_words(before))
        if not name or keys in known or vocabulary.section_named(clean_title(block.text))[0]:
            above[frozenset(key_words(clean_title(block.text)))] = n
        elif keys in above and not is_family(before, vocabulary):
            chosen[above[keys]] = bare_title(blocks[above[keys]].text, vocabulary)
            known.add(keys)
        elif has_noun(_without_brackets(before), vocabulary) and len(before.split()) <= MOST_WORDS:
            chosen[n], sections[n] = bare_title(before, vocabulary), name
            known.add(keys)
    return sections


def _levels(blocks: Sequence[Block], chosen: dict[int, str], family: str, vocabulary: Vocabulary) -> None:
    """Give the headings that name a level alone the title of the family that they are levels of."""
    heads = [n for n, block in enumerate(blocks) if block.depth]
    page = family or next((chosen.get(n, bare_title(blocks[n].text, vocabulary)) for n in heads), "")
    if heads and (is_family(page, vocabulary) or not has_noun(page, vocabulary)):
        page = family_named(blocks[heads[0]], vocabulary)
    if not has_noun(page, vocabulary):
        return
    for n in heads:
        level = bare_title(blocks[n].text, vocabulary)
        words = [word for word in level.split() if not _ORDINAL.match(word)]
        own = {lookup_key(word) for word in words} <= vocabulary.seniority
        if level and own and (words or _under_levels(n, heads, blocks, vocabulary)):
            chosen[n] = f"{level} {page}" if words else f"{page} {level}"


def _page_name(blocks: Sequence[Block], family: str, vocabulary: Vocabulary) -> str:
    """What the page is about, by what it states or its first heading; "" for words that name no role."""
    first = next((block for block in blocks if block.depth == 1), None)
    about = {lookup_key(word) for word in vocabulary.wording.tables.about}
    words = (family or (bare_title(first.text, vocabulary) if first else "")).split()
    while words and lookup_key(words[-1]) in about:
        words.pop()
    name = " ".join(words)
    return name if len(words) <= MOST_FIELD and not is_family(name, vocabulary) else ""


def _siblings(blocks: Sequence[Block], chosen: dict[int, str], vocabulary: Vocabulary) -> None:
    """Take a heading beside those of roles that has sections of its own, or lists what one does."""
    depths = {blocks[n].depth for n in chosen}
    for n in [*_sectioned(blocks, vocabulary), *_doers(blocks, vocabulary)]:
        if blocks[n].depth in depths and n not in chosen:
            chosen[n] = bare_title(blocks[n].text, vocabulary)


def _doers(blocks: Sequence[Block], vocabulary: Vocabulary) -> Iterator[int]:
    """The headings that name who does something, right above a list."""
    for n, (block, below) in enumerate(pairwise(blocks)):
        formed = block.depth and below.bullet and may_be_title(block, vocabulary)
        if formed and names_doer(bare_title(block.text, vocabulary), vocabulary):
            yield n


def _under_roles(blocks: Sequence[Block], chosen: dict[int, str], vocabulary: Vocabulary) -> None:
    """Take the headings right below one such as "Roles" or "Open positions", beside a title among them."""
    plurals = set(map(lookup_key, vocabulary.wording.plural_titles))
    heads = [n for n, block in enumerate(blocks) if block.depth]
    for at, n in enumerate(heads):
        words = lookup_key(clean_title(blocks[n].text)).split()
        if not words or len(words) > 2 or words[-1] not in plurals:
            continue
        inner = _right_below(n, heads[at + 1 :], blocks)
        known = [k for k in inner if k in chosen]
        # What a whole page says before its first title and behind its last may be of none: "How we promote".
        for k in [k for k in inner if at or known[0] < k < known[-1]] if known else ():
            if k not in chosen and may_be_title(blocks[k], vocabulary):
                chosen[k] = bare_title(blocks[k].text, vocabulary)


def _right_below(n: int, heads: Sequence[int], blocks: Sequence[Block]) -> list[int]:
    """The headings that a heading holds, but for those that stand below another of them."""
    below = list(takewhile(lambda k: blocks[k].depth > blocks[n].depth, heads))
    outer = min((blocks[k].depth for k in below), default=0)
    return [k for k in below if blocks[k].depth == outer]


def _sectioned(blocks: Sequence[Block], vocabulary: Vocabulary) -> Iterator[int]:
    """The headings that are none of a section, right above one of a section that asks something."""
    heads = [n for n, block in enumerate(blocks) if block.depth]
    for n, below in pairwise(heads):
        text = bare_title(blocks[n].text, vocabulary)
        known, section = vocabulary.section_named(clean_title(blocks[below].text))
        inner = blocks[below].depth > blocks[n].depth and known and section is not None
        if inner and not vocabulary.section_named(text)[0] and not is_family(text, vocabulary):
            yield n


def _fields(blocks: Sequence[Block], chosen: dict[int, str], vocabulary: Vocabulary) -> None:
    """Take a heading below a role that has sections of its own for that role in the field that it names."""
    met, left = dict[int, int](), deque(sorted(chosen))
    for n in _sectioned(blocks, vocabulary):
        while left and left[0] < n:
            met[blocks[left[0]].depth] = left.popleft()
        text, depth = bare_title(blocks[n].text, vocabulary), blocks[n].depth
        above = [k for of, k in met.items() if of < depth]
        if above and n not in chosen and len(text.split()) <= MOST_FIELD:
            chosen[n] = f"{text} {chosen[max(above)]}"
            met[depth] = n


def _named_below(blocks: Sequence[Block], chosen: dict[int, str], vocabulary: Vocabulary) -> None:
    """Take a title that stands on the line below a heading such as "Role", beside others in headings."""
    labels = {lookup_key(label) for label in vocabulary.wording.labels.title}
    for n, block in enumerate(blocks[:-1]):
        below = blocks[n + 1]
        labelled = block.depth and lookup_key(clean_title(block.text)) in labels
        if chosen and labelled and n + 1 not in chosen and not below.depth and is_title(below, vocabulary):
            chosen[n + 1] = title_of(below, vocabulary)


def _under_levels(n: int, heads: Sequence[int], blocks: Sequence[Block], vocabulary: Vocabulary) -> bool:
    """True below a heading such as "Levels"."""
    outer = [k for k in heads if k < n and blocks[k].depth < blocks[n].depth]
    names = {lookup_key(name) for name in vocabulary.wording.titles.level_headings}
    return bool(outer) and lookup_key(clean_title(blocks[outer[-1]].text)) in names


def _with_something(
    blocks: Sequence[Block], chosen: dict[int, str], tabled: Collection[int]
) -> frozenset[int]:
    """The titles under which anything is asked; all of them where nothing is asked under any."""
    order = sorted(chosen)
    reach = pairwise([*order, len(blocks)])
    full = {n: _asks(blocks[n + 1 : end]) or blocks[n].place.line in tabled for n, end in reach}
    # A page of one name and the levels below it: "Data architect", "Data architect role level: senior".
    below = {lookup_key(chosen[n]) for n in order[1:] if blocks[n].depth > blocks[order[0]].depth}
    if order and lookup_key(chosen[order[0]]) in below:
        full[order[0]] = _lists(blocks[order[0] + 1 : order[1]])
    return frozenset([n for n in order if full[n]] or order)


def _lists(blocks: Sequence[Block]) -> bool:
    return any(block.bullet for block in blocks)


def _asks(blocks: Sequence[Block]) -> bool:
    return _lists(blocks) or any(not block.depth and len(block.text.split()) > 2 for block in blocks)


def _leads_elsewhere(block: Block) -> bool:
    """True for a line that is nothing but a link to another place of its page."""
    return bool(_TO_ANCHOR.fullmatch(block.raw.strip(" #-*_\t")))


def _without_brackets(text: str) -> str:
    return re.sub(r"\s*\([^)]*\)\s*$", "", text)
