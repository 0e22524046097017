"""Headings that say from whom their role takes over: "Senior Clerk (all Clerk duties, plus)"."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import chain

from loaders.documents.inheritance.claim import claim, may_claim
from loaders.documents.titles.title import bare_title, is_title
from loaders.readers.pieces import LONGEST_HEADING, Block, Piece
from loaders.vocabulary.vocabulary import Vocabulary

# What may stand between the title and what it takes over.
_BETWEEN = re.compile(r"\s*[(\[]\s*|\s+[–—-]+\s+|\s*[:=;]\s*|,\s+")
_CLOSING = re.compile(r"\s*[)\]]?\s*:?\s*$")


def with_headed_claims(pieces: Sequence[Piece], vocabulary: Vocabulary) -> tuple[Piece, ...]:
    """The pieces, each heading that says whom its role takes over as its title and an item that says so."""
    heads = [piece for piece in pieces if isinstance(piece, Block) and _may_head(piece)]
    if not any(may_claim(head.text, vocabulary) for head in heads):
        return tuple(pieces)
    titles = tuple(dict.fromkeys(_titles(heads, vocabulary)))
    parted = {id(head): _parted(head, titles, vocabulary) for head in heads}
    return tuple(chain.from_iterable(parted.get(id(piece), (piece,)) for piece in pieces))


def _may_head(block: Block) -> bool:
    return not block.bullet and not block.more and len(block.text) <= LONGEST_HEADING


def _titles(heads: Sequence[Block], vocabulary: Vocabulary) -> Iterator[str]:
    for head in heads:
        part = head.text
        if met := _BETWEEN.search(head.text):
            part = head.text[: met.start()]
        if is_title(replace(head, place=head.place.part(0, len(part))), vocabulary):
            yield bare_title(part, vocabulary)


def _parted(head: Block, titles: Sequence[str], vocabulary: Vocabulary) -> tuple[Block, ...]:
    """The title and what it takes over, the heading alone where it says no such thing."""
    text = head.text
    closed = len(_CLOSING.sub("", text))
    for met in _BETWEEN.finditer(text) if may_claim(text, vocabulary) else ():
        title = replace(head, place=head.place.part(0, met.start()))
        numbered = vocabulary.wording.inheritance.numbered(vocabulary.wording.numbers)
        if not (is_title(title, vocabulary) or numbered.fullmatch(title.text)):
            continue
        others = [other for other in titles if other != bare_title(title.text, vocabulary)]
        if claim(text[met.end() : closed], others, vocabulary, bullet=True):
            said = head.place.part(met.end(), closed)
            return (title, replace(head, place=said, bullet=True, depth=0, gap=False, deeper=False))
    return (head,)
