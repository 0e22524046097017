"""Evidence of a need leads to where its line is put right, for who may change something."""

import pytest
from streamlit.testing.v1 import AppTest

from graph.stores.sqlite.store import FileStore
from tests.kit.pages import APP, words

LINK = ">Put right</a>"
PAGES = [
    ("views/who_needs/page.py", "skill", "system:lardersoft"),
    ("views/map/page.py", "sheet", "role:head-cook"),
    ("views/explore/page.py", "focus", "role:head-cook"),
]


def said_on(page: str, key: str, value: str) -> str:
    """What a page of the whole app says at this address."""
    # The first run registers the pages that switch_page looks among.
    app = AppTest.from_file(APP, default_timeout=30).run().switch_page(page)
    app.query_params[key] = value
    app.run()
    assert not app.exception
    return words(app)


@pytest.mark.parametrize(("page", "key", "value"), PAGES)
def test_who_may_edit_is_led_to_the_line(at_restaurant: FileStore, page: str, key: str, value: str) -> None:
    said = said_on(page, key, value)
    assert LINK in said
    href = said.partition(LINK)[0].rpartition('href="')[2]
    assert href.startswith("sources?document=restaurant.txt&amp;line=")


@pytest.mark.parametrize(("page", "key", "value"), PAGES)
def test_who_may_only_look_is_not(
    at_restaurant: FileStore, monkeypatch: pytest.MonkeyPatch, page: str, key: str, value: str
) -> None:
    monkeypatch.setattr("views.kit.putting_right.may_edit", lambda: False)
    assert LINK not in said_on(page, key, value)
