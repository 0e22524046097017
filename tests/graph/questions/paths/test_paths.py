"""Career paths on a drawn ladder: limits, order, what is learned, and why there is none."""

import pytest

from graph.errors import BadQuestion
from graph.kinds import BestAt, Level, MoveKind
from graph.questions.answers import GapSkill, GapState
from graph.questions.move_answers import Lattice
from graph.questions.moves import lattice
from graph.questions.paths.limits import PathLimits
from graph.questions.paths.paths import career_paths
from graph.stores.memory import NetworkxStore
from graph.stores.store import View
from tests.kit.drawn import drawn


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


def test_no_path_leaves_a_track_and_comes_back(two_tracks: View) -> None:
    around = PathLimits(count=9, avoid=("role:senior",))
    answer = career_paths(two_tracks, "role:clerk", "role:chief", around)
    assert answer.paths == ()
    assert [offer.partition(" there is one")[0] for offer in answer.offers] == [
        "without avoiding anything",
        "with moves that climb two rungs",
    ]


def test_a_path_keeps_every_limit(two_tracks: View) -> None:
    assert ["clerk", "senior", "chief"] in names(two_tracks, "clerk", "chief")
    only_up = PathLimits(kinds=(MoveKind.PROMOTION,))
    assert names(two_tracks, "clerk", "chief", only_up) == [["clerk", "senior", "chief"]]
    around = PathLimits(count=9, avoid=("role:analyst",))
    assert names(two_tracks, "clerk", "lead")
    assert names(two_tracks, "clerk", "lead", around)
    assert all("analyst" not in path for path in names(two_tracks, "clerk", "lead", around))
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


def test_what_a_path_teaches_is_not_asked_again(two_tracks: View) -> None:
    path = career_paths(two_tracks, "role:clerk", "role:chief", PathLimits(count=9)).paths[0]
    learned: set[str] = set()
    for step in path.steps:
        missing = {skill.skill.label for skill in step.gap.missing}
        assert not missing & learned
        learned |= missing
    senior, chief = path.steps
    assert {skill.skill.label for skill in senior.gap.missing} == {"sap"}
    assert [(s.skill.label, s.held, s.asked) for s in chief.gap.to_raise if s.skill.label == "sap"] == [
        ("sap", Level(2), Level(4))
    ]


def known(origin: int | None, passed: int | None, asked: int | None) -> GapSkill:
    """How a skill of the last of three rungs stands: 0 asks it not at all, None at no stated level."""
    roles = {
        name: {"technical": {} if level == 0 else {"sap": level}}
        for name, level in (("low", origin), ("middle", passed), ("high", asked))
    }
    store = NetworkxStore()
    store.replace(drawn(roles, tracks={"books": ["low", "middle", "high"]}))
    gap = career_paths(store, "role:low", "role:high").paths[0].steps[-1].gap
    return next(iter((*gap.missing, *gap.to_raise, *gap.to_confirm, *gap.met)))


@pytest.mark.parametrize(
    ("origin", "passed", "asked", "state", "held", "levels"),
    [
        # Not held by the origin: learned on the way, a level not stated counts two.
        (0, 0, 4, GapState.MISSING, None, 4),
        (0, 0, None, GapState.MISSING, None, 2),
        (0, 3, 4, GapState.TO_RAISE, 3, 1),
        (0, 4, 3, GapState.MET, 4, 0),
        (0, None, 4, GapState.TO_RAISE, None, 2),
        (0, None, None, GapState.MET, None, 0),
        (0, 1, None, GapState.MET, 1, 1),
        # Held by the origin at a stated level.
        (2, 3, 4, GapState.TO_RAISE, 3, 1),
        (2, None, 4, GapState.TO_RAISE, 2, 2),
        (2, 0, None, GapState.MET, 2, 0),
        # Held at no stated level: nothing to learn, to confirm until a role passed asks as much.
        (None, 0, 4, GapState.TO_CONFIRM, None, 0),
        (None, 4, 4, GapState.MET, 4, 0),
        (None, 3, 5, GapState.TO_CONFIRM, None, 0),
        (None, 3, None, GapState.MET, 3, 0),
    ],
)
def test_a_step_is_held_against_the_origin_and_the_roles_passed(
    origin: int | None, passed: int | None, asked: int | None, state: GapState, held: int | None, levels: int
) -> None:
    skill = known(origin, passed, asked)
    assert (skill.state, skill.held) == (state, held)
    assert skill.effort == pytest.approx(levels * skill.skill.as_skill.weight)


@pytest.fixture
def rungs() -> View:
    """Three tracks of four rungs: the goal's skills come bit by bit in its own, all at once elsewhere."""
    skills = [f"s{n}" for n in range(8)]
    roles = {
        f"{track}{rung}": {
            "technical": dict.fromkeys([*skills[: 2 * rung], f"{track}-only"], min(rung + 1, 5))
        }
        for track in ("goal", "other", "third")
        for rung in (1, 2, 3, 4)
    }
    store = NetworkxStore()
    store.replace(
        drawn(roles, tracks={t: [f"{t}{n}" for n in (1, 2, 3, 4)] for t in ("goal", "other", "third")})
    )
    return store


@pytest.mark.parametrize("first", list(BestAt))
def test_the_order_is_the_one_that_is_asked(rungs: View, first: BestAt) -> None:
    paths = career_paths(rungs, "role:other1", "role:goal4", PathLimits(count=9, first=first)).paths
    costs = [(len(p.steps), p.effort, p.hardest) for p in paths]
    place = list(BestAt).index(first)
    assert [cost[place] for cost in costs] == sorted(cost[place] for cost in costs)
    assert first in paths[0].best_at


def test_six_moves_are_the_most_unless_more_are_asked_for() -> None:
    titles = [f"rung{n}" for n in range(1, 10)]
    roles = {title: {"technical": {"excel": min(n, 5)}} for n, title in enumerate(titles, start=1)}
    store = NetworkxStore()
    store.replace(drawn(roles, tracks={"books": titles}))
    answer = career_paths(store, "role:rung1", "role:rung9")
    assert answer.why_none == (
        "the shortest path from rung1 to rung9 takes 8 moves, and this answer looks at no more than 6 moves"
    )
    assert answer.offers[0] == "with 8 moves there is one: " + " > ".join(titles)
    assert len(career_paths(store, "role:rung1", "role:rung9", PathLimits(max_moves=8)).paths) == 1
    assert len(career_paths(store, "role:rung1", "role:rung7").paths) == 1


def test_a_path_past_a_role_one_promotion_below_the_goal_says_why() -> None:
    titles = [f"rung{n}" for n in (1, 2, 3, 4)]
    roles = {t: {"technical": {f"s{k}": 3 for k in range(n)}} for n, t in enumerate(titles, start=1)}
    store = NetworkxStore()
    store.replace(drawn(roles, tracks={"books": titles}))
    paths = career_paths(store, "role:rung1", "role:rung4", PathLimits(max_climb=2)).paths
    assert [len(path.steps) for path in paths] == [2, 3]
    assert paths[0].note is None
    assert (paths[1].note or "").startswith(
        "This way passes rung2, one promotion below the goal, because the steps are gentler: the hardest "
    )


def test_the_next_rung_is_offered_where_there_is_room_and_says_that_it_is_beaten(two_tracks: View) -> None:
    answer = career_paths(two_tracks, "role:clerk", "role:lead", PathLimits(count=9))
    paths = answer.paths
    assert [path.beaten_by for path in paths] == [None] * len(paths)
    (last,) = answer.also
    assert [role.label for role in last.roles] == ["clerk", "senior", "lead"]
    better = paths[(last.beaten_by or 0) - 1]
    assert len(better.steps) <= len(last.steps)
    assert better.effort <= last.effort
    assert better.hardest <= last.hardest
    assert (last.note or "").startswith("This way begins with the next rung of books. The ")
    one = career_paths(two_tracks, "role:clerk", "role:lead", PathLimits(count=1))
    assert (len(one.paths), one.also) == (1, ())
