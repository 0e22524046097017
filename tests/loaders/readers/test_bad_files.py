"""Files that are broken, locked or made to do harm: one clear line each, and nothing half-read.

How long each takes and how much memory is measured by benchmarks/bad_files.py.
"""

from pathlib import Path

import pytest

from graph.errors import BadDocument
from loaders.documents.load import load
from tests.kit.bad_files import BAD, GOOD, archive, twice

MESSAGES = {f"{bad.name!r}": bad for bad in BAD}


@pytest.mark.parametrize("name", MESSAGES)
def test_a_bad_file_is_one_clear_line(tmp_path: Path, name: str) -> None:
    bad = MESSAGES[name]
    path = tmp_path / bad.name
    bad.make(path)
    with pytest.raises(BadDocument) as refused:
        load([path])
    told = str(refused.value)
    assert bad.why in told
    assert len(told.splitlines()) == 1
    assert "; " in told, "and what to do about it"


@pytest.mark.parametrize("name", MESSAGES)
def test_in_a_folder_a_bad_file_is_told_and_the_others_are_read(tmp_path: Path, name: str) -> None:
    bad = MESSAGES[name]
    (tmp_path / "good.txt").write_text(GOOD)
    bad.make(tmp_path / bad.name)
    report = load([tmp_path])
    assert [role.title for role in report.roles] == ["Bookkeeper"]
    told = [
        f for document in report.documents for f in document.findings if f.code in {"not-read", "left-out"}
    ]
    assert len(told) == 1 or bad.name.endswith(".zip") or bad.name == "folder.md"
    assert all(len(finding.message.splitlines()) == 1 and finding.suggestion for finding in told)
    assert [document.name for document in report.documents if document.lines] == ["good.txt"]


def test_there_are_so_many_kinds_of_bad_files() -> None:
    assert len(BAD) >= 40
    assert len({bad.name for bad in BAD}) == len(BAD)


def test_of_two_files_of_one_name_in_an_archive_the_later_is_read(tmp_path: Path) -> None:
    (tmp_path / "a.zip").write_bytes(twice())
    report = load([tmp_path / "a.zip"])
    (role,) = report.roles
    assert [m.skill.name for q in role.requirements for m in q.mentions] == ["Xero"]
    (told,) = (finding for finding in report.findings if finding.code == "not-read")
    assert told.message == "a.zip/a.txt stands in the archive twice; the later one was read"


def test_an_archive_is_read_as_a_folder_is(tmp_path: Path) -> None:
    files: dict[str, bytes | str] = {
        "roles/": "",
        "roles/clerk.txt": GOOD.replace("Bookkeeper", "Clerk"),
        "roles/Bäcker.md": GOOD.replace("Bookkeeper", "Baker"),
        "roles/picture.png": b"x",
        "roles/old.doc": b"x",
        "__MACOSX/roles/._clerk.txt": b"\x00",
        "b\\cook.txt": GOOD.replace("Bookkeeper", "Cook"),
        "empty.md": " \n",
    }
    (tmp_path / "a.zip").write_bytes(archive(files))
    (tmp_path / "sub").mkdir()
    (tmp_path / "sub" / "a.zip").write_bytes(archive({"x.txt": GOOD}))
    report = load([tmp_path])
    read = {document.name for document in report.documents if document.lines}
    assert read == {"a.zip/roles/clerk.txt", "a.zip/roles/Bäcker.md", "a.zip/b/cook.txt", "sub/a.zip/x.txt"}
    assert sorted(role.title for role in report.roles) == ["Baker", "Bookkeeper", "Clerk", "Cook"]
    told = {finding.message for finding in report.findings if finding.code in {"not-read", "left-out"}}
    assert told == {
        "a.zip/empty.md the file is empty",
        "a.zip/roles/old.doc is not read: .doc files are not",
        "other files were left out: 1 of kinds that are not read (.png), 1 hidden",
    }
    assert not (tmp_path / "roles").exists()


@pytest.mark.parametrize(("coding", "marked"), [("utf-8", True), ("utf-8", False), ("cp437", False)])
def test_the_names_in_an_archive_are_told_in_the_signs_they_were_written_in(
    tmp_path: Path, coding: str, marked: bool
) -> None:
    name = "Bäcker_größer.txt"
    data = archive({name.replace("ä", "a").replace("öß", "os"): GOOD})
    plain = name.replace("ä", "a").replace("öß", "os").encode()
    written = name.encode(coding)
    grown = len(written) - len(plain)
    changed = bytearray(data.replace(plain, written))
    for mark, flags, length in ((b"PK\x03\x04", 6, 26), (b"PK\x01\x02", 8, 28)):
        at = changed.find(mark)
        changed[at + flags + 1] = 8 if marked else 0
        changed[at + length] += grown
    end = changed.find(b"PK\x05\x06")
    changed[end + 12] += grown
    changed[end + 16] += grown
    (tmp_path / "a.zip").write_bytes(changed)
    assert [document.name for document in load([tmp_path / "a.zip"]).documents] == [f"a.zip/{name}"]


def test_a_name_of_odd_signs_is_told_in_one_line(tmp_path: Path) -> None:
    try:
        (tmp_path / "b\udcff\n.txt").write_bytes(b"\x00\x01")
    except (OSError, UnicodeError):
        pytest.skip("this system allows no such names")
    (tmp_path / "good.txt").write_text(GOOD)
    (told,) = (finding for finding in load([tmp_path]).findings if finding.code == "not-read")
    assert told.document == "b\ufffd\ufffd.txt"
