"""People of a visit: missed when a visit begins without them, and named in no address while hidden."""

import pytest
from streamlit.testing.v1 import AppTest

from graph.stores.sqlite.store import FileStore
from tests.kit.pages import visited, words
from tests.kit.places import ROOT
from views.people.address import HAD

COVERAGE, PLAN, WHAT_IF = "coverage/page.py", "plan/page.py", "what_if/page.py"
PEOPLE = b"person,role,skill,level\nAnn Lee,Head Cook,TablePad,5\nBo Ray,Waiter,,\nCy Fox,Waiter,,\n"
TWELVE = "person,role\n" + "".join(f"Guest {letter},Waiter\n" for letter in "ABCDEFGHIJKL")
NUMBERED = b"person,role\n100,Waiter\n20,Head Cook\n3,Waiter\n"


def with_people(page: str, table: bytes = PEOPLE, **query: str | list[str]) -> AppTest:
    app = visited(page, **query)
    app.file_uploader(key="roster-upload").upload("people.csv", table, "text/csv")
    app.run()
    app.button(key="roster-take").click().run()
    assert not app.exception
    return app


def show(app: AppTest, names: str) -> AppTest:
    app.selectbox(key="roster-names").set_value(names).run()
    assert not app.exception
    return app


def address(app: AppTest) -> dict[str, list[str]]:
    query = {key: app.query_params[key] for key in app.query_params}
    return {key: [value] if isinstance(value, str) else list(value) for key, value in query.items()}


def everything(app: AppTest) -> str:
    """What the page says, its buttons and its address."""
    choices = [*app.selectbox, *app.multiselect]
    return "\n".join(
        [
            words(app),
            str(address(app)),
            *(button.label for button in app.button),
            *(str((choice.value, choice.options)) for choice in choices),
        ]
    ).lower()


@pytest.mark.parametrize("page", [COVERAGE, PLAN, WHAT_IF])
def test_an_address_that_was_made_with_people_says_so(at_restaurant: FileStore, page: str) -> None:
    app = visited(page, people="2")
    assert "**The table of 2 people that this page was made with is gone.**" in app.warning[0].value
    assert app.file_uploader(key="roster-upload")
    app.file_uploader(key="roster-upload").upload("people.csv", PEOPLE, "text/csv")
    app.run()
    app.button(key="roster-take").click().run()
    assert not app.warning or "gone" not in app.warning[0].value
    assert "**3 people**" in words(app)


def test_one_person_is_no_people(at_restaurant: FileStore) -> None:
    app = visited(COVERAGE, people="1")
    assert "The table of 1 person that" in app.warning[0].value


@pytest.mark.parametrize("said", ["", "0", "-2", "two", "²", "1e9", "2.0", "9" * 40, "<b>2</b>"])
def test_an_address_that_counts_nothing_misses_nobody(at_restaurant: FileStore, said: str) -> None:
    app = visited(COVERAGE, people=said)
    assert not app.warning
    assert app.expander[0].label == "People (optional)"


def test_a_visitor_goes_on_without_people(at_restaurant: FileStore) -> None:
    app = visited(COVERAGE, people="2")
    next(button for button in app.button if button.label == "Go on without people").click().run()
    assert not app.warning
    assert app.expander[0].label == "People (optional)"


def test_who_puts_people_away_is_not_told_that_they_are_gone(at_restaurant: FileStore) -> None:
    app = with_people(COVERAGE, people="2")
    next(button for button in app.button if button.label == "Without people").click().run()
    assert not app.warning


def test_names_are_shown_after_a_reload_as_the_tab_showed_them_before(at_restaurant: FileStore) -> None:
    app = AppTest.from_file(str(ROOT / "views" / COVERAGE), default_timeout=30)
    app.session_state[HAD] = {"count": 3, "names": "initials"}
    app.run()
    assert "3 people" in app.warning[0].value
    app.file_uploader(key="roster-upload").upload("people.csv", PEOPLE, "text/csv")
    app.run()
    app.button(key="roster-take").click().run()
    assert app.selectbox(key="roster-names").value == "initials"
    assert "ann" not in everything(app)


@pytest.mark.parametrize(
    "told", [{}, {"count": "<b>", "names": "all"}, {"count": None}, {"names": "Initials"}]
)
def test_what_a_tab_makes_up_is_not_believed(at_restaurant: FileStore, told: dict[str, object]) -> None:
    app = AppTest.from_file(str(ROOT / "views" / COVERAGE), default_timeout=30)
    app.session_state[HAD] = told
    app.run()
    assert not app.exception
    assert not app.warning


def test_changes_of_people_who_are_gone_wait_for_them(at_restaurant: FileStore) -> None:
    app = visited(WHAT_IF, people="3", a=["leave|person:1", "leave|role:waiter"])
    assert not app.error
    assert "wait for the table of people" in words(app)
    assert [b.label for b in app.button if b.key and "-drop-" in b.key] == ["1. Waiter leaves"]
    app.button(key="a-drop-0").click().run()
    assert address(app)["a"] == ["leave|person:1"]


@pytest.mark.parametrize(
    ("page", "given", "numbered"),
    [
        (WHAT_IF, {"a": ["leave|person:ann-lee"]}, {"a": ["leave|person:1"]}),
        (WHAT_IF, {"a": ["move|person:bo-ray|role:head-cook"]}, {"a": ["move|person:2|role:head-cook"]}),
        (PLAN, {"away": ["person:ann-lee", "person:cy-fox"]}, {"away": ["person:1", "person:3"]}),
        (PLAN, {"idle": ["person:bo-ray"]}, {"idle": ["person:2"]}),
        (PLAN, {"ban": ["person:bo-ray|system:tablepad"]}, {"ban": ["person:2|system:tablepad"]}),
    ],
)
def test_names_are_hidden_until_they_are_switched_on_and_in_no_address(
    at_restaurant: FileStore, page: str, given: dict[str, list[str]], numbered: dict[str, list[str]]
) -> None:
    app = with_people(page, **given)  # type: ignore[arg-type]
    assert app.selectbox(key="roster-names").value == "numbers"
    for names in ("numbers", "initials"):
        assert address(show(app, names)) == numbered
        assert not [name for name in ("ann", "bo ray", "bo-ray", "cy fox") if name in everything(app)]
        assert not app.error
    assert address(show(app, "given")) == numbered
    assert [name for name in ("ann lee", "bo ray", "cy fox") if name in everything(app)]
    assert not [name for name in ("ann-lee", "bo-ray", "cy-fox") if name in everything(app)]
    assert not app.error


def test_a_table_that_waits_tells_no_name_until_they_are_switched_on(at_restaurant: FileStore) -> None:
    app = visited(COVERAGE)
    app.file_uploader(key="roster-upload").upload("people of ann.csv", PEOPLE, "text/csv")
    app.run()
    assert not [name for name in ("ann", "bo ray") if name in everything(app)]
    assert "person 1" in everything(app)
    app.selectbox(key="roster-names-before").set_value("given").run()
    assert "bo ray" in everything(app)


def test_the_variable_lets_names_begin_as_given(
    at_restaurant: FileStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("NAMES", "given")
    app = with_people(WHAT_IF, a="leave|person:cy-fox")
    assert address(app) == {"a": ["leave|person:3"]}
    assert [b.label for b in app.button if b.key and "-drop-" in b.key] == ["1. Cy Fox leaves"]


def test_a_change_names_its_person_by_number(at_restaurant: FileStore) -> None:
    app = with_people(WHAT_IF, a="leave|person:cy-fox")
    assert [b.label for b in app.button if b.key and "-drop-" in b.key] == ["1. Person 3 leaves"]


def test_a_stranger_in_an_address_is_left_out_and_not_named(
    at_restaurant: FileStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("NAMES", "initials")
    app = with_people(WHAT_IF, a=["leave|person:dee-nolan", "leave|person:bo-ray"])
    assert address(app) == {"a": ["leave|person:2"]}
    assert "nolan" not in everything(app)


def test_people_are_counted_in_one_order_beyond_nine(at_restaurant: FileStore) -> None:
    given = {"away": ["person:guest-b", "person:guest-j", "person:guest-l"]}
    app = with_people(PLAN, TWELVE.encode(), **given)
    for names in ("numbers", "initials", "given"):
        assert address(show(app, names)) == {"away": ["person:2", "person:10", "person:12"]}
    # As the page names them: the second, the tenth and the twelfth of the table.
    assert list(app.multiselect(key="away").value) == ["person:2", "person:10", "person:12"]
    assert "guest l" in everything(app)


def test_people_who_are_called_by_numbers_stand_in_the_address_by_their_place(
    at_restaurant: FileStore,
) -> None:
    # Their ids are sorted as text: 100, 20, 3.
    app = with_people(PLAN, NUMBERED, away=["person:20", "person:3"])
    for names in ("numbers", "given"):
        assert address(show(app, names)) == {"away": ["person:2", "person:3"]}
