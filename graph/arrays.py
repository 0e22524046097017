"""Arrays of numbers by their types, and sparse ones: built from cells, read line by line."""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csc_array, csr_array

Floats = NDArray[np.float64]
Ints = NDArray[np.int64]
Bools = NDArray[np.bool_]
Sparse = csr_array[np.float64]


def sparse(cells: Sequence[tuple[int, int, float]], shape: tuple[int, int]) -> Sparse:
    """The matrix of this shape with these (row, column, value) cells, zero elsewhere."""
    rows, columns, values = np.array(cells, dtype=np.float64).reshape(-1, 3).T
    return csr_array((values, (rows.astype(np.int64), columns.astype(np.int64))), shape=shape)


def line_of(matrix: Sparse | csc_array[np.float64], line: int) -> dict[int, float]:
    """The values of a row of a csr matrix by column, of a column of a csc matrix by row; zeros left out."""
    here = slice(matrix.indptr[line], matrix.indptr[line + 1])
    return dict(zip(matrix.indices[here].tolist(), matrix.data[here].tolist(), strict=True))


def column_of(matrix: Sparse, column: int) -> dict[int, float]:
    """The values of one column by row; who wants many columns takes the csc matrix and `line_of` once."""
    return line_of(matrix.tocsc(), column)
