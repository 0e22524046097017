"""The datasets of an app: several beside each other, of which each visitor asks one."""

from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from graph.errors import BadQuestion
from graph.stores.keeping import keep
from graph.stores.sqlite.store import FileStore
from tests.kit.page_graph import LADDER, restaurant
from tests.kit.pages import APP, words
from views.kit.connection import Datasets, datasets
from views.kit.opening import StorePlace

HOSTILE = ["../atlas", "a/b", "", "x" * 70, "<b>x</b>", ".hidden", "a?b=c"]


@pytest.fixture
def beside(tmp_path: Path) -> Datasets:
    """Two files, the first with four roles and the other with two."""
    for name, count in (("atlas.db", 4), ("finance.db", 2)):
        store = FileStore(tmp_path / name)
        keep(store, restaurant(LADDER[:count]))
        store.close()
    return Datasets(StorePlace(f"file:{tmp_path / 'atlas.db'}"))


def roles_of(every: Datasets, name: str) -> int:
    return len([node for node in every.of(name).store().graph().nodes if node.id.startswith("role:")])


def test_files_of_a_folder_are_datasets_by_their_names(beside: Datasets) -> None:
    assert beside.names() == ("atlas.db", "finance.db")
    assert [roles_of(beside, name) for name in ("", "atlas.db", "finance.db")] == [4, 4, 2]


@pytest.mark.parametrize("address", ["memory:", "file:"])
def test_a_dataset_that_is_begun_is_there_and_empty_until_something_is_loaded(
    address: str, tmp_path: Path
) -> None:
    every = Datasets(StorePlace("memory:" if address == "memory:" else f"file:{tmp_path / 'atlas.db'}"))
    name = every.begin("sales")
    assert name == ("sales" if address == "memory:" else "sales.db")
    assert name in every.names()
    assert not every.of(name).store().exists()
    keep(every.of(name).store(), restaurant(LADDER[:2]))
    assert roles_of(every, name) == 2
    assert every.of(name).store() is not every.of("").store()


def test_a_name_that_is_taken_is_refused(beside: Datasets) -> None:
    with pytest.raises(BadQuestion, match=r"a dataset is called finance\.db already"):
        beside.begin("finance")


@pytest.mark.parametrize("name", HOSTILE)
def test_a_name_that_cannot_be_one_is_refused(beside: Datasets, name: str) -> None:
    with pytest.raises(BadQuestion, match="cannot be the name of a dataset: give letters"):
        beside.begin(name)


def test_what_is_forgotten_is_opened_anew(beside: Datasets) -> None:
    before = beside.of("finance.db")
    beside.forget()
    assert beside.of("finance.db") is not before
    assert beside.names() == ("atlas.db", "finance.db")


@pytest.fixture
def app(beside: Datasets, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> AppTest:
    """The whole app, started on the first of both files."""
    monkeypatch.setenv("STORE", f"file:{tmp_path / 'atlas.db'}")
    monkeypatch.setenv("SETTINGS", "on")
    datasets.clear()
    return AppTest.from_file(APP, default_timeout=30)


def test_an_address_asks_another_dataset_and_the_visit_stays_there(app: AppTest) -> None:
    app.query_params["dataset"] = "finance.db"
    app.run()
    assert not app.exception
    assert "2 roles" in words(app)
    assert "File finance.db" in words(app)
    del app.query_params["dataset"]
    app.run()
    assert "File finance.db" in words(app)
    assert app.query_params["dataset"] in ("finance.db", ["finance.db"])


def test_the_first_dataset_needs_no_word_in_the_address(app: AppTest) -> None:
    app.query_params["dataset"] = "atlas.db"
    app.run()
    assert "4 roles" in words(app)
    assert "dataset" not in app.query_params


@pytest.mark.parametrize("name", ["../atlas.db", "nothing", "<img src=x>"])
def test_an_address_with_a_dataset_that_is_none_says_so_and_asks_the_first(app: AppTest, name: str) -> None:
    app.query_params["dataset"] = name
    app.run()
    assert not app.exception
    assert "there are atlas.db, finance.db" in app.error[0].value.replace("\\", "")
    assert "4 roles" in words(app)


def test_an_app_whose_settings_are_locked_shows_its_one_dataset(
    app: AppTest, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SETTINGS", "off")
    app.query_params["dataset"] = "finance.db"
    app.run()
    assert not app.exception
    assert "shows the one dataset that it was started on" in app.error[0].value
    assert "finance" not in words(app)
    assert "4 roles" in words(app)
