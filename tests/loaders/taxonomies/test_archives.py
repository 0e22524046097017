"""The archives of ESCO and O*NET are read as they are downloaded, and a bad one is one clear line."""

from collections.abc import Sequence
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile

import pytest

from graph.errors import BadDocument
from graph.exchange.codec import text_of
from loaders.connect import read_graph
from loaders.taxonomies.recognised import format_of, tables_of
from tests.kit.taxonomies import ESCO_FILES, ONET_FILES, esco_folder, onet_folder

CLASSES = [name for name in ESCO_FILES if "Relations" not in name]
RELATIONS = [name for name in ESCO_FILES if "Relations" in name]


def packed(path: Path, files: dict[str, str], names: Sequence[str], within: str = "") -> Path:
    """An archive of some of these files, in a folder in it if one is named."""
    path.parent.mkdir(parents=True, exist_ok=True)
    with ZipFile(path, "w", ZIP_DEFLATED) as archive:
        for name in names:
            archive.writestr(within + name, files[name])
    return path


def two(folder: Path) -> list[Path]:
    """The archives of the portal of ESCO, small."""
    return [
        packed(folder / "classification_en.zip", ESCO_FILES, CLASSES),
        packed(folder / "relations.zip", ESCO_FILES, RELATIONS),
    ]


def test_archives_hold_what_their_files_hold_however_they_are_named(tmp_path: Path) -> None:
    unpacked = text_of(read_graph([esco_folder(tmp_path / "esco")]))
    paths = two(tmp_path / "zips")
    one = packed(tmp_path / "one.zip", ESCO_FILES, list(ESCO_FILES), "ESCO dataset/")
    loose = [tmp_path / "esco" / name for name in RELATIONS]
    for given in ([tmp_path / "zips"], paths, paths[::-1], [one], [paths[0], *loose]):
        assert text_of(read_graph(given)) == unpacked, given


def test_onet_is_read_from_its_archive(tmp_path: Path) -> None:
    unpacked = text_of(read_graph([onet_folder(tmp_path / "onet")]))
    archive = packed(tmp_path / "z" / "db_29_3_text.zip", ONET_FILES, list(ONET_FILES), "db_29_3_text/")
    assert text_of(read_graph([archive])) == unpacked
    assert text_of(read_graph([tmp_path / "z"])) == unpacked


def test_what_lies_unpacked_goes_before_its_twin_in_an_archive(tmp_path: Path) -> None:
    two(tmp_path)
    (tmp_path / "occupations_en.csv").write_text(
        ESCO_FILES["occupations_en.csv"].replace("metal drawer", "wire drawer"), encoding="utf-8"
    )
    assert read_graph([tmp_path]).by_id["role:o2"].label == "wire drawer"


def test_an_archive_alone_says_which_table_it_lacks(tmp_path: Path) -> None:
    with pytest.raises(BadDocument, match=r"occupations_en\.csv is missing; name it, or the archive"):
        read_graph([two(tmp_path)[1]])


def test_one_table_in_two_archives_is_told(tmp_path: Path) -> None:
    paths = [*two(tmp_path), packed(tmp_path / "again.zip", ESCO_FILES, RELATIONS)]
    with pytest.raises(BadDocument, match="leave the one that is wanted"):
        read_graph(paths)


def test_a_taxonomy_beside_documents_is_told(tmp_path: Path) -> None:
    other = tmp_path / "roles.md"
    other.write_text("# Clerk\n- Excel\n", encoding="utf-8")
    with pytest.raises(BadDocument, match="loaded by itself"):
        read_graph([*two(tmp_path / "zips"), other])


def test_an_archive_made_to_do_harm_is_no_taxonomy_and_is_told(tmp_path: Path) -> None:
    bomb = packed(
        tmp_path / "relations.zip", {**ESCO_FILES, "skills_en.csv": "a," * 40_000_000}, [*ESCO_FILES]
    )
    with pytest.raises(BadDocument, match="unpacks to far more than it holds"):
        read_graph([bomb])


def test_a_damaged_table_in_an_archive_is_one_clear_line(tmp_path: Path) -> None:
    path = packed(tmp_path / "esco.zip", ESCO_FILES, list(ESCO_FILES))
    data = bytearray(path.read_bytes())
    with ZipFile(path) as archive:
        begins = archive.getinfo("skills_en.csv").header_offset
    data[begins + 60 : begins + 70] = b"\xff" * 10
    path.write_bytes(data)
    with pytest.raises(BadDocument, match="damaged") as raised:
        read_graph([path])
    assert len(str(raised.value).splitlines()) == 1


@pytest.mark.parametrize("content", ["", "role,skill\nclerk,Excel\n"])
def test_an_archive_of_documents_stays_one(tmp_path: Path, content: str) -> None:
    path = packed(tmp_path / "roles.zip", {"roles.csv": content}, ["roles.csv"])
    assert format_of(path) is None
    assert tables_of([path, path]) is None
