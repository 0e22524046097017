"""Where the paragraphs of a document stand: above lists, and below titles that nothing else tells of."""

from collections.abc import Collection, Sequence

from loaders.documents.titles.heading_forms import SENTENCE
from loaders.readers.pieces import Block


def above_lists(blocks: Sequence[Block]) -> frozenset[int]:
    """The lines of running text between a heading and the first item of the list below it."""
    met: set[int] = set()
    waiting: list[int] | None = None
    for block in blocks:
        if block.depth:
            waiting = []
        elif block.bullet:
            met.update(waiting or ())
            waiting = None
        elif waiting is not None:
            waiting.append(block.place.line)
    return frozenset(met)


def titles_in_prose(blocks: Sequence[Block], titles: Collection[int]) -> frozenset[int]:
    """The lines of titles below which nothing but paragraphs stands: no list, no heading of a section."""
    met: set[int] = set()
    title: Block | None = None
    told = False
    for block in blocks:
        titled = block.place.line in titles and not block.bullet
        if titled or (title and 0 < block.depth <= title.depth):
            met.update({title.place.line} if title and told else ())
            title, told = (block if titled else None), False
        elif block.bullet or block.depth:
            title = None
        else:
            told = told or len(block.text.split()) >= SENTENCE
    return frozenset({*met, title.place.line} if title and told else met)
