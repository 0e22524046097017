"""An export as Parquet: asked like any store, never written to, all there or not at all, told in one line."""

import json
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import pyarrow.parquet as pq
import pytest

from exports import parquet, tables
from exports.parquet import write_parquet
from graph.errors import BadAddress, BadDocument, GraphReplaced
from graph.kinds import EdgeKind, NodeKind
from graph.model import Graph, Node
from graph.stores.memory import NetworkxStore
from graph.stores.parquet import database
from graph.stores.parquet.form import Exported, TableFile, exported
from graph.stores.parquet.store import ParquetStore
from graph.stores.store import View
from tests.kit.atlas import Atlas
from tests.kit.drawn import drawn

SMALL = drawn({"engineer": {"technical": {"sql": 4, "map": 3}}, "analyst": {"technical": {"sql": 2}}})
CLERK = drawn({"clerk": {"technical": {"excel": None}}})


def view_of(graph: Graph) -> View:
    store = NetworkxStore()
    store.replace(graph)
    return store.snapshot()


def test_an_export_is_asked_as_the_graph_itself(tmp_path: Path, atlas: Atlas) -> None:
    folder = tmp_path / "it's here"
    assert atlas.json("export", str(folder), "--format", "parquet")["nodes"] > 100
    store = f"parquet:{folder}"
    for question in (
        ("who-needs", "Salesforce", "--level", "3"),
        ("role", "Controller"),
        ("gap", "Billing Coordinator", "Sales Operations Analyst"),
        ("overlap", "--all"),
        ("similar", "Controller"),
        ("coverage",),
    ):
        assert atlas.json(*question, "--store", store) == atlas.json(*question), question


def test_the_words_after_an_export_say_how_it_is_asked(tmp_path: Path, atlas: Atlas) -> None:
    ran = atlas("export", str(tmp_path / "t"), "--format", "parquet")
    assert ran.code == 0
    assert f"--store parquet:{tmp_path}/t asks them." in " ".join(ran.out.split())


def test_ids_whose_keys_stand_in_another_order_come_as_from_memory(tmp_path: Path) -> None:
    # A hyphen stands before the bar that parts a key, and an id before one that it begins.
    memory = view_of(drawn({name: {"technical": {"a": 1, "a-b": 2}} for name in ("x", "x-y", "x-y-z")}))
    write_parquet(memory, tmp_path / "t")
    tables = ParquetStore(tmp_path / "t").snapshot()
    for kind in EdgeKind:
        assert list(tables.edges_of_kind(kind)) == list(memory.edges_of_kind(kind))
    assert tables.graph() == memory.graph()


def test_needs_lie_sorted_by_skill_and_by_role_and_evidence_by_itself(tmp_path: Path) -> None:
    said = write_parquet(view_of(SMALL), tmp_path)
    by_skill, by_role, evidence = (
        pq.read_table(tmp_path / said.folder / table.file).to_pylist()
        for table in (TableFile.NEEDS_BY_SKILL, TableFile.NEEDS_BY_ROLE, TableFile.EVIDENCE)
    )
    assert [(row["skill"], row["role"]) for row in by_skill] == sorted(
        (row["skill"], row["role"]) for row in by_role
    )
    assert [row["edge"] for row in by_skill] == [0, 1, 2]
    assert [row["role"] for row in by_role] == sorted(row["role"] for row in by_role)
    assert {row["edge"]: row["evidence"][0]["document"] for row in evidence}[2] == "ladder.txt"
    assert (said.roles, said.skills, said.needs) == (2, 2, 3)


def test_many_nodes_are_fetched_at_once(tmp_path: Path) -> None:
    ids = [f"role:r{n}" for n in range(3)]
    write_parquet(view_of(Graph(tuple(Node(i, i) for i in ids), ())), tmp_path)
    view = ParquetStore(tmp_path).snapshot()
    asked = [*ids, *(f"role:none-{n}" for n in range(2 * database.MOST))]
    assert [node.id for node in view.nodes(asked)] == ids


def test_what_reads_more_than_memory_holds_is_refused_in_one_line(
    tmp_path: Path, atlas: Atlas, monkeypatch: pytest.MonkeyPatch
) -> None:
    write_parquet(view_of(SMALL), tmp_path)
    monkeypatch.setattr("graph.stores.parquet.view.MOST_EDGES", 2)
    store = f"parquet:{tmp_path}"
    ran = atlas("coverage", "--store", store)
    assert (ran.code, len(ran.err.splitlines())) == (2, 1)
    assert "which memory may not hold; who-needs, role, gap, overlap, likest and counts" in ran.err
    for asked in (("who-needs", "sql"), ("role", "analyst"), ("gap", "analyst", "engineer"), ("counts",)):
        assert atlas(*asked, "--json", "--store", store).code == 0, asked
    assert atlas("likest", "analyst", "--store", store).code == 0
    assert atlas("likest", "--to", str(tmp_path.parent / "x.csv"), "--store", store).code == 0
    assert atlas("overlap", "analyst", "engineer", "--store", store).code == 0


def test_several_threads_ask_at_once(tmp_path: Path) -> None:
    write_parquet(view_of(SMALL), tmp_path)
    store = ParquetStore(tmp_path)
    wanted = store.edges_to(["system:sql"], EdgeKind.NEEDS)
    with ThreadPoolExecutor(8) as threads:
        asked = [threads.submit(store.edges_to, ["system:sql"], EdgeKind.NEEDS) for _ in range(60)]
    assert all(answer.result() == wanted for answer in asked)


def test_a_later_export_is_seen_and_who_reads_the_one_before_may_end(tmp_path: Path) -> None:
    write_parquet(view_of(SMALL), tmp_path)
    store = ParquetStore(tmp_path)
    before = store.snapshot()
    write_parquet(view_of(CLERK), tmp_path)
    assert [node.label for node in store.nodes_of_kind(NodeKind.ROLE)] == ["clerk"]
    assert len(before.nodes_of_kind(NodeKind.ROLE)) == 2
    write_parquet(view_of(SMALL), tmp_path)
    with pytest.raises(GraphReplaced):
        before.nodes_of_kind(NodeKind.ROLE)
    assert len([p for p in tmp_path.iterdir() if p.is_dir()]) == 2


@pytest.mark.parametrize("table", list(TableFile))
def test_an_export_that_breaks_off_leaves_the_one_before(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, table: TableFile
) -> None:
    write_parquet(view_of(SMALL), tmp_path)
    write = tables.write_table

    def full(folder: Path, given: TableFile, rows: Any) -> None:
        if given == table:
            raise OSError(28, "No space left on device")
        write(folder, given, rows)

    monkeypatch.setattr(parquet, "write_table", full)
    with pytest.raises(BadAddress, match=r"cannot write .*: No space left on device"):
        write_parquet(view_of(CLERK), tmp_path)
    assert len(ParquetStore(tmp_path).nodes_of_kind(NodeKind.ROLE)) == 2
    assert sorted(p.name for p in tmp_path.iterdir() if p.name.startswith(".")) == []


def test_what_a_killed_export_left_goes_with_the_next(tmp_path: Path) -> None:
    (tmp_path / ".0123.new").mkdir(parents=True)
    for _ in range(2):
        write_parquet(view_of(SMALL), tmp_path)
        assert not (tmp_path / ".0123.new").exists()
        (tmp_path / ".0123.new").mkdir()


def test_a_folder_of_other_files_is_not_exported_into(tmp_path: Path) -> None:
    (tmp_path / "notes.txt").write_text("mine")
    with pytest.raises(BadAddress, match="it holds other files and no"):
        write_parquet(view_of(SMALL), tmp_path)
    assert [file.name for file in tmp_path.iterdir()] == ["notes.txt"]


def test_a_load_into_tables_is_refused_in_one_line(tmp_path: Path, atlas: Atlas) -> None:
    for folder in ("t", "new"):
        if folder == "t":
            write_parquet(view_of(SMALL), tmp_path / folder)
        ran = atlas("load", "--into", f"parquet:{tmp_path / folder}")
        assert ran.code == 2
        assert f"parquet:{tmp_path / folder} is read only: export into it instead" in ran.err
        assert len(ran.err.splitlines()) == 1
        assert atlas("load", "--undo", "--into", f"parquet:{tmp_path / folder}").code == 2


def spoil(place: Path, **changed: object) -> None:
    file = place / "atlas.json"
    file.write_text(json.dumps({**json.loads(file.read_text()), **changed}))


def test_what_is_no_export_is_told_in_one_line(tmp_path: Path, atlas: Atlas) -> None:
    folder = tmp_path / "t"

    def told() -> str:
        ran = atlas("who-needs", "sql", "--store", f"parquet:{folder}")
        assert (ran.code, len(ran.err.splitlines())) == (2, 1), ran
        return ran.err

    assert f"there is no export t; make one with atlas export --format parquet {folder}" in told()
    folder.write_text("x")
    assert "is no folder; give the folder that atlas export --format parquet wrote" in told()
    folder.unlink()
    folder.mkdir()
    assert "make one with atlas export" in told()
    (folder / "notes.txt").write_text("x")
    assert "it holds other files and no atlas.json" in told()
    (folder / "notes.txt").unlink()
    said = write_parquet(view_of(SMALL), folder)
    spoil(folder, form=2)
    assert "newer Role Atlas (form 2; this one reads up to 1): update Role Atlas" in told()
    spoil(folder, form=1, format="x")
    assert "is a broken export as Parquet: its format should be 'role-atlas-parquet'" in told()
    spoil(folder, format="role-atlas-parquet", folder="../t")
    assert "its folder of tables lies elsewhere; export the graph again" in told()
    spoil(folder, folder=said.folder, needs="3")
    assert "what it should say of the tables is not there" in told()
    spoil(folder, needs=3)
    (folder / said.folder / "needs_by_skill.parquet").write_bytes(b"PAR1")
    assert "cannot be read" in told()
    (folder / said.folder / "needs_by_skill.parquet").unlink()
    assert "needs_by_skill.parquet is missing; export the graph again" in told()
    (folder / "atlas.json").write_text("{")
    assert "it is no JSON" in told()


def test_without_duckdb_one_line_says_what_to_install(
    tmp_path: Path, atlas: Atlas, monkeypatch: pytest.MonkeyPatch
) -> None:
    write_parquet(view_of(SMALL), tmp_path)
    monkeypatch.setitem(sys.modules, "duckdb", None)
    ran = atlas("who-needs", "sql", "--store", f"parquet:{tmp_path}")
    assert ran.code == 2
    assert ran.err.strip() == "atlas: DuckDB is not installed: run pip install 'role-atlas[scale]'"


def test_an_export_says_what_is_in_it(tmp_path: Path) -> None:
    said = write_parquet(view_of(SMALL), tmp_path)
    assert exported(tmp_path) == said
    assert isinstance(said, Exported)
    spoil(tmp_path, version=3)
    with pytest.raises(BadDocument, match="what it should say of the tables is not there"):
        exported(tmp_path)
