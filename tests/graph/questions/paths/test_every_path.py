"""The paths that no other beats, against an account that lists every path of a small lattice."""

import numpy as np
import pytest

from graph.kinds import BestAt, Level, MoveKind
from graph.questions.paths.limits import PathLimits
from graph.questions.paths.paths import career_paths
from graph.questions.paths.ways import ways
from graph.stores.memory import NetworkxStore
from tests.kit.drawn import drawn
from tests.kit.every_path import DrawnRole, Ladder, Listed, front, listed
from tests.kit.tries import tries

SKILLS = [f"s{n}" for n in range(9)]
TRACKS = ("amber", "blue", "coral", "dune")
LATTICES = tries(800, 200)


def a_ladder(random: np.random.Generator) -> Ladder:
    """Up to nine roles in up to four tracks, some on the same rung, some in none; levels stated or not.

    Most of these lattices are dense: nine roles on two or three rungs.
    """
    dense = random.random() < 0.7
    tracks = TRACKS if dense else TRACKS[: random.integers(1, len(TRACKS) + 1)]
    highest = int(random.integers(2, 4)) if dense else 4
    ladder: dict[str, DrawnRole] = {}
    for n in range(9 if dense else random.integers(2, 10)):
        asked = random.choice(SKILLS, random.integers(1 if dense else 0, 6), replace=False).tolist()
        levels = {s: int(random.integers(1, 6)) if random.random() < 0.8 else None for s in asked}
        wishes = {s: levels.pop(s) for s in asked[:1] if random.random() < 0.15}
        track = str(random.choice(tracks)) if dense or random.random() < 0.9 else None
        rung = int(random.integers(1, highest + 1)) if track else None
        ladder[f"r{n}"] = DrawnRole(levels, wishes, track, rung)
    return ladder


def stored(ladder: Ladder) -> NetworkxStore:
    roles = {name: {"technical": {**role.asks, **role.wishes}} for name, role in ladder.items()}
    wished = [(name, skill) for name, role in ladder.items() for skill in role.wishes]
    places = {name: (role.track, role.rung) for name, role in ladder.items() if role.track and role.rung}
    store = NetworkxStore()
    store.replace(drawn(roles, preferred=wished, places=places))
    return store


def some_limits(random: np.random.Generator, ladder: Ladder) -> PathLimits:
    """Half the time none, else any at all; what is to be avoided by name."""
    if random.random() < 0.5:
        return PathLimits(count=int(random.integers(1, 6)))
    kinds = tuple(kind for kind in MoveKind if random.random() < 0.85) or tuple(MoveKind)
    names = [*ladder, *TRACKS]
    return PathLimits(
        count=int(random.integers(1, 6)),
        max_moves=None if random.random() < 0.5 else int(random.integers(1, 9)),
        avoid=(str(random.choice(names)),) if random.random() < 0.2 else (),
        kinds=kinds if random.random() < 0.3 else tuple(MoveKind),
        new_skills=int(random.integers(0, 5)) if random.random() < 0.3 else None,
        max_climb=int(random.integers(1, 4)) if random.random() < 0.4 else 1,
        first=list(BestAt)[random.integers(0, 3)],
    )


def ends(random: np.random.Generator, ladder: Ladder) -> tuple[str, str]:
    """Two roles: most often one of the lowest rung and one of the highest."""
    names: list[str] = random.permutation(list(ladder)).tolist()
    if random.random() < 0.8:
        names.sort(key=lambda name: ladder[name].rung or 0)
    return names[0], names[-1]


def by_id(limits: PathLimits) -> PathLimits:
    avoid = tuple(f"track:{name}" if name in TRACKS else f"role:{name}" for name in limits.avoid)
    return PathLimits(**{**vars(limits), "avoid": avoid})


@pytest.mark.parametrize("seed", range(LATTICES))
def test_the_whole_front_is_that_of_all_paths(seed: int) -> None:
    random = np.random.default_rng(seed)
    ladder = a_ladder(random)
    limits, store = some_limits(random, ladder), stored(ladder)
    origin, target = ends(random, ladder)
    right = front(listed(ladder, origin, target, limits, limits.most_moves))
    answer = ways(store, f"role:{origin}", f"role:{target}", by_id(limits))
    assert answer.complete
    offered = [tuple(role.removeprefix("role:") for role in way) for way in answer.by_cost.values()]
    assert offered == [path.roles for path in right]
    assert [(c.moves, c.effort / 1e6, c.hardest / 1e6) for c in answer.by_cost] == [
        pytest.approx(path.cost, abs=1e-4) for path in right
    ]


@pytest.mark.parametrize("seed", range(LATTICES))
def test_the_answer_offers_of_the_front_what_is_asked_and_says_what_it_costs(seed: int) -> None:
    random = np.random.default_rng(10_000 + seed)
    ladder = a_ladder(random)
    limits, store = some_limits(random, ladder), stored(ladder)
    origin, target = ends(random, ladder)
    every = listed(ladder, origin, target, limits, limits.most_moves)
    best = {path.roles: path for path in front(every)}
    answer = career_paths(store, f"role:{origin}", f"role:{target}", by_id(limits))
    offered = answer.paths
    assert len(offered) == min(limits.count, len(best))
    assert bool(offered) == bool(every)
    assert len(answer.offered) <= limits.count
    for path in answer.offered:
        names = tuple(role.id.removeprefix("role:") for role in path.roles)
        one = next(one for one in every if one.roles == names)
        assert (len(path.steps), path.effort, path.hardest) == pytest.approx(one.cost, abs=1e-6)
        assert path.effort == pytest.approx(sum(step.gap.effort for step in path.steps))
        assert (path.beaten_by is None) == (names in best)
    if offered:
        _holds_the_bests(
            list(best.values()), [(p.best_at, len(p.steps), p.effort, p.hardest) for p in offered]
        )


def _holds_the_bests(best: list[Listed], offered: list[tuple[tuple[BestAt, ...], int, float, float]]) -> None:
    """Of three or more paths one is the best in each way, and says so."""
    for way, place in ((BestAt.FEWEST_MOVES, 0), (BestAt.LEAST_TO_LEARN, 1), (BestAt.GENTLEST, 2)):
        named = [path for path in offered if way in path[0]]
        assert len(named) <= 1
        if len(offered) >= 3 or len(offered) == len(best):
            assert named[0][1 + place] == pytest.approx(min(one.cost[place] for one in best), abs=1e-6)


def test_levels_of_the_drawn_ladders_are_levels() -> None:
    ladder = a_ladder(np.random.default_rng(3))
    assert {level for role in ladder.values() for level in role.asks.values() if level} <= set(
        map(int, Level)
    )
