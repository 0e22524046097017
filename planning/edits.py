"""Sparse matrices with some rows or columns put in place of others; none is changed in place."""

from collections.abc import Mapping

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import coo_array, csr_array

from planning.demand import Matrix, sparse

Values = Mapping[int, float]
Cells = list[tuple[int, int, float]]


def row_of(matrix: Matrix, row: int) -> dict[int, float]:
    """The values of a row by column, zeros left out."""
    here = slice(matrix.indptr[row], matrix.indptr[row + 1])
    return dict(zip(matrix.indices[here].tolist(), matrix.data[here].tolist(), strict=True))


def column_of(matrix: Matrix, column: int) -> dict[int, float]:
    """The values of a column by row, zeros left out."""
    cells = matrix.tocoo()
    here = cells.col == column
    return dict(zip(cells.row[here].tolist(), cells.data[here].tolist(), strict=True))


def with_rows(matrix: Matrix, rows: Mapping[int, Values]) -> Matrix:
    """The matrix with these rows in place of its own."""
    cells = matrix.tocoo()
    kept = ~np.isin(cells.row, list(rows))
    new = [(row, column, value) for row, values in rows.items() for column, value in values.items()]
    return _joined(cells, kept, new, matrix.shape)


def with_column(matrix: Matrix, column: int, values: Values) -> Matrix:
    """The matrix with this column in place of its own."""
    cells = matrix.tocoo()
    new = [(row, column, value) for row, value in values.items()]
    return _joined(cells, cells.col != column, new, matrix.shape)


def _joined(
    cells: coo_array[np.float64], kept: NDArray[np.bool_], new: Cells, shape: tuple[int, int]
) -> Matrix:
    old = csr_array((cells.data[kept], (cells.row[kept], cells.col[kept])), shape=shape)
    return csr_array(old + sparse(new, shape))
