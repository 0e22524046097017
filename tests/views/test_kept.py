"""A scenario is kept on its page and opened by a link in another visit."""

import pytest

from graph.stores import named
from graph.stores.records import RecordKind
from graph.stores.sqlite.store import FileStore
from tests.kit.pages import visited, words


def test_what_is_set_is_kept_and_opened_by_its_link(at_restaurant: FileStore) -> None:
    app = visited("plan/page.py", all="on", target="2")
    app.text_input(key="keep-plan-name").set_value("<b>mine</b>")
    app.button(key="keep-plan").click().run()
    assert not app.exception
    assert named.settings_of(at_restaurant, RecordKind.PLAN, "<b>mine</b>") == {
        "all": ["on"],
        "target": ["2"],
    }
    other = visited("plan/page.py", plan="<b>mine</b>")
    assert "2" in other.query_params["target"]
    assert "on" in other.query_params["all"]
    assert "<b>mine" not in words(other)


def test_a_name_that_is_taken_is_told_and_what_is_there_stays(at_restaurant: FileStore) -> None:
    named.keep(at_restaurant, RecordKind.PLAN, "mine", {"target": ["3"]}, "Ann")
    app = visited("plan/page.py", all="on")
    app.text_input(key="keep-plan-name").set_value("mine")
    app.button(key="keep-plan").click().run()
    assert "called mine already, kept by Ann" in app.error[0].value.replace("\\", "")
    assert named.settings_of(at_restaurant, RecordKind.PLAN, "mine") == {"target": ["3"]}


@pytest.mark.parametrize(("page", "kind"), [("plan/page.py", "plan"), ("what_if/page.py", "scenario")])
def test_a_link_to_nothing_is_told_in_a_line(at_restaurant: FileStore, page: str, kind: str) -> None:
    app = visited(page, **{kind: "gone"})
    assert f"no {kind} is called gone here" in app.error[0].value
