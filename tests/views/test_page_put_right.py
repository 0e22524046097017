"""The page Sources puts right how a line was read."""

from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from graph.kinds import EdgeKind, Level
from graph.ladder.check import check
from graph.stores.keeping import keep
from graph.stores.records import Act
from graph.stores.sqlite.store import FileStore
from loaders.connect import read_graph
from loaders.corrections.kept import kept_corrections
from loaders.originals import kept_instead
from loaders.readers.intake import files_at
from tests.kit.pages import visited, words
from views.kit.connection import datasets

PAGE = "sources/page.py"

LADDER = """# Bakery

## Baker

- 2 years of practice in a bakery
- Basic knowledge of Excel
- <img src=x onerror=alert(1)> bakes bread

## Oven Hand

- Scrubs the pots
"""


@pytest.fixture
def bakery(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> FileStore:
    """A store with a document, which the app stands on."""
    document = tmp_path / "bakery.md"
    document.write_text(LADDER, encoding="utf-8")
    store = FileStore(tmp_path / "atlas.db")
    keep(store, read_graph([document]), act=Act(kept_instead(store, files_at([document])[0])))
    monkeypatch.setenv("STORE", f"file:{tmp_path / 'atlas.db'}")
    monkeypatch.setenv("SETTINGS", "on")
    datasets.clear()
    return store


def kept_and_tried(app: AppTest) -> str:
    """See what changes, keep it, and return the effect that was shown before."""
    next(b for b in app.button if b.label == "See what changes").click().run()
    told = next(one.value for one in app.info if "change" in one.value)
    next(b for b in app.button if b.label == "Keep").click().run()
    assert not app.exception
    return told


def titles(store: FileStore) -> set[str]:
    return {node.label for node in store.graph().nodes if node.id.startswith("role:")}


def test_a_heading_that_is_a_title_is_put_right_and_taken_back(bakery: FileStore) -> None:
    assert titles(bakery) == {"Baker"}
    app = visited(PAGE, document="bakery.md", line="9")
    app.session_state["about_9"] = "Title"
    app.run()
    app.radio[0].set_value("The title of a role").run()
    assert "role" in kept_and_tried(app)
    assert titles(bakery) == {"Baker", "Oven Hand"}
    assert [one.kind for one in kept_corrections(bakery).of("bakery.md")] == ["title"]
    assert "document was read again" in app.success[0].value
    next(b for b in app.button if b.label == "Undo").click().run()
    assert titles(bakery) == {"Baker"}


def test_a_skill_that_is_not_asked_is_one_no_more(bakery: FileStore) -> None:
    app = visited(PAGE, document="bakery.md", line="6")
    needs = {edge.target for edge in bakery.edges_from(["role:baker"], EdgeKind.NEEDS)}
    assert any("excel" in target for target in needs)
    next(box for box in app.selectbox if box.label == "How Excel is asked").set_value("Not asked here").run()
    kept_and_tried(app)
    left = {edge.target for edge in bakery.edges_from(["role:baker"], EdgeKind.NEEDS)}
    assert not any("excel" in target for target in left)


def test_what_was_chosen_is_not_chosen_still_once_it_is_kept_or_taken_back(bakery: FileStore) -> None:
    def fresh(app: AppTest) -> str | None:
        return str(next(box.value for box in app.selectbox if box.label == "It also asks for"))

    app = visited(PAGE, document="bakery.md", line="7")
    next(box for box in app.selectbox if box.label == "It also asks for").set_value("Excel").run()
    assert fresh(app) == "Excel"
    kept_and_tried(app)
    assert fresh(app) == "None"
    assert next(b for b in app.button if b.label == "See what changes").disabled
    next(b for b in app.button if b.label == "Undo").click().run()
    assert fresh(app) == "None"
    assert next(b for b in app.button if b.label == "See what changes").disabled


def test_a_line_with_markup_is_shown_as_text(bakery: FileStore) -> None:
    app = visited(PAGE, document="bakery.md", line="7")
    assert "<img" not in words(app).replace("\\<img", "")


def test_a_finding_leads_to_its_line_with_what_is_to_be_done(bakery: FileStore) -> None:
    finding = check(bakery)[0]
    app = visited(PAGE, document="bakery.md", line=str(finding.line), finding=finding.id)
    assert "To do:" in app.warning[0].value


def test_who_may_only_look_puts_nothing_right(bakery: FileStore, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("views.kit.putting_right.may_edit", lambda: False)
    app = visited(PAGE, document="bakery.md", line="6")
    assert not [button for button in app.button if button.label in {"See what changes", "Keep"}]


def seen(line: str, level: Level) -> AppTest:
    """A visitor who has seen what another level on this line changes, and has not kept it yet."""
    app = visited(PAGE, document="bakery.md", line=line)
    app.selectbox(key=f"right_level_system:excel_{line}_0_0").set_value(level).run()
    next(b for b in app.button if b.label == "See what changes").click().run()
    return app


def keep_it(app: AppTest) -> None:
    next(b for b in app.button if b.label == "Keep").click().run()
    assert not app.exception


def levels(store: FileStore) -> set[int | None]:
    needs = store.edges_from(["role:baker"], EdgeKind.NEEDS)
    return {edge.level for edge in needs if edge.target == "system:excel"}


def test_of_two_who_put_one_thing_right_the_later_is_told(bakery: FileStore) -> None:
    first, second = seen("6", Level.ADVANCED), seen("6", Level.EXPERT)
    keep_it(first)
    keep_it(second)
    assert "meanwhile" in second.error[0].value
    assert levels(bakery) == {Level.ADVANCED}


def test_of_two_who_put_several_things_right_both_are_kept(bakery: FileStore) -> None:
    first = seen("6", Level.ADVANCED)
    second = visited(PAGE, document="bakery.md", line="9")
    second.session_state["about_9"] = "Title"
    second.run()
    second.radio[0].set_value("The title of a role").run()
    next(b for b in second.button if b.label == "See what changes").click().run()
    keep_it(first)
    keep_it(second)
    assert titles(bakery) == {"Baker", "Oven Hand"}
    assert levels(bakery) == {Level.ADVANCED}
