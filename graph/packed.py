"""Texts and sparse matrices as plain arrays, which a file can hold and a program map into memory."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import pairwise
from typing import Any, TypeVar, overload

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_array

from graph.arrays import Ints, Sparse

Item = TypeVar("Item")
Arrays = Mapping[str, NDArray[Any]]
# What a sparse matrix consists of.
PARTS = ("data", "indices", "indptr")


class Unpacked(Sequence[Item]):
    """Values in the order of their texts, each made of its text when it is first asked for."""

    def __init__(self, arrays: Arrays, name: str, make: Callable[[str], Item]) -> None:
        self._letters, self._ends = arrays[f"{name}.letters"], arrays[f"{name}.ends"]
        self._make = make
        self._made: dict[int, Item] = {}

    def __len__(self) -> int:
        return len(self._ends) - 1

    @overload
    def __getitem__(self, at: int) -> Item: ...

    @overload
    def __getitem__(self, at: slice) -> Sequence[Item]: ...

    def __getitem__(self, at: int | slice) -> Item | Sequence[Item]:
        if isinstance(at, slice):
            return [self[n] for n in range(*at.indices(len(self)))]
        n = range(len(self))[at]
        if n not in self._made:
            start, end = int(self._ends[n]), int(self._ends[n + 1])
            self._made[n] = self._make(self._letters[start:end].tobytes().decode())
        return self._made[n]


def packed(name: str, texts: Iterable[str]) -> dict[str, NDArray[Any]]:
    """Texts as arrays: their letters in UTF-8, one after the other, and where each ends."""
    parts = [text.encode() for text in texts]
    ends = np.cumsum([0, *map(len, parts)], dtype=np.int64)
    return {f"{name}.letters": np.frombuffer(b"".join(parts), dtype=np.uint8), f"{name}.ends": ends}


class Groups(Sequence[tuple[int, ...]]):
    """Numbers in groups: some for each place, none for many."""

    def __init__(self, numbers: Ints, ends: Ints) -> None:
        self.numbers, self.ends = numbers, ends

    @classmethod
    def of(cls, groups: Iterable[Sequence[int]]) -> "Groups":
        """These groups."""
        every = list(groups)
        ends = np.cumsum([0, *map(len, every)], dtype=np.int64)
        return cls(np.array([n for group in every for n in group], dtype=np.int64), ends)

    def __len__(self) -> int:
        return len(self.ends) - 1

    @overload
    def __getitem__(self, at: int) -> tuple[int, ...]: ...

    @overload
    def __getitem__(self, at: slice) -> Sequence[tuple[int, ...]]: ...

    def __getitem__(self, at: int | slice) -> Any:
        if isinstance(at, slice):
            return [self[n] for n in range(*at.indices(len(self)))]
        n = range(len(self))[at]
        return tuple(self.numbers[self.ends[n] : self.ends[n + 1]].tolist())

    def __iter__(self) -> Iterator[tuple[int, ...]]:
        numbers, ends = self.numbers.tolist(), self.ends.tolist()
        return (tuple(numbers[a:b]) for a, b in pairwise(ends))

    def packed(self, name: str) -> dict[str, NDArray[Any]]:
        """The groups as arrays."""
        return {f"{name}.numbers": self.numbers, f"{name}.group-ends": self.ends}

    @classmethod
    def unpacked(cls, arrays: Arrays, name: str) -> "Groups":
        """The groups of these arrays."""
        return cls(arrays[f"{name}.numbers"], arrays[f"{name}.group-ends"])


def packed_matrix(name: str, matrix: Sparse) -> dict[str, NDArray[Any]]:
    """A sparse matrix as arrays, its rows in order of their columns."""
    matrix.sum_duplicates()
    return {f"{name}.{part}": getattr(matrix, part) for part in PARTS}


def matrix_of(arrays: Arrays, name: str, columns: int) -> Sparse:
    """The sparse matrix of these arrays, which cannot be written to where the arrays cannot."""
    parts = tuple(np.asarray(arrays[f"{name}.{part}"]) for part in PARTS)
    matrix: Sparse = csr_array(parts, shape=(len(parts[2]) - 1, columns))
    matrix.has_canonical_format = True
    return matrix


def packed_names(name: str, names: Iterable[str]) -> dict[str, NDArray[Any]]:
    """Names, none of which holds a line break, as one array."""
    return {name: np.frombuffer("\n".join(names).encode(), dtype=np.uint8)}


def names_of(arrays: Arrays, name: str) -> tuple[str, ...]:
    """The names of this array."""
    text = arrays[name].tobytes().decode()
    return tuple(text.split("\n")) if text else ()
