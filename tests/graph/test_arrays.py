"""Sparse arrays hold what dense ones would."""

from hypothesis import given
from hypothesis import strategies as st

from graph.arrays import column_of, line_of, sparse

SHAPE = (4, 5)
cells = st.dictionaries(
    st.tuples(st.integers(0, SHAPE[0] - 1), st.integers(0, SHAPE[1] - 1)), st.integers(1, 5).map(float)
)


@given(cells)
def test_a_sparse_array_gives_back_the_cells_it_was_built_from_by_row_and_by_column(
    values: dict[tuple[int, int], float],
) -> None:
    matrix = sparse([(*at, value) for at, value in values.items()], SHAPE)
    assert matrix.shape == SHAPE
    for row in range(SHAPE[0]):
        assert line_of(matrix, row) == {column: v for (r, column), v in values.items() if r == row}
    for column in range(SHAPE[1]):
        expected = {row: v for (row, c), v in values.items() if c == column}
        assert column_of(matrix, column) == line_of(matrix.tocsc(), column) == expected
