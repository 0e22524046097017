"""What is kept in the user's cache folder is whole or absent, bounded, and never in the way."""

import os
import stat
import subprocess
import sys
from pathlib import Path

import pytest

from graph import shelf as shelf_module
from graph.shelf import Shelf, key_of, key_of_files
from tests.kit.places import ROOT

PUTS = """
from graph.shelf import Shelf
shelf = Shelf("texts", most=5)
for n in range(200):
    key = str(n % 8)
    data = key.encode() * 50_000
    assert shelf.taken(key) in (None, data)
    shelf.put(key, data)
"""


@pytest.fixture
def shelf(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Shelf:
    """A shelf for three texts, in a folder that is not there yet."""
    monkeypatch.setenv("ATLAS_CACHE", str(tmp_path / "cache"))
    return Shelf("texts", most=3)


def test_what_was_put_is_taken_again_and_nothing_else(shelf: Shelf) -> None:
    assert shelf.taken("one") is None
    shelf.put("one", b"first")
    shelf.put("two", b"")
    assert (shelf.taken("one"), shelf.taken("two"), shelf.taken("three")) == (b"first", b"", None)
    shelf.put("one", b"second")
    assert shelf.taken("one") == b"second"


@pytest.mark.parametrize("damage", [b"", b"x", None])
def test_a_damaged_text_is_absent_and_thrown_away(shelf: Shelf, damage: bytes | None) -> None:
    shelf.put("one", b"the whole text")
    path = shelf.folder / "one"
    path.write_bytes(path.read_bytes()[:-1] if damage is None else damage)
    assert shelf.taken("one") is None
    assert not path.exists()
    shelf.put("one", b"the whole text")
    assert shelf.taken("one") == b"the whole text"


def test_a_text_under_the_name_of_another_is_absent(shelf: Shelf) -> None:
    shelf.put("one", b"first")
    (shelf.folder / "one").rename(shelf.folder / "two")
    assert shelf.taken("two") is None


def test_what_was_used_longest_ago_makes_room(shelf: Shelf) -> None:
    for n, key in enumerate(("one", "two", "three")):
        shelf.put(key, key.encode())
        os.utime(shelf.folder / key, (n, n))
    assert shelf.taken("one") == b"one"
    shelf.put("four", b"four")
    assert [shelf.taken(key) for key in ("one", "two", "three", "four")] == [b"one", None, b"three", b"four"]


def test_what_a_killed_writer_left_aside_makes_room_too(shelf: Shelf) -> None:
    shelf.put("one", b"first")
    for n in range(9):
        left = shelf.folder / f".{n}"
        left.write_bytes(b"half")
        os.utime(left, (n, n))
    shelf.put("two", b"second")
    assert len(list(shelf.folder.iterdir())) == 3
    assert shelf.taken("one") == b"first"


def test_a_text_larger_than_any_is_not_kept(shelf: Shelf, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(shelf_module, "LARGEST", 3)
    shelf.put("one", b"four")
    assert shelf.taken("one") is None


def test_a_folder_that_cannot_be_made_is_no_trouble(shelf: Shelf, tmp_path: Path) -> None:
    (tmp_path / "cache").write_text("a file stands where the folder would")
    shelf.put("one", b"first")
    assert shelf.taken("one") is None


@pytest.mark.skipif(os.name != "posix" or os.geteuid() == 0, reason="the superuser may write everywhere")
def test_a_folder_that_may_only_be_read_is_no_trouble(shelf: Shelf) -> None:
    shelf.put("one", b"first")
    shelf.folder.chmod(0o500)
    try:
        shelf.put("two", b"second")
        assert (shelf.taken("one"), shelf.taken("two")) == (b"first", None)
    finally:
        shelf.folder.chmod(0o700)


def test_a_folder_in_place_of_a_text_is_no_trouble(shelf: Shelf) -> None:
    (shelf.folder / "one").mkdir(parents=True)
    shelf.put("one", b"first")
    assert shelf.taken("one") is None


@pytest.mark.skipif(os.name != "posix", reason="other systems know no such rights")
def test_only_the_user_can_read_what_is_kept(shelf: Shelf) -> None:
    shelf.put("one", b"first")
    assert stat.S_IMODE((shelf.folder / "one").stat().st_mode) == 0o600
    assert stat.S_IMODE(shelf.folder.stat().st_mode) == 0o700


def test_processes_that_put_and_take_at_once_see_whole_texts(shelf: Shelf) -> None:
    both = [subprocess.Popen([sys.executable, "-c", PUTS], cwd=ROOT) for _ in range(2)]
    assert [process.wait() for process in both] == [0, 0]
    assert len(list(shelf.folder.iterdir())) <= 8


def test_a_key_tells_where_one_part_ends_and_the_next_begins() -> None:
    parts: list[list[bytes | str]] = [["ab", "c"], ["a", "bc"], ["abc"], ["abc", ""], [], [b"abc", "\ud800"]]
    assert len({key_of(several) for several in parts}) == len(parts)


def test_files_are_told_apart_by_their_places_and_every_byte(tmp_path: Path) -> None:
    def told() -> str:
        return key_of_files([tmp_path])

    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "a.yaml").write_text("a: 1")
    seen = [told()]
    (tmp_path / "in" / "a.yaml").write_text("a: 2")
    seen.append(told())
    (tmp_path / "in" / "a.yaml").rename(tmp_path / "in" / "b.yaml")
    seen.append(told())
    (tmp_path / "c.yaml").write_text("")
    seen.append(told())
    assert len(set(seen)) == len(seen)
    assert told() == seen[-1]
