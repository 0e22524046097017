"""The roles likest to each role by the skills that both require, exact whatever computes them."""

from functools import lru_cache

import numpy as np
from scipy.sparse import csr_array

from graph.arrays import Sparse, line_of
from graph.questions.matrix import RoleMatrix, role_matrix, unit_rows
from graph.stores.store import View

# A share of a row's length is a whole number of these parts, so that products and their sums (up to 2 to the
# power of 52) are exact in any order: the same on every store and machine, in blocks of any size.
PARTS = 2.0**26


def whole_units(matrix: RoleMatrix) -> Sparse:
    """Weight x level of the skills that each role requires, each row scaled to the length of PARTS."""
    weighted = csr_array(matrix.levels.tocsc() * matrix.weights)
    unit = unit_rows(weighted)
    unit.data = np.rint(unit.data * PARTS)
    return unit


class Shares:
    """What each need is worth in the row of its role, as `whole_units` has it; a wish is worth 0."""

    def __init__(self, view: View) -> None:
        self._matrix = role_matrix(view)
        self._units = whole_units(self._matrix)
        self._line = lru_cache(maxsize=1)(self._line_of)

    def of(self, role: str, skill: str) -> int:
        """What the skill is worth to the role, both by id; who asks role after role is answered quickest."""
        return int(self._line(role).get(self._matrix.column[skill], 0.0))

    def _line_of(self, role: str) -> dict[int, float]:
        return line_of(self._units, self._matrix.row[role])
