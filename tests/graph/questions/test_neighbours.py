"""To which roles a move leads where not to all, against an account role by role."""

from collections.abc import Iterator
from itertools import pairwise, permutations

import numpy as np
import pytest

from contract.to_json import to_json
from graph.kinds import MoveKind
from graph.model import Node
from graph.questions import neighbours as near
from graph.questions.likeness.roles import similarity
from graph.questions.matrix import role_matrix
from graph.questions.moves import lattice, move_kind, moves
from graph.questions.paths.limits import PathLimits
from graph.questions.paths.paths import career_paths
from graph.questions.paths.ways import ways
from graph.stores.cache import forget
from graph.stores.memory import NetworkxStore
from graph.stores.store import Store
from tests.kit.drawn import drawn

LIKEST = 2


@pytest.fixture(autouse=True)
def few(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """So few roles are many, and so few of the likest count."""
    monkeypatch.setattr(near, "LIKEST", LIKEST)
    forget()
    yield
    forget()


def a_graph(seed: int, with_rungs: bool) -> NetworkxStore:
    """Some roles in three tracks, with rungs, without, or some of them without."""
    random = np.random.default_rng(seed)
    roles, places = {}, {}
    for n in range(12):
        skills = random.choice([f"s{k}" for k in range(8)], random.integers(1, 6), replace=False)
        levels = [None if random.random() < 0.3 else int(random.integers(1, 6)) for _ in skills]
        roles[f"r{n}"] = {"technical": dict(zip(skills.tolist(), levels, strict=True))}
        rung = int(random.integers(1, 4)) if with_rungs and random.random() < 0.8 else None
        places[f"r{n}"] = (f"t{random.integers(0, 3)}", rung)
    store = NetworkxStore()
    store.replace(drawn(roles, places=places))
    return store


def chosen(store: NetworkxStore, role: Node, height: int | None, climb: bool) -> set[str]:
    """The ids of the roles of a height that are likest to a role; of other tracks where it has a rung."""
    alike, facts = similarity(store), role.as_role
    others = [
        other
        for other in role_matrix(store).roles
        if other.id != role.id
        and other.as_role.rung == height
        and (facts.rung is None or other.as_role.track != facts.track)
        and alike.between(role.id, other.id) > 0
    ]
    return {r.id for r in sorted(others, key=lambda r: (-alike.between(role.id, r.id), r.id))[:LIKEST]}


def expected(store: NetworkxStore, max_climb: int, many: bool) -> dict[tuple[str, str], MoveKind]:
    """Every move by the rule, pair by pair."""
    right = {}
    for one, other in permutations(role_matrix(store).roles, 2):
        kind = move_kind(one, other, max_climb)
        low, high = one.as_role.rung, other.as_role.rung
        counts = kind is not None and (
            kind == MoveKind.PROMOTION
            or (low is not None and not many)
            or other.id in chosen(store, one, high, True)
            or one.id in chosen(store, other, low, False)
        )
        if kind is not None and counts:
            right[one.id, other.id] = kind
    return right


@pytest.mark.parametrize("seed", range(12))
@pytest.mark.parametrize("many", [True, False])
def test_moves_lead_to_the_likest_at_each_height(
    seed: int, many: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(near, "WHOLE", 5 if many else 2_000)
    store = a_graph(seed, with_rungs=seed % 3 > 0)
    for climb in (1, 2):
        right = expected(store, climb, many)
        here = {(m.origin.id, m.target.id): m.kind for m in lattice(store, climb).moves}
        assert here == right
        for role in role_matrix(store).roles:
            answer = moves(store, role.id, climb)
            ends = {(m.origin.id, m.target.id) for m in (*answer.into, *answer.out)}
            assert ends == {pair for pair in right if role.id in pair}


@pytest.mark.parametrize("seed", range(12))
def test_a_path_goes_over_neighbours_and_the_best_of_them_are_the_front(
    seed: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(near, "WHOLE", 5)
    store = a_graph(seed, with_rungs=seed % 2 > 0)
    right = expected(store, 1, many=True)
    roles = role_matrix(store).roles
    for origin, target in ((roles[0], roles[5]), (roles[3], roles[8])):
        walks = [way for way in _walks(right, (origin.id,), target.id) if _keeps_tracks(store, way)]
        answer = ways(store, origin.id, target.id, PathLimits())
        assert bool(answer.by_cost) == bool(walks)
        assert set(answer.by_cost.values()) <= set(walks)
        offered = career_paths(store, origin.id, target.id, PathLimits(count=30)).paths
        costs = [_cost(store, way) for way in walks]
        best = {c for c in costs if not any(_beats(other, c) for other in costs)}
        assert {(len(p.steps), round(p.effort, 4), round(p.hardest, 4)) for p in offered} == best


def _walks(
    moves: dict[tuple[str, str], MoveKind], way: tuple[str, ...], target: str
) -> Iterator[tuple[str, ...]]:
    if way[-1] == target:
        yield way
    elif len(way) <= PathLimits().most_moves:
        for one, other in moves:
            if one == way[-1] and other not in way:
                yield from _walks(moves, (*way, other), target)


def _keeps_tracks(store: NetworkxStore, way: tuple[str, ...]) -> bool:
    roles = list(store.nodes(way))
    by_id = {role.id: role.as_role for role in roles}
    if by_id[way[0]].rung is None:
        return True
    tracks = [by_id[role].track for role in way]
    runs = [track for n, track in enumerate(tracks) if n == 0 or track != tracks[n - 1]]
    return len(set(runs)) == len(runs)


def _cost(store: NetworkxStore, way: tuple[str, ...]) -> tuple[int, float, float]:
    matrix = role_matrix(store)
    gains = [matrix.gains(matrix.row[way[0]]).toarray()[matrix.row[role]] for role in way]
    sums = [float(np.max(gains[: n + 1], axis=0).sum()) for n in range(len(way))]
    steps = [after - before for before, after in pairwise(sums)]
    return len(way) - 1, round(sums[-1], 4), round(max(steps), 4)


def _beats(one: tuple[int, float, float], other: tuple[int, float, float]) -> bool:
    return one != other and all(a <= b for a, b in zip(one, other, strict=True))


def test_without_rungs_the_answer_says_so_and_no_move_climbs() -> None:
    answer = career_paths(a_graph(0, with_rungs=False), "role:r0", "role:r5")
    assert answer.paths
    assert (answer.neighbours, answer.rungs_known, answer.calibration) == (near.LIKEST, False, None)
    assert {step.move.kind for path in answer.paths for step in path.steps} == {MoveKind.LATERAL}
    only_up = PathLimits(kinds=(MoveKind.PROMOTION,))
    assert career_paths(a_graph(0, with_rungs=False), "role:r0", "role:r5", only_up).paths == ()


def test_no_move_leads_between_a_role_with_a_rung_and_one_without() -> None:
    for seed in (1, 2):
        rungs = {role.id: role.as_role.rung for role in role_matrix(a_graph(seed, True)).roles}
        for move in lattice(a_graph(seed, with_rungs=True)).moves:
            assert (rungs[move.origin.id] is None) == (rungs[move.target.id] is None)


def test_where_nobody_stands_on_a_rung_roles_without_a_track_have_moves_too() -> None:
    store = NetworkxStore()
    store.replace(drawn({name: {"technical": {"sql": 3, name: 2}} for name in ("clerk", "coder", "cook")}))
    assert {m.kind for m in lattice(store).moves} == {MoveKind.LATERAL}
    assert career_paths(store, "role:clerk", "role:cook").paths


@pytest.mark.parametrize("with_rungs", [True, False])
def test_every_store_gives_the_same_paths(
    store: Store, with_rungs: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(near, "WHOLE", 5)
    drawn_one = a_graph(4, with_rungs)
    store.replace(drawn_one.graph())
    for origin, target in (("role:r0", "role:r5"), ("role:r3", "role:r8")):
        right = to_json(career_paths(drawn_one, origin, target))
        assert to_json(career_paths(store, origin, target)) == right
