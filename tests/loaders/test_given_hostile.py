"""Dropped files that are broken, locked or made to do harm: a row each, in the words of a load by path."""

import tracemalloc
from collections.abc import Callable, Mapping
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import pytest

from graph.errors import BadDocument
from graph.exchange.codec import text_of
from loaders.connect import connect, read_graph
from loaders.given import read_given
from loaders.given_documents import MOST_TOLD, GivenFile
from loaders.given_whole import KEPT, NOTHING_OF_ROLES, TAXONOMY
from loaders.readers import bounds
from tests.kit.bad_files import BAD, GOOD, Bad, archive, locked
from tests.kit.own_files import printed, word
from tests.kit.taxonomies import ESCO_FILES

# What only a path can be, and what is too large to be held in a test.
ON_DISK_ALONE = {"pipe.txt", "zero.txt", "gone.txt", "round.txt", "folder.md", "huge.md"}
DROPPED = {f"{bad.name!r}": bad for bad in BAD if bad.name not in ON_DISK_ALONE}
WELL = GivenFile("bookkeeper.txt", GOOD.encode())
ESCO = {
    "occupations_en.csv": "conceptType,conceptUri,preferredLabel\nOccupation,http://e/o/1,groom\n",
    "skills_en.csv": "conceptType,conceptUri,preferredLabel\nSkill,http://e/s/1,brush horses\n",
}
FOREIGN = ("schön.txt", "日本.txt", "résumé.txt")


def foreign_names() -> bytes:
    """An archive whose names are in a coding of their own, without a mark which."""
    data = BytesIO()
    with ZipFile(data, "w") as packed:
        for n, _ in enumerate(FOREIGN):
            packed.writestr(f"role{n}.txt", GOOD.replace("Bookkeeper", f"Bookkeeper {'ABC'[n]}"))
    raw = data.getvalue()
    for n, coding in enumerate((b"\xf6", b"\x93\xfa", b"\xff\xfe")):
        raw = raw.replace(f"role{n}.txt".encode(), (coding * 5)[:5] + b".txt")
    return raw


def lying() -> bytes:
    """An archive that says of a large part that it is small."""
    data = bytearray(archive({"a.txt": b"x" * 40_000_000}))
    for mark, at in ((b"PK\x01\x02", 24), (b"PK\x03\x04", 22)):
        where = data.find(mark) + at
        data[where : where + 4] = (20).to_bytes(4, "little")
    return bytes(data)


def rows(*files: tuple[str, bytes]) -> dict[str, str]:
    """What came of each of these files, dropped together."""
    return {one.name: one.words for one in read_given([GivenFile(*file) for file in files]).outturns}


@pytest.fixture
def made(tmp_path: Path) -> Callable[[Bad], bytes]:
    def make(bad: Bad) -> bytes:
        path = tmp_path / bad.name
        bad.make(path)
        data = path.read_bytes()
        path.unlink()
        return data

    return make


@pytest.mark.parametrize("name", DROPPED)
def test_a_bad_file_is_told_in_its_row_in_the_words_of_a_load_by_path(
    name: str, made: Callable[[Bad], bytes]
) -> None:
    bad = DROPPED[name]
    reading = read_given([GivenFile(bad.name, made(bad)), WELL])
    told, well = reading.outturns
    assert bad.why in told.words
    assert told.words.isprintable()
    assert not told.documents
    assert well.words == "1 role"
    assert [one.name for one in reading.documents] == [WELL.name]


@pytest.mark.parametrize(
    ("name", "data", "words"),
    [
        ("foreign.zip", foreign_names, "3 roles in 3 documents"),
        (
            "lying.zip",
            lying,
            "a.txt is damaged in the archive, or packed in a way that is not known; pack it again",
        ),
        (
            "locked esco.zip",
            lambda: locked(archive(ESCO)),
            "0 roles; occupations_en.csv is encrypted; unpack it with its password first",
        ),
        (
            "word.pdf",
            lambda: word("Clerk", "Excel"),
            "is a Word file, and not what its name says; name it .docx",
        ),
        (
            "page.docx",
            lambda: printed("Clerk", "Excel"),
            "is a PDF file, and not what its name says; name it .pdf",
        ),
        (
            "word.xlsx",
            lambda: word("Clerk", "Excel"),
            "is a Word file, and not what its name says; name it .docx",
        ),
        ("word.txt", lambda: word("Clerk", "Excel"), "is a Word file, "),
        (
            "text.pdf",
            GOOD.encode,
            "is no PDF file, or a part of one is missing; save or export it as PDF again",
        ),
    ],
)
def test_what_is_wrongly_named_or_lies_costs_itself_alone(
    name: str, data: Callable[[], bytes], words: str
) -> None:
    told = rows((name, data()), (WELL.name, WELL.data))
    assert told[WELL.name] == "1 role"
    assert told[name].startswith(words)


NOT_BESIDE: Mapping[str, tuple[Callable[[], bytes], str]] = {
    "kept.json": (lambda: text_of(connect("memory:").graph()).encode(), KEPT),
    "newer.json": (lambda: b'{"format": "role-atlas/99"}', "it is an atlas file of a newer version"),
    "settings.json": (lambda: b'{"editor.fontSize": 12}', "0 roles"),
    "numbers.json": (lambda: b"[1, 2, 3]", NOTHING_OF_ROLES),
    "broken.json": (lambda: b"{", NOTHING_OF_ROLES),
    "esco.zip": (lambda: archive(ESCO), TAXONOMY),
    "kept.db": (lambda: b"SQLite format 3\x00" + bytes(4000), "it is damaged"),
}


@pytest.mark.parametrize("name", NOT_BESIDE)
def test_what_is_no_document_does_not_cost_the_documents_beside_it(name: str) -> None:
    data, why = NOT_BESIDE[name]
    told = rows((WELL.name, WELL.data), (name, data()), ("word.docx", word("Clerk", "Proficient in Excel")))
    assert told[WELL.name] == told["word.docx"] == "1 role"
    assert told[name].startswith(why)
    assert told[name].isprintable()


def test_two_archives_may_hold_files_of_one_name(tmp_path: Path) -> None:
    one, other = archive({"role.txt": GOOD}), archive({"role.txt": GOOD.replace("Bookkeeper", "Groom")})
    assert rows(("a.zip", one), ("b.zip", other)) == {"a.zip": "1 role", "b.zip": "1 role"}
    for name, data in (("a.zip", one), ("b.zip", other)):
        (tmp_path / name).write_bytes(data)
    graph = read_graph([tmp_path / "a.zip", tmp_path / "b.zip"])
    assert sorted(node.label for node in graph.nodes if node.id.startswith("role:")) == [
        "Bookkeeper",
        "Groom",
    ]


def test_two_tables_of_one_taxonomy_are_read_together() -> None:
    first, *others = ESCO_FILES
    told = rows(*((name, text.encode()) for name, text in ESCO_FILES.items()))
    assert told.pop(first).startswith("2 roles")
    assert told == dict.fromkeys(others, f"was read together with {first}")


def test_a_locked_archive_is_one_line_at_a_path_too(tmp_path: Path) -> None:
    (tmp_path / "locked.zip").write_bytes(locked(archive({"occupations_en.csv": ESCO["occupations_en.csv"]})))
    with pytest.raises(BadDocument, match=r"occupations_en\.csv is encrypted"):
        read_graph([tmp_path / "locked.zip"])


def test_two_hundred_documents_in_an_archive_are_one_row() -> None:
    many = archive({f"{n:03}.txt": GOOD.replace("Bookkeeper", f"Clerk of Hall {n}") for n in range(200)})
    assert rows(("all.zip", many)) == {"all.zip": "200 roles in 200 documents"}


def test_of_thousands_left_out_of_an_archive_the_first_are_named() -> None:
    told = rows(("all.zip", archive({f"{n:04}.doc": b"x" for n in range(3000)})))["all.zip"]
    assert told.count(".doc files are not") == MOST_TOLD
    assert told.endswith("; 2,980 more were left out; load them by themselves to see why")


@pytest.mark.parametrize(
    ("bound", "most", "told"),
    [("MOST_DOCUMENTS", 2, "2 documents together"), ("MOST_BYTES", 120, "0 MB together")],
)
def test_a_file_beyond_what_one_load_takes_is_told_and_those_before_it_are_read(
    bound: str, most: int, told: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(f"loaders.given_documents.{bound}", most)
    given = [(f"{n}.txt", GOOD.replace("Bookkeeper", f"Clerk of Hall {n}").encode()) for n in range(3)]
    assert rows(*given) == {
        "0.txt": "1 role",
        "1.txt": "1 role",
        "2.txt": f"is more than one load takes: {told}; load it by itself",
    }


@pytest.mark.parametrize(
    "make", [lambda: archive({"a.txt": bytes(190_000_000)}), lying], ids=["bomb", "lying"]
)
def test_memory_stays_bounded_whatever_an_archive_unpacks_to(make: Callable[[], bytes]) -> None:
    data = make()
    rows((WELL.name, WELL.data))
    tracemalloc.start()
    rows(("bomb.zip", data), (WELL.name, WELL.data))
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert peak < 25_000_000


def test_the_docs_tell_the_bounds_that_hold() -> None:
    docs = (Path(__file__).parents[2] / "docs" / "running.md").read_text(encoding="utf-8")
    assert f"{bounds.megabytes(bounds.LARGEST)} a file;" in docs
    assert f"{bounds.megabytes(bounds.LARGEST_ARCHIVE)} packed" in docs
    assert f"{bounds.MOST_DOCUMENTS:,} documents, {bounds.megabytes(bounds.MOST_BYTES)} of documents" in docs
