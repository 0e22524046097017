"""The pages Coverage and What if: floors, links, people, scenarios side by side."""

import csv
from collections.abc import Sequence
from dataclasses import replace
from io import StringIO
from types import SimpleNamespace
from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from exports.markup import Html
from graph.kinds import EdgeKind, Level
from graph.model import Graph, Node
from graph.stores.memory import NetworkxStore
from graph.stores.sqlite.store import FileStore
from planning.coverage import Coverage, SkillCover, coverage
from planning.holdings import Holder, Holdings, holdings
from planning.required import requirements
from planning.state import today
from planning.what_if import what_if
from tests.kit.page_graph import restaurant
from tests.kit.pages import visited, words
from views.coverage.cover_map import cover_map
from views.coverage.cover_table import cover_csv, cover_table
from views.what_if.tables import comparison

COVERAGE, WHAT_IF = "coverage/page.py", "what_if/page.py"
PEOPLE = b"person,role,skill,level\nAnn Lee,Head Cook,TablePad,5\nBo Ray,Waiter,,\nCy,Chief,,\n"
HOSTILE = "<img src=x onerror=alert(1)>"


def metrics(app: AppTest) -> dict[str, str]:
    return {metric.label: str(metric.value) for metric in app.metric}


def with_people(page: str, names: str = "given", **query: str | list[str]) -> AppTest:
    """A page visited by someone who has brought a table of people and switched their names on."""
    app = visited(page, **query)
    app.file_uploader(key="roster-upload").upload("people.csv", PEOPLE, "text/csv")
    app.run()
    app.button(key="roster-take").click().run()
    assert not app.exception
    if names:
        app.selectbox(key="roster-names").set_value(names).run()
    return app


def covers(store: FileStore, floor: Level = Level.PROFICIENT) -> tuple[Coverage, Holdings]:
    held = holdings(store)
    return coverage(held, requirements(store), floor), held


def test_what_one_alone_holds_comes_first_with_its_next_best_cover(at_restaurant: FileStore) -> None:
    answer, _ = covers(at_restaurant)
    app = visited(COVERAGE)
    assert metrics(app)["Hang on one role"] == str(len(answer.single_points))
    said = words(app)
    assert "TablePad" in said
    assert "Waiter" in said
    assert "sources?document=restaurant.txt&amp;line=" in said
    assert any("Held by nobody at proficient or above" in e.label for e in app.expander)
    assert "Dining room" in said
    alone = "&amp;".join(f"skill={cover.skill.id}" for cover in answer.single_points)
    assert f"plan?{alone}&amp;floor=3" in said


def test_a_floor_in_the_link_changes_what_counts(at_restaurant: FileStore) -> None:
    answer, _ = covers(at_restaurant, Level.EXPERT)
    app = visited(COVERAGE, floor="5")
    assert metrics(app)["Held by nobody"] == str(len(answer.uncovered))
    assert visited(COVERAGE, floor="9").selectbox(key="floor").value == Level.PROFICIENT
    app = visited(COVERAGE)
    app.selectbox(key="floor").set_value(Level.BASIC).run()
    assert app.query_params["floor"] == "1"


def test_people_take_the_place_of_roles_and_bad_rows_are_told(at_restaurant: FileStore) -> None:
    app = with_people(COVERAGE)
    said = words(app)
    assert "**3 people**" in said
    assert app.expander[0].label == "Turned away (1)"
    assert "people.csv row 4" in said
    assert "no role is called" in said
    assert "Ann Lee: TablePad, expert, held" in said
    assert ">expected of the role<" in said
    assert "Bo Ray: TablePad, working, expected of the role" in said
    app.selectbox(key="roster-names").set_value("initials").run()
    assert "A. L.: TablePad" in words(app)
    assert "Ann" not in words(app)
    next(b for b in app.button if b.label == "Without people").click().run()
    assert "**3 people**" not in words(app)
    assert "Line Cook: Knife work, advanced, required" in words(app)


def test_names_begin_as_the_setting_says(at_restaurant: FileStore, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NAMES", "initials")
    app = with_people(COVERAGE, names="")
    assert app.selectbox(key="roster-names").value == "initials"
    assert "Ann" not in words(app)


def test_a_file_that_is_no_table_is_told_in_one_line(at_restaurant: FileStore) -> None:
    app = visited(COVERAGE)
    app.file_uploader(key="roster-upload").upload("x.csv", b"no table", "text/csv")
    app.run()
    assert "no column of people is found" in app.error[0].value
    assert metrics(app)
    assert app.button(key="roster-take").disabled


def test_what_all_see_is_drawn_once_and_anew_for_another_floor_and_another_graph(
    at_restaurant: FileStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    drawn: list[str] = []

    def noted(covers: Sequence[SkillCover], *rest: Any) -> Html:
        drawn.append(str(rest[-1]))
        return cover_table(covers, *rest)

    monkeypatch.setattr("views.coverage.cover_table.cover_table", noted)
    first = words(visited(COVERAGE))
    tables = len(drawn)
    assert tables == 3
    assert words(visited(COVERAGE)) == first
    assert len(drawn) == tables
    assert "TablePad" in first
    visited(COVERAGE, floor="5")
    assert len(drawn) > tables
    tables = len(drawn)
    at_restaurant.replace(Graph((Node("role:cook", "Cook"),), ()))
    assert "TablePad" not in words(visited(COVERAGE))
    at_restaurant.replace(restaurant())
    assert words(visited(COVERAGE)) == first
    assert len(drawn) == tables + 3


def test_people_of_a_visitor_are_drawn_for_no_other(at_restaurant: FileStore) -> None:
    assert "Ann Lee" in words(with_people(COVERAGE))
    assert "Ann" not in words(visited(COVERAGE))


@pytest.mark.parametrize("most", [0, 10_000])
def test_a_sentence_is_found_from_the_side_of_roles_and_from_that_of_skills(
    at_restaurant: FileStore, monkeypatch: pytest.MonkeyPatch, most: int
) -> None:
    answer, _ = covers(at_restaurant)
    lines = {role: dict.fromkeys(range(most)) for role in requirements(at_restaurant).lines}
    monkeypatch.setattr("views.coverage.cover_table.requirements", lambda _: SimpleNamespace(lines=lines))
    (cover,) = [cover for cover in answer.skills if cover.skill.id == "system:tablepad"]
    (edge,) = [
        edge
        for edge in at_restaurant.edges_to([cover.skill.id], EdgeKind.NEEDS)
        if edge.source == cover.holders[0].id
    ]
    drawn = words(visited(COVERAGE))
    where = f"sources?document={edge.evidence[0].document}&amp;line={edge.evidence[0].line}"
    assert where in drawn


def test_the_csv_holds_every_skill(at_restaurant: FileStore) -> None:
    answer, _ = covers(at_restaurant)
    rows = list(csv.reader(StringIO(cover_csv(answer))))
    assert [row[0] for row in rows[1:]] == [cover.skill.label for cover in answer.skills]


def test_of_many_holders_the_page_shows_some_and_leads_to_the_others(at_restaurant: FileStore) -> None:
    answer, held = covers(at_restaurant)
    (old,) = [cover for cover in answer.skills if cover.skill.id == "system:tablepad"]
    many = replace(old, holders=old.holders[:1] * 1_234, unstated=(), below=(), preferring=())
    drawn = cover_table([many], held, {}, "Many")
    assert drawn.count(old.holders[0].label) == 20
    assert "1,231 more</summary>" in drawn
    assert 'who-needs?skill=system:tablepad" target="_self">and 1,214 more</a>' in drawn


def test_markup_in_names_stays_text(at_restaurant: FileStore) -> None:
    answer, held = covers(at_restaurant)
    skill = Node("system:tablepad", HOSTILE)
    (old,) = [cover for cover in answer.skills if cover.skill.id == skill.id]
    holder = Holder(old.holders[0].id, HOSTILE, None)
    cover = SkillCover(skill, (holder,), 0, (), 1, (None,))
    for drawn in (cover_table([cover], held, {}, HOSTILE), cover_map([cover], [holder], held).html()):
        assert "<img" not in drawn
        assert "&lt;img" in drawn
    state = today(NetworkxStore(), holdings(NetworkxStore()))
    nothing = replace(what_if(NetworkxStore(), state, ()), uncovered=(skill,))
    assert "<img" not in comparison({HOSTILE: (nothing, None)}, {}, None)


def test_a_scenario_in_the_link_is_shown_with_what_it_does(at_restaurant: FileStore) -> None:
    app = visited(WHAT_IF, a=["replace|system:lardersoft|system:tablepad", "leave|role:head-waiter"])
    assert [b.label for b in app.button if b.key and "-drop-" in b.key] == [
        "1. LarderSoft is replaced by TablePad",
        "2. Head Waiter leaves",
    ]
    said = words(app)
    assert "Who knows what comes in" in said
    assert "Expert knowledge of LarderSoft" in said
    assert "Who is affected (3): LarderSoft is replaced by TablePad" in [e.label for e in app.expander]


def test_a_change_is_added_and_taken_out_again(at_restaurant: FileStore) -> None:
    app = visited(WHAT_IF)
    assert "Add a change" in words(app)
    app.selectbox(key="a-action").set_value("retire").run()
    app.selectbox(key="a-retire-0").set_value("system:tablepad").run()
    app.button(key="a-add").click().run()
    assert app.query_params["a"] == "retire|system:tablepad"
    assert "TablePad is retired" in app.button(key="a-drop-0").label
    assert app.selectbox(key="a-action").value is None
    app.selectbox(key="a-action").set_value("retire").run()
    app.selectbox(key="a-retire-0").set_value("system:tablepad").run()
    assert app.button(key="a-add").disabled
    assert "that is done already by change 1 (TablePad is retired)" in words(app).replace("\\", "")
    app.button(key="a-drop-0").click().run()
    assert "a" not in app.query_params


def test_two_named_scenarios_stand_side_by_side(at_restaurant: FileStore) -> None:
    query = {"a-name": "Cook goes", "two": "on", "a": "leave|role:head-cook", "b": "promote|role:line-cook"}
    said = words(visited(WHAT_IF, **query))
    assert "Scenarios side by side" in said
    assert "Cook goes" in said
    assert "Head Cook leaves" in said
    assert "Line Cook is promoted" in said
    assert "plan?skill=competency:" in said
    assert "The plan for the change" in said
    assert "The whole plan" in said
    assert "away=role:head-cook&amp;floor=3" in said


@pytest.mark.parametrize(
    ("change", "why"),
    [
        ("leave|role:nobody", "no role is called"),
        ("promote|role:head-cook", "no next rung"),
        ("sack|role:head-cook", "no change is called"),
        (["leave|role:head-cook"] * 2, "that is done already by change 1"),
    ],
)
def test_a_change_that_cannot_be_made_is_told_in_one_line(
    at_restaurant: FileStore, change: str | list[str], why: str
) -> None:
    app = visited(WHAT_IF, a=change)
    assert why in app.error[0].value.replace("\\", "")


def test_people_leave_by_name(at_restaurant: FileStore) -> None:
    app = with_people(WHAT_IF, a="leave|person:ann-lee")
    assert not app.error
    assert "Ann Lee leaves" in app.button(key="a-drop-0").label
    assert "TablePad" in words(app)
