"""The page Vocabulary: groups, decisions by button and their effect, undo, words as a file."""

import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from graph.kinds import NodeKind
from graph.stores.keeping import keep
from graph.stores.records import Act
from graph.stores.sqlite.store import FileStore
from loaders.connect import read_graph
from loaders.originals import kept_instead
from loaders.own_places import OwnDataset, own_words, words_read_with
from loaders.readers.intake import files_at
from loaders.vocabulary.deciding import Decision, decided
from loaders.vocabulary.vocabulary import vocabulary_of
from loaders.waiting_words import waits
from tests.kit.contract_cases import CLERK
from tests.kit.pages import visited, words

PAGE = "vocabulary/page.py"
HOSTILE = "- Experience with Wanderdesk<script>alert(1)</script>\n- Experience with *Quill|base*\n"


@pytest.fixture
def clerks(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[FileStore]:
    """A dataset of one document, which it keeps, at the address that the app reads."""
    document = tmp_path / "clerk.md"
    document.write_text(CLERK + HOSTILE, encoding="utf-8")
    opened = FileStore(tmp_path / "atlas.db")
    files, _ = files_at([document])
    keep(opened, read_graph([document]), act=Act(kept_instead(opened, files)))
    monkeypatch.setenv("STORE", f"file:{tmp_path / 'atlas.db'}")
    yield opened
    opened.close()


def button(app: AppTest, label: str) -> AppTest:
    """Click a button, and the page as it is then."""
    next(one for one in app.button if one.label == label).click().run()
    assert not app.exception
    return app


def read(app: AppTest, store: FileStore) -> AppTest:
    """The page once the documents are read with what was decided."""
    for _ in range(200):
        if not waits(store):
            break
        time.sleep(0.05)
    assert not waits(store)
    for _ in range(100):
        app.run()
        if not any("being read" in said.value for said in app.info):
            break
        time.sleep(0.05)
    assert not app.exception
    return app


def until(app: AppTest, said: str) -> AppTest:
    """Turn to the group whose first word this is."""
    for _ in range(20):
        if f'ra-title">{said}<' in words(app):
            return app
        button(app, "Next")
    raise AssertionError(f"no group says {said}")


def test_a_group_is_told_with_its_places_and_a_proposal(clerks: FileStore) -> None:
    app = until(visited(PAGE), "CST")
    said = words(app)
    assert "at 3 places in 1 document" in said
    assert "Helps CST with questions of staff" in said
    assert "sources?document=clerk.md&amp;line=7" in said
    assert "Keys: 1 new system" in said


def test_a_system_that_is_accepted_is_in_the_graph_and_asked_no_more(clerks: FileStore) -> None:
    app = button(until(visited(PAGE), "Wanderdesk"), "New system")
    assert app.success[0].value == "Wanderdesk\\: decided\\."
    assert [entry.name for entry in own_words(clerks).systems] == ["Wanderdesk"]
    assert 'ra-title">Wanderdesk<' not in words(app)
    read(app, clerks)
    assert [said.value for said in app.success] == ["1 document was read again\\: 1 need of 1 role came\\."]
    assert "Wanderdesk" in {node.label for node in clerks.nodes_of_kind(NodeKind.SYSTEM)}
    assert [entry.name for entry in own_words(clerks).systems] == ["Wanderdesk"]
    assert 'ra-title">Wanderdesk<' not in words(app)
    button(app, "Undo")
    assert not own_words(clerks)
    read(app, clerks)
    assert "Wanderdesk" not in {node.label for node in clerks.nodes_of_kind(NodeKind.SYSTEM)}


def test_another_name_means_the_known_skill(clerks: FileStore) -> None:
    read(button(until(visited(PAGE), "NetSuit"), "Another name"), clerks)
    (entry,) = own_words(clerks).systems
    assert (entry.name, entry.aliases) == ("NetSuite", ("NetSuit",))
    assert "system:netsuite" in {node.id for node in clerks.nodes_of_kind(NodeKind.SYSTEM)}


def test_statements_become_a_competency_under_the_name_that_is_given(clerks: FileStore) -> None:
    app = until(visited(PAGE), "Tends orchids in the lobby")
    next(field for field in app.text_input if field.label == "Called").set_value("Plant care").run()
    read(button(app, "Competency"), clerks)
    assert "competency:plant-care" in {node.id for node in clerks.nodes_of_kind(NodeKind.COMPETENCY)}


def test_what_is_ignored_is_taken_back_by_its_own_button(clerks: FileStore) -> None:
    app = button(until(visited(PAGE), "CST"), "Ignore")
    assert [entry.name for entry in own_words(clerks).ignored] == ["CST"]
    button(app, "Take back")
    assert not own_words(clerks)


def test_another_name_waits_for_a_known_skill_and_means_the_one_that_is_chosen(clerks: FileStore) -> None:
    app = until(visited(PAGE), "Wanderdesk")
    assert next(one for one in app.button if one.label == "Another name").disabled
    app.session_state["of Wanderdesk"] = "system:zendesk"
    button(app.run(), "Another name")
    (entry,) = own_words(clerks).systems
    assert (entry.name, entry.aliases) == ("Zendesk", ("Wanderdesk",))


def test_markup_of_a_document_is_shown_and_not_run(clerks: FileStore) -> None:
    app = visited(PAGE)
    for _ in range(10):
        assert "<script>" not in words(app)
        later = [one for one in app.button if one.label == "Next" and not one.disabled]
        if not later:
            break
        button(app, "Next")


def test_where_all_is_known_the_page_says_so(at_restaurant: FileStore) -> None:
    said = words(visited(PAGE))
    assert "Every name and every statement" in said or "groups" in said


def test_a_visit_that_finds_words_waiting_reads_with_them(clerks: FileStore) -> None:
    place = OwnDataset(clerks, later=True)
    place.write(decided(place.read(), Decision("system", ("Wanderdesk",)), vocabulary_of()))
    read(visited(PAGE), clerks)
    assert "Wanderdesk" in {node.label for node in clerks.nodes_of_kind(NodeKind.SYSTEM)}


def test_ten_decisions_in_a_row_are_all_in_the_graph_at_the_end(clerks: FileStore) -> None:
    app = visited(PAGE)
    while any(one.label == "Ignore" for one in app.button):
        button(app, "Ignore")
    said = words(app)
    assert "Every name and every statement" in said
    read(app, clerks)
    assert len(own_words(clerks).entries) == len(words_read_with(clerks).entries) > 5
