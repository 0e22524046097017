"""The page Sources puts right how a line was read."""

from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from graph.exchange.codec import text_of
from graph.kinds import EdgeKind, Level
from graph.ladder.check import check
from graph.stores.keeping import keep
from graph.stores.records import Act
from graph.stores.sqlite.store import FileStore
from loaders.connect import read_graph
from loaders.corrections.kept import kept_corrections
from loaders.originals import kept_instead
from loaders.own_places import OwnDataset, own_words
from loaders.readers.intake import files_at
from loaders.vocabulary.deciding import undone
from tests.kit.pages import visited, words
from tests.kit.put_right import made
from views.kit.connection import datasets
from views.kit.mending import Control
from views.sources.controls import CONTROLS

PAGE = "sources/page.py"
GUESTS = "Customer focus"

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


@pytest.fixture
def inn(bakery: FileStore, tmp_path: Path) -> FileStore:
    """The store with a second document, in which Excel is asked too."""
    other = tmp_path / "inn.md"
    other.write_text("# Inn\n\n## Clerk\n\n- Basic knowledge of Excel\n- Greets guests\n", encoding="utf-8")
    paths = [tmp_path / "bakery.md", other]
    keep(bakery, read_graph(paths), act=Act(kept_instead(bakery, files_at(paths)[0])))
    return bakery


def test_a_name_is_said_once_to_be_a_team_in_all_documents(inn: FileStore) -> None:
    bakery = inn
    before = text_of(bakery.graph())
    app = visited(PAGE, document="bakery.md", line="6", skill="system:excel")
    app.session_state["about_6_system:excel"] = "In all documents"
    app.run()
    next(box for box in app.selectbox if box.label == "Excel is").set_value("team").run()
    told = kept_and_tried(app)
    assert "2 needs" in told
    assert not bakery.edges_to(["system:excel"], EdgeKind.NEEDS)
    assert [(one.name, one.what) for one in own_words(bakery).ignored] == [("Excel", "team")]
    # What is taken back by its name is as it was.
    place = OwnDataset(bakery)
    place.write(undone(place.read(), "Excel")[0])
    assert text_of(bakery.graph()) == before


def test_a_new_skill_has_the_level_that_its_line_says(inn: FileStore) -> None:
    app = visited(PAGE, document="bakery.md", line="6")
    next(box for box in app.selectbox if box.label == "It also asks for").set_value(GUESTS).run()
    assert next(box for box in app.selectbox if box.label == f"Level of {GUESTS}").value == Level.BASIC
    labels = [box.label for box in (*app.selectbox, *app.radio, *app.text_input)]
    assert len(set(labels)) == len(labels)


def test_a_correction_that_fits_no_words_is_told_and_cannot_be_kept(
    bakery: FileStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    stray = made(kind="line", role="Baker", text="<b>not there</b>", **{"class": "noise"})
    monkeypatch.setitem(CONTROLS, Control.SKILLS, lambda chosen, source: [stray])
    app = visited(PAGE, document="bakery.md", line="6")
    next(b for b in app.button if b.label == "See what changes").click().run()
    assert "no longer fits" in app.warning[0].value
    assert "<b>" not in app.warning[0].value.replace("\\<b", "")
    assert not [b for b in app.button if b.label == "Keep"]


def test_of_two_roles_of_one_title_the_one_that_was_clicked_is_put_right(
    bakery: FileStore, tmp_path: Path
) -> None:
    path = tmp_path / "bakery.md"
    path.write_text(
        "# North\n\n## Baker\n\n- Basic Excel\n\n# South\n\n## Baker\n\n- Basic Excel\n",
        encoding="utf-8",
    )
    keep(bakery, read_graph([path]), act=Act(kept_instead(bakery, files_at([path])[0])))
    app = visited(PAGE, document="bakery.md", line="11", skill="system:excel")
    next(box for box in app.selectbox if box.label == "Level of Excel").set_value(Level.EXPERT).run()
    kept_and_tried(app)
    levels = {
        role: [edge.level for edge in bakery.edges_from([role], EdgeKind.NEEDS)]
        for role in ("role:baker", "role:baker-in-south")
    }
    assert levels == {"role:baker": [Level.BASIC], "role:baker-in-south": [Level.EXPERT]}
