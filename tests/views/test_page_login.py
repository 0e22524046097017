"""The door and the guard of acts: who may look, who may change, and by whom a change is noted."""

import time
from pathlib import Path
from typing import Any

import pytest
import streamlit as st
from streamlit.testing.v1 import AppTest

from graph.stores.records import RecordKind
from graph.stores.sqlite.store import FileStore
from seeds.shipped import DOCUMENTS
from tests.access.test_login import AUTH
from tests.kit.page_graph import LADDER
from tests.kit.pages import APP, words
from views.kit import person
from views.kit.html import markdown_text

PEOPLE = {"editors": ["ann@firm.example"], "viewers": ["*@firm.example"]}
ASKS = """
import streamlit as st
from graph.errors import GraphError
from views.kit.person import check_editor, may_edit, who
try:
    check_editor()
    st.markdown("allowed")
except GraphError as error:
    st.markdown(f"refused: {error}")
st.markdown(f"{may_edit()} {who()!r}")
"""
ACTS = """
import streamlit as st
from views.settings.store import Entered, act
act(Entered("neo4j://127.0.0.1:9", "neo4j", "neo4j", "x", taken=True))
"""


@pytest.fixture(autouse=True)
def installed(monkeypatch: pytest.MonkeyPatch) -> None:
    """What a login needs is there, whatever is installed."""
    monkeypatch.setattr("access.login.find_spec", lambda name: name)


def logged_in(app: AppTest, email: str, verified: bool = True, **claims: Any) -> AppTest:
    app.secrets = {"auth": AUTH, "role_atlas": PEOPLE}
    app.user = {"is_logged_in": True, "iat": time.time(), "sub": "1", "name": "Some *One*", "email": email}
    app.user |= {"email_verified": verified, **claims}
    return app


def asked(script: str = ASKS) -> AppTest:
    return AppTest.from_string(script, default_timeout=30)


def test_without_a_login_the_one_user_may_do_everything_and_is_not_named() -> None:
    assert [one.value for one in asked().run().markdown] == ["allowed", "True ''"]


def test_an_editor_may_change_and_is_noted() -> None:
    app = logged_in(asked(), "ann@firm.example").run()
    assert [one.value for one in app.markdown] == ["allowed", "True 'ann@firm.example'"]


def test_a_viewer_may_change_nothing_and_is_told_why() -> None:
    app = logged_in(asked(), "ben@firm.example").run()
    assert [one.value for one in app.markdown] == [
        f"refused: {person.ONLY_EDITORS}",
        "False 'ben@firm.example'",
    ]


@pytest.mark.parametrize("claims", [{"is_logged_in": False}, {"iat": 1.0}, {"is_logged_in": "True"}])
def test_nobody_who_is_not_logged_in_changes_anything(claims: dict[str, Any]) -> None:
    app = logged_in(asked(), "ann@firm.example", **claims).run()
    assert [one.value for one in app.markdown] == [f"refused: {person.NOBODY}", "False ''"]


def test_the_act_itself_refuses_a_viewer_who_was_shown_no_button() -> None:
    app = logged_in(asked(ACTS), "ben@firm.example").run()
    assert not app.exception
    assert [one.value for one in app.error] == [markdown_text(f"O{person.ONLY_EDITORS[1:]}.")]


def test_an_empty_store_offers_a_viewer_no_load(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("STORE", f"file:{tmp_path / 'new.json'}")
    app = logged_in(AppTest.from_file(APP, default_timeout=60), "ben@firm.example").run()
    assert not [one for one in app.button if "example" in one.label]
    assert "An editor of this app" in words(app)
    editor = logged_in(AppTest.from_file(APP, default_timeout=60), "ann@firm.example").run()
    next(one for one in editor.button if "example" in one.label).click().run()
    assert not editor.exception
    kept = FileStore(tmp_path / "new.json").records(RecordKind.DOCUMENT)
    assert {head.by for head in kept} == {"ann@firm.example"}
    assert [head.name for head in kept] == sorted(file.name for file in DOCUMENTS.iterdir())


@pytest.mark.parametrize(
    ("email", "claims", "said"),
    [
        ("ann@firm.example", {"is_logged_in": False}, "Log in to see what is here."),
        ("ann@firm.example", {"iat": time.time() - 13 * 3600}, "Log in to see what is here."),
        ("eve@elsewhere.example", {}, "You are logged in as eve@elsewhere.example"),
        ("ann@firm.example", {"email_verified": False, "name": "*A*"}, "You are logged in as *A* (1)"),
    ],
)
def test_the_door_shows_a_button_and_nothing_else(
    at_restaurant: FileStore, email: str, claims: dict[str, Any], said: str
) -> None:
    app = logged_in(AppTest.from_file(APP, default_timeout=60), email, **claims).run()
    assert not app.exception
    assert [one.value for one in app.title] == ["Role Atlas"]
    assert app.info[0].value.startswith((said, markdown_text(said)))
    assert len(app.button) == 1
    text = words(app)
    assert not [post.title for post in LADDER if post.title in text]
    assert "atlas.json" not in text


@pytest.mark.parametrize(
    ("secrets", "said"),
    [
        ({"role_atlas": PEOPLE}, "there is no"),
        ({"auth": AUTH}, "editors is missing"),
        ({"auth": AUTH, "role_atlas": {"editors": ["*.example"]}}, "a star stands for everyone"),
    ],
)
def test_a_login_configured_wrongly_lets_nobody_in(
    at_restaurant: FileStore, secrets: dict[str, Any], said: str
) -> None:
    app = AppTest.from_file(APP, default_timeout=60)
    app.secrets = secrets
    app.run()
    assert [one.value for one in app.title] == ["Role Atlas"]
    assert said in app.info[0].value
    assert not app.button


def test_a_header_that_is_believed_beside_a_login_lets_nobody_in(
    at_restaurant: FileStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    option = st.get_option
    believed = {"server.trustedUserHeaders": {"X-Email": "email"}}
    monkeypatch.setattr(st, "get_option", lambda name: believed.get(name) or option(name))
    app = logged_in(AppTest.from_file(APP, default_timeout=60), "ann@firm.example").run()
    assert "believes what a request says of its sender" in app.info[0].value
    assert not app.button


def test_settings_say_who_is_logged_in_and_that_a_viewer_changes_nothing(
    at_restaurant: FileStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    # Even where the variable opens the store to everyone who reaches the app.
    monkeypatch.setenv("SETTINGS", "on")
    app = logged_in(AppTest.from_file(APP, default_timeout=60), "ben@firm.example").run()
    app.switch_page("views/settings/page.py").run()
    assert "**Some \\*One\\*** is logged in as a viewer" in words(app)
    assert [one.value for one in app.info] == [f"O{person.ONLY_EDITORS[1:]}."]
    assert not app.text_input
    logged_in(app, "ann@firm.example").run()
    assert "an editor, who may load, correct and keep" in words(app)
    assert app.text_input
