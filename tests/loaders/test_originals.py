"""The documents of a dataset as they were given, kept beside its graph."""

from pathlib import Path

import pytest

from graph.kinds import NodeKind
from graph.stores.records import Act, RecordKind
from graph.stores.sqlite.store import FileStore
from loaders import originals
from loaders.connect import are_documents, read_graph
from loaders.originals import kept_instead, with_others
from loaders.originals import originals as kept_in
from loaders.readers.intake import files_at
from tests.kit.atlas import Atlas

BAKER = "# Baker\n\n- Bakes bread in the morning\n- Keeps the flour book in Excel\n"
FITTER = "# Fitter\n\n- Fits pipes\n- Writes reports in Word\n"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    place = tmp_path / "documents"
    place.mkdir()
    (place / "baker.md").write_text(BAKER)
    (place / "fitter.md").write_text(FITTER)
    return place


def test_a_load_keeps_the_documents_and_the_next_one_others_in_their_place(
    atlas: Atlas, folder: Path, tmp_path: Path
) -> None:
    kept = tmp_path / "atlas.db"
    assert atlas("load", str(folder), "--into", f"file:{kept}").code == 0
    assert {file.name: file.data.decode() for file in kept_in(FileStore(kept))} == {
        "baker.md": BAKER,
        "fitter.md": FITTER,
    }
    assert atlas("load", str(folder / "baker.md"), "--into", f"file:{kept}").code == 0
    assert [file.name for file in kept_in(FileStore(kept))] == ["baker.md"]


def test_what_is_kept_is_read_again_to_the_same_graph(folder: Path, tmp_path: Path) -> None:
    store = FileStore(tmp_path / "atlas.db")
    files, _ = files_at([folder])
    first = read_graph([folder])
    store.replace(first, act=Act(kept_instead(store, files)))
    again = read_graph((), taken=(kept_in(store), ()))
    assert again == first


def test_documents_of_one_name_take_the_place_of_those_kept(folder: Path, tmp_path: Path) -> None:
    store = FileStore(tmp_path / "atlas.db")
    files, _ = files_at([folder])
    store.replace(read_graph([folder]), act=Act(kept_instead(store, files)))
    (folder / "baker.md").write_text(BAKER.replace("Baker", "Pastry Cook"))
    fresh, _ = files_at([folder / "baker.md"])
    graph = read_graph((), taken=(with_others(store, fresh), ()))
    titles = {node.label for node in graph.nodes if node.kind == NodeKind.ROLE}
    assert titles == {"Pastry Cook", "Fitter"}


def test_documents_too_large_together_are_not_kept(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(originals, "MOST_KEPT", len(BAKER))
    store = FileStore(tmp_path / "atlas.db")
    assert kept_instead(store, files_at([folder])[0]) == ()
    assert [change.name for change in kept_instead(store, files_at([folder / "baker.md"])[0])] == ["baker.md"]


def test_a_kept_graph_and_an_export_are_no_documents(atlas: Atlas, folder: Path, tmp_path: Path) -> None:
    kept, file = tmp_path / "atlas.db", tmp_path / "out.json"
    atlas("load", str(folder), "--into", f"file:{kept}")
    atlas("export", str(file), "--store", f"file:{kept}")
    assert [are_documents([path]) for path in (folder, kept, file)] == [True, False, False]
    again = tmp_path / "again.db"
    assert atlas("load", str(file), "--into", f"file:{again}").code == 0
    assert FileStore(again).records(RecordKind.DOCUMENT) == ()
