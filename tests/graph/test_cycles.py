"""Circles are found as a search over all ways finds them."""

from itertools import pairwise, permutations

from hypothesis import given
from hypothesis import strategies as st

from graph.cycles import circles, cyclic_edges, reached
from graph.kinds import EdgeKind
from graph.model import Edge, Evidence

THINGS = "abcdef"
ways = st.dictionaries(st.sampled_from(THINGS), st.frozensets(st.sampled_from(THINGS), max_size=3))
Ways = dict[str, frozenset[str]]


def every_circle(known: Ways) -> set[tuple[str, ...]]:
    """Every circle without a thing twice, from its least thing on round to it."""
    orders = (order for size in range(1, 7) for order in permutations(THINGS, size) if order[0] == min(order))
    rounds = ((*order, order[0]) for order in orders)
    return {r for r in rounds if all(b in known.get(a, ()) for a, b in pairwise(r))}


@given(ways)
def test_each_named_circle_is_one_and_every_least_thing_has_its_own(known: Ways) -> None:
    named, every = list(circles(known)), every_circle(known)
    assert set(named) <= every
    assert [circle[0] for circle in named] == sorted({circle[0] for circle in every})


@given(ways)
def test_an_edge_is_cyclic_where_its_target_leads_back(known: Ways) -> None:
    said = (Evidence("a.txt", 1, 0, 1, "x"),)
    edges = [
        Edge(f"role:{a}", EdgeKind.INHERITS, f"role:{b}", said)
        for a in sorted(known)
        for b in sorted(known[a])
    ]
    back = {
        edge.key
        for edge in edges
        if edge.source[-1] == edge.target[-1] or edge.source[-1] in reached(edge.target[-1], known)
    }
    assert cyclic_edges(edges) == back


def test_a_long_chain_needs_no_deep_stack() -> None:
    chain = {f"{n:05}": {f"{n + 1:05}"} for n in range(20_000)}
    assert list(circles(chain)) == []
    ring = {f"{n:03}": {f"{(n + 1) % 999:03}"} for n in range(999)}
    (circle,) = circles(ring)
    assert len(circle) == 1_000
