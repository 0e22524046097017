"""Coverage at a floor level: who holds a skill, who could soonest, what hangs on it."""

from collections.abc import Iterable, Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph.kinds import Level, Necessity, NodeKind
from graph.people import Roster
from graph.questions.catalogue import skills
from graph.questions.needs import who_needs
from graph.stores.sqlite.store import FileStore
from graph.stores.store import View
from planning.counting import counts, single_points, states
from planning.cover_words import cover_sentence, start_of
from planning.coverage import MOST_CANDIDATES, Coverage, SkillCover, coverage
from planning.holdings import holdings
from planning.required import requirements
from tests.kit.atlas import Atlas
from tests.kit.planned import Asked, asking, person, rosters, stores

FLOORS = st.sampled_from(Level)


def covered(store: View, floor: Level = Level.PROFICIENT, roster: Roster | None = None) -> Coverage:
    return coverage(holdings(store, roster), requirements(store), floor)


def cover_of(answer: Coverage, skill: str) -> SkillCover:
    (cover,) = [cover for cover in answer.skills if cover.skill.id == f"system:{skill}"]
    return cover


def ids(covers: Iterable[SkillCover]) -> list[str]:
    return [cover.skill.label for cover in covers]


def test_what_is_held_at_a_level_that_is_not_stated_is_neither_cover_nor_nothing() -> None:
    r"""sql: one surely, one perhaps; map: two perhaps; key: one below, one perhaps; pin: one below"""
    roles: Asked = {
        "clerk": {"sql": None, "map": None, "key": 1, "pin": 2},
        "lead": {"sql": 3, "map": None, "key": None},
    }
    answer = covered(asking(roles))
    sql = cover_of(answer, "sql")
    assert [[h.id for h in some] for some in (sql.holders, sql.unstated, sql.below)] == [
        ["role:lead"],
        ["role:clerk"],
        [],
    ]
    assert ids(answer.single_points) == []
    assert ids(answer.possible_single_points) == ["sql"]
    assert ids(answer.unknown) == ["key", "map"]
    assert ids(answer.uncovered) == ["pin"]


def test_a_skill_hangs_on_who_alone_may_reach_the_floor_or_alone_holds_it() -> None:
    r"""sql: one at the floor, one below; map: one at no stated level; key: two at the floor"""
    roles: Asked = {"clerk": {"sql": 2, "map": None, "key": 3}, "lead": {"sql": 3, "key": 4}}
    answer = covered(asking(roles))
    assert ids(answer.single_points) == ["sql", "map"]
    assert ids(answer.shared) == ["key"]
    # Whom it hangs on is not who could step in.
    assert [c.holder.id for c in cover_of(answer, "map").could_step_in] == ["role:lead"]
    assert single_points(holdings(asking(roles)), Level.PROFICIENT, ()) == ("system:map", "system:sql")
    # With the lead away sql is left to who holds it below the floor.
    away = single_points(holdings(asking(roles)), Level.PROFICIENT, ("role:lead",))
    assert away == ("system:key", "system:map", "system:sql")


@given(store=stores(), floor=FLOORS, data=st.data())
def test_every_skill_stands_in_one_state_and_the_counts_say_the_same(
    store: View, floor: Level, data: st.DataObject
) -> None:
    staff = holdings(store, data.draw(st.none() | rosters(store)))
    answer, told = coverage(staff, requirements(store), floor), states(staff, floor)
    groups = (answer.single_points, answer.possible_single_points, answer.unknown, answer.uncovered)
    names = [c.skill.id for group in (*groups, answer.shared) for c in group]
    assert sorted(names) == [c.skill.id for c in answer.skills]
    listed = {c.skill.id for c in answer.skills}
    for group, flags in zip(groups, (told.single, told.possible, told.unknown, told.uncovered), strict=True):
        counted_so = {node.id for node, flag in zip(staff.skills, flags.tolist(), strict=True) if flag}
        assert {c.skill.id for c in group} == counted_so & listed


@pytest.mark.parametrize(
    ("roles", "sentence"),
    [
        ({"a": {"sql": 3}, "b": {"sql": 1}}, "sql hangs on one role."),
        ({"a": {"sql": 3, "map": 4}}, "map and sql each hang on one role."),
        (
            {"a": {"sql": 3}, "b": {"sql": None}},
            "No skill surely hangs on one role. sql may: others hold it, at a level that is not stated.",
        ),
        (
            {"a": {"sql": 3, "map": None, "key": 1}, "b": {"map": None}},
            "sql hangs on one role. Of 1 skill no level is stated that says who covers it."
            " 1 of 3 skills nobody holds at proficient or above.",
        ),
        (
            {"a": {"sql": 3, "map": 4, "key": 3, "pin": 3}},
            "4 skills, first of them key, each hang on one role.",
        ),
    ],
)
def test_the_answer_leads_with_a_sentence(roles: Asked, sentence: str) -> None:
    assert cover_sentence(covered(asking(roles))) == sentence


def test_a_preferred_skill_is_listed_and_covers_nothing() -> None:
    answer = covered(asking({"clerk": {"sql": 5}}, [("clerk", "sql")]))
    assert ids(answer.uncovered) == ["sql"]
    assert cover_of(answer, "sql").criticality == 0


def test_the_most_critical_single_point_comes_first() -> None:
    r"""map: required by one role; sql: by three roles in two tracks and none"""
    roles: Asked = {"a": {"map": 4, "sql": 4}, "b": {"sql": 1}, "c": {"sql": 2}}
    answer = covered(asking(roles, tracks={"one": ["a"], "two": ["b"]}))
    assert ids(answer.single_points) == ["sql", "map"]
    assert cover_of(answer, "sql").tracks == ("one", "two", None)
    assert [cover.criticality for cover in answer.single_points] == [9, 1]


def test_the_next_best_cover_is_the_one_with_the_least_effort() -> None:
    store = asking({"a": {"sql": 1}, "b": {"sql": None}, "c": {"sql": 2}, "d": {"map": 1}})
    cover = cover_of(covered(store), "sql")
    weight = store.node("system:sql").as_skill.weight
    nearest = [(c.holder.id, c.level, c.effort) for c in cover.next_best]
    # What is held at no stated level is to be asked first: that costs nothing.
    assert nearest == [("role:b", None, 0), ("role:c", 2, weight), ("role:a", 1, 2 * weight)]


def test_with_a_roster_people_cover_and_what_it_states_is_counted_apart() -> None:
    store = asking({"clerk": {"sql": 4}, "lead": {"sql": 5}})
    people = Roster((person("ann", "clerk"), person("bo", "clerk", sql=3), person("cy", "lead", sql=1)))
    cover = cover_of(covered(store, roster=people), "sql")
    assert [holder.id for holder in cover.holders] == ["person:ann", "person:bo"]
    assert (cover.count, cover.stated, cover.roles) == (2, 1, 2)


def test_tracks_that_share_a_covered_skill_are_one_island() -> None:
    r"""one --sql-- two --map-- three      four"""
    roles = {"a": {"sql": 3}, "b": {"sql": 4, "map": 5}, "c": {"map": 3}, "d": {"sql": 2, "adp": 5}}
    tracks = {"one": ["a"], "two": ["b"], "three": ["c"], "four": ["d"]}
    islands = covered(asking(roles, tracks=tracks)).islands
    assert [island.tracks for island in islands] == [("one", "three", "two"), ("four",)]
    assert [[node.label for node in island.skills] for island in islands] == [["map", "sql"], []]


@given(store=stores(), floor=FLOORS, data=st.data())
def test_coverage_is_what_a_naive_count_finds(store: View, floor: Level, data: st.DataObject) -> None:
    roster = data.draw(st.none() | rosters(store))
    answer = covered(store, floor, roster)
    expected = dict(naive(store, roster))
    assert [cover.skill.id for cover in answer.skills] == sorted(expected)
    for cover in answer.skills:
        levels = expected[cover.skill.id]
        able = sorted(who for who, level in levels.items() if level and level >= floor)
        assert [holder.id for holder in cover.holders] == able
        assert [h.id for h in cover.unstated] == sorted(w for w, level in levels.items() if level is None)
        weight = cover.skill.as_skill.weight
        short = {who: 0 if level is None else (floor - level) for who, level in levels.items()}
        liking = naive_liking(store, roster, cover.skill.id, levels)
        assert {holder.id for holder, _ in cover.preferring} == liking
        ordered = sorted((short[w] * weight, w not in liking, w) for w in levels if w not in able)
        nearest = [(effort, w) for effort, _, w in ordered]
        best = [(candidate.effort, candidate.holder.id) for candidate in cover.next_best]
        assert best == nearest[:MOST_CANDIDATES]


def naive_liking(store: View, roster: Roster | None, skill: str, levels: dict[str, int | None]) -> set[str]:
    """Who does not hold a skill that the own role prefers."""
    liked = {n.role.id for n in who_needs(store, skill).needs if n.necessity == Necessity.PREFERRED}
    role = {p.id: p.role for p in roster.people} if roster else {who: who for who in levels}
    return {who for who, level in levels.items() if level == 0 and role[who] in liked}


def naive(store: View, roster: Roster | None) -> Iterator[tuple[str, dict[str, int | None]]]:
    """Each skill that is needed or held, with everybody's level of it (0 for none), asked one by one."""
    for skill in skills(store):
        needs = who_needs(store, skill.id).needs
        implied = {n.role.id: n.level for n in needs if n.necessity == Necessity.REQUIRED}
        levels: dict[str, int | None]
        levels = {role.id: implied.get(role.id, 0) for role in store.nodes_of_kind(NodeKind.ROLE)}
        if roster is not None:
            levels = {p.id: implied.get(p.role or "", 0) for p in roster.people}
            levels |= {p.id: h.level for p in roster.people for h in p.held if h.skill == skill.id}
        if needs or any(level != 0 for level in levels.values()):
            yield skill.id, levels


@given(store=stores(), floor=FLOORS)
def test_islands_are_what_joining_track_by_track_finds(store: View, floor: Level) -> None:
    answer = covered(store, floor)
    groups = [{node.label} for node in store.nodes_of_kind(NodeKind.TRACK)]
    for cover in answer.skills:
        tracks = {
            h.role.as_role.track for h in (*cover.holders, *cover.unstated) if h.role and h.role.as_role.track
        }
        touched = [group for group in groups if group & tracks]
        groups = [group for group in groups if group not in touched] + (
            [set().union(*touched)] if touched else []
        )
    assert sorted(sorted(group) for group in groups) == sorted(sorted(i.tracks) for i in answer.islands)


def test_counting_alone_says_what_the_coverage_says() -> None:
    store = asking({"a": {"sql": 3, "map": 1}, "b": {"sql": 4}})
    staff = holdings(store)
    assert [c.count for c in covered(store).skills] == counts(staff).tolist()


def test_an_empty_graph_has_nothing_to_cover() -> None:
    answer = covered(asking({}))
    assert (answer.skills, answer.islands) == ((), ())


@pytest.fixture
def atlas(tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Atlas:
    """The command line on two roles."""
    roles: Asked = {"clerk": {"sql": 4, "map": None}, "lead": {"sql": 3}}
    graph = asking(roles, tracks={"desk": ["clerk", "lead"]}).graph()
    FileStore(tmp_path / "atlas.json").replace(graph)
    return Atlas(capsys, monkeypatch, f"file:{tmp_path / 'atlas.json'}")


def test_the_command_gives_the_contract_s_json(atlas: Atlas) -> None:
    answer = atlas.json("coverage", "--floor", "4")
    assert (answer["floor"], answer["single_points"], answer["uncovered"]) == (
        4,
        ["system:sql", "system:map"],
        [],
    )
    assert (answer["possible_single_points"], answer["level_not_stated"]) == ([], [])
    assert answer["summary"] == "sql and map each hang on one role."
    by_id = {skill["id"]: skill for skill in answer["skills"]}
    sql = by_id["system:sql"]
    assert (sql["name"], sql["kind"], sql["count"], sql["holders"]) == ("sql", "system", 1, ["role:clerk"])
    assert [best["who"] for best in sql["next_best"]] == ["role:lead"]
    assert answer["islands"] == [{"tracks": ["desk"], "skills": []}]


def test_whose_role_only_prefers_a_skill_is_told_and_covers_nothing() -> None:
    store = asking({"clerk": {"sql": 4}, "lead": {"map": 5}}, [("lead", "map")])
    answer = coverage(holdings(store), requirements(store))
    (told,) = [cover for cover in answer.skills if cover.skill.label == "map"]
    assert [(holder.label, level) for holder, level in told.preferring] == [("lead", 5)]
    assert (told.count, told.unstated, told.below) == (0, (), ())
    assert [start_of(nearest) for nearest in told.next_best] == [
        "the role prefers it: ask first",
        "does not know it yet",
    ]
    people = Roster((person("ann", "lead"), person("bo", "lead", map=2)))
    skills_of_people = coverage(holdings(store, people), requirements(store)).skills
    (told,) = [cover for cover in skills_of_people if cover.skill == told.skill]
    assert [holder.label for holder, _ in told.preferring] == ["Ann"]
    assert [holder.label for holder in told.below] == ["Bo"]


@given(st.lists(st.sets(st.sampled_from("abcdefgh"), min_size=1), max_size=8))
def test_tracks_that_share_a_skill_however_indirectly_are_one_island(sharing: list[set[str]]) -> None:
    """Each skill is covered in the tracks of one set; every track has a role."""
    tracks = {track: [f"of {track}"] for track in "abcdefgh"}
    roles: Asked = {f"of {t}": {f"s{n}": 4 for n, own in enumerate(sharing) if t in own} for t in tracks}
    islands: list[set[str]] = [{track} for track in tracks]
    for own in sharing:
        islands = [i for i in islands if not i & own] + [set().union(*(i for i in islands if i & own))]
    answer = covered(asking(roles, tracks=tracks))
    assert sorted(map(sorted, islands)) == sorted(sorted(island.tracks) for island in answer.islands)
    joined = {skill.label: set(island.tracks) for island in answer.islands for skill in island.skills}
    assert all(own <= joined[f"s{n}"] for n, own in enumerate(sharing) if len(own) > 1)


def test_the_command_prints_tables_and_refuses_a_floor_out_of_scale(atlas: Atlas) -> None:
    out = atlas("coverage").out
    assert out.startswith("map hangs on one role.")
    assert "Held by several at proficient or above" in out
    ran = atlas("coverage", "--floor", "0")
    assert (ran.code, ran.err.count("\n")) == (2, 1)
    assert "level 0 is out of scale" in ran.err
