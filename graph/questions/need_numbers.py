"""What every role needs of every skill as plain numbers: the needs themselves are heavy with evidence."""

import json
from collections.abc import Sequence
from dataclasses import dataclass

from graph.kinds import SKILL_KINDS, EdgeKind, Necessity, NodeKind
from graph.model import Node
from graph.stores.cache import kept
from graph.stores.derived import drawer
from graph.stores.store import View


@dataclass(frozen=True)
class NeedNumbers:
    """The needs of a graph in the order of their keys, by rows of roles and columns of skills.

    `roles` and `skills` are sorted by id; `levels` are 1 to 5, 0 where none is stated; `required` is 1, or
    0 where the skill is only preferred.
    """

    roles: tuple[Node, ...]
    skills: tuple[Node, ...]
    rows: Sequence[int]
    columns: Sequence[int]
    levels: Sequence[int]
    required: Sequence[int]


def need_numbers(store: View) -> NeedNumbers:
    """The needs of a store's graph, read in one stream and kept beside it."""
    return kept(store, "need numbers", _of)


def _of(store: View) -> NeedNumbers:
    roles = store.nodes_of_kind(NodeKind.ROLE)
    skills = sorted((n for kind in SKILL_KINDS for n in store.nodes_of_kind(kind)), key=lambda n: n.id)
    text = drawer(store).text("needs", lambda: json.dumps(_read(store, roles, skills)))
    return NeedNumbers(roles, tuple(skills), *json.loads(text))


def _read(store: View, roles: Sequence[Node], skills: Sequence[Node]) -> list[list[int]]:
    row, column = ({node.id: n for n, node in enumerate(nodes)} for nodes in (roles, skills))
    numbers: list[list[int]] = [[], [], [], []]
    rows, columns, levels, required = numbers
    for need in store.edges_of_kind(EdgeKind.NEEDS):
        rows.append(row[need.source])
        columns.append(column[need.target])
        levels.append(int(need.level or 0))
        required.append(int(need.necessity == Necessity.REQUIRED))
    return numbers
