"""How many skills every two roles share, as a matrix over some roles or all of them."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import islice
from typing import Any

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_array

from graph.errors import BadQuestion
from graph.model import Node
from graph.questions.all_pairs.shared import MOST_DENSE, SharedSkills, shared_skills
from graph.questions.answers import SharedSkill
from graph.questions.catalogue import roles
from graph.questions.matrix import RoleMatrix, role_matrix
from graph.questions.needs import resolved
from graph.stores.patterns import Pattern
from graph.stores.store import View


@dataclass(frozen=True, kw_only=True)
class OverlapMatrix:
    """Roles in order of track and rung, how much every two share, and the skills that all of them need."""

    roles: tuple[Node, ...]
    pairwise: SharedSkills
    shared: tuple[SharedSkill, ...]

    @cached_property
    def counts(self) -> tuple[tuple[int, ...], ...]:
        """How many skills every two roles share, on the diagonal all of one; raises BadQuestion for many."""
        counts = self._whole(self.pairwise.counts.data)
        np.fill_diagonal(counts, self.pairwise.sizes)
        return tuple(map(tuple, counts.tolist()))

    @cached_property
    def shares(self) -> tuple[tuple[float, ...], ...]:
        """That count over the skills that either needs, 0 to 1; raises BadQuestion for many roles."""
        each, places = np.unique(self.pairwise.shares, return_inverse=True)
        rounded = np.array([round(float(share), 4) for share in each])
        shares = self._whole(rounded[places] if len(each) else self.pairwise.shares)
        np.fill_diagonal(shares, self.pairwise.sizes > 0)
        return tuple(map(tuple, shares.tolist()))

    @property
    def many(self) -> int:
        """How many pairs there are."""
        return len(self.roles) * (len(self.roles) - 1) // 2

    def pairs(self, most: int) -> Iterator[tuple[Node, Node, int, float]]:
        """So many pairs with their count and share, the largest share first; ties stand as the roles do."""
        rows, columns, counts, shares = self.pairwise.most_shared(most)
        at = (rows.tolist(), columns.tolist(), counts.tolist(), shares.tolist())
        for one, other, count, share in zip(*at, strict=True):
            yield self.roles[one], self.roles[other], count, share
        for one, other in islice(self._apart(), most - len(rows)):
            yield self.roles[one], self.roles[other], 0, 0.0

    def _apart(self) -> Iterator[tuple[int, int]]:
        """The pairs that share nothing, in the order of the roles."""
        starts, columns = self.pairwise.counts.indptr, self.pairwise.counts.indices
        for one in range(len(self.roles)):
            alike = set(columns[starts[one] : starts[one + 1]].tolist())
            yield from ((one, other) for other in range(one + 1, len(self.roles)) if other not in alike)

    def _whole(self, values: NDArray[Any]) -> NDArray[Any]:
        """The values of the pairs in both halves of a matrix."""
        if len(self.roles) > MOST_DENSE:
            raise BadQuestion(
                f"the matrix of {len(self.roles):,} roles is too large to be written: name those to compare, "
                f"up to {MOST_DENSE:,}, or ask atlas similar --all for the likest of each"
            )
        counts = self.pairwise.counts
        half = csr_array((values, counts.indices, counts.indptr), shape=counts.shape).toarray()
        whole: NDArray[Any] = half + half.T
        return whole


def overlap_matrix(
    store: View, asked: Sequence[Node] | None = None, fast: bool | None = None
) -> OverlapMatrix:
    """How much every two of these roles share, of all where none is given; raises BadQuestion for one.

    `fast` says whether by what is compiled, None: where that pays. The answer is the same.
    """
    chosen = sorted({r.id: r for r in (roles(store) if asked is None else asked)}.values(), key=_place)
    if len(chosen) < 2:
        raise BadQuestion("an overlap takes two or more different roles; name another one")
    matrix = role_matrix(store)
    needed = matrix.asked[[matrix.row[role.id] for role in chosen]]
    common = np.flatnonzero(np.bincount(needed.indices, minlength=1) == len(chosen)).tolist()
    return OverlapMatrix(
        roles=tuple(chosen),
        pairwise=shared_skills(needed, fast),
        shared=_of_all(store, matrix, chosen, common),
    )


def _of_all(
    store: View, matrix: RoleMatrix, chosen: Sequence[Node], common: Sequence[int]
) -> tuple[SharedSkill, ...]:
    """The skills of these columns, by name, with what each of the roles needs of them."""
    skills = sorted((matrix.skills[n] for n in common), key=lambda skill: (skill.label, skill.id))
    piece = store.piece([skill.id for skill in skills], Pattern.NEEDED_BY)
    needs = {(need.skill.id, need.role.id): need for need in resolved(piece)} if skills else {}
    return tuple(SharedSkill(skill, {r.id: needs[skill.id, r.id] for r in chosen}) for skill in skills)


def _place(role: Node) -> tuple[object, ...]:
    facts = role.as_role
    return (facts.track is None, facts.track or "", facts.rung or 0, *facts.place, role.id)
