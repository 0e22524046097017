"""What a scenario does, against counting everything again on the changed graph."""

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest

from contract.planning import ChangeTried
from contract.to_json import to_json
from graph.errors import BadQuestion, UnknownName
from graph.kinds import Level
from graph.people import Names, Roster, for_audience
from graph.questions.needs import gap
from graph.stores.sqlite.store import FileStore
from graph.stores.store import View
from planning.alternatives import recovery
from planning.changes import Action, named, spelt
from planning.holdings import holdings
from planning.outcome import WhatIf
from planning.rules import Rules
from planning.state import today
from planning.what_if import what_if
from tests.kit.atlas import Atlas
from tests.kit.planned import Asked, asking, person

DESK: Asked = {"clerk": {"sql": 4, "map": 3}, "senior": {"sql": 5, "map": None}, "lead": {"adp": 3, "sql": 2}}


@pytest.fixture
def desk() -> View:
    """clerk -> senior -> lead, who need sql, map and adp."""
    return asking(DESK, tracks={"desk": list(DESK)})


def scenario(store: View, *texts: str, roster: Roster | None = None) -> WhatIf:
    """What these changes do at the usual floor."""
    staff = holdings(store, roster)
    return what_if(store, today(store, staff), [spelt(store, staff, text) for text in texts])


def labels(nodes: Sequence[Any]) -> list[str]:
    return [node.label for node in nodes]


def test_who_leaves_takes_their_cover_along(desk: View) -> None:
    outcome = scenario(desk, "leave clerk")
    assert [(a.id, a.skill.label, a.level) for a in outcome.affected] == [
        ("role:clerk", "map", 3),
        ("role:clerk", "sql", 4),
    ]
    assert outcome.affected[0].evidence[0].text == "clerk uses map"
    assert (labels(outcome.new_single_points), labels(outcome.uncovered)) == (["sql"], ["map"])
    assert [(c.skill.label, c.before, c.after) for c in outcome.counts] == [("map", 1, 0), ("sql", 2, 1)]


def test_the_plan_for_a_change_is_made_over_who_is_there_after_it(desk: View) -> None:
    moved = scenario(desk, "move clerk lead")
    rescue = recovery(desk, moved, Rules())
    assert rescue
    assert [c.skill.label for c in rescue.covers] == ["map", "sql"]
    learned = [(a.learner.label, a.skill.label, a.start) for a in rescue.assignments]
    assert ("clerk", "sql", Level.WORKING) in learned
    assert recovery(desk, scenario(desk, "promote senior", "leave senior"), Rules())
    assert recovery(desk, scenario(desk, "add adp lead"), Rules()) is None


def test_a_change_that_leaves_nobody_has_no_plan_and_says_why(desk: View) -> None:
    rescue = recovery(desk, scenario(desk, "leave clerk", "leave senior", "leave lead"), Rules())
    assert rescue
    assert (rescue.feasible, rescue.assignments) == (False, ())
    assert rescue.reason


def test_a_promotion_is_a_move_to_the_next_rung(desk: View) -> None:
    promoted, moved = scenario(desk, "promote senior"), scenario(desk, "move senior lead")
    assert promoted.counts == moved.counts
    assert [(a.skill.label, a.level) for a in promoted.affected] == [("sql", 5)]
    assert labels(promoted.new_single_points) == ["sql"]


def test_what_a_move_asks_to_learn_is_the_gap(desk: View) -> None:
    lessons = scenario(desk, "move clerk lead").lessons
    asked = gap(desk, "role:clerk", "role:lead")
    assert sum(lesson.effort for lesson in lessons) == pytest.approx(asked.effort)
    assert [lesson.skill for lesson in lessons] == [s.skill for s in (*asked.missing, *asked.to_raise)]


def test_a_retired_system_affects_every_role_that_needs_it(desk: View) -> None:
    outcome = scenario(desk, "retire sql")
    assert [(a.label, a.level) for a in outcome.affected] == [("senior", 5), ("clerk", 4), ("lead", 2)]
    assert all(a.evidence for a in outcome.affected)
    assert (outcome.new_single_points, outcome.know_replacement, outcome.uncovered) == ((), (), ())


def test_a_replacement_names_who_knows_it_and_what_the_others_learn(desk: View) -> None:
    outcome = scenario(desk, "replace map adp")
    assert [(a.label, a.level) for a in outcome.affected] == [("clerk", 3), ("senior", None)]
    assert [(k.label, k.level, k.preferred) for k in outcome.know_replacement] == [("lead", 3, False)]
    assert [(x.holder.id, x.held, x.asked) for x in outcome.lessons] == [
        ("role:clerk", None, 3),
        ("role:senior", None, None),
    ]


def test_a_role_that_only_prefers_the_replacement_is_named_as_such() -> None:
    store = asking({"clerk": {"sql": 4}, "lead": {"adp": 3}}, [("lead", "adp")])
    outcome = scenario(store, "replace sql adp")
    assert [(k.label, k.level, k.preferred) for k in outcome.know_replacement] == [("lead", 3, True)]
    assert labels(outcome.uncovered) == ["adp"]
    assert labels(scenario(store, "add sql lead").know_replacement) == ["clerk"]


def test_an_added_system_affects_the_role_that_gets_it(desk: View) -> None:
    outcome = scenario(desk, "add adp clerk")
    assert [(a.id, a.level) for a in outcome.affected] == [("role:clerk", None)]
    assert [(x.holder.id, x.skill.label) for x in outcome.lessons] == [("role:clerk", "adp")]
    assert scenario(desk, "add sql clerk").affected == ()


def test_changes_stack(desk: View) -> None:
    r"""adp comes in place of map, then sql in place of adp: who used map or adp is asked for sql"""
    outcome = scenario(desk, "replace map adp", "replace adp sql")
    last = [a for a in outcome.affected if a.by.subject == "system:adp"]
    assert [(a.label, a.level) for a in last] == [("clerk", 3), ("lead", 3), ("senior", None)]
    assert [a.evidence[0].text for a in last] == ["clerk uses map", "lead uses adp", "senior uses map"]
    with pytest.raises(BadQuestion, match="nobody is left"):
        scenario(desk, "leave clerk", "promote clerk")


def test_with_a_roster_people_leave_and_what_it_states_moves_along(desk: View) -> None:
    people = Roster((person("ann", "clerk", adp=4), person("bo", "clerk"), person("cy")))
    outcome = scenario(desk, "move Ann lead", roster=people)
    assert [(a.label, a.skill.label) for a in outcome.affected] == [("Ann", "map"), ("Ann", "sql")]
    assert labels(outcome.new_single_points) == ["map", "sql"]
    everyone = scenario(desk, "leave clerk", roster=people)
    assert {a.label for a in everyone.affected} == {"Ann", "Bo"}
    with pytest.raises(BadQuestion, match="Cy has no next rung"):
        scenario(desk, "promote Cy", roster=people)


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("", "no change is called ''"),
        ("sack clerk", "give one of leave"),
        ("leave", "leave takes WHO"),
        ("move clerk", "move takes WHO ROLE"),
        ("replace sql sql", "replaced by itself"),
        ("promote lead", "no next rung"),
        ("move nobody known", "no two that are known"),
    ],
)
def test_a_change_that_cannot_be_made_is_refused_in_one_line(desk: View, text: str, why: str) -> None:
    with pytest.raises(BadQuestion, match=why):
        scenario(desk, text)


def test_an_unknown_name_is_told_with_the_nearest(desk: View) -> None:
    with pytest.raises(UnknownName, match="nearest are clerk"):
        scenario(desk, "leave klerk")
    people = Roster((person("ann", "clerk"),))
    with pytest.raises(UnknownName, match="no person or role is called 'Anna'"):
        scenario(desk, "leave Anna", roster=people)


def test_the_given_name_finds_a_person_whose_name_an_audience_does_not_see(desk: View) -> None:
    people = for_audience(Roster((person("ann", "clerk"), person("abe", "lead"))), Names.INITIALS)
    outcome = scenario(desk, "leave ann", roster=people)
    assert outcome.changes[0].subject == "person:2"
    assert {a.label for a in outcome.affected} == {"A. 2"}
    assert "ann" not in str(to_json(ChangeTried(outcome, None, people)))


def test_several_next_rungs_are_named_and_not_chosen() -> None:
    store = asking(
        {"a": {"sql": 1}, "b": {"sql": 2}, "c": {"sql": 3}}, tracks={"x": ["a", "b"], "y": ["a", "c"]}
    )
    with pytest.raises(BadQuestion, match="role:b, role:c"):
        scenario(store, "promote a")


@pytest.mark.parametrize("action", Action)
def test_a_change_reads_back_from_its_word(desk: View, action: Action) -> None:
    staff = holdings(desk)
    terms = {"WHO": "role:clerk", "ROLE": "role:lead"}
    systems = iter(("system:sql", "system:map"))
    change = named(desk, staff, [action, *(terms.get(term) or next(systems) for term in action.terms)])
    assert spelt(desk, staff, change.word) == change


def test_two_names_of_several_words_are_told_apart() -> None:
    store = asking({"senior-clerk": {"sql": 1}, "lead-clerk": {"sql": 2}})
    change = spelt(store, holdings(store), "move senior clerk lead clerk")
    assert (change.subject, change.to) == ("role:senior-clerk", "role:lead-clerk")


@pytest.fixture
def atlas(
    desk: View, tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> Atlas:
    """The command line on the desk."""
    FileStore(tmp_path / "atlas.json").replace(desk.graph())
    return Atlas(capsys, monkeypatch, f"file:{tmp_path / 'atlas.json'}")


def test_the_command_gives_the_contract_s_json_and_stacks_changes(atlas: Atlas) -> None:
    answer = atlas.json("what-if", "leave", "clerk", "--then", "retire adp")
    assert answer["scenario"] == ["leave|role:clerk", "retire|system:adp"]
    assert answer["new_single_points"] == ["system:sql"]
    first = answer["affected"][0]
    assert {k: first[k] for k in ("id", "title", "skill", "level")} == {
        "id": "role:clerk",
        "title": "clerk",
        "skill": "system:map",
        "level": 3,
    }
    assert first["evidence"][0]["text"] == "clerk uses map"
    assert answer["know_replacement"] == []
    assert {"learner": "role:lead", "skill": "system:sql", "from": 2, "to": 3}.items() <= next(
        a for a in answer["plan"]["assignments"] if a["skill"] == "system:sql"
    ).items()


def test_the_command_prints_tables_and_refuses_in_one_line(atlas: Atlas) -> None:
    assert "New single points of failure: sql" in atlas("what-if", "leave", "clerk").out
    assert "Who knows the system" in atlas("what-if", "replace", "map", "adp").out
    ran = atlas("what-if", "promote", "lead")
    assert (ran.code, ran.out, ran.err.count("\n")) == (2, "", 1)
