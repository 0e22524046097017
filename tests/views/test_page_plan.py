"""The page Plan: the wish in the URL, the plan as tables and on paper, the reason when there is none."""

from datetime import date
from pathlib import Path

import pytest

from exports.as_html import as_html
from exports.plan import plan_paper
from graph.kinds import Level
from graph.questions.effort import median_promotion
from graph.stores.file import FileStore
from graph.stores.memory import NetworkxStore
from planning.alternatives import without_assignments, without_learners
from planning.counting import single_points
from planning.holdings import Holdings, holdings
from planning.plan import Plan, plan
from planning.plan_words import plan_story
from planning.wish import Wish
from tests.kit.atlas import Atlas
from tests.kit.page_graph import restaurant
from tests.kit.pages import visited, words
from views.plan.results import LEARNERS

PAGE = "plan/page.py"
SOFT, PAD = "system:lardersoft", "system:tablepad"
DAY = date(2026, 11, 23)


@pytest.fixture
def given(kitchen: NetworkxStore) -> Holdings:
    """What its roles hold."""
    return holdings(kitchen)


@pytest.fixture
def made(kitchen: NetworkxStore, given: Holdings) -> Plan:
    """The plan for three holders of both systems."""
    return plan(kitchen, given, Wish(skills=(SOFT, PAD), target=3))


def test_without_skills_the_page_says_what_to_do(at_restaurant: FileStore) -> None:
    assert "Choose skills, or all that hang on one" in words(visited(PAGE))


def test_a_link_shows_the_plan_with_its_proof(at_restaurant: FileStore, made: Plan) -> None:
    app = visited(PAGE, skill=[SOFT, PAD], target="3")
    said = words(app)
    for assignment in made.assignments:
        assert f'<td data-label="Learner"><div>{assignment.learner.label}</div>' in said
    lead, takes, *_ = plan_story(made, median_promotion(at_restaurant))
    assert lead in said.replace("\\", "")
    assert takes in said.replace("\\", "")
    assert "no other plan takes less" in takes
    assert "Training matrix" in said
    assert "In which order" in said


def test_who_holds_it_at_no_stated_level_is_assumed_to_and_learns_at_a_switch(
    at_restaurant: FileStore,
) -> None:
    said = words(visited(PAGE, skill=SOFT, target="3"))
    assert "1 holder of LarderSoft is only assumed: no level is stated" in said.replace("\\", "")
    assert not learns(said, "Line Cook", "LarderSoft")
    doubting = words(visited(PAGE, skill=SOFT, target="3", unstated="on"))
    assert "only assumed" not in doubting
    assert learns(doubting, "Line Cook", "LarderSoft")


def test_rules_are_kept_unless_they_are_switched_off(at_restaurant: FileStore) -> None:
    assert "one person should not hold together" in words(visited(PAGE, skill=SOFT))
    assert "No rules on duties are kept" in words(visited(PAGE, skill=SOFT, apart="off"))


def test_all_single_points_are_one_switch(at_restaurant: FileStore, given: Holdings) -> None:
    alone = single_points(given, Level.PROFICIENT, ())
    assert PAD in alone
    said = words(visited(PAGE, all="on"))
    for skill in alone:
        assert f'<th scope="col"><span>{given.skills[given.column[skill]].label}</span></th>' in said


def test_a_number_out_of_bounds_in_a_link_is_brought_within_them(at_restaurant: FileStore) -> None:
    app = visited(PAGE, skill=SOFT, floor="9", target="x", capacity="-1")
    assert [box.value for box in app.number_input[:2]] == [2, 2]
    assert app.selectbox(key="floor").value == Level.PROFICIENT


def test_what_is_chosen_goes_into_the_link(at_restaurant: FileStore) -> None:
    app = visited(PAGE, skill=SOFT)
    app.number_input(key="target").set_value(3).run()
    assert app.query_params["target"] == "3"
    app.number_input(key="target").set_value(2).run()
    assert "target" not in app.query_params


def test_an_impossible_wish_says_which_skill_and_which_limit_and_what_could_give_way(
    at_restaurant: FileStore,
) -> None:
    app = visited(PAGE, skill=[SOFT, PAD], target="5", capacity="1", apart="off", unstated="on")
    said = words(app)
    assert "There is no such plan" in said
    assert "LarderSoft" in said
    assert "fewer holders of" in said
    button = next(one for one in app.button if one.label == "Let each learner take on that many")
    button.click().run()
    assert not app.exception
    assert "There is no such plan" not in words(app)


def test_who_may_not_learn_something_does_not(at_restaurant: FileStore, made: Plan) -> None:
    learner = next(a.learner for a in made.assignments if a.skill.id == PAD)
    app = visited(PAGE, skill=[SOFT, PAD], target="3", ban=f"{learner.id}|{PAD}")
    assert f"{learner.label} may not learn TablePad" in [one.label for one in app.button]
    assert not learns(words(app), learner.label, "TablePad")
    assert learns(words(visited(PAGE, skill=[SOFT, PAD], target="3")), learner.label, "TablePad")


def learns(said: str, learner: str, skill: str) -> bool:
    row = f'<td data-label="Learner"><div>{learner}</div></td><td data-label="Skill"><div>{skill}</div></td>'
    return row in said


def test_what_falls_through_is_planned_again(at_restaurant: FileStore, made: Plan) -> None:
    app = visited(PAGE, skill=[SOFT, PAD], target="3")
    app.session_state["alternatives"] = LEARNERS
    app.run()
    assert not app.exception
    assert "Learned instead" in words(app)


def test_each_alternative_is_the_best_plan_without(
    kitchen: NetworkxStore, given: Holdings, made: Plan
) -> None:
    away = without_learners(kitchen, given, made)
    assert [other.learner.id for other in away] == sorted({a.learner.id for a in made.assignments})
    for other in away:
        assert all(a.learner.id != other.learner.id for a in other.plan.assignments)
    dropped = without_assignments(kitchen, given, made)
    assert len(dropped) == len(made.assignments)
    for other, kept in zip(dropped, made.assignments, strict=True):
        assert (kept.learner.id, kept.skill.id) not in {
            (a.learner.id, a.skill.id) for a in other.plan.assignments
        }
        assert other.more is None or other.more >= -1e-9
        assert set(other.instead) <= set(other.plan.assignments)


def test_the_sheet_holds_every_assignment_and_every_step(made: Plan) -> None:
    paper = plan_paper(made)
    assert len(paper.tables[0].rows) == len(made.assignments)
    assert len(paper.tables[1].rows) == made.steps
    assert sum(row[4] for row in paper.tables[2].rows if isinstance(row[4], int)) == len(made.assignments)
    assert made.assignments[0].learner.label in as_html(paper, DAY)


def test_hours_are_said_only_when_they_are_given(kitchen: NetworkxStore, given: Holdings) -> None:
    bare = plan_paper(plan(kitchen, given, Wish(skills=(SOFT,), target=3)))
    assert "Hours" not in dict(bare.facts)
    told = plan(kitchen, given, Wish(skills=(SOFT,), target=3, floor=Level.PROFICIENT, hours_per_step=8))
    assert dict(plan_paper(told).facts)["Hours"] == f"{told.steps * 8}, at 8 a level"


def test_the_command_line_gives_alternatives_and_a_sheet(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, made: Plan
) -> None:
    FileStore(tmp_path / "atlas.json").replace(restaurant())
    atlas = Atlas(capsys, monkeypatch, f"file:{tmp_path / 'atlas.json'}")
    sheet = tmp_path / "plan.xlsx"
    asked = ("plan", "LarderSoft", "TablePad", "--target", "3", "--alternatives", "--paper", str(sheet))
    answer = atlas.json(*asked)
    learners = {a.learner.id for a in made.assignments}
    assert len(answer["alternatives"]) == len(learners) + len(made.assignments)
    assert {other["learner"] for other in answer["alternatives"]} == learners
    assert sheet.stat().st_size > 1_000
    assert "If something falls through" in atlas(*asked).out
    assert atlas.json("plan", "LarderSoft")["alternatives"] is None


def test_page_and_command_ask_for_the_same_and_say_it_in_the_same_words(
    at_restaurant: FileStore, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    atlas = Atlas(capsys, monkeypatch, at_restaurant.address)
    said = words(visited(PAGE, skill=[SOFT, PAD])).replace("\\", "")
    answer = atlas.json("plan", SOFT, PAD)
    assert answer["summary"]
    assert all(sentence in said for sentence in answer["summary"])
    bare = atlas.json("plan", SOFT, PAD, "--rules", "none")
    assert bare["summary"][-1] == "No rules on duties are kept."
    assert bare["summary"][-1] in words(visited(PAGE, skill=[SOFT, PAD], apart="off")).replace("\\", "")
