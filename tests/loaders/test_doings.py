"""Every kind of act tells who did it and when, by `atlas versions log` and on the page Changes."""

import pytest

from graph.ladder.accepting import accept
from graph.ladder.check import check
from graph.stores import named
from graph.stores.keeping import go_back
from graph.stores.records import RecordKind
from graph.stores.sqlite.store import FileStore
from loaders.doings import doings
from tests.kit.atlas import Atlas
from tests.kit.much_kept import ANN, BEN, PLAN, SCENARIO, TEAM, keep_much
from tests.kit.pages import visited, words

KINDS = (
    "version 1 was made",
    "version 2 was made",
    "version 3 was made: put right",
    "version 4 was made: a word",
    "put right in ladder.md: “Night Shift” is no role",
    "Potmaster was taken as a system",
    "the finding on “Keep accounts in QuickBooks” was accepted: meant",
    f"the roster {TEAM} was kept",
    f"the scenario {SCENARIO} was kept",
    f"the plan {PLAN} was kept",
)


@pytest.fixture
def full(tmp_path, monkeypatch):  # type: ignore[no-untyped-def]
    """A file that keeps something of every kind, which the app and the command line stand on."""
    store = FileStore(tmp_path / "atlas.db")
    keep_much(store, tmp_path / "documents")
    monkeypatch.setenv("STORE", store.address)
    return store


def test_every_kind_of_act_tells_who_and_when(full: FileStore, atlas: Atlas) -> None:
    told = doings(full)
    assert {one.by for one in told} == {ANN}
    assert all(one.at.startswith("20") and one.at[10] == "T" for one in told)
    assert [one.at for one in told] == sorted((one.at for one in told), reverse=True)
    assert not set(KINDS) - {one.what for one in told}, [one.what for one in told]
    (later,) = (one.what for one in told if "put off" in one.what)
    assert later.startswith("the finding on “")
    assert len(told) == len(KINDS) + 1
    listed = atlas.json("versions", "log", "--store", full.address)["done"]
    assert [(one["at"], one["by"], one["what"]) for one in listed] == [(o.at, o.by, o.what) for o in told]
    out = atlas("versions", "log", "--store", full.address).out
    assert "Potmaster was taken as a system" in " ".join(out.split())


def test_another_is_told_by_name_and_the_one_user_by_none(full: FileStore, atlas: Atlas) -> None:
    named.rename(full, RecordKind.PLAN, PLAN, "Ours", BEN)
    go_back(full, 1, BEN)
    accept(full, check(full)[2:3], "so be it")
    told = {one.what: one.by for one in doings(full)}
    assert told[f"the plan Ours was kept ({PLAN} is Ours)"] == BEN
    assert told["version 5 was made: back to version 1"] == BEN
    assert [by for what, by in told.items() if what.endswith("so be it")] == [""]


def test_the_page_changes_tells_them_with_markup_as_text(full: FileStore) -> None:
    named.keep(full, RecordKind.PLAN, "<b>Bold</b> & co", {"floor": ["4"]}, "<i>eve</i>")
    app = visited("changes/page.py")
    assert "Who did what (12)" in [one.label for one in app.expander]
    said = words(app)
    assert "&lt;b&gt;Bold&lt;/b&gt; &amp; co was kept" in said
    assert "&lt;i&gt;eve&lt;/i&gt;" in said
    assert "<b>Bold" not in said


def test_a_dataset_in_which_nothing_was_done_tells_nothing(atlas: Atlas) -> None:
    atlas.store = "memory:"
    assert atlas.json("versions", "log", "--store", "memory:") == {"done": []}
    assert "Who did what" not in [one.label for one in visited("changes/page.py").expander]
