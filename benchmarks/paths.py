"""How much processor time an answer on career paths takes: python benchmarks/paths.py [--all].

Drawn ladders, always the same: tracks of a few rungs, some twenty skills a role, a third of them the common
ones of many tracks; cross-track moves are free. Asked are pairs drawn at random, a quarter of them from the
lowest rung to six rungs above in another track. Prints the first answer (with all that is kept of the
graph), the median and the longest of those that follow, how many looked at everything, how large the fronts
are, and how long networkx.shortest_simple_paths takes for the first three paths by effort on the same
lattice in the same run. With --all also 1,000 roles.
"""

import statistics
import sys
import time
from itertools import islice
from pathlib import Path

import networkx as nx
import numpy as np

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from graph.questions.matrix import role_matrix
from graph.questions.paths.limits import PathLimits
from graph.questions.paths.paths import career_paths
from graph.questions.paths.ways import ways
from graph.stores.memory import NetworkxStore
from tests.kit.drawn import drawn

SIZES = ((3, 4), (10, 5), (20, 5), (20, 10), (20, 20), (100, 4), (40, 10))
LARGE = ((30, 33), (100, 10))
PAIRS, SKILLS, COMMON = 20, 14, 40
# Beyond this many seconds the peer is left.
PATIENCE = 60.0


def ladder(tracks: int, rungs: int) -> NetworkxStore:
    """A ladder in which levels rise with the rungs, a fifth of them not stated."""
    random = np.random.default_rng(tracks * 1000 + rungs)
    roles, tracks_of = {}, {}
    for t in range(tracks):
        own = [f"t{t}-{n}" for n in range(SKILLS)] + [f"t{(t + 1) % tracks}-{n}" for n in (0, 1)]
        skills = own + [f"c{n}" for n in random.choice(COMMON, 10, replace=False)]
        start = random.integers(0, rungs, len(skills)) * 0.7
        titles = [f"role {t} {q}" for q in range(1, rungs + 1)]
        for q, title in enumerate(titles, start=1):
            level = np.clip(1 + np.floor((q - start) * 4 / rungs + random.random(len(skills)) * 2), 1, 5)
            asked = (q > start) & (random.random(len(skills)) > 0.15)
            stated = random.random(len(skills)) > 0.2
            roles[title] = {
                "technical": {
                    s: int(level[n]) if stated[n] else None for n, s in enumerate(skills) if asked[n]
                }
            }
        tracks_of[f"track {t}"] = titles
    store = NetworkxStore()
    store.replace(drawn(roles, tracks=tracks_of))
    return store


def questions(tracks: int, rungs: int) -> list[tuple[str, str]]:
    """Pairs of roles: the first of tracks to what is six rungs above in others, then any up to six apart."""
    random = np.random.default_rng(7)
    pairs = []
    for n in range(PAIRS):
        one, other = random.permutation(tracks)[:2]
        low = 1 if n < PAIRS // 4 else int(random.integers(1, rungs + 1))
        high = min(rungs, low + (6 if n < PAIRS // 4 else int(random.integers(0, 7))))
        pairs.append((f"role:role {one} {low}", f"role:role {other} {high}"))
    return pairs


def lattice_of(store: NetworkxStore) -> "nx.DiGraph[str]":
    """All moves with their efforts, for the peer."""
    matrix = role_matrix(store)
    graph: nx.DiGraph[str] = nx.DiGraph()
    for n, role in enumerate(matrix.roles):
        low, efforts = role.as_role, matrix.efforts(n)
        for m, other in enumerate(matrix.roles):
            high = other.as_role
            climb = (high.rung or 0) - (low.rung or 0)
            if n != m and 0 <= climb <= 1 and (low.track != high.track or climb):
                graph.add_edge(role.id, other.id, weight=float(efforts[m]))
    return graph


def seconds(ask: object) -> float:
    """How much processor time one call takes."""
    start = time.process_time()
    ask()  # type: ignore[operator]
    return time.process_time() - start


def measure(tracks: int, rungs: int) -> None:
    """Ask one ladder and print what it took."""
    store, pairs = ladder(tracks, rungs), questions(tracks, rungs)
    first = seconds(lambda: career_paths(store, *pairs[0]))
    times = [seconds(lambda pair=pair: career_paths(store, *pair)) for pair in pairs]
    fronts = [ways(store, *pair, PathLimits()) for pair in pairs]
    whole, most = sum(front.complete for front in fronts), max(len(front.by_cost) for front in fronts)
    lattice, theirs = lattice_of(store), []
    for one, other in pairs:
        three = nx.shortest_simple_paths(lattice, one, other, weight="weight")
        theirs.append(seconds(lambda three=three: list(islice(three, 3))))
        if sum(theirs) > PATIENCE:
            break
    ratio = statistics.median(theirs) / statistics.median(times)
    print(f"{tracks * rungs:,} roles ({tracks} x {rungs}), {lattice.number_of_edges():,} moves: ", end="")
    print(f"first {first:.2f} s, median {statistics.median(times):.3f}, longest {max(times):.2f}; ", end="")
    print(f"{whole} of {len(pairs)} whole, fronts up to {most}; ", end="")
    print(f"networkx {statistics.median(theirs):.3f} s for 3 paths, {ratio:.1f} times ours", flush=True)


def main() -> None:
    """Print the figures."""
    for tracks, rungs in (*SIZES, *(LARGE if "--all" in sys.argv else ())):
        measure(tracks, rungs)


if __name__ == "__main__":
    main()
