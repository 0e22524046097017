"""The app in this process on the restaurant's ladder, for tests of pages."""

from collections.abc import Iterator
from pathlib import Path

import pytest
import streamlit as st
from streamlit.testing.v1 import AppTest

from graph.stores.file import FileStore
from tests.kit.page_graph import restaurant
from tests.kit.places import ROOT

APP = str(ROOT / "app.py")


@pytest.fixture(autouse=True)
def fresh_caches() -> Iterator[None]:
    """No store of an earlier test."""
    st.cache_resource.clear()
    yield
    st.cache_resource.clear()


@pytest.fixture
def at_restaurant(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> FileStore:
    """The restaurant's ladder, at the address that the app reads."""
    opened = FileStore(tmp_path / "atlas.json")
    opened.replace(restaurant())
    monkeypatch.setenv("STORE", f"file:{tmp_path / 'atlas.json'}")
    return opened


def visited(page: str, **query: str | list[str]) -> AppTest:
    """A page of the app at this address, run once."""
    app = AppTest.from_file(str(ROOT / "views" / page), default_timeout=30)
    for key, value in query.items():
        app.query_params[key] = value
    app.run()
    assert not app.exception
    return app


def words(app: AppTest) -> str:
    """All that a page says."""
    said = [
        *app.get("html"),
        *app.markdown,
        *app.caption,
        *app.subheader,
        *app.info,
        *app.warning,
        *app.error,
    ]
    return "\n".join(str(getattr(one, "value", None) or one.proto.body) for one in said)
