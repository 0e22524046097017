"""How many skills every two roles share, as a sparse matrix built a block of roles at a time."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Any

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_array

from graph.arrays import Floats, Ints, Sparse
from graph.questions.all_pairs.compiled import Kernels, kernels, work_of

Counts = csr_array[np.int32]
Small = NDArray[np.int32]

# Roles whose products scipy takes at once: with fewer it begins too often, with more it does both halves.
WIDTH = 512
# Counts that one block may hold, whatever the number of roles: 4 bytes for the count, 4 for its place.
CELLS = 16_000_000
# A dense matrix of more roles than these is never made, not even to be written.
MOST_DENSE = 5_000


@dataclass(frozen=True)
class SharedSkills:
    """The skills that every two roles share (roles x roles, above the diagonal), and those of each role.

    Two roles that share none have no entry. The columns of a row come in no order.
    """

    counts: Counts
    sizes: Small

    @cached_property
    def rows(self) -> Small:
        """The row of each entry of `counts`."""
        return np.repeat(np.arange(len(self.sizes), dtype=np.int32), np.diff(self.counts.indptr))

    @cached_property
    def shares(self) -> Floats:
        """Each entry of `counts` over the skills that either role asks, 0 to 1."""
        either = np.repeat(self.sizes, np.diff(self.counts.indptr))
        either += self.sizes[self.counts.indices]
        either -= self.counts.data
        return self.counts.data / either

    def most_shared(self, most: int) -> tuple[Small, Small, Small, Floats]:
        """The pairs of the largest shares, ties by row and column: rows, columns, counts and shares."""
        at = np.arange(self.counts.nnz)
        if most < self.counts.nnz:
            bar = np.partition(self.shares, self.counts.nnz - most)[self.counts.nnz - most]
            at = np.flatnonzero(self.shares >= bar)
        order = np.lexsort((self.counts.indices[at], self.rows[at], -self.shares[at]))
        at = at[order][:most]
        return self.rows[at], self.counts.indices[at], self.counts.data[at], self.shares[at]


def shared_skills(asked: Sparse, fast: bool | None = None) -> SharedSkills:
    """What every two rows of a matrix of ones share; `fast`: by what is compiled, None: where that pays.

    The answer is the same either way.
    """
    blocks = [block for _, block in shared_blocks(asked, fast)]
    size = asked.shape[0]
    sizes = np.diff(asked.indptr).astype(np.int32)
    if not blocks:
        none = np.zeros(0, np.int32)
        return SharedSkills(_csr(none, none, np.zeros(size + 1, np.int64), (size, size)), sizes)
    starts = np.cumsum([0, *(block.nnz for block in blocks)])
    indptr = [blocks[0].indptr[:1], *(b.indptr[1:] + s for b, s in zip(blocks, starts, strict=False))]
    data, indices = (
        parts[0] if len(parts) == 1 else np.concatenate(parts)
        for parts in ([b.data for b in blocks], [b.indices for b in blocks])
    )
    return SharedSkills(_csr(data, indices, np.concatenate(indptr), (size, size)), sizes)


def shared_blocks(asked: Sparse, fast: bool | None = None) -> Iterator[tuple[int, Counts]]:
    """The first row and the counts of one block of roles after the other, which cover all of them."""
    made = kernels(work_of(asked) if fast is None else 0, fast)
    yield from _by_scipy(asked) if made is None else _by_kernel(asked, made)


def _by_scipy(asked: Sparse) -> Iterator[tuple[int, Counts]]:
    ones = csr_array((np.ones(asked.nnz, np.int32), asked.indices, asked.indptr), shape=asked.shape)
    many = asked.shape[0]
    width = max(1, min(WIDTH, CELLS // max(many, 1)))
    for first in range(0, many, width):
        after = min(first + width, many)
        product = csr_array(ones[first:after] @ ones[first:].T.tocsr())
        row = np.repeat(np.arange(after - first, dtype=np.int32), np.diff(product.indptr))
        above = product.indices > row
        counts = np.bincount(row[above], minlength=after - first)
        indptr = np.concatenate(([0], np.cumsum(counts)))
        columns = product.indices[above] + first
        yield first, _csr(product.data[above], columns, indptr, (after - first, many))


def _by_kernel(asked: Sparse, made: Kernels) -> Iterator[tuple[int, Counts]]:
    many = asked.shape[0]
    small = csr_array((np.ones(asked.nnz, np.int8), asked.indices, asked.indptr), shape=asked.shape)
    inverted = small.T.tocsr()
    rows = (asked.indptr.astype(np.uint32), asked.indices.astype(np.uint32))
    holders = inverted.indices.astype(np.uint32)
    begins = inverted.indptr.astype(np.uint32)
    passed, ends = begins[:-1].copy(), begins[1:].copy()
    tally = np.zeros(many, np.int32)
    held = np.diff(begins).astype(np.int64)
    most = int((held * (held - 1)).sum()) // 2
    width = max(1, CELLS // max(many, 1))
    for first in range(0, many, width):
        after = min(first + width, many)
        # One place more than there are pairs: the kernel writes before it knows whether it keeps.
        columns = np.empty(min(most, (after - first) * (many - first)) + 1, np.uint32)
        counts = np.empty(len(columns), np.int32)
        indptr = np.zeros(after - first + 1, np.int64)
        made.shared(first, after, *rows, passed, ends, holders, tally, indptr, columns, counts)
        size = int(indptr[-1])
        yield first, _csr(counts[:size], columns[:size].view(np.int32), indptr, (after - first, many))


def _csr(data: Small, indices: Small, indptr: Ints, shape: tuple[int, int]) -> Counts:
    """The matrix of these parts as they are: of parts of larger arrays scipy would make copies."""
    matrix: Any = csr_array(shape, dtype=np.int32)
    matrix.data, matrix.indices = data, indices
    matrix.indptr = indptr.astype(np.int32) if indptr[-1] < 2**31 else indptr
    made: Counts = matrix
    return made
