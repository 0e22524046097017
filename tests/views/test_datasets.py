"""The datasets of an app: several beside each other, of which each visitor asks one."""

from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from graph.errors import BadQuestion
from graph.stores.datasets import noted_last
from graph.stores.keeping import keep
from graph.stores.sqlite.store import FileStore
from loaders.datasets import removed
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


def test_a_begun_file_outlives_the_app_that_began_it(beside: Datasets, tmp_path: Path) -> None:
    beside.begin("sales", "ann@example.org")
    again = Datasets(StorePlace(f"file:{tmp_path / 'atlas.db'}"))
    assert again.names() == ("atlas.db", "finance.db", "sales.db")
    last = noted_last(again.of("sales.db").store())
    assert last is not None
    assert (last.by, last.note) == ("ann@example.org", "begun")


@pytest.mark.parametrize("address", ["memory:", "file:"])
def test_a_dataset_is_renamed_with_what_it_holds_and_removed(address: str, tmp_path: Path) -> None:
    every = Datasets(StorePlace("memory:" if address == "memory:" else f"file:{tmp_path / 'atlas.db'}"))
    keep(every.first.store(), restaurant(LADDER[:3]))
    keep(every.of(every.begin("sales")).store(), restaurant(LADDER[:2]))
    old = next(name for name in every.names() if name.startswith("sales"))
    taken = every.begin("west")
    with pytest.raises(BadQuestion, match=f"a dataset is called {taken} already"):
        every.rename(old, "WEST")
    every.remove(taken)
    new = every.rename(old, "east", "ann@example.org")
    assert (old in every.names(), new in every.names(), roles_of(every, new)) == (False, True, 2)
    assert every.is_gone(old)
    assert f"{old} is called {new} (on " in every.what_became(old)
    assert "by ann@example.org); there are" in every.what_became(old)
    assert not every.is_gone(new)
    assert every.remove(new, "bob@example.org") == "2 roles and 1 version"
    assert every.is_gone(new)
    assert every.names() == (every.first.store().name,)
    assert f"{new} was removed: it held 2 roles and 1 version (on" in every.what_became(new)
    assert roles_of(every, "") == 3


def test_the_dataset_that_the_app_stands_on_is_neither_renamed_nor_removed(beside: Datasets) -> None:
    with pytest.raises(BadQuestion, match=r"the app stands on atlas\.db: it is renamed and removed with"):
        beside.remove("atlas.db")
    with pytest.raises(BadQuestion, match=r"the app stands on atlas\.db"):
        beside.rename("atlas.db", "other")
    with pytest.raises(BadQuestion, match="no dataset is called nope here; there are atlas"):
        beside.remove("nope")
    assert [roles_of(beside, name) for name in ("", "finance.db")] == [4, 2]


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


def test_a_visitor_whose_dataset_goes_is_told_and_goes_on_in_the_first(app: AppTest) -> None:
    app.query_params["dataset"] = "finance.db"
    app.run()
    assert "2 roles" in words(app)
    # Another visitor, or the command line.
    removed(FileStore(Path(datasets().of("finance.db").address.removeprefix("file:"))))
    app.run()
    assert not app.exception
    assert "no dataset is called finance.db here; there are atlas.db" in app.error[0].value.replace("\\", "")
    assert "4 roles" in words(app)
    assert "dataset" not in app.query_params
    app.run()
    assert not app.error
    assert "4 roles" in words(app)


def settings_of(app: AppTest, dataset: str = "") -> AppTest:
    """The page Settings, asked of a dataset."""
    if dataset:
        app.query_params["dataset"] = dataset
    app.run().switch_page("views/settings/page.py").run()
    assert not app.exception
    return app


def test_settings_renames_and_removes_a_dataset_after_saying_what_is_lost(app: AppTest) -> None:
    settings_of(app, "finance.db")
    app.selectbox(key="change-dataset").set_value("finance.db").run()
    assert "finance.db holds 2 roles and 1 version. Removed, all of it is lost" in unescaped(app)
    app.text_input(key="rename-finance.db").set_value("east").run()
    pressed(app, "Rename")
    assert datasets().names() == ("atlas.db", "east.db")
    assert app.query_params["dataset"] in ("east.db", ["east.db"])
    app.selectbox(key="change-dataset").set_value("east.db").run()
    assert next(one for one in app.button if one.label == "Remove").disabled
    app.checkbox(key="lose-east.db").check().run()
    pressed(app, "Remove")
    assert datasets().names() == ("atlas.db",)
    assert "dataset" not in app.query_params
    assert "File atlas.db" in words(app)


def test_a_name_that_is_taken_is_told_in_settings_and_nothing_changes(app: AppTest) -> None:
    settings_of(app)
    app.selectbox(key="change-dataset").set_value("finance.db").run()
    app.text_input(key="rename-finance.db").set_value("ATLAS").run()
    pressed(app, "Rename")
    assert "a dataset is called atlas.db already" in app.error[0].value.replace("\\", "")
    assert datasets().names() == ("atlas.db", "finance.db")


def test_the_dataset_of_the_app_is_not_offered_for_removal(app: AppTest) -> None:
    settings_of(app)
    assert app.selectbox(key="change-dataset").options == ["finance.db"]
    assert "The app stands on atlas.db: it is renamed and removed with atlas datasets" in unescaped(app)


def unescaped(app: AppTest) -> str:
    return words(app).replace("\\", "")


def pressed(app: AppTest, label: str) -> None:
    next(one for one in app.button if one.label == label).click().run()
    assert not app.exception
