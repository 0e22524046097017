"""Career paths, against a reference that lists every simple path and sorts them."""

from collections.abc import Iterator

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from graph.errors import BadQuestion
from graph.kinds import MoveKind, Verdict
from graph.model import Node
from graph.questions.move_answers import Lattice, Move
from graph.questions.moves import lattice
from graph.questions.paths import PathLimits, career_paths
from graph.questions.search import best_paths, diverse
from graph.stores.memory import NetworkxStore
from graph.stores.store import View
from tests.kit.drawn import drawn
from tests.kit.tries import examples

NAMES = "abcdef"
ARCS = st.dictionaries(
    st.tuples(st.sampled_from(NAMES), st.sampled_from(NAMES)).filter(lambda ends: ends[0] != ends[1]),
    st.integers(0, 6),
    max_size=16,
)


def moves(arcs: dict[tuple[str, str], int]) -> list[Move]:
    """Moves of these efforts between roles of these names."""
    role = {name: Node(f"role:{name}", name) for name in NAMES}
    return [
        Move(
            origin=role[a],
            target=role[b],
            kind=MoveKind.LATERAL,
            verdict=Verdict.FAR,
            similarity=0.5,
            effort=effort / 2,
        )
        for (a, b), effort in arcs.items()
    ]


def every_path(
    ways: list[Move], at: str, goal: str, way: tuple[Move, ...] = ()
) -> Iterator[tuple[Move, ...]]:
    if at == goal:
        yield way
        return
    passed = {move.origin.label for move in way} | {at}
    for move in ways:
        if move.origin.label == at and move.target.label not in passed:
            yield from every_path(ways, move.target.label, goal, (*way, move))


def cost(path: tuple[Move, ...]) -> tuple[float, float, int]:
    efforts = [move.effort for move in path]
    return max(efforts), sum(efforts), len(path)


@settings(max_examples=examples(300))
@given(ARCS, st.one_of(st.none(), st.integers(1, 5)))
def test_paths_come_out_all_and_in_the_order_of_their_cost(
    arcs: dict[tuple[str, str], int], max_moves: int | None
) -> None:
    ways = moves(arcs)
    reference = [p for p in every_path(ways, "a", "f") if max_moves is None or len(p) <= max_moves]
    answer = list(best_paths(ways, "role:a", "role:f", max_moves))
    assert [cost(path) for path in answer] == sorted(cost(path) for path in reference)
    assert {tuple(m.target.label for m in path) for path in answer} == {
        tuple(m.target.label for m in path) for path in reference
    }


@given(ARCS)
def test_no_two_suggestions_differ_in_one_role_only(arcs: dict[tuple[str, str], int]) -> None:
    every = list(best_paths(moves(arcs), "role:a", "role:f"))
    chosen = diverse(every, 100)
    roles = [{"a"} | {move.target.label for move in path} for path in chosen]
    assert all(len(one ^ other) > 1 for n, one in enumerate(roles) for other in roles[:n])
    assert chosen[:1] == tuple(every[:1])
    for path in every:
        passed = {"a"} | {move.target.label for move in path}
        assert any(len(passed ^ kept) <= 1 for kept in roles)


def test_a_path_of_one_step_is_found_and_paths_never_end_where_they_began() -> None:
    ways = moves({("a", "b"): 1, ("b", "a"): 1})
    assert [len(path) for path in best_paths(ways, "role:a", "role:b")] == [1]
    assert list(best_paths(ways, "role:a", "role:a")) == []


@pytest.fixture
def two_tracks() -> View:
    """Clerk > senior > chief in one track, analyst > lead in the other, a temp in none."""
    store = NetworkxStore()
    roles = {
        "clerk": {"technical": {"excel": 2}},
        "senior": {"technical": {"excel": 3, "sap": 2}},
        "chief": {"technical": {"excel": 4, "sap": 4}},
        "analyst": {"technical": {"excel": 3, "sql": 3}},
        "lead": {"technical": {"excel": 4, "sql": 5, "sap": 2}},
        "temp": {"technical": {"excel": 2}},
    }
    store.replace(drawn(roles, tracks={"books": ["clerk", "senior", "chief"], "data": ["analyst", "lead"]}))
    return store


def names(store: View, origin: str, target: str, limits: PathLimits | None = None) -> list[list[str]]:
    answer = career_paths(store, f"role:{origin}", f"role:{target}", limits)
    return [[role.label for role in path.roles] for path in answer.paths]


def test_moves_are_promotions_laterals_and_diagonals_and_never_lead_down(two_tracks: View) -> None:
    whole: Lattice = lattice(two_tracks)
    kinds = {(m.origin.label, m.target.label): str(m.kind) for m in whole.moves}
    assert kinds == {
        ("clerk", "senior"): "promotion",
        ("senior", "chief"): "promotion",
        ("analyst", "lead"): "promotion",
        ("clerk", "analyst"): "lateral",
        ("analyst", "clerk"): "lateral",
        ("senior", "lead"): "lateral",
        ("lead", "senior"): "lateral",
        ("clerk", "lead"): "diagonal",
        ("analyst", "senior"): "diagonal",
        ("lead", "chief"): "diagonal",
    }


def test_a_move_costs_what_the_gap_of_its_ends_costs(two_tracks: View) -> None:
    for path in career_paths(two_tracks, "role:clerk", "role:chief").paths:
        assert [step.move.effort for step in path.steps] == pytest.approx([s.gap.effort for s in path.steps])
        assert path.effort == pytest.approx(sum(step.gap.effort for step in path.steps))
        assert path.hardest == pytest.approx(max(step.gap.effort for step in path.steps))


def test_a_path_keeps_every_limit(two_tracks: View) -> None:
    assert ["clerk", "senior", "chief"] in names(two_tracks, "clerk", "chief")
    only_up = PathLimits(kinds=(MoveKind.PROMOTION,))
    assert names(two_tracks, "clerk", "chief", only_up) == [["clerk", "senior", "chief"]]
    around = PathLimits(count=9, avoid=("role:senior",))
    assert names(two_tracks, "clerk", "chief", around)
    assert all("senior" not in path for path in names(two_tracks, "clerk", "chief", around))
    inside = PathLimits(count=9, avoid=("track:data",))
    assert names(two_tracks, "clerk", "chief", inside) == [["clerk", "senior", "chief"]]
    assert names(two_tracks, "clerk", "chief", PathLimits(max_moves=1)) == []
    assert names(two_tracks, "clerk", "chief", PathLimits(max_moves=1, max_climb=2)) == [["clerk", "chief"]]
    light = PathLimits(count=9, new_skills=1)
    assert all(
        len(step.gap.missing) <= 1
        for path in career_paths(two_tracks, "role:clerk", "role:lead", light).paths
        for step in path.steps
    )


def test_without_a_path_the_answer_says_why_and_offers_what_would_open_one(two_tracks: View) -> None:
    limits = PathLimits(kinds=(MoveKind.PROMOTION,))
    answer = career_paths(two_tracks, "role:clerk", "role:lead", limits)
    assert answer.why_none == "no path of promotion moves leads from clerk to lead within these limits"
    assert [offer.partition(" there is one")[0] for offer in answer.offers] == ["with every kind of move"]


@pytest.mark.parametrize(
    ("origin", "target", "why"),
    [
        ("clerk", "temp", "temp stands in no track"),
        ("temp", "clerk", "temp stands in no track"),
        ("chief", "clerk", "clerk stands on a lower rung than chief"),
    ],
)
def test_a_path_that_cannot_be_is_explained(two_tracks: View, origin: str, target: str, why: str) -> None:
    answer = career_paths(two_tracks, f"role:{origin}", f"role:{target}")
    assert answer.paths == ()
    assert why in (answer.why_none or "")
    assert answer.offers == ()


@pytest.mark.parametrize("limits", [{"count": 0}, {"max_moves": 0}, {"new_skills": -1}, {"max_climb": 0}])
def test_limits_out_of_scale_are_refused(limits: dict[str, int]) -> None:
    with pytest.raises(BadQuestion, match="give"):
        PathLimits(**limits)  # type: ignore[arg-type]


def test_a_path_to_itself_is_refused(two_tracks: View) -> None:
    with pytest.raises(BadQuestion, match="two different roles"):
        career_paths(two_tracks, "role:clerk", "role:clerk")
