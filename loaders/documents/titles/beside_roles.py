"""Headings of a ladder that are of none of its roles: those behind them, and those of tracks."""

from collections import Counter
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


def heads_of_tracks(blocks: Sequence[Block], titles: Container[int]) -> frozenset[int]:
    """The lines of headings above a lower one of a role, where several of a depth are: one a track.

    Nothing but running text may stand between: what lists statements is a section.
    """
    heads, above = list[Block](), None
    for block in blocks:
        if above and above.depth < block.depth and block.place.line in titles:
            heads.append(above)
        if block.bullet:
            above = None
        elif block.depth:
            above = None if block.place.line in titles else block
    alike = Counter(block.depth for block in heads)
    return frozenset(block.place.line for block in heads if alike[block.depth] > 1)
