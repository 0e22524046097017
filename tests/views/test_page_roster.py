"""A table of people on the pages: shown before it is taken, read as said, never told where hidden."""

import pytest
from streamlit.testing.v1 import AppTest

from graph.stores.sqlite.store import FileStore
from tests.kit.pages import visited, words
from tests.kit.roster_tables import sheets

PAGES = ("coverage/page.py", "plan/page.py", "what_if/page.py")
COVERAGE = PAGES[0]
MARK = "zqx"
PEOPLE = """person,role,skill,level (0-4),favourite colour
Ann Lee,Head Cook,TablePad,4,red
"Lee, Ann",Waiter,TablePad,2,
Bo Ray,Waiter,TablePad,9,
Total,,,6,
"""


@pytest.fixture(autouse=True)
def names_as_given(monkeypatch: pytest.MonkeyPatch) -> None:
    """What is read is looked at with the names in it."""
    monkeypatch.setenv("NAMES", "given")


def given(page: str, text: str | bytes = PEOPLE, name: str = "people.csv", **query: str) -> AppTest:
    """A page whose visitor has just given a table of people."""
    app = visited(page, **query)
    data = text if isinstance(text, bytes) else text.encode()
    app.file_uploader(key="roster-upload").upload(name, data, "text/csv")
    app.run()
    assert not app.exception
    return app


def taken(app: AppTest) -> AppTest:
    app.button(key="roster-take").click().run()
    assert not app.exception
    return app


def titles(app: AppTest) -> list[str]:
    return [expander.label for expander in app.expander]


@pytest.mark.parametrize("page", PAGES)
def test_a_table_is_shown_before_it_is_taken(at_restaurant: FileStore, page: str) -> None:
    app = given(page)
    said = words(app)
    assert "3 people in people\\.csv**, not taken yet" in said
    assert "TablePad: expert" in said
    assert {
        "May be one person, or two (1)",
        "Rows that are no people (1)",
        "Columns that were not understood (1)",
        "Turned away (1)",
        "How it was read (1)",
    } <= set(titles(app))
    assert "0 = not held, 1 = basic, 2 = working, 3 = advanced, 4 = expert" in said
    assert "a row of sums: no person" in said
    assert "row 1, column 5" in said
    said = words(taken(app))
    assert "**3 people** from people\\.csv" in said
    assert "not taken yet" not in said


def test_a_table_that_waits_counts_nobody(at_restaurant: FileStore) -> None:
    app = given(COVERAGE)
    assert "Ann Lee: TablePad" not in words(app)
    assert "Ann Lee: TablePad, expert, held" in words(taken(app))


def test_a_table_may_be_put_away_and_looked_at_again(at_restaurant: FileStore) -> None:
    app = given(COVERAGE)
    app.button(key="roster-other").click().run()
    assert "not taken yet" not in words(app)
    app = taken(given(COVERAGE))
    next(b for b in app.button if b.label == "How it is read").click().run()
    assert "not taken yet" in words(app)
    assert app.button(key="roster-other").label == "Leave it as it was"
    app.button(key="roster-other").click().run()
    assert "**3 people** from" in words(app)


def test_the_scale_is_chosen_and_kept_with_the_table(at_restaurant: FileStore) -> None:
    app = given(COVERAGE)
    app.selectbox(key="roster-scale").set_value("1-7").run()
    assert "TablePad: proficient" in words(app)
    app.selectbox(key="roster-scale").set_value("Another one").run()
    app.text_input(key="roster-own-scale").set_value("4=basic,2=expert,9=working").run()
    assert "TablePad: basic" in words(app)
    assert "Turned away (1)" not in titles(app)
    assert "Ann Lee: TablePad, basic, held" in words(taken(app))
    app = given(COVERAGE)
    app.selectbox(key="roster-scale").set_value("Another one").run()
    app.text_input(key="roster-own-scale").set_value("banana").run()
    assert "no scale is called 'banana'" in app.error[0].value.replace("\\", "")


def test_a_column_is_what_the_visitor_says(at_restaurant: FileStore) -> None:
    app = given(COVERAGE, "Wer,Was,Wie\nAnn,TablePad,4\nBo,TablePad,3\n")
    assert "no column of people is found" in app.error[0].value
    assert app.button(key="roster-take").disabled
    for letter, what in (("A", "person"), ("B", "skill"), ("C", "level")):
        app.selectbox(key="roster-column").set_value(letter)
        app.selectbox(key="roster-is").set_value(what).run()
        app.button(key="roster-set").click().run()
    assert "2 people in" in words(app)
    assert "Ann: TablePad, advanced, held" in words(taken(app))


def test_a_column_may_hold_the_levels_of_a_skill_and_a_choice_is_undone(at_restaurant: FileStore) -> None:
    app = given(COVERAGE, "person,Terminal\nAnn,4\n")
    app.selectbox(key="roster-column").set_value("B")
    app.selectbox(key="roster-is").set_value("system:tablepad").run()
    app.button(key="roster-set").click().run()
    assert "TablePad: advanced" in words(app)
    app.button(key="roster-unset").click().run()
    assert "TablePad: advanced" not in words(app)


def test_two_rows_are_said_to_be_one_person(at_restaurant: FileStore) -> None:
    app = given(COVERAGE)
    app.button(key="roster-same-2=3").click().run()
    assert "2 people in" in words(app)
    assert not [title for title in titles(app) if title.startswith("May be one person")]
    assert "**2 people** from" in words(taken(app))


def test_a_skill_that_has_ended_is_shown_where_it_was_held(at_restaurant: FileStore) -> None:
    app = given(COVERAGE, "person,role,skill,level,expires\nAnn,Head Cook,TablePad,5,2001-01-01\n")
    assert "TablePad: ended 2001-01-01" in words(app)
    said = words(taken(app))
    assert "Ann: TablePad, ended, held no longer" in said
    assert "Ann: TablePad, expert" not in said


def test_the_sheets_are_chosen(at_restaurant: FileStore) -> None:
    head = ("person", "skill")
    data = sheets({"A": [head, ("Ann", "TablePad")], "B": [head, ("Bo", "TablePad"), ("Cy", "TablePad")]})
    app = given(COVERAGE, data, "people.xlsx")
    assert "1 person in" in words(app)
    assert "has people too and was not read" in words(app)
    app.multiselect(key="roster-sheets").set_value(["1", "2"]).run()
    assert "3 people in" in words(app)
    assert "**3 people** from" in words(taken(app))


def marked(text: str) -> str:
    """The table with a marker in every cell that may hold one."""
    return (
        text.replace("Ann", f"Ann{MARK}")
        .replace("Bo", f"Bo{MARK}")
        .replace("9", f"9{MARK}")
        .replace("colour", f"colour {MARK}")
        + f"Note: {MARK},,,,\n{MARK},No such {MARK},Nothing {MARK},4,\n"
    )


def everything(app: AppTest) -> str:
    """All that reaches the browser."""
    return f"{app.main.proto}{app.query_params}{[str(e.proto) for e in app.main]}{words(app)}".casefold()


@pytest.mark.parametrize("names", ["initials", "numbers"])
@pytest.mark.parametrize("page", PAGES)
def test_no_page_repeats_the_table_where_names_are_hidden(
    at_restaurant: FileStore, monkeypatch: pytest.MonkeyPatch, page: str, names: str
) -> None:
    monkeypatch.setenv("NAMES", names)
    app = given(page, marked(PEOPLE), f"{MARK}.csv", skill="system:tablepad", a="leave|role:waiter")
    assert MARK not in everything(app)
    assert "not taken yet" in words(app)
    app.selectbox(key="roster-scale").set_value("1-7").run()
    assert MARK not in everything(app)
    assert MARK not in everything(taken(app))
    assert "people** from your table" in words(app)
    next(b for b in app.button if b.label == "How it is read").click().run()
    assert MARK not in everything(app)


@pytest.mark.parametrize("text", [f"{MARK}\n", f'person\n"{MARK}\n', f"person,role\n!!!,{MARK}\n"])
def test_no_refusal_on_a_page_repeats_the_table(
    at_restaurant: FileStore, monkeypatch: pytest.MonkeyPatch, text: str
) -> None:
    monkeypatch.setenv("NAMES", "numbers")
    app = given(COVERAGE, text, f"{MARK}.csv")
    assert app.error[0].value
    assert MARK not in everything(app)


def test_what_is_hidden_is_shown_to_who_may_see_it(at_restaurant: FileStore) -> None:
    app = given(COVERAGE, marked(PEOPLE))
    assert everything(app).count(MARK) > 5
