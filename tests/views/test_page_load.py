"""The page Load: files are dropped, read, looked at, kept beside what is there, and taken back."""

from collections.abc import Callable
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from graph.errors import BadDocument, GraphError
from graph.exchange.codec import text_of
from graph.kinds import EdgeKind, Level, NodeKind
from graph.stores.memory import NetworkxStore
from graph.stores.records import Act, RecordKind
from graph.stores.sqlite.store import FileStore
from graph.stores.store import Store
from loaders.connect import connect
from loaders.corrected_places import corrections_kept
from loaders.corrections.kept import kept_corrections
from loaders.given_documents import GivenFile
from loaders.originals import can_add
from tests.kit.page_graph import restaurant
from tests.kit.pages import APP, words
from tests.kit.put_right import corrected
from views.load.read import UNFOLDED
from views.loading.load import CHANGED, MEANWHILE, Load, Stage
from views.loading.loads import KEY, MOST, Loads, loads

CLERK = b"Clerk\n\nRequirements\n- Proficient in Excel\n"
BOSS = b"Boss\n\nRequirements\n- Expert in Salesforce\n"


def visit() -> AppTest:
    return AppTest.from_file(APP, default_timeout=30).run().switch_page("views/load/page.py").run()


def drop(app: AppTest, **files: bytes) -> AppTest:
    """Drop these files and see the page once they are read."""
    field = app.file_uploader[0]
    for name, data in files.items():
        field.upload(name, data, "application/octet-stream")
    app.run()
    return done(app)


def done(app: AppTest) -> AppTest:
    load = loads().at(app.session_state[KEY])
    assert load is not None
    load.wait()
    app.query_params[KEY] = app.session_state[KEY]
    app.switch_page("views/load/page.py").run()
    assert not app.exception
    return app


def press(app: AppTest, label: str) -> AppTest:
    next(one for one in app.button if one.label.startswith(label)).click().run()
    assert not app.exception
    return app


def titles(store: Store) -> list[str]:
    return sorted(node.label for node in store.nodes_of_kind(NodeKind.ROLE))


def loaded(store: Store, *files: tuple[str, bytes]) -> Load:
    load = Load(store, tuple(GivenFile(*file) for file in files), can_add(store))
    load.read()
    load.wait()
    return load


def kept(store: Store, *files: tuple[str, bytes]) -> Load:
    load = loaded(store, *files)
    load.keep("ann")
    load.wait()
    return load


@pytest.fixture(params=["memory", "file"])
def store(request: pytest.FixtureRequest, tmp_path: object) -> Store:
    return NetworkxStore() if request.param == "memory" else FileStore(tmp_path / "atlas.db")  # type: ignore[operator]


def test_a_dropped_document_is_read_and_kept_only_when_a_person_says_so(at_restaurant: FileStore) -> None:
    app = drop(visit(), **{"clerk.txt": CLERK})
    said = words(app)
    assert "clerk.txt" in said
    assert "1 role" in said
    assert "There is 1 role" in said
    assert ", which asks for " in said
    assert len(titles(at_restaurant)) == 6
    assert any(one.label == "Keep, in place of the 6 roles loaded now" for one in app.button)
    app = done(press(app, "Keep"))
    assert titles(at_restaurant) == ["Clerk"]
    assert [one.value for one in app.success] == ["Kept: 1 role, in place of 6 roles."]
    assert "What changed against the version before" in [one.value for one in app.header]
    app = press(app, "Undo")
    assert len(titles(at_restaurant)) == 6
    assert "stands again" in app.success[0].value


def test_home_says_when_and_by_whom_the_documents_were_loaded(at_restaurant: FileStore) -> None:
    kept(at_restaurant, ("clerk.txt", CLERK))
    said = words(AppTest.from_file(APP, default_timeout=30).run())
    (head,) = at_restaurant.records(RecordKind.NUMBER)
    assert f"UTC by {head.by}." in said
    assert f"at {head.at[11:16]} UTC" in said


def test_what_is_thrown_away_leaves_nothing(at_restaurant: FileStore) -> None:
    app = press(drop(visit(), **{"clerk.txt": CLERK}), "Throw away")
    assert KEY not in app.query_params
    assert len(titles(at_restaurant)) == 6
    assert not [one for one in app.button if one.label.startswith("Keep")]


def test_a_file_without_a_role_is_told_and_cannot_be_kept(at_restaurant: FileStore) -> None:
    app = drop(visit(), **{"a.doc": b"x"})
    assert "save it as .docx" in words(app)
    assert "No role was found" in app.warning[0].value
    assert not [one for one in app.header if one.value == "The document as it reads"]
    assert not [one for one in app.button if one.label.startswith("Keep")]


def test_a_document_without_a_role_is_shown_as_it_reads_with_what_is_to_be_looked_at(
    at_restaurant: FileStore,
) -> None:
    app = drop(visit(), **{"letter.txt": b"Dear Ann,\n\nthe weather is fine.\n\nBob\n"})
    heads = [one.value for one in app.header]
    assert heads == ["The document as it reads", "What came of it: no role", "To look at: 1 thing"]
    assert "Line 5: no role was found in the document" in words(app)


def test_a_load_that_was_left_is_found_again_in_a_new_visit(at_restaurant: FileStore) -> None:
    app = drop(visit(), **{"clerk.txt": CLERK})
    key = app.session_state[KEY]
    for fresh in (visit(), AppTest.from_file(APP, default_timeout=30).run()):
        (told,) = (one.value for one in fresh.info if "not kept yet" in one.value)
        assert told == "Your documents are read, and not kept yet: 1 file."
        assert fresh.file_uploader
    load = loads().at(key)
    assert load is not None
    load.keep("ann")
    load.wait()
    assert not [one for one in visit().info if "kept" in one.value]


def test_only_its_owner_finds_a_load_that_was_left_and_only_in_its_store() -> None:
    held, store, other = Loads(), NetworkxStore("memory:a"), NetworkxStore("memory:b")
    ann, nobody = Load(store, (), person="ann"), Load(store, ())
    keys = [held.begin(load) for load in (ann, nobody)]
    assert held.of("ann", store.address) == (keys[0], ann)
    assert held.of("bob", store.address) is None
    assert held.of("", store.address) is None
    assert held.of("ann", other.address) is None
    ann.stage = Stage.KEPT
    assert held.of("ann", store.address) is None


def test_a_load_that_is_no_longer_there_says_so(at_restaurant: FileStore) -> None:
    app = AppTest.from_file(APP, default_timeout=30).run()
    app.query_params[KEY] = "gone"
    app.switch_page("views/load/page.py").run()
    assert "no longer here" in app.warning[0].value


def test_of_many_files_those_that_were_left_out_stand_first_and_the_others_are_folded(
    at_restaurant: FileStore,
) -> None:
    well = {f"{n}.txt": CLERK.replace(b"Clerk", b"Clerk of Hall %d" % n) for n in range(UNFOLDED)}
    app = drop(visit(), **well, **{"old.doc": b"x"})
    (folded,) = app.expander
    assert folded.label == f"{UNFOLDED} files were read"
    said = words(app)
    assert said.index("old.doc") < said.index("0.txt")
    app = drop(visit(), **{"clerk.txt": CLERK, "old.doc": b"x"})
    assert not app.expander


def test_markup_in_a_name_and_in_a_line_stays_text(at_restaurant: FileStore) -> None:
    hostile = "<img src=x onerror=alert(1)>"
    data = f"Clerk {hostile}\n\nRequirements\n- Proficient in Excel {hostile}\n".encode()
    said = words(drop(visit(), **{f"{hostile}.txt": data}))
    assert "&lt;img" in said
    assert "<img" not in said


def test_documents_go_beside_those_that_are_kept_and_replace_those_of_their_name(store: Store) -> None:
    kept(store, ("clerk.txt", CLERK))
    load = kept(store, ("boss.txt", BOSS))
    assert load.adds
    assert titles(store) == ["Boss", "Clerk"]
    kept(store, ("clerk.txt", CLERK.replace(b"Clerk", b"Teller")))
    assert titles(store) == ["Boss", "Teller"]
    heads = store.records(RecordKind.DOCUMENT)
    assert [(head.name, head.by) for head in heads] == [("boss.txt", "ann"), ("clerk.txt", "ann")]


def test_a_kept_graph_stands_beside_nothing_and_says_so(at_restaurant: FileStore) -> None:
    app = drop(visit(), **{"others.atlas.json": text_of(connect("memory:").graph()).encode()})
    load = loads().at(app.session_state[KEY])
    assert load is not None
    assert (load.stage, load.adds) == (Stage.READ, False), load.trouble
    assert "stands beside nothing" in words(app)
    assert not app.radio
    assert any(one.label.startswith("Keep, in place of the") for one in app.button)


def test_in_place_of_all_lets_the_others_go(store: Store) -> None:
    kept(store, ("clerk.txt", CLERK))
    load = Load(store, (GivenFile("boss.txt", BOSS),), adds=False)
    load.read()
    load.wait()
    load.keep("")
    load.wait()
    assert titles(store) == ["Boss"]
    assert [head.name for head in store.records(RecordKind.DOCUMENT)] == ["boss.txt"]
    load.undo()
    assert titles(store) == ["Clerk"]
    assert [head.name for head in store.records(RecordKind.DOCUMENT)] == ["clerk.txt"]


def test_a_first_load_is_taken_back_to_the_three_ways_in(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("STORE", f"file:{tmp_path / 'fresh.db'}")
    empty = FileStore(tmp_path / "fresh.db")
    app = drop(visit(), **{"clerk.txt": CLERK})
    app = press(done(press(app, "Keep")), "Undo")
    assert [one.value for one in app.success] == ["Taken back: nothing is loaded, as before."]
    assert titles(empty) == []
    assert empty.records(RecordKind.DOCUMENT) == ()
    app = AppTest.from_file(APP, default_timeout=30).run()
    assert [one.value for one in app.header] == ["Your own documents", "The example", "A taxonomy"]
    app = press(app, "Load the example")
    assert [one.value for one in app.success] == ["The example is loaded: 11 roles."]
    app = press(app, "Undo")
    assert [one.value for one in app.header] == ["Your own documents", "The example", "A taxonomy"]
    assert titles(empty) == []


def test_a_graph_without_its_documents_cannot_be_added_to(store: Store) -> None:
    assert not can_add(store)
    store.replace(restaurant())
    assert not can_add(store)


def test_two_who_load_at_once_lose_nothing(store: Store) -> None:
    kept(store, ("clerk.txt", CLERK))
    mine, theirs = (
        loaded(store, ("boss.txt", BOSS)),
        loaded(store, ("cook.txt", CLERK.replace(b"Clerk", b"Line Cook"))),
    )
    theirs.keep("bob")
    theirs.wait()
    mine.keep("ann")
    mine.wait()
    assert (mine.stage, mine.trouble) == (Stage.READ, MEANWHILE)
    mine.keep("ann")
    mine.wait()
    assert titles(store) == ["Boss", "Clerk", "Line Cook"]


def test_what_another_loaded_meanwhile_is_not_taken_back(store: Store) -> None:
    kept(store, ("clerk.txt", CLERK))
    mine = kept(store, ("boss.txt", BOSS))
    kept(store, ("cook.txt", CLERK.replace(b"Clerk", b"Line Cook")))
    with pytest.raises(GraphError, match=CHANGED):
        mine.undo()
    assert len(titles(store)) == 3


@pytest.mark.parametrize("error", [BadDocument("no such thing"), RuntimeError("unforeseen")])
@pytest.mark.filterwarnings("ignore::pytest.PytestUnhandledThreadExceptionWarning")
def test_a_load_that_fails_is_one_line_and_keeps_nothing(
    store: Store, error: Exception, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*_: object) -> None:
        raise error

    monkeypatch.setattr("views.loading.load.read_given", broken)
    load = loaded(store, ("clerk.txt", CLERK))
    assert load.stage == Stage.FAILED
    assert load.trouble in {"no such thing", "an unforeseen error broke the load off; nothing was kept"}
    assert not store.exists()


def test_what_could_not_be_kept_is_still_there_to_be_kept_later(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    def away(*_: object, **__: object) -> None:
        raise GraphError("no server answers")

    load = loaded(store, ("clerk.txt", CLERK))
    with monkeypatch.context() as broken:
        broken.setattr("views.loading.load.keep", away)
        load.keep("ann")
        load.wait()
    assert (load.stage, load.trouble, load.roles) == (Stage.READ, "no server answers", 1)
    load.keep("ann")
    load.wait()
    assert (load.stage, titles(store)) == (Stage.KEPT, ["Clerk"])


def test_a_reading_can_be_stopped(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    def slow(_files: object, _kept: object, watch: Callable[[int, int], None], *_how: object) -> None:
        load.stop()
        watch(1, 2)

    monkeypatch.setattr("views.loading.load.read_given", slow)
    load = Load(store, (GivenFile("clerk.txt", CLERK),))
    load.read()
    load.wait()
    assert (load.stage, load.trouble) == (Stage.FAILED, "the load was stopped; nothing was kept")


def test_a_load_reads_by_the_corrections_that_its_store_keeps_and_loses_none(store: Store) -> None:
    excel = {"kind": "skill", "role": "Clerk", "text": "Proficient in Excel", "skill": "Excel", "level": 5}
    given = corrected("clerk.txt", excel)
    store.change(Act(corrections_kept(store, given)))
    load = Load(store, (GivenFile("clerk.txt", CLERK), GivenFile("boss.txt", BOSS)))
    load.read()
    load.wait()
    load.keep("Ann")
    load.wait()
    assert load.stage == Stage.KEPT
    (need,) = store.edges_from(["role:clerk"], EdgeKind.NEEDS)
    assert need.level == Level.EXPERT
    assert kept_corrections(store) == given


def test_only_the_last_loads_are_held_each_under_a_key_of_its_own() -> None:
    held, store = Loads(), NetworkxStore()
    keys = [held.begin(Load(store, ())) for _ in range(MOST + 5)]
    assert len(set(keys)) == len(keys)
    assert held.at(keys[0]) is None
    assert held.at(keys[-1]) is not None
    held.drop(keys[-1])
    assert held.at(keys[-1]) is None
