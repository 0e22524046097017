"""Headings of a ladder that belong to none of its roles."""

from collections.abc import Container, Sequence

from loaders.readers.pieces import Block


def beside_roles(blocks: Sequence[Block], titles: Container[int]) -> frozenset[int]:
    """The lines of the headings behind the last title that stand beside those of the roles.

    Only where all that stands between the first and the last title is lower does it belong to none.
    """
    heads = [block for block in blocks if block.depth > 0]
    titled = [n for n, block in enumerate(heads) if block.place.line in titles]
    depths = {heads[n].depth for n in titled}
    if len(titled) < 2 or len(depths) != 1:
        return frozenset()
    (depth,) = depths
    between = heads[titled[0] : titled[-1]]
    if any(block.depth <= depth and block.place.line not in titles for block in between):
        return frozenset()
    return frozenset(block.place.line for block in heads[titled[-1] + 1 :] if block.depth <= depth)
