"""Corrections that a dataset keeps: with its load, in the files beside it, in what it exports."""

import json
from pathlib import Path

import pytest

from graph.errors import ChangedMeanwhile
from graph.exchange.codec import text_of
from graph.model import Graph
from graph.stores.memory import NetworkxStore
from graph.stores.records import Act
from graph.stores.sqlite.store import FileStore
from graph.stores.store import Store
from loaders.connect import read_graph
from loaders.corrected_places import CorrectionsDataset, corrections_kept
from loaders.corrections.corrections import Corrections
from loaders.corrections.files import read_corrections, write_corrections
from loaders.corrections.kept import kept_corrections
from loaders.originals import kept_instead
from loaders.readers.intake import files_at
from tests.kit.atlas import Atlas
from tests.kit.put_right import LADDER, corrected, made

NIGHT = {"kind": "title", "text": "Night Shift", "says": "no-role", "id": "night"}
BASIC = {"kind": "skill", "role": "Baker", "text": "Basic Excel", "skill": "Excel"}
EXCEL = {**BASIC, "level": 3, "id": "excel-3"}
BESIDE = Path("atlas.db.kept/corrections/ladder.md.yaml")
INTO = ("--into", "file:atlas.db")


@pytest.fixture(autouse=True)
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with the ladder of a bakery, and corrections of it."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("COLUMNS", "300")
    Path("documents").mkdir()
    Path("documents/ladder.md").write_text(LADDER)
    write_corrections(corrected("ladder.md", NIGHT, EXCEL), Path("given"))
    return tmp_path


def kept() -> Corrections:
    """What the store in the file keeps."""
    store = FileStore(Path("atlas.db"))
    held = kept_corrections(store)
    store.close()
    return held


def told(graph: Graph) -> str:
    """A graph as text, whichever order it came in."""
    store = NetworkxStore()
    store.replace(graph)
    return text_of(store.graph())


def titles(atlas: Atlas) -> set[str]:
    return {role["title"] for role in atlas.json("load", "documents", *INTO)["roles"]}


def test_a_store_keeps_the_corrections_of_a_load_and_reads_with_them_from_then_on(atlas: Atlas) -> None:
    assert "Night Shift" in titles(atlas)
    assert not Path("atlas.db.kept").exists()
    atlas.json("load", "documents", "--corrections", "given", *INTO)
    assert kept() == corrected("ladder.md", NIGHT, EXCEL)
    assert read_corrections(BESIDE.parent) == kept()
    assert "Night Shift" not in titles(atlas)
    ran = atlas("corrections", "list", "--store", "file:atlas.db")
    assert ran.out.splitlines()[1] == "  night: “Night Shift” is no role."
    # Another folder counts before what is kept, and both are kept.
    write_corrections(corrected("ladder.md", {**EXCEL, "level": 5, "id": "excel-5"}), Path("given"))
    atlas.json("load", "documents", "--corrections", "given", *INTO)
    assert [one.id for one in kept().of("ladder.md")] == ["night", "excel-5"]


def test_a_load_that_is_undone_takes_its_corrections_with_it(atlas: Atlas) -> None:
    titles(atlas)
    atlas.json("load", "documents", "--corrections", "given", *INTO)
    atlas.json("load", "--undo", *INTO)
    assert kept() == Corrections()
    assert not BESIDE.exists()
    atlas.json("load", "--undo", *INTO)
    assert kept() == corrected("ladder.md", NIGHT, EXCEL)
    assert BESIDE.exists()


def test_what_a_person_edits_beside_the_store_counts_at_the_next_load(atlas: Atlas) -> None:
    atlas.json("load", "documents", "--corrections", "given", *INTO)
    BESIDE.write_text("# by hand\n" + BESIDE.read_text().replace("no-role", "role\n  title: Night Baker"))
    assert "Night Baker" in titles(atlas)
    assert BESIDE.read_text().startswith("# by hand")
    BESIDE.unlink()
    assert {"Night Shift"} == titles(atlas) - {"Baker", "Senior Baker", "Head Baker"}
    assert kept() == Corrections()
    BESIDE.write_text("corrections: [{kind: title, text: Night Shift, says: no-role}]")
    assert "Night Shift" not in titles(atlas)
    BESIDE.write_text("corrections: [{kind: title, tekst: Night Shift, says: no-role}]")
    ran = atlas("load", "documents", *INTO)
    assert ran.code == 2
    assert ran.err.startswith(f"atlas: {BESIDE}: corrections[0].text: Field required; ")
    assert [one.kind for one in kept().of("ladder.md")] == ["title"]


def test_what_was_edited_and_changed_in_the_store_too_is_merged(atlas: Atlas) -> None:
    atlas.json("load", "documents", "--corrections", "given", *INTO)
    text = BESIDE.read_text()
    store = FileStore(Path("atlas.db"))
    alias = made(kind="alias", role="Baker", alias="Bread maker")
    now = kept_corrections(store).holding("ladder.md", alias)
    store.change(Act(corrections_kept(store, now)))
    store.close()
    BESIDE.write_text(text.replace("level: 3", "level: 4"))
    titles(atlas)
    held = kept().of("ladder.md")
    assert {one.kind for one in held} == {"title", "skill", "alias"}
    assert next(one for one in held if one.kind == "skill").as_data["level"] == 4


def test_undo_in_a_store_reads_its_documents_again(atlas: Atlas) -> None:
    plain = atlas.json("load", "documents", *INTO)
    atlas.json("load", "documents", "--corrections", "given", *INTO)
    ran = atlas("corrections", "undo", "excel-3", "--store", "file:atlas.db")
    assert (ran.code, ran.err) == (0, "")
    assert ran.out == (
        "Taken out of file:atlas.db: ladder.md: under Baker, “Basic Excel” asks for Excel (proficient, "
        "required). 1 document was read again: 1 need and 1 move change.\n"
    )
    assert [one.id for one in read_corrections(BESIDE.parent).of("ladder.md")] == ["night"]
    atlas("corrections", "undo", "night", "--store", "file:atlas.db")
    assert atlas.json("load", "documents", *INTO)["roles"] == plain["roles"]
    ran = atlas("corrections", "undo", "night", "--store", "file:atlas.db")
    assert ran.code == 2
    assert "no correction is called 'night'" in ran.err
    assert atlas("corrections", "undo", "night").err == (
        "atlas: memory: keeps no corrections; give their folder or --store file:PATH\n"
    )
    assert "both a folder and --store" in atlas("corrections", "undo", "x", "given", "--store", "file:a").err


def test_check_reads_the_documents_that_a_store_keeps(atlas: Atlas) -> None:
    atlas.json("load", "documents", "--corrections", "given", *INTO)
    ran = atlas("corrections", "check", "--store", "file:atlas.db")
    assert (ran.code, ran.out) == (0, "2 corrections: 4 roles, 1 need and 2 moves change.\n")
    Path("documents/ladder.md").write_text(LADDER.replace("Night Shift", "Late Shift"))
    atlas.json("load", "documents", *INTO)
    ran = atlas("corrections", "check", "--store", "file:atlas.db")
    assert ran.code == 1
    assert "“Night Shift” is no role" in ran.out


def test_corrections_travel_in_an_atlas_file(atlas: Atlas) -> None:
    atlas.json("load", "documents", "--corrections", "given", *INTO)
    atlas.json("export", "out.json", "--store", "file:atlas.db")
    atlas.json("load", "out.json", "--into", "file:other.db")
    store = FileStore(Path("other.db"))
    assert kept_corrections(store) == corrected("ladder.md", NIGHT, EXCEL)
    store.close()
    names = ("other", "atlas")
    again, once = (atlas.json("load", "documents", "--into", f"file:{name}.db") for name in names)
    assert again["roles"] == once["roles"]
    value = json.loads(Path("out.json").read_text())
    document = next(node for node in value["nodes"] if node["id"].startswith("document:"))
    document["facts"]["corrections"][1]["level"] = 9
    Path("out.json").write_text(json.dumps(value))
    ran = atlas("load", "out.json", "--into", "file:third.db")
    assert (ran.code, ran.err) == (
        2,
        "atlas: out.json: document ladder.md: corrections[1].level: Input should be 1, 2, 3, 4 or 5\n",
    )
    assert not Path("third.db").exists()


def test_two_stores_of_one_folder_do_not_mix(atlas: Atlas) -> None:
    atlas.json("load", "documents", "--corrections", "given", *INTO)
    other = atlas.json("load", "documents", "--into", "file:b.db")
    assert "Night Shift" in {role["title"] for role in other["roles"]}


@pytest.mark.parametrize("kind", ["memory", "file"])
def test_what_is_tried_is_not_kept_and_what_is_kept_meanwhile_is_not_written_over(kind: str) -> None:
    store: Store = NetworkxStore() if kind == "memory" else FileStore(Path("s.db"))
    files, _ = files_at([Path("documents")])
    graph = read_graph((), taken=(files, ()))
    store.replace(graph, None, Act(kept_instead(store, files)))
    one, other = CorrectionsDataset(store), CorrectionsDataset(store)
    night = one.read().holding("ladder.md", made(**NIGHT))
    effect = one.tried(night).effect
    assert effect is not None
    assert effect.sentence == "4 roles and 1 move change"
    assert kept_corrections(store) == Corrections()
    excel = other.read().holding("ladder.md", made(**EXCEL))
    assert one.write(night, by="ann") == "1 document was read again: 4 roles and 1 move change."
    assert told(store.graph()) == told(read_graph([Path("documents")], corrections=night))
    with pytest.raises(ChangedMeanwhile):
        other.write(excel)
    assert kept_corrections(store) == night
    assert other.write(other.read().holding("ladder.md", made(**EXCEL)))
    assert {item.id for item in kept_corrections(store).of("ladder.md")} == {"night", "excel-3"}
    back = other.read().without("night").without("excel-3")
    other.write(back)
    assert told(store.graph()) == told(graph)
    store.close()


def test_corrections_of_a_folder_are_added_to_those_of_a_store_and_its_documents_read_again(
    atlas: Atlas,
) -> None:
    atlas.json("load", "documents", *INTO)
    assert kept() == Corrections()
    value = atlas.json("corrections", "add", "given", "--store", "file:atlas.db")
    assert [one["id"] for one in value["corrections"]] == ["night", EXCEL["id"]]
    assert value["did"].startswith("1 document was read again: ")
    assert kept() == corrected("ladder.md", NIGHT, EXCEL)
    store = FileStore(Path("atlas.db"))
    assert "Night Shift" not in {node.label for node in store.graph().nodes}
    store.close()


def test_corrections_are_not_added_where_nothing_is_kept(atlas: Atlas) -> None:
    ran = atlas("corrections", "add", "given", "--store", "memory:documents")
    assert (ran.code, ran.out) == (2, "")
    assert "keeps no corrections" in ran.err
