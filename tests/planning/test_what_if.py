"""What a scenario does, against counting everything again on the changed graph."""

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest

from contract.to_json import to_json
from contract.what_if import ChangeTried
from graph.errors import BadQuestion, UnknownName
from graph.kinds import Level
from graph.people import Names, Roster, for_audience
from graph.questions.answers import GapState
from graph.questions.needs import gap
from graph.stores.sqlite.store import FileStore
from graph.stores.store import View
from planning.changes import Action, named, spelt
from planning.holdings import holdings
from planning.outcome import WhatIf
from planning.recovery import recovery
from planning.rules import Rules
from planning.state import today
from planning.story import story, tally_words
from planning.story_of_plan import story_of_plan
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
    assert (labels(outcome.new_single_points), labels(outcome.uncovered)) == (["map", "sql"], [])
    assert [(c.skill.label, c.before, c.after) for c in outcome.counts] == [("map", 1, 0), ("sql", 2, 1)]
    assert [tally_words(c.then, Level.PROFICIENT) for c in outcome.counts] == [
        "1 at no stated level",
        "1 at proficient or above, 1 below",
    ]


def test_a_skill_that_only_others_hold_at_no_stated_level_hangs_possibly_on_one() -> None:
    store = asking({"a": {"sql": 3}, "b": {"sql": 4}, "c": {"sql": None}})
    outcome = scenario(store, "leave b")
    assert (labels(outcome.possible_single_points), outcome.new_single_points) == (["sql"], ())
    assert "sql possibly hangs on a alone then: c holds it at no stated level." in story(outcome, 1.0)
    assert recovery(store, outcome, Rules()) is None


def test_the_plan_for_a_change_is_made_over_who_is_there_after_it(desk: View) -> None:
    moved = scenario(desk, "move clerk lead")
    rescue = recovery(desk, moved, Rules())
    assert rescue
    assert [node.label for node, _ in rescue.short] == ["map"]
    # The clerk learns what a lead is to know, and knows the map as before.
    assert [(t.lesson.holder.label, t.lesson.skill.label, t.end) for t in rescue.taught] == [
        ("clerk", "adp", Level.PROFICIENT)
    ]
    assert [(k.holder.label, k.skill.label, k.level) for k in rescue.kept] == [
        ("clerk", "map", Level.PROFICIENT)
    ]
    assert rescue.further.assignments == ()
    assert "clerk knows map from before and can go on covering it: nothing to learn." in story_of_plan(
        rescue, 1.0
    )
    assert recovery(desk, scenario(desk, "promote senior", "leave senior"), Rules())
    assert recovery(desk, scenario(desk, "add adp lead"), Rules()) is None


def test_a_change_that_leaves_nobody_has_no_plan_and_says_why(desk: View) -> None:
    rescue = recovery(desk, scenario(desk, "leave clerk", "leave senior", "leave lead"), Rules())
    assert rescue
    assert (rescue.further.feasible, rescue.further.assignments) == (False, ())
    assert rescue.further.reason
    assert f"No plan covers what opens: {rescue.further.reason}." in story_of_plan(rescue, 1.0)


def test_a_promotion_is_a_move_to_the_next_rung(desk: View) -> None:
    promoted, moved = scenario(desk, "promote senior"), scenario(desk, "move senior lead")
    assert promoted.counts == moved.counts
    assert [(a.skill.label, a.level) for a in promoted.affected] == [("map", None)]
    assert labels(promoted.new_single_points) == ["map"]


def test_who_moves_holds_there_what_was_held_before_and_the_rest_once_it_is_learned(desk: View) -> None:
    r"""A lead is to know adp 3 and sql 2: who was a senior knows sql at 5 and learns adp"""
    outcome = scenario(desk, "promote senior")
    (adp,) = [count for count in outcome.counts if count.skill.label == "adp"]
    assert [t.held for t in (adp.today, adp.then, adp.learned)] == [1, 1, 2]
    assert [(x.skill.label, x.state) for x in outcome.lessons] == [("adp", GapState.MISSING)]
    back = scenario(desk, "move senior lead", "move senior clerk")
    assert [(x.skill.label, x.state) for x in back.lessons] == [("map", GapState.TO_CONFIRM)]


def test_what_a_move_asks_to_learn_is_the_gap(desk: View) -> None:
    lessons = scenario(desk, "move clerk lead").lessons
    asked = gap(desk, "role:clerk", "role:lead")
    assert sum(lesson.effort for lesson in lessons) == pytest.approx(asked.effort)
    short = (*asked.missing, *asked.to_raise, *asked.to_confirm)
    assert [(x.skill, x.state) for x in lessons] == [(s.skill, s.state) for s in short]


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


def test_a_preferred_system_is_held_as_preferred_in_every_part() -> None:
    r"""lead only prefers map, clerk requires it; both get adp in its place, which boss prefers"""
    store = asking(
        {"clerk": {"map": 2}, "lead": {"map": 4}, "boss": {"adp": 5}}, [("lead", "map"), ("boss", "adp")]
    )
    outcome = scenario(store, "replace map adp")
    assert [(a.label, a.level, a.preferred) for a in outcome.affected] == [
        ("clerk", 2, False),
        ("lead", 4, True),
    ]
    assert [(x.holder.label, x.asked, x.preferred, x.must) for x in outcome.lessons] == [
        ("clerk", 2, False, True),
        ("lead", 4, True, False),
    ]
    assert [(k.label, k.level, k.preferred) for k in outcome.know_replacement] == [("boss", 5, True)]
    figures = {c.skill.label: [t.preferred for t in (c.today, c.then, c.learned)] for c in outcome.counts}
    assert figures == {"adp": [1, 1, 1], "map": [1, 0, 0]}
    assert scenario(store, "leave boss").affected[0].preferred
    rescue = recovery(store, outcome, Rules())
    assert rescue
    assert [(t.lesson.holder.label, t.end, t.for_cover) for t in rescue.taught] == [("clerk", 3, True)]
    assert [(c.holder.label, c.level, c.preferred, c.effort) for c in rescue.cheaper] == [
        ("boss", 5, True, 0)
    ]
    assert "boss could cover adp for less: the role prefers it, at expert; confirm" in " ".join(
        story_of_plan(rescue, 1.0)
    )


def test_the_affected_learn_first_and_others_only_what_is_still_short() -> None:
    r"""Three use map; b knows adp at 2 already, and would be cheaper than any of them"""
    store = asking({"u": {"map": 3}, "v": {"map": 2}, "w": {"map": None}, "b": {"adp": 2}, "c": {"x": 1}})
    rescue = recovery(store, scenario(store, "replace map adp"), Rules())
    assert rescue
    assert [(t.lesson.holder.label, t.end, t.for_cover) for t in rescue.taught] == [
        ("u", 3, False),
        ("v", 2, False),
        ("w", None, False),
    ]
    assert rescue.further.assignments == ()
    assert [(c.holder.label, c.level, c.than.label) for c in rescue.cheaper] == [("b", 2, "u")]
    alone = recovery(store, scenario(store, "add adp c"), Rules())
    assert alone
    assert [(t.lesson.holder.label, t.end) for t in alone.taught] == [("c", None)]


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


@pytest.mark.parametrize(
    ("texts", "why"),
    [
        (("retire map", "retire map"), "change 2, map is retired: that is done already by change 1"),
        (("replace map adp", "replace MAP system:adp"), "change 2, map is replaced by adp: that is done"),
        (("replace map adp", "replace map sql"), r"map has gone by change 1 \(map is replaced by adp\)"),
        (("retire map", "replace map adp"), "map has gone"),
        (("retire map", "replace sql map"), "map has gone"),
        (("replace map adp", "add map lead"), "map has gone"),
        (("leave clerk", "leave clerk"), "that is done already by change 1"),
        (("leave clerk", "promote clerk"), r"clerk has left by change 1 \(clerk leaves\)"),
        (("promote clerk", "promote clerk"), "for two rungs use move and name the role"),
        (("retire map", "promote lead"), "change 2, lead is promoted: lead has no next rung"),
        (
            ("move clerk lead", "leave senior", "move clerk lead"),
            "change 3, clerk moves to lead: that is done",
        ),
        (("move clerk senior", "move clerk senior"), "that is done already by change 1"),
    ],
)
def test_the_same_change_twice_and_what_has_gone_are_refused(
    desk: View, texts: tuple[str, ...], why: str
) -> None:
    with pytest.raises(BadQuestion, match=why) as error:
        scenario(desk, *texts)
    assert "\n" not in str(error.value)


def test_changes_that_follow_each_other_are_made(desk: View) -> None:
    assert scenario(desk, "replace map adp", "retire adp").changes
    assert scenario(desk, "replace map adp", "replace sql adp").changes
    assert scenario(desk, "move clerk senior", "move clerk lead", "leave lead").changes


def test_a_refusal_tells_no_name_where_names_are_hidden(desk: View) -> None:
    people = Roster((person("ann", "clerk"),))
    with pytest.raises(BadQuestion) as error:
        scenario(desk, "leave ann", "leave ann", roster=people)
    assert "Ann" not in error.value.hidden


def test_with_a_roster_people_leave_and_what_it_states_moves_along(desk: View) -> None:
    people = Roster((person("ann", "clerk", adp=4), person("bo", "clerk"), person("cy")))
    outcome = scenario(desk, "move Ann lead", roster=people)
    assert [(a.label, a.skill.label) for a in outcome.affected] == [("Ann", "map")]
    assert labels(outcome.new_single_points) == ["map"]
    everyone = scenario(desk, "leave clerk", roster=people)
    assert {a.label for a in everyone.affected} == {"Ann", "Bo"}
    assert story(scenario(desk, "leave ann", roster=people), 1.0)[0].startswith("Ann leaves: ")
    with pytest.raises(BadQuestion, match="Cy has no next rung"):
        scenario(desk, "promote Cy", roster=people)


def test_with_a_roster_the_affected_are_the_people_and_roles_that_nobody_has_are_named(desk: View) -> None:
    people = Roster((person("ann", "clerk"), person("bo", None, map=4), person("cy", "lead")))
    outcome = scenario(desk, "replace map adp", roster=people)
    assert [(a.label, a.level) for a in outcome.affected] == [("Bo", 4), ("Ann", 3)]
    assert [x.holder.label for x in outcome.lessons] == ["Ann"]
    assert labels(outcome.unfilled) == ["senior"]
    assert "Nobody here has that role, of which the documents ask it too: senior." in story(outcome, 1.0)


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
    with pytest.raises(UnknownName, match="nearest is clerk"):
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
    with pytest.raises(BadQuestion, match="may be promoted to b, c; use move"):
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
    assert answer["new_single_points"] == ["system:map", "system:sql"]
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
    said = " ".join(atlas("what-if", "leave", "clerk").out.split())
    assert "Then 2 skills hang on one alone: map (senior, level not stated) and sql (senior)." in said
    assert "Who knows the system" in atlas("what-if", "replace", "map", "adp").out
    ran = atlas("what-if", "promote", "lead")
    assert (ran.code, ran.out, ran.err.count("\n")) == (2, "", 1)
