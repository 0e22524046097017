"""The titles of a document that marks no heading as one."""

import re
from collections.abc import Mapping, Sequence

from loaders.documents.measures.qualifications import unlabelled_range
from loaders.documents.titles.title import bare_title, has_form, is_title, title_of
from loaders.readers.pieces import LONGEST_HEADING, Block
from loaders.vocabulary.vocabulary import Vocabulary, lookup_key


def plain_titles(blocks: Sequence[Block], vocabulary: Vocabulary) -> tuple[dict[int, str], frozenset[int]]:
    """The titles by line of a document that marks no heading as one: by their words or what follows.

    And the lines of those that are only listed, for each is borne again further down.
    """
    chosen = {
        n: title_of(block, vocabulary)
        for n, block in enumerate(blocks)
        if is_title(block, vocabulary) or _stands_as_title(n, blocks, vocabulary)
    }
    listed = {n for n in chosen if _is_listed(n, chosen)}
    kept = {blocks[n].place.line: title for n, title in chosen.items() if n not in listed}
    return kept, frozenset(blocks[n].place.line for n in listed)


def _is_listed(n: int, chosen: Mapping[int, str]) -> bool:
    """True for a title in a list of titles that one of them further down bears again, with what is asked."""
    if not {n - 1, n + 1} & chosen.keys():
        return False
    last = n
    while last + 1 in chosen:
        last += 1
    return any(k > last and lookup_key(title) == lookup_key(chosen[n]) for k, title in chosen.items())


def _stands_as_title(n: int, blocks: Sequence[Block], vocabulary: Vocabulary) -> bool:
    """True for a line in the form of a title that degree or years of experience follow."""
    block = blocks[n]
    if block.bullet or len(block.text) > LONGEST_HEADING:
        return False
    title = bare_title(block.text, vocabulary)
    if not has_form(block, title, vocabulary) or unlabelled_range(title, vocabulary) or title.isupper():
        return False
    for below in blocks[n + 1 : n + 4]:
        if unlabelled_range(below.text, vocabulary):
            continue
        degree = vocabulary.degrees[0].search(below.text)
        return bool(degree or re.search(r"\d\s*\+?\s*years?\b", below.text)) and len(below.text) < 120
    return False
