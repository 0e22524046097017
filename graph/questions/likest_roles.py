"""The roles likest to one by the skills that both require; on graphs of any size."""

from dataclasses import dataclass

import numpy as np

from graph.errors import BadQuestion
from graph.model import Node
from graph.questions.all_pairs.likest import PARTS, first_of, whole_units
from graph.questions.matrix import role_matrix
from graph.stores.cache import kept
from graph.stores.counting import Counting
from graph.stores.store import View


@dataclass(frozen=True)
class LikestRoles:
    """A role, and the roles likest to it, each with how like it is, 0 to 1."""

    role: Node
    likest: tuple[tuple[Node, float], ...]


def likest_roles(store: View, role_id: str, top: int) -> LikestRoles:
    """The `top` roles likest to one, ties by id; a role that shares nothing is like none.

    Two roles are as like as the cosine of what they require: weight x level of each skill.
    """
    if top < 1:
        raise BadQuestion(f"--top is {top}; ask for 1 or more")
    here = store.snapshot()
    role = here.node(role_id)
    scores = here.likest(role_id, top) if isinstance(here, Counting) else _worked_out(here, role_id, top)
    nodes = {node.id: node for node in here.nodes([i for i, _ in scores])}
    return LikestRoles(role, tuple((nodes[i], round(min(s / PARTS**2, 1.0), 6)) for i, s in scores))


def _worked_out(view: View, role_id: str, top: int) -> tuple[tuple[str, float], ...]:
    matrix = role_matrix(view)
    units = kept(view, "whole units", lambda here: whole_units(role_matrix(here)))
    row = matrix.row[role_id]
    scores = units @ units[[row]].toarray()[0]
    scores[row] = 0
    at = first_of(np.arange(len(scores), dtype=np.int32), scores, top)
    return tuple((matrix.role_ids[n], float(scores[n])) for n in at.tolist())
