"""Every question asked of a graph, for graphs that came from outside: none may end but in our own error."""

import json
from collections.abc import Callable, Iterator
from contextlib import suppress
from itertools import permutations

from contract import roles as parts
from contract.roles import WholeRole
from contract.to_json import to_json
from graph.documents import SourceDocument
from graph.errors import BadDocument, GraphError
from graph.exchange.codec import from_text, graph_json
from graph.ladder.check import check
from graph.ladder.diff import diff
from graph.questions.catalogue import next_rung, role_sheet, roles, skills, sources
from graph.questions.likeness.pairs import gap_with_pairs, paths_with_pairs
from graph.questions.moves import moves
from graph.questions.needs import gap, who_needs
from graph.questions.paths.paths import career_paths
from graph.questions.similarity import similar
from graph.stores.memory import NetworkxStore
from graph.stores.store import View
from planning.coverage import coverage
from planning.holdings import holdings
from planning.required import requirements


def refusal(data: bytes) -> str | None:
    """Why the bytes are no atlas file, None where they are one and every question of it ends well."""
    try:
        graph = from_text(data, "export.json")
    except BadDocument as error:
        return str(error)
    store = NetworkxStore()
    store.replace(graph)
    json.dumps(graph_json(graph)).encode()
    for question in _questions(store):
        with suppress(GraphError):
            json.dumps(question())
    return None


def _questions(store: View) -> Iterator[Callable[[], object]]:
    yield lambda: [parts.role(role_sheet(store, role.id)) for role in roles(store)]
    yield lambda: [parts.document(SourceDocument.of_node(node)) for node in sources(store).documents]
    yield lambda: [parts.finding(finding) for finding in sources(store).findings]
    yield lambda: [odd.message for odd in check(store)]
    yield lambda: len(diff(store, store).changes)
    yield lambda: len(coverage(holdings(store), requirements(store)).skills)
    for skill in skills(store):
        yield lambda skill=skill: to_json(who_needs(store, skill.id))  # type: ignore[misc]
    for role in roles(store):
        yield lambda role=role: to_json(  # type: ignore[misc]
            WholeRole(role_sheet(store, role.id), next_rung(store, role.id))
        )
        yield lambda role=role: to_json(similar(store, role.id))  # type: ignore[misc]
        yield lambda role=role: to_json(moves(store, role.id))  # type: ignore[misc]
    for one, other in list(permutations([role.id for role in roles(store)][:3], 2)):
        yield lambda one=one, other=other: to_json(  # type: ignore[misc]
            gap_with_pairs(store, gap(store, one, other))
        )
        yield lambda one=one, other=other: to_json(  # type: ignore[misc]
            paths_with_pairs(store, career_paths(store, one, other))
        )
