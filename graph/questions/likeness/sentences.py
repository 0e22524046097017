"""Roles as an encoder reads them: by the sentences that they state, and by their titles."""

from collections.abc import Iterator, Sequence

import numpy as np

from graph.arrays import Floats
from graph.model import Node
from graph.questions.likeness.encoder import encoder
from graph.questions.likeness.meaning import unit

SENTENCES, TITLES = "sentences", "titles as sentences"
ENCODED = frozenset({SENTENCES, TITLES})
# So many roles that say nothing stand beside an organisation's own in what all say: of two it says little.
SILENT_ROLES = 10


def read_by_encoder(
    roles: Sequence[Node], sentences: Floats | None, of_role: Sequence[Sequence[int]]
) -> Iterator[tuple[str, Floats, list[int]]]:
    """Each part of the likeness that an encoder gives: its name, a unit row a role, and the pieces of each.

    `sentences` has a row a statement, `of_role` the numbers of those of a role. No part without an encoder.
    """
    model = encoder()
    if model is None or sentences is None:
        return
    yield SENTENCES, of_means(sentences, of_role), [len(own) for own in of_role]
    names = [(role.label, *role.alt_labels) for role in roles]
    texts = list(dict.fromkeys(name for own in names for name in own))
    number = {text: n for n, text in enumerate(texts)}
    numbers = [[number[name] for name in own] for own in names]
    yield TITLES, of_means(model.texts(texts), numbers), [len(own) for own in names]


def of_means(rows: Floats, groups: Sequence[Sequence[int]]) -> Floats:
    """The mean of the rows of each group as a unit row, what all have in common taken off; zeros for none."""
    means = np.zeros((len(groups), rows.shape[1]))
    for n, own in enumerate(groups):
        if own:
            means[n] = rows[list(own)].mean(axis=0)
    means = unit(means)
    told = means.any(axis=1)
    means[told] -= means[told].sum(axis=0) / (int(told.sum()) + SILENT_ROLES)
    return unit(means)
