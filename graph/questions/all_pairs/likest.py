"""The roles likest to each role by the skills that both require, exact whatever works them out and where."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache
from hashlib import sha256

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_array

from graph.arrays import Floats, Sparse, line_of
from graph.errors import BadQuestion
from graph.kinds import NodeKind
from graph.questions.all_pairs.compiled import Kernels, kernels, work_of
from graph.questions.matrix import RoleMatrix, role_matrix, unit_rows
from graph.stores.counting import Counting
from graph.stores.store import View
from graph.watching import Watch

# A share of a row's length is a whole number of these parts, so that products and their sums (up to 2 to the
# power of 52) are exact in any order: the same on every store and machine, in blocks of any size.
PARTS = 2.0**26
# Roles of one block, which is worked out at one go, and of a tile, whose sums stay in the nearest memory.
BLOCK = 4_096
TILE = 16_384
# Products that scipy holds at once.
CELLS = 16_000_000

Places = NDArray[np.int32]
Block = tuple[int, int]
Answer = tuple[Places, Floats]


@dataclass(frozen=True)
class Likest:
    """The likest of each role, likest first, ties by id (roles x top); a place is -1 where fewer are alike.

    `scores` are their cosines times the square of PARTS, whole numbers.
    """

    places: Places
    scores: Floats

    def cosines(self, first: int = 0, after: int | None = None) -> Floats:
        """How like they are to the roles from `first` to `after`, 0 to 1, in six digits."""
        cosines: Floats = np.clip(self.scores[first:after] / PARTS**2, 0, 1)
        return cosines.round(6)

    @property
    def digest(self) -> str:
        """A text that is the same for the same answer, whatever worked it out."""
        whole = sha256(f"{self.places.shape}".encode())
        whole.update(np.ascontiguousarray(self.places, "<i4").tobytes())
        whole.update(np.ascontiguousarray(self.scores, "<f8").tobytes())
        return whole.hexdigest()


@dataclass(frozen=True)
class LikestQuestion:
    """What is asked of blocks of roles, here or on another machine: `units` are `whole_units` of all roles.

    `fast` says whether by what is compiled, None: where that pays; the answer is the same.
    """

    units: Sparse
    top: int
    fast: bool | None = None

    def __post_init__(self) -> None:
        if self.top < 1:
            raise BadQuestion(f"--top is {self.top}; ask for 1 or more")

    @property
    def blocks(self) -> tuple[Block, ...]:
        """The blocks of roles that cover all of them."""
        many = self.units.shape[0]
        return tuple((first, min(first + BLOCK, many)) for first in range(0, many, BLOCK))

    def answer(self, block: Block) -> Answer:
        """The places and scores of one block of roles."""
        places = np.full((block[1] - block[0], self.top), -1, np.int32)
        scores = np.zeros(places.shape)
        made = self._kernels
        if made is None:
            self._by_scipy(block, places, scores)
        else:
            self._by_kernel(made, block, places, scores)
        return places, scores

    @property
    def compiled_in(self) -> float | None:
        """The seconds it took to compile for this question; None where nothing had to be."""
        return self._kernels.seconds if self._kernels and self._kernels.fresh else None

    @cached_property
    def _kernels(self) -> Kernels | None:
        return kernels(2 * work_of(self.units) if self.fast is None else 0, self.fast)

    @cached_property
    def _tiles(self) -> list[tuple[int, Sparse]]:
        """The columns of each tile of roles by skill."""
        firsts = range(0, self.units.shape[0], TILE)
        return [(first, csr_array(self.units[first : first + TILE].T.tocsr())) for first in firsts]

    @cached_property
    def _inverted(self) -> Sparse:
        return csr_array(self.units.T.tocsr())

    def _by_kernel(self, made: Kernels, block: Block, places: Places, scores: Floats) -> None:
        asked = self.units[block[0] : block[1]]
        rows = (asked.indptr.astype(np.uint32), asked.indices.astype(np.uint32), asked.data)
        filled = np.zeros(len(places), np.int64)
        for first, tile in self._tiles:
            columns = (tile.indptr.astype(np.uint32), tile.indices.astype(np.uint32), tile.data)
            tally = np.zeros(tile.shape[1])
            made.likest(block[0], *rows, first, *columns, tally, places, scores, filled)

    def _by_scipy(self, block: Block, places: Places, scores: Floats) -> None:
        width = max(1, CELLS // max(self.units.shape[0], 1))
        for first in range(*block, width):
            product = csr_array(self.units[first : min(first + width, block[1])] @ self._inverted)
            for n in range(product.shape[0]):
                here = slice(product.indptr[n], product.indptr[n + 1])
                others, values = product.indices[here], product.data[here]
                values[others == first + n] = 0
                at = first_of(others, values, self.top)
                row = first + n - block[0]
                places[row, : len(at)], scores[row, : len(at)] = others[at], values[at]


def first_of(others: Places, values: Floats, top: int) -> NDArray[np.intp]:
    """Where the largest values stand that are not 0, ties by place."""
    bar = np.partition(values, len(values) - top)[len(values) - top] if top < len(values) else 0.0
    at = np.flatnonzero((values >= bar) & (values > 0))
    return at[np.lexsort((others[at], -values[at]))][:top]


def likest(question: LikestQuestion, watch: Watch | None = None, on: "Spread | None" = None) -> Likest:
    """The likest of all roles: block after block here, or as `on` spreads the blocks."""
    answers = (on or _here)(question)
    places, scores = [], []
    for number, (place, score) in enumerate(answers, start=1):
        places.append(place)
        scores.append(score)
        if watch:
            watch(number, len(question.blocks))
    if not places:
        return Likest(np.zeros((0, question.top), np.int32), np.zeros((0, question.top)))
    return Likest(np.concatenate(places), np.concatenate(scores))


# Answers the blocks of a question, in their order.
Spread = Callable[[LikestQuestion], Iterable[Answer]]


def _here(question: LikestQuestion) -> Iterator[Answer]:
    return map(question.answer, question.blocks)


def whole_units(matrix: RoleMatrix) -> Sparse:
    """Weight x level of the skills that each role requires, each row scaled to the length of PARTS."""
    weighted = csr_array(matrix.levels.tocsc() * matrix.weights)
    unit = unit_rows(weighted)
    unit.data = np.rint(unit.data * PARTS)
    return unit


def units_of(store: View) -> tuple[Sequence[str], Sparse]:
    """The ids of the roles, sorted, and their rows as `whole_units` has them, out of whichever store."""
    here = store.snapshot()
    if not isinstance(here, Counting):
        matrix = role_matrix(here)
        return matrix.role_ids, whole_units(matrix)
    ids = here.ids_of_kind(NodeKind.ROLE)
    given = here.shares()
    skills, columns = np.unique(given["skill"], return_inverse=True)
    cells = (given["share"].astype(np.float64), (given["role"], columns.astype(np.int32)))
    return ids, csr_array(cells, shape=(len(ids), len(skills)))


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
