"""The findings of reading have the buttons of the check: mend, accept, later, undo."""

from pathlib import Path

import pytest

from graph.ladder.accepting import decisions
from graph.ladder.finding import LadderFinding
from graph.ladder.of_reading import of_reading
from graph.stores.keeping import keep
from graph.stores.records import Act
from graph.stores.sqlite.store import FileStore
from loaders.connect import read_graph
from loaders.originals import kept_instead
from loaders.readers.intake import files_at
from tests.kit.atlas import Atlas
from tests.kit.pages import visited, words

PAGE = "sources/page.py"
CLERK = """# Hotel

## Clerk

- Experience with Wanderdesk
- Experience with Quillbase <b>x</b>
- Greets every guest

## Porter

- Experience with Trunkly
"""
OTHER = "# Inn\n\n## Cook\n\n- Experience with Potmaster\n- Cooks the soup\n"


@pytest.fixture
def hotel(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> FileStore:
    """A store of two documents with unknown names, which the app stands on."""
    (tmp_path / "docs").mkdir()
    for name, text in (("hotel.md", CLERK), ("inn.md", OTHER)):
        (tmp_path / "docs" / name).write_text(text, encoding="utf-8")
    paths = [tmp_path / "docs"]
    store = FileStore(tmp_path / "atlas.db")
    keep(store, read_graph(paths), act=Act(kept_instead(store, files_at(paths)[0])))
    monkeypatch.setenv("STORE", f"file:{tmp_path / 'atlas.db'}")
    monkeypatch.setenv("SETTINGS", "on")
    return store


def unknown(store: FileStore, document: str = "hotel.md") -> LadderFinding:
    """The finding of the unknown names of a document."""
    every = [one for one in of_reading(store) if (one.code, one.document) == ("unknown-name", document)]
    (finding,) = every
    return finding


def test_a_finding_of_reading_is_accepted_with_a_reason_and_taken_back(hotel: FileStore) -> None:
    finding = unknown(hotel)
    before = words(visited(PAGE, document="hotel.md"))
    assert f"sources?document=hotel.md&amp;finding={finding.id}&amp;do=accept" in before
    app = visited(PAGE, document="hotel.md", finding=finding.id, do="accept")
    app.text_input(key=f"reason {finding.id}").set_value("<i>all</i> are ours")
    app.button(key=f"accept {finding.id}").click().run()
    assert not app.exception
    said = words(visited(PAGE, document="hotel.md"))
    assert "&lt;i&gt;all&lt;/i&gt; are ours" in said
    assert "do=accept" not in said.partition("do=undo")[0].rpartition("unknown-name")[2]
    assert [entry.code for entry in decisions(hotel).accepted] == ["unknown-name"]
    assert "&lt;i&gt;all&lt;/i&gt; are ours" in words(visited("check/page.py"))
    app = visited(PAGE, document="hotel.md", finding=finding.id, do="undo")
    app.button(key=f"undo {finding.id}").click().run()
    assert decisions(hotel).accepted == ()


def test_a_finding_of_reading_is_put_off(hotel: FileStore) -> None:
    finding = unknown(hotel)
    app = visited(PAGE, document="hotel.md", finding=finding.id, do="later")
    app.button(key=f"later {finding.id}").click().run()
    assert not app.exception
    assert [one.label for one in visited(PAGE, document="hotel.md").expander if "Later" in one.label] == [
        "Later · 1"
    ]


def test_the_check_tells_it_as_accepted_and_never_as_gone(hotel: FileStore, atlas: Atlas) -> None:
    finding = unknown(hotel)
    store = ("--store", hotel.address)
    atlas.json("findings", "accept", finding.id, "--reason", "ours", "--by", "Ann", *store)
    told = atlas("check", *store, "--json").value
    assert [one["code"] for one in told["accepted"]] == ["unknown-name"]
    assert told["stale"] == []
    listed = atlas.json("findings", "list", *store)["findings"]
    assert {one["state"] for one in listed if one["code"] == "unknown-name"} == {"accepted", "new"}


def test_mend_of_an_unknown_name_leads_to_its_group(hotel: FileStore) -> None:
    for document, name in (("inn.md", "Potmaster"), ("hotel.md", "Quillbase")):
        finding = unknown(hotel, document)
        assert f"vocabulary?finding={finding.id}" in words(visited(PAGE, document=document))
        app = visited("vocabulary/page.py", finding=finding.id)
        said = words(app)
        title = said.partition('ra-title">')[2].partition("<")[0]
        assert title in {name, "Wanderdesk", "Trunkly"}
        assert (title == "Potmaster") == (document == "inn.md")
        assert any(box.label == "Called" and box.value == title for box in app.text_input)


def test_who_may_only_look_sees_no_button(hotel: FileStore, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("views.kit.putting_right.may_edit", lambda: False)
    monkeypatch.setattr("views.kit.finding_acts.may_edit", lambda: False)
    said = words(visited(PAGE, document="hotel.md"))
    assert "do=accept" not in said
    assert ">Mend</a>" not in said
