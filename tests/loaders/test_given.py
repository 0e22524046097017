"""Documents handed over as bytes: read as at a path, each that cannot be read costs itself alone."""

from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import pytest

from graph.errors import BadDocument
from graph.kinds import NodeKind
from graph.stores.memory import NetworkxStore
from loaders.connect import read_graph
from loaders.given import read_given
from loaders.given_documents import GivenFile
from loaders.readers.bounds import LARGEST
from seeds.shipped import DOCUMENTS

CLERK = b"Clerk\n\nRequirements\n- Proficient in Excel\n"
BOSS = b"Boss\n\nRequirements\n- Expert in Salesforce\n"


def packed(**files: bytes) -> bytes:
    data = BytesIO()
    with ZipFile(data, "w") as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    return data.getvalue()


def titles(files: list[GivenFile]) -> list[str]:
    graph = read_given(files).graph
    return sorted(node.label for node in graph.nodes if node.kind == NodeKind.ROLE)


def test_what_is_handed_over_gives_the_graph_of_the_same_files_at_a_path() -> None:
    files = [GivenFile(path.name, path.read_bytes()) for path in sorted(DOCUMENTS.iterdir())]
    reading = read_given(files)
    ours, theirs = NetworkxStore(), NetworkxStore()
    ours.replace(reading.graph)
    theirs.replace(read_graph([DOCUMENTS]))
    assert ours.graph() == theirs.graph()
    assert [one.name for one in reading.documents] == sorted(file.name for file in files)
    assert sum(one.roles for one in reading.outturns) == 11


@pytest.mark.parametrize(
    ("name", "data", "line"),
    [
        ("a.doc", b"x", "is not read: .doc files are not; save it as .docx"),
        ("a.docx", b"x", "is no Word file, or a part of one is missing; save it as .docx again"),
        ("a.txt", b" \n", "the file is empty; give a document with text"),
        ("a.pdf", b"%PDF-1.4 nothing", None),
        ("~$a.docx", b"x", "is hidden, and no document; give it another name if it is one"),
        ("a.exe", b"MZ", "is not read: .exe files are not; save it as .docx or .txt"),
        (
            "a",
            b"x",
            "is not read: its name does not end in a kind of file; name it .docx, .txt or what it is",
        ),
        ("a.zip", b"PK", "is no archive, or its end is missing; pack the files again"),
    ],
)
def test_a_file_that_cannot_be_read_is_told_in_one_line_and_costs_no_other(
    name: str, data: bytes, line: str | None
) -> None:
    reading = read_given([GivenFile(name, data), GivenFile("clerk.txt", CLERK)])
    bad, good = reading.outturns
    assert good.words == "1 role"
    assert not bad.documents
    assert "\n" not in bad.words
    assert bad.words == line or (line is None and bad.words)
    assert [one.name for one in reading.documents] == ["clerk.txt"]


def test_a_file_that_is_too_large_is_not_read() -> None:
    (bad,) = read_given([GivenFile("a.txt", b"x" * (LARGEST + 1))]).outturns
    assert bad.words.startswith("is larger than 25 MB")


def test_nothing_that_can_be_read_gives_an_empty_graph() -> None:
    assert read_given([GivenFile("a.exe", b"MZ")]).graph.nodes == ()
    assert read_given([]).outturns == ()


def test_an_archive_is_one_file_of_several_documents() -> None:
    data = packed(**{"in/clerk.txt": CLERK, "boss.txt": BOSS, "notes.doc": b"x", "../out.txt": BOSS})
    reading = read_given([GivenFile("all.zip", data)])
    (one,) = reading.outturns
    assert one.roles == 2
    assert one.words.startswith("2 roles in 2 documents; ")
    assert "notes.doc is not read: .doc files are not; save it as .docx" in one.words
    assert "../out.txt has a name that leads out" in one.words
    assert [kept.name for kept in reading.documents] == ["all.zip/boss.txt", "all.zip/in/clerk.txt"]


def test_documents_kept_before_are_read_too_and_give_way_to_those_of_their_name() -> None:
    before = read_given([GivenFile("clerk.txt", CLERK), GivenFile("boss.txt", BOSS)]).documents
    reading = read_given([GivenFile("clerk.txt", CLERK.replace(b"Clerk", b"Teller"))], before)
    assert sorted(n.label for n in reading.graph.nodes if n.kind == NodeKind.ROLE) == ["Boss", "Teller"]
    assert [one.name for one in reading.outturns] == ["clerk.txt"]
    assert [one.name for one in reading.documents] == ["boss.txt", "clerk.txt"]


def test_two_files_of_one_name_are_told_unless_they_are_the_same() -> None:
    reading = read_given(
        [GivenFile("a/x.txt", CLERK), GivenFile("b\\x.txt", BOSS), GivenFile("x.txt", CLERK)]
    )
    assert [one.words for one in reading.outturns] == [
        "1 role",
        "another file of this name was given; give it a name of its own",
    ]


@pytest.mark.parametrize(
    "name",
    ["../../etc/x.txt", "<img src=x onerror=alert(1)>.txt", "a\x00b\n.txt", "é" * 300 + ".txt", "CON.txt"],
)
def test_a_name_leads_nowhere_and_stays_one_line(
    name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    (one,) = read_given([GivenFile(name, CLERK)]).outturns
    assert one.words == "1 role"
    assert "/" not in one.name
    assert one.name.isprintable()
    assert len(one.name.encode()) <= 200
    assert list(tmp_path.iterdir()) == []


def test_a_kept_graph_that_is_broken_is_told_without_the_folder_it_lay_in() -> None:
    with pytest.raises(BadDocument, match=r"^a\.json is an atlas file of a newer version"):
        read_given([GivenFile("a.json", b'{"format": "role-atlas/2"}')])


def test_the_order_of_files_does_not_matter() -> None:
    files = [GivenFile("b.txt", BOSS), GivenFile("a.txt", CLERK)]
    assert titles(files) == titles(files[::-1])
    assert len(titles(files)) == 2


def test_how_far_the_reading_is_can_be_watched() -> None:
    seen: list[float] = []
    read_given([GivenFile("a.txt", CLERK + b" ")], watch=lambda done, total: seen.append(done / total))
    assert seen == sorted(seen)
    assert seen[-1] == 1.0
