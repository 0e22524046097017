"""`atlas versions` and `atlas diff --store`: what a store held before is listed, gone back to, compared."""

from pathlib import Path

import pytest

from tests.kit.atlas import Atlas

OLD = """Kitchen

Line Cook

  • 1-2 years of experience in cooking
  • Proficient in Excel
"""


@pytest.fixture
def kept(atlas: Atlas, tmp_path: Path) -> str:
    """A store in which a document was loaded twice, the second time with another level."""
    store, document = f"file:{tmp_path / 'atlas.db'}", tmp_path / "cooks.txt"
    for text in (OLD, OLD.replace("Proficient", "Expert")):
        document.write_text(text, encoding="utf-8")
        assert atlas("load", str(document), "--into", store).code == 0
    return store


def test_a_version_is_gone_back_to_as_a_further_one(atlas: Atlas, kept: str) -> None:
    assert atlas.json("versions", "back", "1", "--store", kept) == {"version": 1, "roles": 1, "before": 1}
    told = atlas.json("versions", "list", "--store", kept)["versions"]
    assert [(one["number"], one["note"], one["stands"]) for one in told] == [
        (3, "back to version 1", True),
        (2, "", False),
        (1, "", False),
    ]
    assert {tuple(one["documents"]) for one in told} == {("cooks.txt",)}
    (need,) = atlas.json("who-needs", "Excel", "--store", kept)["roles"]
    assert need["level"] == 3


def test_versions_are_compared_with_each_other_and_with_what_stands(atlas: Atlas, kept: str) -> None:
    for numbers in (("1", "2"), ("1",)):
        changed = atlas.json("diff", *numbers, "--store", kept)["changed"]
        (level,) = [one for one in changed if one["what"] == "level"]
        assert (level["before"]["level"], level["after"]["level"]) == (3, 5)
    assert atlas.json("diff", "2", "--store", kept)["changed"] == []


def test_the_table_says_which_stands_and_what_to_do(atlas: Atlas, kept: str) -> None:
    out = " ".join(atlas("versions", "list", "--store", kept).out.split())
    assert "2 (stands)" in out
    assert "cooks.txt" in out
    assert "atlas versions back NUMBER puts one in place of what stands" in out
    assert "in place of 1 role" in " ".join(atlas("versions", "back", "1", "--store", kept).out.split())


@pytest.mark.parametrize(
    ("line", "told"),
    [
        (("versions", "back", "7"), "keeps no version 7; it keeps 1, 2"),
        (("diff", "1", "7"), "keeps no version 7"),
        (("diff", "old.txt"), "'old.txt' is no number of a version"),
    ],
)
def test_a_version_that_is_none_is_one_clear_line(
    atlas: Atlas, kept: str, line: tuple[str, ...], told: str
) -> None:
    ran = atlas(*line, "--store", kept)
    assert (ran.code, ran.out) == (2, "")
    assert told in ran.err
    assert ran.err.count("\n") == 1


def test_one_document_alone_is_compared_with_nothing(atlas: Atlas, tmp_path: Path) -> None:
    ran = atlas("diff", str(tmp_path / "old.txt"))
    assert ran.code == 2
    assert "name the new documents too" in ran.err
