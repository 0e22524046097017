"""Lines of holdings as sparse matrices and back, for sums over all holders and skills."""

from collections.abc import Mapping, Sequence
from itertools import chain

import numpy as np
from scipy.sparse import csr_array

from graph.arrays import Floats, Ints, Sparse, line_of
from graph.model import Node
from planning.holding import Holding, Line


def matrices_of(lines: Sequence[Line], skills: Sequence[Node]) -> Mapping[str, Sparse | Floats]:
    """The matrices `levels`, `stated` and `held` of these lines, and the `weights` of the skills."""
    ordered = [sorted(line.items()) for line in lines]
    starts = np.concatenate([[0], np.cumsum([len(line) for line in ordered], dtype=np.int64)])
    columns = np.array([column for line in ordered for column, _ in line], dtype=np.int64)
    cells = np.array([*chain.from_iterable(h for line in ordered for _, h in line)], dtype=np.float64)
    shape = (len(lines), len(skills))
    made = {
        name: _without_zeros(values, columns, starts, shape)
        for name, values in zip(Holding._fields, cells.reshape(-1, 3).T, strict=True)
    }
    weights = np.array([skill.as_skill.weight for skill in skills], dtype=np.float64)
    return {"levels": made["level"], "stated": made["stated"], "held": made["held"], "weights": weights}


def _without_zeros(values: Floats, columns: Ints, starts: Ints, shape: tuple[int, int]) -> Sparse:
    matrix: Sparse = csr_array((values.copy(), columns.copy(), starts.copy()), shape=shape)
    matrix.eliminate_zeros()
    return matrix


def lines_of(levels: Sparse, stated: Sparse, held: Sparse) -> tuple[Line, ...]:
    """What each holder holds by these matrices."""
    lines = []
    for row in range(levels.shape[0]):
        known, own = line_of(stated, row), line_of(held, row)
        cells = line_of(levels, row).items()
        lines.append({c: Holding(int(level), c in known, c in own) for c, level in cells if level})
    return tuple(lines)
