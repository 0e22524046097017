"""A roster is kept in the panel of people under a name, and opened by its link in another visit."""

import pytest
from streamlit.testing.v1 import AppTest

from graph.people import mark_of
from graph.stores import named
from graph.stores.records import RecordKind
from graph.stores.sqlite.store import FileStore
from loaders.roster.kept import KeptTable, keep_table, kept_table
from tests.kit.pages import visited, words
from tests.views.test_page_people import COVERAGE, PEOPLE, PLAN, WHAT_IF, address, everything, with_people
from views.people.address import HAD

TEAM = "<b>Team</b> 2026"


def kept(store: FileStore, name: str = TEAM, data: bytes = PEOPLE) -> None:
    keep_table(store, name, KeptTable("people.csv", data), "Ann")


def keep(app: AppTest, name: str) -> AppTest:
    app.text_input(key="keep-roster-name").set_value(name).run()
    app.button(key="keep-roster").click().run()
    assert not app.exception
    return app


def test_people_are_kept_and_opened_by_their_link(at_restaurant: FileStore) -> None:
    app = keep(with_people(COVERAGE), TEAM)
    assert address(app)["roster"] == [TEAM]
    assert kept_table(at_restaurant, TEAM) == KeptTable("people.csv", PEOPLE)
    for page in (COVERAGE, PLAN, WHAT_IF):
        other = visited(page, roster=TEAM)
        assert "**3 people** from <b>Team</b> 2026" in words(other).replace("\\", "")
        assert "<b>Team" not in words(other)
        assert not [name for name in ("ann", "bo ray", "cy fox") if name in everything(other)]
        assert address(other) == {"roster": [TEAM]}


def test_a_kept_roster_is_opened_renamed_and_taken_away_in_the_panel(at_restaurant: FileStore) -> None:
    kept(at_restaurant)
    app = visited(COVERAGE, floor="4")
    app.button(key=f"open-roster-{TEAM}").click().run()
    assert address(app) == {"floor": ["4"], "roster": [TEAM]}
    app.selectbox(key="change-roster").set_value(TEAM).run()
    app.text_input(key="rename-roster-name").set_value("Ours").run()
    app.button(key="rename-roster").click().run()
    assert address(app) == {"floor": ["4"], "roster": ["Ours"]}
    assert "from Ours" in words(app)
    app.selectbox(key="change-roster").set_value("Ours").run()
    app.button(key="remove-roster").click().run()
    assert at_restaurant.records(RecordKind.ROSTER) == ()
    assert address(app) == {"floor": ["4"]}
    assert "**3 people** from your table" in words(app)


def test_another_table_has_no_name(at_restaurant: FileStore) -> None:
    kept(at_restaurant)
    app = visited(COVERAGE, roster=TEAM)
    next(b for b in app.button if b.label == "Without people").click().run()
    assert address(app) == {}
    assert app.expander[0].label == "People (optional)"
    app.file_uploader(key="roster-upload").upload("others.csv", b"person,role\nDee,Waiter\n", "text/csv")
    app.run()
    app.button(key="roster-take").click().run()
    assert address(app) == {}
    assert "**1 person** from your table" in words(app)


def test_a_name_that_is_taken_is_replaced_only_with_a_word(at_restaurant: FileStore) -> None:
    kept(at_restaurant, "Team", b"person,role\nDee,Waiter\n")
    app = keep(with_people(COVERAGE), "Team")
    assert "called Team already, kept by Ann" in app.error[0].value.replace("\\", "")
    revision = named.head_of(at_restaurant, RecordKind.ROSTER, "Team").revision
    app.checkbox(key=f"keep-roster-{revision}").check().run()
    app.button(key="keep-roster").click().run()
    assert kept_table(at_restaurant, "Team").data == PEOPLE


def test_a_link_to_no_roster_is_told_with_those_there_are(at_restaurant: FileStore) -> None:
    kept(at_restaurant, "Team")
    app = visited(COVERAGE, roster="<i>gone</i>")
    assert "no roster is called <i>gone</i> here; there are Team" in app.error[0].value.replace("\\", "")
    assert app.expander[0].label == "People (optional)"


def test_people_without_a_name_are_found_again_after_a_reload(at_restaurant: FileStore) -> None:
    app = with_people(COVERAGE)
    word = app.session_state["roster-word"]
    assert word not in str(address(app))
    other = AppTest.from_file(app._script_path, default_timeout=30)
    other.session_state[HAD] = {"count": 3, "names": "numbers", "word": word}
    other.run()
    assert "**3 people** from your table" in words(other)
    next(b for b in other.button if b.label == "Without people").click().run()
    third = AppTest.from_file(app._script_path, default_timeout=30)
    third.session_state[HAD] = {"count": 3, "names": "numbers", "word": word}
    third.run()
    assert "is gone" in third.warning[0].value


@pytest.mark.parametrize("word", ["", "x", "0" * 5000, None])
def test_a_word_that_finds_nothing_opens_nothing(at_restaurant: FileStore, word: str | None) -> None:
    with_people(COVERAGE)
    other = AppTest.from_file(visited(COVERAGE)._script_path, default_timeout=30)
    other.session_state[HAD] = {"count": 3, "names": "numbers", "word": word}
    other.run()
    assert "is gone" in other.warning[0].value


def test_a_scenario_remembers_its_people_by_marks_and_its_roster(at_restaurant: FileStore) -> None:
    kept(at_restaurant, "Team")
    app = visited(WHAT_IF, roster="Team", a=["leave|person:2", "leave|role:waiter"])
    app.text_input(key="keep-scenario-name").set_value("Bo goes").run()
    app.button(key="keep-scenario").click().run()
    held = named.settings_of(at_restaurant, RecordKind.SCENARIO, "Bo goes")
    assert held["a"] == [f"leave|{mark_of('person:bo-ray')}", "leave|role:waiter"]
    assert held["roster"] == ["Team"]
    assert not [name for name in ("bo", "ray", "ann") if name in str(held["a"])]
    other = visited(WHAT_IF, scenario="Bo goes")
    assert address(other) == {
        "scenario": ["Bo goes"],
        "roster": ["Team"],
        "a": ["leave|person:2", "leave|role:waiter"],
    }
    assert not other.info
    assert not other.warning


# Bo Ray comes third here, and Cy Fox is gone.
OTHERS = b"person,role\nAbe Lot,Waiter\nAnn Lee,Head Cook\nBo Ray,Waiter\n"


def test_with_another_table_the_persons_stay_the_same_and_it_is_told(at_restaurant: FileStore) -> None:
    kept(at_restaurant, "Team")
    kept(at_restaurant, "Others", OTHERS)
    settings = {
        "away": [mark_of("person:bo-ray"), mark_of("person:cy-fox")],
        "ban": [f"{mark_of('person:ann-lee')}|system:tablepad"],
        "roster": ["Team"],
        "roster-digest": [kept_table(at_restaurant, "Team").digest],
    }
    named.keep(at_restaurant, RecordKind.PLAN, "<b>P</b>", settings)
    assert "was kept" not in words(visited(PLAN, plan="<b>P</b>"))
    app = visited(PLAN, plan="<b>P</b>", roster="Others")
    assert address(app)["away"] == ["person:3"]
    assert address(app)["ban"] == ["person:2|system:tablepad"]
    assert app.info[0].value.replace("\\", "") == (
        "The plan <b>P</b> was kept for the people of the roster Team; those here are of another table, "
        "so its answer may be another."
    )
    assert "people who are not in this table" in app.warning[0].value


def test_a_roster_that_changed_under_its_name_is_told(at_restaurant: FileStore) -> None:
    kept(at_restaurant, "Team")
    digest = kept_table(at_restaurant, "Team").digest
    named.keep(
        at_restaurant, RecordKind.PLAN, "P", {"all": ["on"], "roster": ["Team"], "roster-digest": [digest]}
    )
    revision = named.revision_of(at_restaurant, RecordKind.ROSTER, "Team")
    keep_table(at_restaurant, "Team", KeptTable("people.csv", OTHERS), "Ann", revision)
    assert "was kept before the roster Team was changed" in visited(PLAN, plan="P").info[0].value


def test_persons_whose_roster_is_gone_wait(at_restaurant: FileStore) -> None:
    away = {"away": [mark_of("person:bo-ray")], "roster": ["Team"], "roster-digest": ["1"]}
    named.keep(at_restaurant, RecordKind.PLAN, "P", away)
    app = visited(PLAN, plan="P")
    assert "no roster is called Team here" in app.error[0].value
    assert "Persons in the address wait" in words(app)
    assert "here roles stand for people" in app.info[0].value
    assert "~" not in words(app)
