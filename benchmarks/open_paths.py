"""Ten best paths where no rungs are known, beside others: python -m benchmarks.open_paths ADDRESS [PAIRS].

The address is that of a store with ESCO (`atlas load DIR --into file:esco.db`). All go over the same moves,
between two roles of which one is among the 20 most like the other. What is asked differs, and ours is the
harder question: its paths are those that no other beats on moves, effort and hardest step together, and what
is once learned counts once. The others look for the ten paths of the least sum of efforts, each move as hard
as if nothing had been learned on the way (networkx.shortest_simple_paths, the k shortest of igraph, scipy's
algorithm of Yen). Processor time of one thread, pairs of roles drawn at random, first answers left out.
"""

import statistics
import sys
import time
from collections.abc import Callable, Iterable
from itertools import islice
from pathlib import Path

import igraph
import networkx as nx
import numpy as np
from scipy.sparse import csr_array
from scipy.sparse.csgraph import yen

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from graph.questions.matrix import role_matrix
from graph.questions.neighbours import neighbours
from graph.questions.paths.limits import PathLimits
from graph.questions.paths.paths import career_paths
from graph.questions.paths.wide_ground import wide_ground
from graph.questions.paths.wide_search import WideSearch, best_wide_ways
from graph.stores.store import View
from loaders.connect import open_to_read

COUNT, SLOW = 10, 8
Pair = tuple[int, int]


def drawn_pairs(roles: int, many: int) -> list[Pair]:
    """So many pairs of different roles, always the same."""
    random = np.random.default_rng(16)
    pairs = ((int(one), int(other)) for one, other in random.integers(0, roles, (2 * many, 2)))
    return list(islice((pair for pair in pairs if pair[0] != pair[1]), many))


def moves_with_efforts(store: View) -> csr_array[np.float64]:
    """The effort of every move between neighbours (roles x roles)."""
    matrix, near = role_matrix(store), neighbours(store)
    efforts = [matrix.efforts(n, near.out(n)) for n in range(len(matrix.role_ids))]
    return csr_array((np.concatenate(efforts), near.ends, near.starts), shape=(len(efforts), len(efforts)))


def seconds(ask: Callable[[Pair], object], pairs: Iterable[Pair]) -> list[float]:
    """How much processor time each question takes."""
    times = []
    for pair in pairs:
        start = time.process_time()
        ask(pair)
        times.append(time.process_time() - start)
    return times


def ours(store: View, fast: bool) -> Callable[[Pair], WideSearch]:
    """The search itself, from two roles to the paths as rows."""
    roles, limits = role_matrix(store).role_ids, PathLimits(count=COUNT)

    def ask(pair: Pair) -> WideSearch:
        ground = wide_ground(store, roles[pair[0]], roles[pair[1]], limits, frozenset())
        return best_wide_ways(ground, fast=fast)

    return ask


def peers(moves: csr_array[np.float64]) -> dict[str, tuple[Callable[[Pair], object], int]]:
    """The searches of others, and how many pairs each is asked."""
    # A move that asks nothing is no edge to scipy.
    inner = (moves.indices.astype(np.int32), moves.indptr.astype(np.int32))
    moves = csr_array((np.maximum(moves.data, 1e-9), *inner), shape=moves.shape)
    ends = np.array(moves.nonzero()).T
    one: nx.DiGraph[int] = nx.DiGraph()
    one.add_weighted_edges_from(zip(*ends.T.tolist(), moves.data.tolist(), strict=True))
    other = igraph.Graph(n=moves.shape[0], edges=ends.tolist(), directed=True)
    other.es["weight"] = moves.data.tolist()

    def by_networkx(pair: Pair) -> object:
        return list(islice(nx.shortest_simple_paths(one, *pair, weight="weight"), COUNT))

    def by_igraph(pair: Pair) -> object:
        return other.get_k_shortest_paths(*pair, k=COUNT, mode="out", weights="weight")

    def by_scipy(pair: Pair) -> object:
        return yen(moves, *pair, COUNT)

    return {"networkx": (by_networkx, SLOW), "igraph": (by_igraph, 5 * SLOW), "scipy": (by_scipy, 5 * SLOW)}


def main() -> None:
    """Print the figures."""
    store = open_to_read(sys.argv[1]).snapshot()
    moves = moves_with_efforts(store)
    pairs = drawn_pairs(moves.shape[0], int(sys.argv[2]) if len(sys.argv) > 2 else 100)
    print(
        f"{moves.shape[0]:,} roles, {moves.nnz:,} moves, {len(pairs)} pairs; the {COUNT} best paths",
        flush=True,
    )
    mine = {}
    for fast in (False, True):
        ask = ours(store, fast)
        ask(pairs[0])
        times = mine[fast] = seconds(ask, pairs)
        high = np.quantile(times, (0.5, 0.9, 1))
        told = ", ".join(f"{n} {1000 * t:.1f} ms" for n, t in zip(("p50", "p90", "most"), high, strict=True))
        print(f"ours, {'compiled (extra fast)' if fast else 'numpy alone'}: {told}", flush=True)
    answers = [ours(store, True)(pair) for pair in pairs]
    fronts = [len(answer.front.ways) for answer in answers]
    whole, none = sum(answer.complete for answer in answers), fronts.count(0)
    print(
        f"  {whole} looked at everything; fronts of {statistics.median(fronts)} paths, "
        f"up to {max(fronts)}, {none} empty"
    )
    roles = role_matrix(store).role_ids
    whole_answer = seconds(
        lambda p: career_paths(store, roles[p[0]], roles[p[1]], PathLimits(count=COUNT)), pairs[:20]
    )
    print(f"  the whole answer with every step told: p50 {1000 * statistics.median(whole_answer):.0f} ms")
    for name, (search, most) in peers(moves).items():
        search(pairs[0])
        middle = statistics.median(seconds(search, pairs[:most]))
        ratios = ", ".join(f"{middle / statistics.median(mine[fast]):.0f}" for fast in (False, True))
        print(f"{name}: p50 {1000 * middle:.1f} ms, {ratios} times ours (numpy, compiled)", flush=True)


if __name__ == "__main__":
    main()
