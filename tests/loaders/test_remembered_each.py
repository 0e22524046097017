"""A document that was read before is not read again, whatever else is loaded with it."""

import os
import pickle
import shutil
import sqlite3
import stat
from collections.abc import Sequence
from pathlib import Path
from zlib import compress

import pytest

from graph.documents import SourceDocument
from graph.exchange.codec import text_of
from graph.kinds import NodeKind
from graph.model import Graph
from graph.small_shelf import SmallShelf
from loaders.documents import each
from loaders.documents.alone import alone
from loaders.documents.packed import packed, unpacked
from loaders.readers.opening import read_files
from loaders.readers.taken import TakenFile
from loaders.remembered import EACH, read_documents
from loaders.vocabulary.vocabulary import vocabulary_of
from seeds.shipped import DOCUMENTS
from tests.kit.places import SHARED

CLERK = "# {} Clerk\n\n## Requirements\n\n- Excel\n- 2 years of filing\n"
HEAD = "# Head Clerk\n\nIncludes all duties of the {} Clerk, plus:\n\n- Leads the office\n"


@pytest.fixture(autouse=True)
def cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty cache folder."""
    monkeypatch.setenv("ATLAS_CACHE", str(tmp_path / "cache"))
    return tmp_path / "cache"


@pytest.fixture
def opened(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The names of the documents that were read, in order."""
    names: list[str] = []

    def counted(files: Sequence[TakenFile]) -> object:
        names.extend(file.name for file in files)
        return read_files(files)

    monkeypatch.setattr(each, "read_files", counted)
    return names


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Three documents, one of which takes over another."""
    (tmp_path / "documents").mkdir()
    for name in ("Tax", "Stock"):
        (tmp_path / "documents" / f"{name}.md").write_text(CLERK.format(name))
    (tmp_path / "documents" / "head.md").write_text(HEAD.format("Tax"))
    return tmp_path / "documents"


def load(folder: Path, **how: object) -> Graph:
    return read_documents([folder], keep_each=True, **how)  # type: ignore[arg-type]


def test_only_what_changed_is_read_again_and_the_links_are_made_anew(folder: Path, opened: list[str]) -> None:
    first = load(folder)
    assert sorted(opened) == ["Stock.md", "Tax.md", "head.md"]
    opened.clear()
    assert load(folder) == first
    assert opened == []
    (folder / "head.md").write_text(HEAD.format("Stock"))
    (folder / "Fleet.md").write_text(CLERK.format("Fleet"))
    assert text_of(load(folder)) == text_of(read_documents([folder]))
    assert sorted(opened[:2]) == ["Fleet.md", "head.md"]
    assert len(opened) == 2 + 4
    (folder / "Stock.md").unlink()
    assert text_of(load(folder)) == text_of(read_documents([folder]))


def test_a_reading_is_of_one_name_and_one_choice_of_columns(folder: Path, opened: list[str]) -> None:
    (folder / "table.csv").write_text("Job,Skill,Rating\nBaker,Excel,3\n")
    load(folder)
    opened.clear()
    (folder / "Tax.md").rename(folder / "Tax office.md")
    load(folder)
    assert opened == ["Tax office.md"]
    opened.clear()
    load(folder, columns=["Job=role,Skill=skill,Rating=level"])
    assert len(opened) == 4
    opened.clear()
    load(folder, lift_inherited=True)
    assert opened == []


PLACES = (DOCUMENTS, SHARED / "cases" / "documents", SHARED / "documents")


@pytest.mark.parametrize("place", PLACES, ids=lambda path: path.name)
def test_every_kind_of_document_is_taken_as_it_was_read(
    place: Path, opened: list[str], tmp_path: Path
) -> None:
    shutil.copytree(place, tmp_path / "copy", ignore=shutil.ignore_patterns("*.json"))
    first = load(tmp_path / "copy")
    opened.clear()
    assert text_of(load(tmp_path / "copy")) == text_of(first)
    documents = (SourceDocument.of_node(node) for node in first.nodes if node.kind == NodeKind.DOCUMENT)
    assert set(opened) <= {document.name for document in documents if not document.lines}
    assert text_of(read_documents([tmp_path / "copy"])) == text_of(first)


def test_a_document_that_cannot_be_read_is_told_each_time(folder: Path) -> None:
    (folder / "bad.docx").write_bytes(b"PK")
    told = [text_of(load(folder)) for _ in range(2)]
    assert told[0] == told[1]
    assert "bad.docx is no Word file" in told[0]


@pytest.mark.parametrize("damage", ["cut", "text", "empty", "another table", "other bytes", "other keys"])
def test_what_is_damaged_is_read_again(folder: Path, opened: list[str], damage: str) -> None:
    first = load(folder)
    data = EACH.file.read_bytes()
    if damage in {"cut", "text", "empty"}:
        EACH.file.write_bytes({"cut": data[:5000], "text": b"no database" * 900, "empty": b""}[damage])
    else:
        change = {
            "another table": "ALTER TABLE texts RENAME COLUMN data TO other",
            "other bytes": "UPDATE texts SET data = data || x'00'",
            "other keys": "UPDATE texts SET key = 'x' || key",
        }[damage]
        with sqlite3.connect(EACH.file) as texts:
            texts.execute(change)
        texts.close()
    opened.clear()
    assert load(folder) == first
    assert len(opened) == 3
    assert load(folder) == first


def test_without_a_place_to_keep_documents_are_read_each_time(
    folder: Path, opened: list[str], cache: Path
) -> None:
    cache.write_text("a file stands where the folder would")
    assert load(folder) == load(folder)
    assert len(opened) == 6


def test_only_the_user_can_read_what_is_kept(folder: Path) -> None:
    load(folder)
    assert stat.S_IMODE(EACH.file.stat().st_mode) == 0o600


def test_bytes_make_no_value_but_one_of_our_own() -> None:
    vocabulary = vocabulary_of()
    ((source,), _) = read_files([TakenFile("a.md", Path("a.md"), CLERK.format("Tax").encode(), named=False)])
    data = packed(alone(source, vocabulary))
    again = unpacked(data, vocabulary)
    assert again is not None
    assert again.reading.vocabulary is vocabulary
    assert [role.title for role in again.roles] == ["Tax Clerk"]
    for harm in (os.system, SmallShelf, print, shutil.rmtree, {"a": 1}):
        assert unpacked(compress(pickle.dumps(harm)), vocabulary) is None
    assert unpacked(data[:-3], vocabulary) is None
    assert unpacked(b"", vocabulary) is None


def test_what_is_kept_is_bounded_and_the_oldest_makes_room() -> None:
    shelf = SmallShelf("small", most=1000)
    for n in range(9):
        shelf.put({f"{n}": bytes(200)})
        assert shelf.taken(["0"]), "what is used stays"
    assert len(shelf.taken([f"{n}" for n in range(9)])) <= 5
    assert shelf.taken(["8"])
    assert shelf.taken(["none"]) == {}


def test_progress_moves_with_each_document_within_one_and_while_roles_are_linked(folder: Path) -> None:
    told: list[tuple[int, int]] = []
    load(folder, watch=lambda done, of: told.append((done, of)))
    shares = [done / of for done, of in told]
    assert shares == sorted(shares)
    assert shares[-1] == 1
    assert len({share for share in shares if share < 0.8}) > 3
    assert len({share for share in shares if share > 0.8}) > 3
