"""Two processes on one file, the app and the command line at once: nothing is lost, no lock outlives one."""

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from commands import loading
from graph.kinds import NodeKind
from graph.stores import turns
from graph.stores.records import RecordKind
from graph.stores.sqlite.store import FileStore
from graph.stores.versions import versions
from loaders.acting import acted
from loaders.corrected_places import CorrectionsDataset
from loaders.corrections.beside import folder_beside
from loaders.corrections.files import read_corrections
from loaders.corrections.kept import kept_corrections
from loaders.given_documents import GivenFile
from loaders.originals import can_add
from tests.kit.atlas import Atlas
from tests.kit.much_kept import ANN, NIGHT, loaded
from tests.kit.places import ROOT
from tests.kit.put_right import LADDER
from views.loading.load import MEANWHILE, Load, Stage

CLERK = "Clerk\n\nRequirements\n- Proficient in Excel\n"
HOLDS = """
import sys, time
from pathlib import Path
from graph.stores.turns import in_turn
with in_turn(Path(sys.argv[1])):
    print("held", flush=True)
    time.sleep(600)
"""


@pytest.fixture
def full(tmp_path: Path) -> FileStore:
    """A file with one document, and three others that lie beside it."""
    store = FileStore(tmp_path / "atlas.db")
    loaded(store, tmp_path / "documents", ladder=LADDER)
    for name in ("Clerk", "Porter", "Guard"):
        text = CLERK.replace("Clerk", name)
        (tmp_path / f"{name.lower()}.txt").write_text(text, encoding="utf-8")
    return store


def roles(store: FileStore) -> set[str]:
    return {node.label for node in FileStore(store.path).nodes_of_kind(NodeKind.ROLE)}


def begun(*arguments: str) -> subprocess.Popen[str]:
    command = [sys.executable, "cli.py", *arguments]
    return subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)


def test_three_processes_at_once_lose_nothing(full: FileStore, tmp_path: Path) -> None:
    into = ("--into", f"file:{full.path}", "--beside")
    names = ("clerk", "porter", "guard")
    others = [begun("load", str(tmp_path / f"{one}.txt"), *into, "--by", one) for one in names]
    acted(CorrectionsDataset(full), lambda now: now.holding("ladder.md", NIGHT), "right", ANN)
    said = [other.communicate(timeout=120) for other in others]
    assert [other.returncode for other in others] == [0, 0, 0], said
    assert roles(full) == {"Baker", "Senior Baker", "Head Baker", "Clerk", "Porter", "Guard"}
    assert [one.id for one in kept_corrections(full).of("ladder.md")] == [NIGHT.id]
    folder = folder_beside(full)
    assert folder is not None
    assert read_corrections(folder) == kept_corrections(full)
    assert {one.by for one in versions(full)} == {ANN, *names}


def meanwhile(patch: pytest.MonkeyPatch, full: FileStore, folder: Path, text: str) -> None:
    """While the command reads for the first time, Ann loads a document beside it in the app."""
    reads, done = loading._read, [False]

    def read(*given: object) -> object:
        told = reads(*given)  # type: ignore[arg-type]
        if not done[0]:
            done[0] = True
            load = Load(FileStore(full.path), (GivenFile("porter.txt", text.encode()),), can_add(full))
            load.read()
            load.wait()
            load.keep(ANN)
            load.wait()
            assert load.stage == Stage.KEPT
        return told

    patch.setattr(loading, "_read", read)


def test_a_document_that_another_loads_meanwhile_stays_beside(
    full: FileStore, atlas: Atlas, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    meanwhile(monkeypatch, full, tmp_path, CLERK.replace("Clerk", "Porter"))
    assert atlas("load", str(tmp_path / "clerk.txt"), "--into", full.address, "--beside").code == 0
    assert {"Clerk", "Porter", "Baker"} <= roles(full)
    assert {head.name for head in full.records(RecordKind.DOCUMENT)} == {
        *("clerk.txt", "ladder.md", "porter.txt")
    }


def test_of_one_document_the_later_is_told_who_loaded_it(
    full: FileStore, atlas: Atlas, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    meanwhile(monkeypatch, full, tmp_path, CLERK.replace("Clerk", "Doorman"))
    ran = atlas("load", str(tmp_path / "porter.txt"), "--into", full.address, "--beside")
    assert ran.code == 2
    assert f"the document porter.txt was changed meanwhile by {ANN}: nothing is kept" in ran.err
    assert "Doorman" in roles(full)
    assert "Porter" not in roles(full)


def test_the_app_reads_its_files_anew_where_a_command_loads_in_the_very_moment(
    full: FileStore, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    load = Load(full, (GivenFile("clerk.txt", CLERK.encode()),), can_add(full))
    load.read()
    load.wait()
    keeps = "views.loading.load.check_roles"

    def late(*_: object) -> None:
        monkeypatch.undo()
        loaded(FileStore(full.path), tmp_path / "documents", night=CLERK.replace("Clerk", "Porter"))

    monkeypatch.setattr(keeps, late)
    load.keep("ben")
    load.wait()
    assert (load.stage, load.trouble) == (Stage.READ, MEANWHILE)
    assert "Clerk" not in roles(full)
    load.keep("ben")
    load.wait()
    assert {"Clerk", "Porter", "Baker"} <= roles(full)


def test_the_lock_of_a_killed_process_holds_nobody_up(tmp_path: Path) -> None:
    holder = subprocess.Popen(
        [sys.executable, "-c", HOLDS, str(tmp_path)], cwd=ROOT, stdout=subprocess.PIPE, text=True
    )
    assert holder.stdout is not None
    assert holder.stdout.readline() == "held\n"
    holder.kill()
    holder.wait()
    began = time.monotonic()
    with turns.in_turn(tmp_path):
        assert time.monotonic() - began < 5


@pytest.mark.skipif(os.name != "posix", reason="a process is stopped in the middle")
def test_a_process_that_stands_still_with_the_lock_holds_nobody_up_for_ever(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    holder = subprocess.Popen(
        [sys.executable, "-c", HOLDS, str(tmp_path)], cwd=ROOT, stdout=subprocess.PIPE, text=True
    )
    assert holder.stdout is not None
    assert holder.stdout.readline() == "held\n"
    os.kill(holder.pid, signal.SIGSTOP)
    monkeypatch.setattr(turns, "PATIENCE", 0.3)
    began = time.monotonic()
    try:
        with turns.in_turn(tmp_path):
            assert 0.3 <= time.monotonic() - began < 5
    finally:
        holder.kill()
        holder.wait()
