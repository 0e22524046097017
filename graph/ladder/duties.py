"""Statements of a rung that the rung below does not make in any words."""

from collections.abc import Iterator, Sequence

import numpy as np

from graph.kinds import Section
from graph.ladder.laid_out import Ladder, Rung, Statement
from graph.questions.likeness.groups import GroupedTexts

# A statement this like one of the rung below says the same in other words.
SAME = 0.9
# Rungs that are looked at together.
BLOCK = 500


def new_duties(ladder: Ladder, rungs: Sequence[Rung]) -> Iterator[int]:
    """How many statements of the upper role of each rung no statement of the lower one resembles.

    The words of a rung are weighed among its own statements: between two roles of one trade a word that
    all other trades lack says little.
    """
    for start in range(0, len(rungs), BLOCK):
        yield from _counted(ladder, rungs[start : start + BLOCK])


def _counted(ladder: Ladder, rungs: Sequence[Rung]) -> list[int]:
    sides = [(_duties(ladder, rung.high.id), _duties(ladder, rung.low.id)) for rung in rungs]
    texts = [said.evidence.text for own, other in sides for said in (*own, *other)]
    group = np.repeat(np.arange(len(sides)), [len(own) + len(other) for own, other in sides])
    starts = np.cumsum([0, *(len(own) + len(other) for own, other in sides)]).tolist()
    borders = [start + len(own) for start, (own, _) in zip(starts, sides, strict=False)]
    # The later text of a pair is of the lower role, the earlier of the upper one, or both are of one.
    alike = GroupedTexts(texts).alike(texts, group, group, SAME)
    old = {own for other, own, _ in alike if own < borders[group[other]] <= other}
    return [
        sum(n not in old and said.key not in known for n, said in enumerate(own, start))
        for start, (own, other) in zip(starts, sides, strict=False)
        for known in ({said.key for said in other},)
    ]


def _duties(ladder: Ladder, role: str) -> list[Statement]:
    return [said for said in ladder.statements[role] if said.section != Section.QUALIFICATION]
