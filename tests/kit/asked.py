"""Every question asked of a graph, for graphs that came from outside: none may end but in our own error."""

import json
from collections.abc import Callable, Iterator
from contextlib import suppress
from itertools import permutations

from contract import answers as shapes
from contract import moves as shapes_moves
from graph.documents import SourceDocument
from graph.errors import BadDocument, GraphError
from graph.exchange.codec import from_text, to_json
from graph.ladder.check import check
from graph.ladder.diff import diff
from graph.questions.gap import gap
from graph.questions.matrix import role_matrix
from graph.questions.opening import moves
from graph.questions.paths import career_paths
from graph.questions.roles import next_rung, role_sheet, roles
from graph.questions.similar import similar
from graph.questions.skills import skills
from graph.questions.sources import sources
from graph.questions.who_needs import who_needs
from graph.stores.memory import NetworkxStore
from graph.stores.store import View
from planning.coverage import coverage
from planning.holdings import holdings


def refusal(data: bytes) -> str | None:
    """Why the bytes are no atlas file, None where they are one and every question of it ends well."""
    try:
        graph = from_text(data, "export.json")
    except BadDocument as error:
        return str(error)
    store = NetworkxStore()
    store.replace(graph)
    json.dumps(to_json(graph)).encode()
    for question in _questions(store):
        with suppress(GraphError):
            json.dumps(question())
    return None


def _questions(store: View) -> Iterator[Callable[[], object]]:
    yield lambda: [shapes.role(role_sheet(store, role.id)) for role in roles(store)]
    yield lambda: [shapes.document(SourceDocument.of_node(node)) for node in sources(store).documents]
    yield lambda: [shapes.finding(found) for found in sources(store).findings]
    yield lambda: [found.message for found in check(store)]
    yield lambda: len(diff(store, store).changes)
    yield lambda: len(coverage(holdings(store), role_matrix(store)).skills)
    for skill in skills(store):
        yield lambda skill=skill: shapes.who_needs(who_needs(store, skill.id))  # type: ignore[misc]
    for role in roles(store):
        yield lambda role=role: shapes.role_sheet(role_sheet(store, role.id), next_rung(store, role.id))  # type: ignore[misc]
        yield lambda role=role: shapes.similar(similar(store, role.id))  # type: ignore[misc]
        yield lambda role=role: shapes_moves.moves(moves(store, role.id))  # type: ignore[misc]
    for one, other in list(permutations([role.id for role in roles(store)][:3], 2)):
        yield lambda one=one, other=other: shapes.gap(gap(store, one, other))  # type: ignore[misc]
        yield lambda one=one, other=other: shapes.paths(career_paths(store, one, other))  # type: ignore[misc]
